import { describe, expect, it } from 'vitest'
import { facts } from '../app/facts.js'
import { bill, closeAll, draftAll, goods, pay, secondEntity, support } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, type SmallCompany, smallCompany } from '../testing/small-company.js'
import { certificates } from './collections.js'

/** Three households: one paid for support, one for goods only, one not at all. */
const opened = async (at = '2026-01-15T08:00:00.000Z') => {
  const company = await smallCompany({ at })
  const [second, third] = [await newCustomer(company, 2), await newCustomer(company, 3)]
  const invoice = await bill(company, [support(6000), goods(3000)])
  await pay(company, invoice, 9000)
  await pay(company, await bill(company, [goods(3000)], { customer: second }), 3000)
  await bill(company, [support(5000)], { customer: third })
  return { ...company, invoice, second, third }
}

const year = (company: SmallCompany) => ({ legalEntity: company.entity, year: 2025 })

const list = async (company: SmallCompany) => {
  const { foyer, as } = company
  return (await given(foyer.attestation.listCertificates(year(company), as('owner')))).items
}

describe('draftYear', () => {
  it('makes one draft per household with something to certify (S004)', async () => {
    const company = await opened()
    const { foyer, as, entity, customer } = company
    const answer = await given(foyer.attestation.draftYear(year(company), as('owner')))
    expect(answer).toEqual({ drafted: 1, done: true })
    expect(await list(company)).toMatchObject([
      {
        customer,
        legalEntity: entity,
        year: 2025,
        version: 1,
        status: 'draft',
        number: null,
        issuedOn: null,
        figures: { paidGross: 6000, ineligiblePaid: 3000 },
      },
    ])
  })

  it('waits for the year to be over, in the time of Paris', async () => {
    const company = await opened('2025-12-31T22:59:59.000Z')
    const { foyer, as, clock } = company
    const ask = () => foyer.attestation.draftYear(year(company), as('owner'))
    expect(await refused(ask())).toEqual({ code: 'year-not-over', from: '2026-01-01' })
    clock.set('2025-12-31T23:00:00.000Z')
    expect(await given(ask())).toEqual({ drafted: 1, done: true })
  })

  it('changes nothing when nothing moved', async () => {
    const company = await opened()
    const { foyer, as } = company
    await draftAll(company)
    const before = await list(company)
    const again = await given(foyer.attestation.draftYear(year(company), as('owner')))
    expect(again).toEqual({ drafted: 0, done: true })
    expect(await list(company)).toEqual(before)
  })

  it('goes through many customers page after page', async () => {
    const company = await smallCompany({ at: '2026-01-15T08:00:00.000Z' })
    const { foyer, as } = company
    for (let no = 2; no < 150; no++) await newCustomer(company, no)
    const customer = await newCustomer(company, 150)
    await pay(company, await bill(company, [support(6000)], { customer }), 6000)
    const ask = () => given(foyer.attestation.draftYear(year(company), as('owner')))
    expect(await ask()).toEqual({ drafted: 0, done: false })
    const closed = foyer.attestation.closeYear(year(company), as('owner'))
    expect(await refused(closed)).toEqual({ code: 'year-not-drafted' })
    expect(await ask()).toEqual({ drafted: 1, done: true })
    expect(await list(company)).toMatchObject([{ customer }])
  })

  it('refuses an unknown entity by its id', async () => {
    const { foyer, as } = await smallCompany()
    const id = 'ent_0000000000000000000000000X'
    const answer = foyer.attestation.draftYear({ legalEntity: id, year: 2025 }, as('owner'))
    expect(await refused(answer)).toEqual({ code: 'not-found', id })
  })
})

describe('the schedule', () => {
  it('drafts on 1 January without anybody asking, and not a second before (S004)', async () => {
    const company = await opened('2025-12-20T08:00:00.000Z')
    const { foyer } = company
    await foyer.tick('2025-12-31T22:59:59.999Z' as never)
    expect(await list(company)).toEqual([])
    expect(await foyer.tick('2025-12-31T23:00:00.000Z' as never)).toEqual({ ran: 1, parked: 0 })
    expect(await list(company)).toMatchObject([{ status: 'draft', customer: company.customer }])
    expect(await foyer.tick('2026-01-01T08:00:00.000Z' as never)).toEqual({ ran: 0, parked: 0 })
  })

  it('sets no alarm for a year that cannot be certified', async () => {
    const company = await smallCompany({ at: '2026-01-15T08:00:00.000Z' })
    const invoice = await bill(company, [support(6000)])
    await pay(company, invoice, 1000, { on: '0025-04-05' })
    await pay(company, invoice, 1000, { on: '9999-04-05' })
    expect(await company.foyer.tick('2026-02-01T08:00:00.000Z' as never)).toMatchObject({ ran: 0 })
  })
})

describe('money after the drafts', () => {
  it('is in the draft at once', async () => {
    const company = await opened()
    const { third } = company
    await draftAll(company)
    const late = await bill(company, [support(4000)])
    await pay(company, late, 1500, { on: '2025-12-31' })
    await pay(company, late, 1500, { on: '2026-01-02' })
    expect(await list(company)).toMatchObject([{ figures: { paidGross: 7500 } }])
    await pay(company, await bill(company, [support(800)], { customer: third }), 800)
    expect(await list(company)).toMatchObject([
      { figures: { paidGross: 7500 } },
      { customer: third, status: 'draft', figures: { paidGross: 800 } },
    ])
  })

  it('is in the draft, also when a payment is given to its invoice only now', async () => {
    const company = await opened()
    const { foyer, as, customer } = company
    const received = { amount: 1500, on: '2025-12-30', means: 'cheque', customer } as const
    const { payment } = await given(foyer.payments.recordPayment(received, as('agent')))
    await draftAll(company)
    const invoice = await bill(company, [support(4000)])
    await given(foyer.payments.allocatePayment({ payment, invoice, amount: 1500 }, as('agent')))
    expect(await list(company)).toMatchObject([{ figures: { paidGross: 7500 } }])
  })

  it('leaves the draft when a credit note that became known late takes it off its line', async () => {
    const company = await opened()
    const { foyer, as, invoice } = company
    await draftAll(company)
    const note = { invoice, number: 'A1', issuedOn: '2024-12-01' }
    const lines = [{ line: 1, amount: 6000 }]
    await given(foyer.invoicing.takeOverCreditNote({ ...note, lines }, as('owner')))
    expect(await list(company)).toMatchObject([{ figures: { paidGross: 0, interventions: [] } }])
  })

  it('is decided again when the drafting began while it was recorded', async () => {
    const company = await opened()
    const { store, second } = company
    const invoice = await bill(company, [support(800)], { customer: second })
    const { commit } = store
    let begun = false
    store.commit = async (tenant, changes) => {
      const pays = changes.some((change) => change.of === 'payments')
      if (pays && !begun) {
        begun = true
        await draftAll(company)
      }
      return commit.call(store, tenant, changes)
    }
    await pay(company, invoice, 800)
    expect(begun).toBe(true)
    expect(await list(company)).toHaveLength(2)
  })
})

describe('closeYear', () => {
  it('issues each draft once, under gapless numbers (S004)', async () => {
    const company = await opened()
    const { foyer, as, third } = company
    await pay(company, await bill(company, [support(800)], { customer: third }), 800)
    await draftAll(company)
    const ask = () => foyer.attestation.closeYear(year(company), as('owner'))
    const { issued, left } = await given(ask())
    expect(left).toBe(false)
    const all = await list(company)
    expect(all.map(({ id }) => id)).toEqual(issued)
    expect(all).toMatchObject([
      { status: 'issued', number: 'AF2025-00001', issuedOn: '2026-01-15' },
      { status: 'issued', number: 'AF2025-00002', issuedOn: '2026-01-15' },
    ])
    expect(await given(ask())).toEqual({ issued: [], left: false, late: false })
    expect(await list(company)).toEqual(all)
  })

  it('issues what the money says at that moment, whatever the draft still says', async () => {
    const company = await opened()
    const { store, tenant, foyer, as } = company
    await draftAll(company)
    const [stored] = (await store.find(tenant, certificates.name, { limit: 9 })).items
    const stale = { ...stored?.doc, figures: { ...(await list(company))[0]?.figures, aids: 1 } }
    const { version = 0 } = stored ?? {}
    await store.commit(tenant, [
      { do: 'replace', of: certificates.name, doc: stale as never, version },
    ])
    await given(foyer.attestation.closeYear(year(company), as('owner')))
    expect(await list(company)).toMatchObject([{ status: 'issued', figures: { aids: 0 } }])
  })

  it('removes a draft that has nothing left to certify', async () => {
    const company = await opened()
    const { foyer, as, third } = company
    const invoice = await bill(company, [support(800)], { customer: third })
    const payment = await pay(company, invoice, 800)
    await draftAll(company)
    await given(foyer.payments.returnPayment({ payment, on: '2026-01-10' }, as('agent')))
    expect(await list(company)).toHaveLength(2)
    expect((await closeAll(company)).map(({ number }) => number)).toEqual(['AF2025-00001'])
    expect(await list(company)).toHaveLength(1)
  })

  it('refuses a year that was not drafted', async () => {
    const company = await opened()
    const { foyer, as } = company
    const answer = foyer.attestation.closeYear(year(company), as('owner'))
    expect(await refused(answer)).toEqual({ code: 'year-not-drafted' })
  })

  it.each([
    ['2026-03-30T21:59:59.000Z', false],
    ['2026-03-30T22:00:00.000Z', true],
  ])('at %s is late: %s (the law wants it before 31 March)', async (moment, late) => {
    const company = await opened()
    const { foyer, as, clock } = company
    await draftAll(company)
    clock.set(moment)
    expect(await given(foyer.attestation.closeYear(year(company), as('owner')))).toMatchObject({
      late,
    })
  })

  it('goes through many drafts a hundred a call', async () => {
    const company = await smallCompany({ at: '2026-01-15T08:00:00.000Z' })
    const { foyer, as } = company
    for (let no = 1; no <= 103; no++) {
      const customer = await newCustomer(company, no)
      await pay(company, await bill(company, [support(6000)], { customer }), 6000)
    }
    await draftAll(company)
    const ask = () => given(foyer.attestation.closeYear(year(company), as('owner')))
    const pages = [await ask(), await ask()]
    expect(pages.map(({ issued, left }) => [issued.length, left])).toEqual([
      [100, true],
      [3, false],
    ])
    const all = { ...year(company), limit: 200 }
    const { items } = await given(foyer.attestation.listCertificates(all, as('owner')))
    const numbers = Array.from(
      { length: 103 },
      (_, i) => `AF2025-${String(i + 1).padStart(5, '0')}`,
    )
    expect(items.map(({ number }) => number).sort()).toEqual(numbers)
  })

  it('numbers each entity and each year apart', async () => {
    const company = await smallCompany({ at: '2026-01-15T08:00:00.000Z' })
    const entity = await secondEntity(company)
    for (const told of [{}, { entity }]) {
      const invoice = await bill(company, [support(6000)], told)
      await pay(company, invoice, 3000, { on: '2024-06-01' })
      await pay(company, invoice, 1000, { on: '2025-06-01' })
    }
    const closed = []
    for (const of of [2024, 2025])
      for (const legalEntity of [company.entity, entity])
        closed.push(...(await closeAll(company, of, legalEntity)))
    expect(closed.map((one) => [one.legalEntity, one.number, one.figures.paidGross])).toEqual([
      [company.entity, 'AF2024-00001', 3000],
      [entity, 'AF2024-00001', 3000],
      [company.entity, 'AF2025-00001', 1000],
      [entity, 'AF2025-00001', 1000],
    ])
  })

  it('issues, when it is closed again, what became known since', async () => {
    const company = await opened()
    const { second } = company
    await closeAll(company)
    await pay(company, await bill(company, [support(800)], { customer: second }), 800)
    const numbers = (await closeAll(company)).map(({ number, customer }) => [number, customer])
    expect(numbers).toEqual([
      ['AF2025-00001', company.customer],
      ['AF2025-00002', second],
    ])
  })

  it('tells the feed once that the year is closed', async () => {
    const company = await opened()
    const { foyer, as, store, tenant } = company
    await draftAll(company)
    for (let i = 0; i < 2; i++) await given(foyer.attestation.closeYear(year(company), as('owner')))
    const where = { type: 'year-closed' }
    const { items } = await store.find(tenant, facts.name, { where, limit: 9 })
    expect(items.map(({ doc }) => doc)).toMatchObject([{ data: { year: 2025 } }])
  })
})

describe('showYear', () => {
  it('adds up all customers, those without a certificate too', async () => {
    const company = await opened()
    const { foyer, as, third } = company
    await pay(company, await bill(company, [support(800)], { customer: third }), 1000)
    await closeAll(company)
    expect(await given(foyer.attestation.showYear(year(company), as('accountant')))).toEqual({
      certificates: 2,
      figures: {
        paidGross: 6800,
        prepaidCesu: 0,
        aids: 0,
        advance: 0,
        paidNet: 6800,
        ineligiblePaid: 6000,
        paidInCash: 0,
      },
      customerCredit: 200,
    })
  })
})

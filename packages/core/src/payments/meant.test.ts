import { describe, expect, it } from 'vitest'
import { bill, goods, support } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, smallCompany } from '../testing/small-company.js'
import { settlements } from './collections.js'
import { Settlement } from './settlement.js'

const opened = async () => {
  const company = await smallCompany()
  const { foyer, as, store, tenant, customer } = company
  const accountant = as('accountant')
  const record = (amount: number, rest: object = {}) =>
    foyer.payments.recordPayment(
      { amount, on: '2025-04-05', means: 'transfer', ...rest },
      accountant,
    )
  const account = () => given(foyer.payments.showAccount({ customer }, accountant))
  const agree = (invoice: string, ...shares: readonly [string, number][]) =>
    foyer.payments.agreeShares(
      {
        invoice,
        shares: shares.map(([payer, amount]) => ({ kind: 'department', payer, amount })),
      },
      accountant,
    )
  const pieces = async (invoice: string) => {
    const stored = await store.get(tenant, settlements.name, invoice)
    return Settlement.parse(stored?.doc).pieces
  }
  const onLines = async (invoice: string) =>
    (await pieces(invoice)).map(({ line, amount }) => [line, amount])
  return { ...company, accountant, record, account, agree, pieces, onLines }
}

describe('money meant for certain lines', () => {
  it('pays them first, and then the others in proportion', async () => {
    const company = await opened()
    const invoice = await bill(company, [support(6000), support(3000), goods(3000)])
    await given(company.record(4000, { invoice, lines: [2, 3] }))
    expect(await company.onLines(invoice)).toEqual([
      [2, 2000],
      [3, 2000],
    ])
    await given(company.record(3000, { invoice, lines: [2] }))
    expect((await company.onLines(invoice)).slice(2)).toEqual([
      [2, 1000],
      // What line 2 no longer owed: in proportion to 6,000 and 1,000.
      [1, 1714],
      [3, 286],
    ])
  })

  it('never takes prepaid CESU to a line that opens no right, though it be named', async () => {
    const company = await opened()
    const invoice = await bill(company, [support(6000), goods(3000)])
    await given(company.record(1000, { invoice, lines: [2], means: 'prepaid-cesu' }))
    expect(await company.onLines(invoice)).toEqual([[1, 1000]])
  })

  it('is refused for a line that the invoice has not, and without an invoice', async () => {
    const company = await opened()
    const invoice = await bill(company, [support(6000)])
    const refusal = { code: 'line-unknown', line: 2 }
    expect(await refused(company.record(1000, { invoice, lines: [2] }))).toEqual(refusal)
    expect(await refused(company.record(1000, { lines: [2] }))).toEqual(refusal)
  })
})

describe('third parties who pay shares of one invoice', () => {
  it('owe theirs, and the customer the rest; what they pay is an aid', async () => {
    const company = await opened()
    const invoice = await bill(company, [support(10_000)])
    expect(await given(company.agree(invoice, ['Drôme', 3000], ['Mutuelle', 2000]))).toMatchObject({
      own: 5000,
      shares: [
        { no: 1, payer: 'Drôme', paid: 0, due: 3000 },
        { no: 2, payer: 'Mutuelle', paid: 0, due: 2000 },
      ],
    })
    await given(company.record(1000, { invoice, share: 1 }))
    await given(company.record(4000, { invoice }))
    const [owed] = (await company.account()).invoices
    expect(owed).toMatchObject({
      ...{ due: 5000, own: 1000 },
      shares: [
        { paid: 1000, due: 2000 },
        { paid: 0, due: 2000 },
      ],
    })
    expect((await company.pieces(invoice)).map(({ kind }) => kind)).toEqual(['aid', 'own'])
  })

  it('owe no more than the invoice still does, once the customer paid too much', async () => {
    const company = await opened()
    const invoice = await bill(company, [support(10_000)])
    await given(company.agree(invoice, ['Drôme', 3000]))
    await given(company.record(9000, { invoice }))
    const [owed] = (await company.account()).invoices
    expect(owed).toMatchObject({ due: 1000, own: 0, shares: [{ due: 1000 }] })
  })

  it('are refused above the invoice, and may not be taken from who has paid', async () => {
    const company = await opened()
    const invoice = await bill(company, [support(10_000)])
    expect(await refused(company.agree(invoice, ['Drôme', 10_001]))).toEqual({
      code: 'shares-above-invoice',
      gross: 10_000,
    })
    await given(company.agree(invoice, ['Drôme', 3000]))
    expect(await refused(company.record(100, { invoice, share: 2 }))).toEqual({
      code: 'share-unknown',
      share: 2,
    })
    await given(company.record(3000, { invoice, share: 1 }))
    const paid = { code: 'share-paid', share: 1 }
    expect(await refused(company.agree(invoice))).toEqual(paid)
    expect(await refused(company.agree(invoice, ['Drôme', 2999]))).toEqual(paid)
    expect(await refused(company.agree(invoice, ['Isère', 3000]))).toEqual(paid)
    await given(company.agree(invoice, ['Drôme', 4000]))
  })
})

describe('who received money', () => {
  const second = async (company: Awaited<ReturnType<typeof opened>>) => {
    const { foyer, as } = company
    const owner = as('owner')
    const { items } = await given(foyer.organisation.listLegalEntities({}, owner))
    const [first] = items
    if (!first) throw new Error('no entity')
    const { id: _, ...like } = first
    const twin = { ...like, name: 'Boutique', siren: '732829320', sapNumber: 'SAP732829320' }
    return given(foyer.organisation.registerLegalEntity(twin as never, owner))
  }

  it('is whoever is owed it; of money that waits, who is named, or the only entity', async () => {
    const company = await opened()
    const { customer, store, tenant, entity } = company
    const entityOf = async (payment: string) => (await store.get(tenant, 'payments', payment))?.doc
    const alone = await given(company.record(100, { customer }))
    expect(await entityOf(alone.payment)).toMatchObject({ legalEntity: entity })
    const { id: legalEntity } = await second(company)
    expect(await refused(company.record(100, { customer }))).toEqual({
      code: 'legal-entity-needed',
    })
    const named = await given(company.record(100, { customer, legalEntity }))
    expect(await entityOf(named.payment)).toMatchObject({ legalEntity })
    const invoice = await bill(company, [support(6000)])
    expect(await refused(company.record(100, { invoice, legalEntity }))).toEqual({
      code: 'other-legal-entity',
    })
    const { foyer, accountant } = company
    const give = { payment: named.payment, invoice, amount: 100 }
    expect(await refused(foyer.payments.allocatePayment(give, accountant))).toEqual({
      code: 'other-legal-entity',
    })
    const unknown = { customer, legalEntity: 'ent_00000000000000000000000099' }
    expect(await refused(company.record(100, unknown))).toMatchObject({ code: 'not-found' })
  })
})

describe('a closed month', () => {
  it('takes no money any more, unless it is entered on a later day', async () => {
    const company = await opened()
    const { foyer, accountant, entity, clock } = company
    const invoice = await bill(company, [support(6000)])
    const { payment } = await given(company.record(1000, { invoice, on: '2026-03-05' }))
    await foyer.relay()
    clock.set('2026-04-02T08:00:00.000Z')
    await given(foyer.journal.closeMonth({ legalEntity: entity, month: '2026-03' }, accountant))
    const closed = { code: 'month-closed', through: '2026-03-31' }
    expect(await refused(company.record(500, { invoice, on: '2026-03-31' }))).toEqual(closed)
    expect(
      await refused(foyer.payments.returnPayment({ payment, on: '2026-03-30' }, accountant)),
    ).toEqual(closed)
    const late = { invoice, on: '2026-03-31', bookedOn: '2026-04-01' }
    await given(company.record(500, late))
    const back = { payment, on: '2026-03-30', bookedOn: '2026-04-01' }
    await given(foyer.payments.returnPayment(back, accountant))
    await given(company.record(500, { invoice, on: '2026-04-01' }))
  })
})

describe('a customer of another', () => {
  it('has nothing to do with an invoice', async () => {
    const company = await opened()
    const other = await newCustomer(company, 2)
    const mine = await bill(company, [support(6000)])
    const theirs = await bill(company, [support(6000)], { customer: other })
    await given(company.record(7000, { invoice: mine }))
    const use = { from: mine, invoice: theirs, amount: 1000 }
    expect(await refused(company.foyer.payments.useCredit(use, company.accountant))).toEqual({
      code: 'other-customer',
    })
  })
})

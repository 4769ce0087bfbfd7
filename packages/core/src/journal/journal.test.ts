import { describe, expect, it } from 'vitest'
import type { Anchor } from '../ports/outside.js'
import { bill, checkAndIssue, goods, sign, support } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'
import { journalEntries, journalHeads } from './collections.js'
import { genesis } from './entry.js'

/** A company whose journal is followed, and whose anchors are kept. */
const opened = async () => {
  const kept: Anchor[] = []
  const company = await smallCompany({
    anchors: {
      async keep(_, anchor) {
        kept.push(anchor)
      },
    },
  })
  const { foyer, as, entity, clock } = company
  const accountant = as('accountant')
  const pay = (amount: number, invoice: string, rest: object = {}) =>
    given(
      foyer.payments.recordPayment(
        { amount, invoice, on: '2026-03-02', means: 'transfer', ...rest },
        accountant,
      ),
    )
  const entries = async () =>
    (await given(foyer.journal.listEntries({ legalEntity: entity, limit: 200 }, accountant))).items
  const verify = (anchors: readonly { count: number; hash: string }[] = []) =>
    given(foyer.journal.verifyJournal({ legalEntity: entity, anchors: [...anchors] }, accountant))
  const closeDay = (day: string) => foyer.journal.closeDay({ legalEntity: entity, day }, accountant)
  const closeMonth = (month: string) =>
    foyer.journal.closeMonth({ legalEntity: entity, month }, accountant)
  const closeYear = (year: number) =>
    foyer.journal.closeYear({ legalEntity: entity, year }, accountant)
  const at = (moment: string) => clock.set(moment)
  return {
    ...{ ...company, kept, accountant, pay, entries, verify },
    ...{ closeDay, closeMonth, closeYear, at },
  }
}

/** An invoice of our own of 10 EUR, issued on 10 March 2026. */
const issued = async (company: Awaited<ReturnType<typeof opened>>) => {
  const { foyer, as } = company
  const { id: invoice, legalEntity } = await sign(company)
  company.clock.set('2026-03-10T09:00:00.000Z')
  const line = { kind: 'goods', label: 'Souris', gross: 1000, vatRate: '0.2' } as const
  await given(foyer.invoicing.amendDraft({ invoice, lines: [line] }, as('agent')))
  await checkAndIssue(company, { id: invoice, legalEntity })
  return invoice
}

describe('the fiscal journal', () => {
  it('writes down what is issued and paid, in order, each entry bound to the one before', async () => {
    const company = await opened()
    const invoice = await issued(company)
    await company.pay(400, invoice)
    await company.pay(600, invoice, { means: 'cash' })
    await company.foyer.relay()
    const entries = await company.entries()
    expect(entries).toMatchObject([
      { no: 1, kind: 'invoice', of: invoice, amount: 1000, previous: genesis },
      { no: 2, kind: 'payment', amount: 400, on: '2026-03-02', content: { means: 'transfer' } },
      { no: 3, kind: 'payment', amount: 600, content: { means: 'cash', byThirdParty: false } },
    ])
    expect(entries[0]?.taxes).toEqual([{ rate: '0.2', net: 833, vat: 167 }])
    expect(entries.map(({ previous }) => previous).slice(1)).toEqual(
      entries.map(({ hash }) => hash).slice(0, 2),
    )
    expect(await company.verify()).toMatchObject({ sound: true, entries: 3, faults: [] })
  })

  it('takes over what another system issued as openings, which count in no total', async () => {
    const company = await opened()
    const { foyer, accountant } = company
    const invoice = await bill(company, [support(6000), goods(1000)])
    const lines = [{ line: 2, amount: 500 }]
    const note = { invoice, number: 'AV-1', issuedOn: '2025-04-01', lines }
    await given(foyer.invoicing.takeOverCreditNote(note, accountant))
    await foyer.relay()
    expect(await company.entries()).toMatchObject([
      { kind: 'opening-invoice', amount: 7000, on: '2025-03-31' },
      { kind: 'opening-credit-note', amount: 500, content: { invoice } },
    ])
    company.at('2026-03-03T08:00:00.000Z')
    const closing = await given(company.closeDay('2026-03-02'))
    expect(closing.totals).toMatchObject({ entries: 2, invoiced: 0, credited: 0, taxes: [] })
  })

  it('writes down what the bank took back, and what was given back, as entries of their own', async () => {
    const company = await opened()
    const { foyer, accountant, pay } = company
    const invoice = await issued(company)
    const { payment } = await pay(1000, invoice)
    await given(foyer.payments.returnPayment({ payment, on: '2026-03-02' }, accountant))
    await pay(1500, invoice)
    const refund = { invoice, amount: 500, on: '2026-03-02', means: 'transfer' } as const
    await given(foyer.payments.refundCredit(refund, accountant))
    await foyer.relay()
    expect((await company.entries()).map(({ kind, amount }) => [kind, amount])).toEqual([
      ['invoice', 1000],
      ['payment', 1000],
      ['payment-return', 1000],
      ['payment', 1500],
      ['refund', 500],
    ])
    expect(await company.verify()).toMatchObject({ sound: true })
  })

  it('writes down to which invoice money was given that had waited', async () => {
    const company = await opened()
    const { foyer, accountant, customer } = company
    const waiting = { customer, amount: 1000, on: '2026-03-02', means: 'cheque' } as const
    const { payment } = await given(foyer.payments.recordPayment(waiting, accountant))
    const invoice = await issued(company)
    await given(foyer.payments.allocatePayment({ payment, invoice, amount: 1000 }, accountant))
    await foyer.relay()
    const kinds = (await company.entries()).map(({ kind, content }) => [kind, content['invoice']])
    expect(kinds).toContainEqual(['allocation', invoice])
    expect(await company.verify()).toMatchObject({ sound: true, entries: 3 })
  })

  it('reads the feed once, however often it is asked', async () => {
    const company = await opened()
    await issued(company)
    await company.foyer.relay()
    const { tenant, foyer } = company
    const system = { as: { tenant, id: 'x', role: 'system' } } as const
    expect(await given(foyer.journal.follow({ upTo: 1 }, system))).toEqual({ entered: 0 })
    await foyer.relay()
    expect(await company.entries()).toHaveLength(1)
  })

  it('keeps the journal of each entity apart, and shows another tenant nothing', async () => {
    const company = await opened()
    await issued(company)
    await company.foyer.relay()
    const { foyer, entity } = company
    const stranger = { as: { tenant: 'tenant-b', id: 'x', role: 'owner' } } as never
    const theirs = await given(foyer.journal.listEntries({ legalEntity: entity }, stranger))
    expect(theirs.items).toEqual([])
  })
})

describe('closings', () => {
  it('counts a day the night after, hands its anchor out, and goes on', async () => {
    const company = await opened()
    const { foyer, kept, entity } = company
    const invoice = await issued(company)
    await company.pay(400, invoice)
    await foyer.relay()
    company.at('2026-03-11T01:30:00.000Z')
    await foyer.tick()
    expect(await company.entries()).toHaveLength(2)
    company.at('2026-03-11T02:30:00.000Z')
    await foyer.tick()
    await foyer.relay()
    const closing = (await company.entries()).at(-1)
    expect(closing).toMatchObject({ kind: 'closing', on: '2026-03-10', amount: 1000 })
    expect(closing?.content).toMatchObject({
      period: 'day',
      from: '2026-03-10',
      totals: { entries: 2, invoiced: 1000, received: 400 },
    })
    expect(kept).toEqual([
      {
        ...{ legalEntity: entity, period: 'day', through: '2026-03-10' },
        ...{ count: 3, hash: closing?.hash },
      },
    ])
    expect(await company.verify(kept)).toMatchObject({ sound: true, anchors: 1 })
  })

  it('counts a late day in the days after the last closing, and the running total never goes back', async () => {
    const company = await opened()
    const { foyer, pay } = company
    const invoice = await issued(company)
    await foyer.relay()
    company.at('2026-03-11T08:00:00.000Z')
    await given(company.closeDay('2026-03-10'))
    await pay(300, invoice)
    await foyer.relay()
    company.at('2026-03-14T08:00:00.000Z')
    const closing = await given(company.closeDay('2026-03-13'))
    expect(closing).toMatchObject({
      ...{ from: '2026-03-11', through: '2026-03-13' },
      totals: { entries: 1, invoiced: 0, received: 300 },
      perpetual: { entries: 2, invoiced: 1000, received: 300 },
    })
    expect(await refused(company.closeDay('2026-03-13'))).toMatchObject({
      code: 'period-already-closed',
    })
  })

  it('closes no day that is not over, and nothing before all of it is written down', async () => {
    const company = await opened()
    const { foyer } = company
    await issued(company)
    expect(await refused(company.closeDay('2026-03-10'))).toMatchObject({
      code: 'period-not-over',
      from: '2026-03-11',
    })
    company.at('2026-03-11T08:00:00.000Z')
    expect(await refused(company.closeDay('2026-03-10'))).toEqual({ code: 'journal-behind' })
    await foyer.relay()
    await given(company.closeDay('2026-03-10'))
  })

  it('closes months in a row, a year after its months, and shuts the books of a month', async () => {
    const company = await opened()
    const { foyer } = company
    await issued(company)
    await foyer.relay()
    expect(await refused(company.closeMonth('2026-03'))).toMatchObject({ code: 'period-not-over' })
    company.at('2026-06-01T08:00:00.000Z')
    await given(company.closeMonth('2026-03'))
    expect(await refused(company.closeMonth('2026-05'))).toMatchObject({
      code: 'period-not-next',
      next: '2026-04',
    })
    await given(company.closeMonth('2026-04'))
    const { totals, perpetual } = await given(company.closeMonth('2026-05'))
    expect(totals).toMatchObject({ entries: 0, invoiced: 0 })
    expect(perpetual).toMatchObject({ entries: 1, invoiced: 1000 })
    expect(await refused(company.closeMonth('2026-04'))).toMatchObject({
      code: 'period-already-closed',
      through: '2026-05-31',
    })
    company.at('2027-01-02T08:00:00.000Z')
    expect(await refused(company.closeYear(2026))).toMatchObject({ next: '2026-06' })
    for (const month of ['06', '07', '08', '09', '10', '11', '12'])
      await given(company.closeMonth(`2026-${month}`))
    const year = await given(company.closeYear(2026))
    expect(year.totals).toMatchObject({ entries: 1, invoiced: 1000 })
    expect(await company.verify()).toMatchObject({ sound: true })
  })
})

describe('verifyJournal', () => {
  const spoilt = async (spoil: (company: Awaited<ReturnType<typeof opened>>) => Promise<void>) => {
    const company = await opened()
    const invoice = await issued(company)
    await company.pay(400, invoice)
    await company.pay(600, invoice)
    await company.foyer.relay()
    company.at('2026-03-11T08:00:00.000Z')
    const { anchor } = await given(company.closeDay('2026-03-10'))
    await spoil(company)
    const { faults } = await company.verify()
    const anchored = await company.verify([anchor])
    const kinds = (all: readonly { fault: string }[]) => [...new Set(all.map(({ fault }) => fault))]
    return { faults: kinds(faults), anchored: kinds(anchored.faults) }
  }

  const at = async ({ store, tenant, entity }: Awaited<ReturnType<typeof opened>>, no: number) => {
    const stored = await store.get(tenant, journalEntries.name, `${entity}/${no}`)
    if (!stored) throw new Error(`no entry ${no}`)
    return stored
  }

  it('finds a changed amount', async () => {
    const { faults } = await spoilt(async (company) => {
      const { doc, version } = await at(company, 2)
      const changed = { ...doc, amount: 401 }
      const of = journalEntries.name
      await company.store.commit(company.tenant, [{ do: 'replace', of, doc: changed, version }])
    })
    expect(faults).toEqual(expect.arrayContaining(['hash', 'document', 'totals']))
  })

  it('says which entry a fault was found at', async () => {
    const company = await opened()
    const invoice = await issued(company)
    await company.foyer.relay()
    const { doc, version } = await at(company, 1)
    const changed = { ...doc, amount: 1 }
    const of = journalEntries.name
    await company.store.commit(company.tenant, [{ do: 'replace', of, doc: changed, version }])
    const { faults } = await company.verify()
    const entry = { kind: 'invoice', of: invoice, on: '2026-03-10' }
    expect(faults).toContainEqual({ no: 1, fault: 'hash', entry })
  })

  it('finds an entry taken out, and two that changed places', async () => {
    const of = journalEntries.name
    const out = await spoilt(async (company) => {
      const { doc, version } = await at(company, 2)
      await company.store.commit(company.tenant, [{ do: 'remove', of, id: doc.id, version }])
    })
    expect(out.faults).toEqual(expect.arrayContaining(['number', 'previous', 'totals']))
    const swapped = await spoilt(async (company) => {
      const two = await at(company, 2)
      const three = await at(company, 3)
      await company.store.commit(company.tenant, [
        { do: 'remove', of, id: two.doc.id, version: two.version },
        { do: 'remove', of, id: three.doc.id, version: three.version },
      ])
      await company.store.commit(company.tenant, [
        { do: 'insert', of, doc: { ...three.doc, id: two.doc.id, no: 2 } as never },
        { do: 'insert', of, doc: { ...two.doc, id: three.doc.id, no: 3 } as never },
      ])
    })
    expect(swapped.faults).toEqual(expect.arrayContaining(['previous', 'hash']))
  })

  it('finds an invoice that says something else than was written down', async () => {
    const { faults } = await spoilt(async ({ store, tenant }) => {
      const [invoice] = (await store.find(tenant, 'invoices', { limit: 1 })).items
      if (!invoice) throw new Error('no invoice')
      const doc = { ...invoice.doc, gross: 999 }
      const { version } = invoice
      await store.commit(tenant, [{ do: 'replace', of: 'invoices', doc, version }])
    })
    expect(faults).toEqual(['document'])
  })

  it('finds a tail cut off with its head turned back only by an anchor kept outside', async () => {
    const { faults, anchored } = await spoilt(async (company) => {
      const { store, tenant, entity } = company
      const last = await at(company, 4)
      const before = (await at(company, 3)).doc as never as { hash: string }
      const head = await store.get(tenant, journalHeads.name, entity)
      if (!head) throw new Error('no head')
      const of = journalHeads.name
      await store.commit(tenant, [
        { do: 'remove', of: journalEntries.name, id: last.doc.id, version: last.version },
        {
          ...({ do: 'replace', of, version: head.version } as const),
          doc: { ...head.doc, count: 3, hash: before.hash } as never,
        },
      ])
    })
    expect(faults).toEqual([])
    expect(anchored).toEqual(['cut'])
  })
})

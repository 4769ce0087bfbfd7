import { describe, expect, it } from 'vitest'
import { day, plusDays } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { checkAndIssue, sign } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'
import { agedParts, latenessOn } from './aged-balance.js'

const opened = async (options: Parameters<typeof smallCompany>[0] = {}) => {
  const company = await smallCompany(options)
  const { foyer, as, entity: legalEntity, clock } = company
  const accountant = as('accountant')
  /** An invoice of our own, of an hour of support at 60 EUR and a mouse at 12 EUR, both at 20 %. */
  const issued = async (on: string) => {
    const { id: invoice } = await sign(company)
    clock.set(`${on}T09:00:00.000Z`)
    const shown = await given(foyer.invoicing.showInvoice({ invoice }, accountant))
    const visit = shown.lines[0]?.visit
    const work = { kind: 'service', activity: 'II-11', label: 'Dépannage', gross: 6000 } as const
    const lines = [
      { ...work, ...(visit ? { visit } : {}), vatRate: '0.2' },
      { kind: 'goods', label: 'Souris', gross: 1200, vatRate: '0.2' } as const,
    ]
    await given(foyer.invoicing.amendDraft({ invoice, lines }, as('agent')))
    await checkAndIssue(company, { id: invoice, legalEntity })
    return invoice
  }
  const pay = (amount: number, on: string, rest: object = {}) =>
    given(foyer.payments.recordPayment({ amount, on, means: 'transfer', ...rest }, accountant))
  const books = async (year = 2026) => {
    await foyer.relay()
    return given(foyer.accounting.showBooks({ legalEntity, year }, accountant))
  }
  const close = async (month: string) => {
    await foyer.relay()
    return given(foyer.journal.closeMonth({ legalEntity, month }, accountant))
  }
  return { ...company, accountant, legalEntity, issued, pay, books, close }
}

describe('showBooks', () => {
  it('counts sales, receipts and the VAT that fell due in the month of each, and nothing of another year', async () => {
    const company = await opened()
    const { foyer, accountant, legalEntity, clock } = company
    const invoice = await company.issued('2026-03-20')
    clock.set('2026-05-02T09:00:00.000Z')
    const bad = await company.pay(3600, '2026-04-10', { invoice, lines: [1] })
    await company.pay(1200, '2026-05-01', { invoice, lines: [2] })
    const lines = [{ label: 'Câble', gross: 2400, vatRate: '0.2' }]
    const paid = [{ means: 'card', amount: 2400 } as const]
    await given(foyer.payments.recordCounterSale({ legalEntity, lines, paid }, accountant))
    await given(
      foyer.payments.returnPayment({ payment: bad.payment, on: '2026-05-02' }, accountant),
    )
    const { months, vatOn, seller } = await company.books()
    expect([vatOn, seller]).toEqual(['receipts', 'liable'])
    const told = months
      .filter(({ sales, receipts, vat }) => sales || receipts || vat)
      .map(({ month, sales, receipts, vat }) => [month, sales, receipts, vat])
    expect(told).toEqual([
      ['2026-03', 7200, 0, 200],
      ['2026-04', 0, 3600, 600],
      ['2026-05', 2400, 0, -200],
    ])
    for (const { month, rates, vat } of months) {
      const due = await given(foyer.accounting.vatDue({ legalEntity, month }, accountant))
      expect([month, due.rates, due.vat]).toEqual([month, rates, vat])
    }
    const before = await company.books(2025)
    expect(before.months.every(({ sales, receipts }) => !sales && !receipts)).toBe(true)
  })

  it('takes a credit note off the sales of its own month', async () => {
    const company = await opened()
    const { foyer, accountant, legalEntity, clock } = company
    const invoice = await company.issued('2026-03-20')
    clock.set('2026-04-02T09:00:00.000Z')
    const note = { invoice, reason: 'Geste commercial', lines: [{ line: 1, amount: 1000 }] }
    const { id: creditNote } = await given(foyer.invoicing.draftCreditNote(note, accountant))
    await given(foyer.invoicing.issueCreditNote({ legalEntity, creditNote }, accountant))
    const { months } = await company.books()
    expect(months.slice(2, 4).map(({ sales }) => sales)).toEqual([7200, -1000])
  })

  it('says of each month whether it is shut, can be, runs or is to come, and which comes next', async () => {
    const company = await opened()
    const states = async () => (await company.books()).months.map(({ state }) => state)
    expect((await company.books()).nextMonth).toBeNull()
    await company.issued('2026-03-20')
    await company.foyer.relay()
    company.clock.set('2026-05-02T09:00:00.000Z')
    expect((await states()).slice(2, 6)).toEqual(['open', 'open', 'running', 'ahead'])
    expect(await company.books()).toMatchObject({ nextMonth: '2026-03', entries: 1 })
    await company.close('2026-03')
    expect((await states()).slice(0, 6)).toEqual([
      ...['closed', 'closed', 'closed', 'open', 'running', 'ahead'],
    ])
    expect(await company.books()).toMatchObject({
      closed: { month: '2026-03-31', year: null },
      nextMonth: '2026-04',
    })
  })

  it('says that an entity in franchise owes no VAT', async () => {
    const company = await opened({ vat: 'franchise' })
    expect((await company.books()).seller).toBe('franchise')
  })

  it.each(['agent', 'worker', 'customer', 'visitor'] as const)(
    'is nothing to a %s',
    async (role) => {
      const { foyer, as, legalEntity } = await opened()
      for (const answer of [
        foyer.accounting.showBooks({ legalEntity, year: 2026 }, as(role)),
        foyer.accounting.agedBalance({ legalEntity }, as(role)),
      ])
        expect(await refused(answer)).toMatchObject({ code: 'not-allowed' })
    },
  )

  it('knows no entity of another tenant, and no year that is none', async () => {
    const { foyer, accountant, legalEntity } = await opened()
    const legal = { legalEntity: 'ent_00000000000000000000000000' }
    for (const answer of [
      foyer.accounting.showBooks({ ...legal, year: 2026 }, accountant),
      foyer.accounting.agedBalance(legal, accountant),
    ])
      expect((await refused(answer)).code).toMatch(/not-found|invalid-input/)
    expect(
      await refused(foyer.accounting.showBooks({ legalEntity, year: 1999 }, accountant)),
    ).toMatchObject({ code: 'invalid-input' })
  })
})

describe('agedBalance', () => {
  const owed = async ({ foyer, accountant, legalEntity }: Awaited<ReturnType<typeof opened>>) => {
    const { parts, owed: sum } = await given(
      foyer.accounting.agedBalance({ legalEntity }, accountant),
    )
    return [sum, parts.flatMap(({ late, amount }) => (amount ? [[late, amount]] : []))]
  }

  it('puts what is owed under how late it is, and lets it grow old', async () => {
    const company = await opened()
    const invoice = await company.issued('2026-03-20')
    expect(await owed(company)).toEqual([7200, [['not-due', 7200]]])
    await company.pay(1200, '2026-03-20', { invoice })
    expect(await owed(company)).toEqual([6000, [['not-due', 6000]]])
    company.clock.set('2026-09-20T09:00:00.000Z')
    expect(await owed(company)).toEqual([6000, [['over-90', 6000]]])
    await company.pay(6000, '2026-09-20', { invoice })
    expect(await owed(company)).toEqual([0, []])
  })

  it('is late from the day after the last one to pay, and changes at 30, 60 and 90 days', () => {
    const on = (days: number) => {
      const since = day('2026-01-01')
      return latenessOn(since, plusDays(since, days))
    }
    expect([0, 1, 30, 31, 60, 61, 90, 91].map(on)).toEqual([
      ...['not-due', '1-30', '1-30', '31-60', '31-60', '61-90', '61-90', 'over-90'],
    ])
    expect(latenessOn(undefined, day('2026-01-01'))).toBe('undated')
  })

  it('counts a customer once, whatever they owe, and what was paid too much not at all', () => {
    const today = day('2026-01-31')
    const debt = (customer: string, due: number) => ({
      ...{ customer, due: Money.cents(due) },
      dueOn: day('2026-01-10'),
    })
    const parts = agedParts([debt('a', 100), debt('a', 50), debt('b', 7), debt('c', -20)], today)
    expect(parts.filter(({ invoices }) => invoices)).toEqual([
      { late: '1-30', amount: 157, invoices: 3, customers: 2 },
    ])
  })
})

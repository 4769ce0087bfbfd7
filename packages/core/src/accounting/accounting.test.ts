import { describe, expect, it } from 'vitest'
import type { ReportedSales } from '../ports/outside.js'
import { bill, checkAndIssue, goods, sign, support } from '../testing/journey.js'
import { given, refused } from '../testing/scenario.js'
import { smallCompany } from '../testing/small-company.js'

const opened = async () => {
  const transmitted: ReportedSales[] = []
  let down = 0
  const company = await smallCompany({
    salesReports: {
      async transmit(_, report) {
        if (down-- > 0) throw new Error('platform down')
        transmitted.push(report)
        return { reference: `PA-${transmitted.length}` }
      },
    },
  })
  const { foyer, as, entity: legalEntity, clock } = company
  const accountant = as('accountant')
  /** An invoice of our own, of an hour of support at 60 EUR and a mouse at 12 EUR, both at 20 %. */
  const issued = async (on: string) => {
    const { id: invoice } = await sign(company)
    clock.set(`${on}T09:00:00.000Z`)
    const shown = await given(foyer.invoicing.showInvoice({ invoice }, accountant))
    const [work] = shown.lines
    const lines = [
      { ...(work?.visit ? { visit: work.visit } : {}), ...service(6000) },
      { kind: 'goods', label: 'Souris', gross: 1200, vatRate: '0.2' } as const,
    ]
    await given(foyer.invoicing.amendDraft({ invoice, lines }, as('agent')))
    await checkAndIssue(company, { id: invoice, legalEntity })
    return invoice
  }
  const pay = (amount: number, on: string, rest: object = {}) =>
    given(foyer.payments.recordPayment({ amount, on, means: 'transfer', ...rest }, accountant))
  const vat = async (month: string) => {
    const due = await given(foyer.accounting.vatDue({ legalEntity, month }, accountant))
    return due.rates.map(({ rate, base, vat: tax }) => [rate, base, tax])
  }
  const close = async (month: string) => {
    await foyer.relay()
    return given(foyer.journal.closeMonth({ legalEntity, month }, accountant))
  }
  const entries = (month: string) =>
    foyer.accounting.exportEntries({ legalEntity, month }, accountant)
  const report = (from: string, through: string) =>
    foyer.accounting.reportSales({ legalEntity, from, through }, accountant)
  const breakDown = (times: number) => {
    down = times
  }
  return {
    ...{ ...company, accountant, legalEntity, transmitted, issued, pay, vat, close },
    ...{ entries, report, breakDown },
  }
}

const service = (gross: number) =>
  ({ kind: 'service', activity: 'II-11', label: 'Dépannage', gross, vatRate: '0.2' }) as const

describe('vatDue', () => {
  it('is of goods when they are invoiced, of services as they are paid, in the month of each', async () => {
    const company = await opened()
    const invoice = await company.issued('2026-03-20')
    expect(await company.vat('2026-03')).toEqual([['0.2', 1000, 200]])
    company.clock.set('2026-05-02T09:00:00.000Z')
    await company.pay(3600, '2026-04-10', { invoice, lines: [1] })
    await company.pay(3600, '2026-05-02', { invoice })
    expect(await company.vat('2026-04')).toEqual([['0.2', 3000, 600]])
    expect(await company.vat('2026-05')).toEqual([['0.2', 2000, 400]])
  })

  it('is of services when they are invoiced, for who opted for debits', async () => {
    const company = await opened()
    const { foyer, legalEntity, accountant } = company
    const option = { legalEntity, vatOn: 'debits' } as const
    await given(foyer.accounting.settleBookkeeping(option, accountant))
    const invoice = await company.issued('2026-03-20')
    await company.pay(7200, '2026-03-20', { invoice })
    expect(await company.vat('2026-03')).toEqual([['0.2', 6000, 1200]])
    expect(await company.vat('2026-04')).toEqual([])
  })

  it('goes back in the month in which the bank took the money back, whatever was closed before', async () => {
    const company = await opened()
    const { foyer, accountant, clock } = company
    const invoice = await company.issued('2026-03-20')
    const { payment } = await company.pay(6000, '2026-03-21', { invoice, lines: [1] })
    const march = [['0.2', 6000, 1200]]
    expect(await company.vat('2026-03')).toEqual(march)
    clock.set('2026-04-02T09:00:00.000Z')
    await company.close('2026-03')
    const back = { payment, on: '2026-03-30', bookedOn: '2026-04-02' }
    await given(foyer.payments.returnPayment(back, accountant))
    expect(await company.vat('2026-03')).toEqual(march)
    expect(await company.vat('2026-04')).toEqual([['0.2', -5000, -1000]])
  })

  it('is of what another system invoiced, as far as it is paid here', async () => {
    const company = await opened()
    const invoice = await bill(company, [support(6000), goods(1200)])
    await company.pay(7200, '2026-03-02', { invoice })
    expect(await company.vat('2026-03')).toEqual([['0.2', 5000, 1000]])
  })

  it('has counter sales in it', async () => {
    const company = await opened()
    const { foyer, legalEntity, accountant } = company
    const lines = [{ label: 'Câble', gross: 2400, vatRate: '0.2' }]
    const paid = [{ means: 'card', amount: 2400 } as const]
    await given(foyer.payments.recordCounterSale({ legalEntity, lines, paid }, accountant))
    expect(await company.vat('2026-03')).toEqual([['0.2', 2000, 400]])
  })
})

describe('exportEntries', () => {
  it('writes a closed month whose debits are its credits, the same to the byte (S205)', async () => {
    const company = await opened()
    const { foyer, accountant, clock, customer, legalEntity } = company
    const invoice = await company.issued('2026-03-20')
    await company.pay(3600, '2026-03-21', { invoice, lines: [1], means: 'cheque' })
    const waiting = await company.pay(1200, '2026-03-21', { means: 'cash' })
    const { payment } = waiting
    await given(foyer.payments.allocatePayment({ payment, invoice, amount: 1200 }, accountant))
    const lines = [{ label: 'Câble', gross: 2400, vatRate: '0.2' }]
    const paid = [{ means: 'card', amount: 2400 } as const]
    await given(foyer.payments.recordCounterSale({ legalEntity, lines, paid }, accountant))
    await given(foyer.payments.writeOff({ invoice, amount: 400, reason: 'goodwill' }, accountant))
    expect(await refused(company.entries('2026-03'))).toEqual({
      code: 'month-not-closed',
      closedThrough: null,
    })
    clock.set('2026-04-02T09:00:00.000Z')
    await company.close('2026-03')
    const export1 = await given(company.entries('2026-03'))
    expect(export1.debit).toBe(export1.credit)
    expect(export1.name).toBe('ecritures-123456782-2026-03.txt')
    const rows = export1.text
      .split('\n')
      .slice(0, -1)
      .map((row) => row.split('\t'))
    expect(rows.every((row) => row.length === 18)).toBe(true)
    const said = rows.slice(1).map((row) => [row[0], row[4], row[11], row[12]])
    expect(said).toEqual([
      ['VE', '411000', '72,00', '0,00'],
      ['VE', '706000', '0,00', '50,00'],
      ['VE', '707000', '0,00', '10,00'],
      ['VE', '445740', '0,00', '10,00'],
      ['VE', '445710', '0,00', '2,00'],
      ['BQ', '511200', '36,00', '0,00'],
      ['BQ', '411000', '0,00', '36,00'],
      ['CA', '530000', '12,00', '0,00'],
      ['CA', '471000', '0,00', '12,00'],
      ['OD', '471000', '12,00', '0,00'],
      ['OD', '411000', '0,00', '12,00'],
      ['CA', '511500', '24,00', '0,00'],
      ['CA', '707000', '0,00', '20,00'],
      ['CA', '445710', '0,00', '4,00'],
      ['OD', '654000', '4,00', '0,00'],
      ['OD', '411000', '0,00', '4,00'],
      // Of the service: 36.00 named, and of the 12.00 two thirds.
      ['OD', '445740', '7,33', '0,00'],
      ['OD', '445710', '0,00', '7,33'],
    ])
    expect(rows[1]?.slice(6, 8)).toEqual([customer, customer])
    await company.pay(100, '2026-04-02', { invoice })
    await foyer.relay()
    expect(await given(company.entries('2026-03'))).toEqual(export1)
  })

  it('writes credit notes, returns and refunds the other way round, on the accounts of the entity', async () => {
    const company = await opened()
    const { foyer, accountant, clock, legalEntity } = company
    const own = { customers: '411SAP', services: '706100' }
    const books = { legalEntity, vatOn: 'debits', accounts: own } as const
    await given(foyer.accounting.settleBookkeeping(books, accountant))
    const invoice = await company.issued('2026-03-20')
    const bad = await company.pay(7200, '2026-03-21', { invoice, means: 'cheque' })
    const back = { payment: bad.payment, on: '2026-03-21' }
    await given(foyer.payments.returnPayment(back, accountant))
    await company.pay(7200, '2026-03-21', { invoice })
    const note = { invoice, reason: 'Geste commercial', lines: [{ line: 1, amount: 1200 }] }
    const { id: creditNote } = await given(foyer.invoicing.draftCreditNote(note, accountant))
    await given(foyer.invoicing.issueCreditNote({ legalEntity, creditNote }, accountant))
    const refund = { invoice, amount: 1200, on: '2026-03-21', means: 'transfer' } as const
    await given(foyer.payments.refundCredit(refund, accountant))
    clock.set('2026-04-02T09:00:00.000Z')
    await company.close('2026-03')
    const { text, debit, credit } = await given(company.entries('2026-03'))
    expect(debit).toBe(credit)
    const rows = text
      .split('\n')
      .slice(0, -1)
      .map((row) => row.split('\t'))
    const balance = new Map<string, number>()
    const cents = (written = '') => Number(written.replace(',', ''))
    for (const row of rows.slice(1)) {
      const account = row[4] ?? ''
      balance.set(account, (balance.get(account) ?? 0) + cents(row[11]) - cents(row[12]))
    }
    expect(Object.fromEntries(balance)).toEqual({
      '411SAP': 0,
      '706100': -4000,
      '707000': -1000,
      '445710': -1000,
      '511200': 0,
      '512000': 6000,
    })
  })
})

describe('reportSales', () => {
  it('tells what individuals were sold by day, category and rate, and what they paid for services', async () => {
    const company = await opened()
    const { foyer, clock, legalEntity, accountant } = company
    const invoice = await company.issued('2026-03-20')
    await company.pay(3600, '2026-03-25', { invoice, lines: [1] })
    clock.set('2026-04-02T09:00:00.000Z')
    expect(await refused(company.report('2026-04-01', '2026-04-30'))).toMatchObject({
      code: 'period-not-over',
    })
    const { report } = await given(company.report('2026-03-01', '2026-03-31'))
    expect(report).toMatchObject({
      ...{ edition: 1, status: 'waiting', siren: '123456782', vatOn: 'receipts' },
      transactions: [
        { category: 'goods', count: 1, rates: [{ rate: '0.2', base: 1000, vat: 200 }] },
        { category: 'services', count: 1, rates: [{ rate: '0.2', base: 5000, vat: 1000 }] },
      ],
      payments: [{ on: '2026-03-25', rate: '0.2', amount: 3600 }],
    })
    company.breakDown(1)
    await foyer.relay()
    expect(company.transmitted).toEqual([])
    clock.pass(60_000)
    await foyer.relay()
    expect(company.transmitted.map(({ id }) => id)).toEqual([report.id])
    const listed = await given(foyer.accounting.listReports({ legalEntity }, accountant))
    expect(listed.items).toMatchObject([{ status: 'transmitted', reference: 'PA-1' }])
  })

  it('tells nothing twice, and corrects what changed by another edition', async () => {
    const company = await opened()
    const { clock } = company
    const invoice = await company.issued('2026-03-20')
    clock.set('2026-04-02T09:00:00.000Z')
    const month = ['2026-03-01', '2026-03-31'] as const
    const first = await given(company.report(...month))
    expect(await given(company.report(...month))).toEqual({ report: first.report, known: true })
    expect(await refused(company.report('2026-03-01', '2026-03-10'))).toEqual({
      code: 'period-begun',
      from: '2026-03-01',
    })
    await company.pay(6000, '2026-03-31', { invoice, lines: [1] })
    const second = await given(company.report(...month))
    expect(second).toMatchObject({ known: false, report: { edition: 2 } })
    expect(second.report.payments).toEqual([{ on: '2026-03-31', rate: '0.2', amount: 6000 }])
    expect(await refused(company.report('2026-03-31', '2026-03-01'))).toMatchObject({
      code: 'invalid-input',
    })
  })

  it('waits for a person where no platform is plugged in', async () => {
    const { foyer, as, entity: legalEntity, clock } = await smallCompany()
    clock.set('2026-04-02T09:00:00.000Z')
    const days = { legalEntity, from: '2026-03-01', through: '2026-03-31' }
    const { report } = await given(foyer.accounting.reportSales(days, as('owner')))
    await foyer.relay()
    expect(report).toMatchObject({ status: 'to-hand-over', transactions: [], payments: [] })
  })
})

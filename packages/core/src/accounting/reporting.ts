import type { Invoice } from '../invoicing/index.js'
import type { CounterSale } from '../payments/index.js'
import type { VatGroup } from '../shared/amounts.js'
import { type CivilDate, plusDays } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import type { VatOn } from './chart.js'
import type { ReceiptsOfDay, SalesCategory, SalesOfDay } from './sales-report.js'
import { byRate, type Debt, lessVat, type VatDue, vatDueBy } from './vat-due.js'

/** A sale, or what was taken off one: `count` says whether it is one more. */
export interface Sale {
  readonly on: CivilDate
  readonly category: SalesCategory
  readonly count: 0 | 1
  readonly vat: readonly VatDue[]
}

/** The sales of an invoice: services and goods of one are one each. What is exempt (CGI, articles 261 to 261 E) is out of scope. */
export const salesOfInvoice = ({ lines, issuedOn }: Invoice): readonly Sale[] => {
  if (!issuedOn) return []
  const inScope = lines.filter(({ taxed }) => taxed !== 'exempt')
  return (['goods', 'services', 'untaxed'] as const).flatMap((category) => {
    const own = inScope.filter((line) => categoryOf(line) === category)
    const vat = own.map(({ vatRate: rate, net: base, vat: tax }) => ({ rate, base, vat: tax }))
    return own.length ? [{ on: issuedOn, category, count: 1, vat: byRate(vat) }] : []
  })
}

/** What a credit note takes off: no sale more. */
export const salesCredited = (
  on: CivilDate,
  credited: readonly { readonly line: number; readonly net: Money; readonly vat: Money }[],
  { lines }: Pick<Invoice, 'lines'>,
): readonly Sale[] =>
  credited.flatMap(({ line: no, net, vat }): readonly Sale[] => {
    const line = lines.find((one) => one.no === no)
    if (!line || line.taxed === 'exempt') return []
    const off = { rate: line.vatRate, base: Money.negate(net), vat: Money.negate(vat) }
    return [{ on, category: categoryOf(line), count: 0, vat: [off] }]
  })

/** A counter sale. */
export const saleOver = ({ on, groups }: CounterSale): readonly Sale[] => [
  {
    on,
    category: groups.every(({ vatRate }) => Number(vatRate) === 0) ? 'untaxed' : 'goods',
    count: 1,
    vat: groups.map(({ vatRate: rate, net: base, vat }: VatGroup) => ({ rate, base, vat })),
  },
]

const categoryOf = (line: Invoice['lines'][number]): SalesCategory => {
  if (line.taxed && line.taxed !== 'taxed') return 'untaxed'
  return line.kind === 'goods' ? 'goods' : 'services'
}

/** Sales by day and category, in order. */
export const byDay = (sales: readonly Sale[]): readonly SalesOfDay[] => {
  const days = new Map<string, Sale[]>()
  for (const sale of sales) {
    const key = `${sale.on} ${sale.category}`
    days.set(key, [...(days.get(key) ?? []), sale])
  }
  return [...days.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => {
      const [first] = own
      if (!first) return []
      const count = own.filter((sale) => sale.count).length
      const rates = byRate(own.flatMap(({ vat }) => vat))
      return [{ on: first.on, category: first.category, count, rates }]
    })
}

/** What was paid for services, day by day and rate by rate. */
export const receiptsByDay = (
  debts: readonly Debt[],
  from: CivilDate,
  through: CivilDate,
  vatOn: VatOn,
): readonly ReceiptsOfDay[] => {
  if (vatOn === 'debits') return []
  const receipts: ReceiptsOfDay[] = []
  const by = (date: CivilDate) =>
    byRate(debts.flatMap((debt) => vatDueBy(debt, date, vatOn, 'paid')))
  let before = by(plusDays(from, -1))
  for (let on = from; on <= through; on = plusDays(on, 1)) {
    const known = by(on)
    for (const { rate, base, vat } of lessVat(known, before))
      receipts.push({ on, rate, amount: Money.plus(base, vat) })
    before = known
  }
  return receipts
}

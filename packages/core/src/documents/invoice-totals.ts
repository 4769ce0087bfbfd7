import { type Amounts, less, nothing, sumOf } from '../shared/amounts.js'
import { Money } from '../shared/money.js'
import { formatMoney, formatRate, formatShortDate } from './format.js'
import type { invoiceWords } from './invoice.words.js'
import type { InvoiceView, RateTotal } from './invoice-view.js'
import { type Flow, frame } from './kit.js'
import { drawTable, type Row } from './table.js'
import type { Say } from './voice.js'

type Voice = Say<keyof typeof invoiceWords>

/** What is added up: the lines, less the discount, by rate; less the deposits. */
export type Totalled = Pick<
  InvoiceView,
  'language' | 'lines' | 'totals' | 'discount' | 'deposits' | 'gross' | 'paid'
>

/** By rate, the lowest first; what was taken off; what was paid and what is left, unless nothing is asked for. The rows stay on one page. */
export const drawTotals = (
  flow: Flow,
  view: Totalled,
  say: Voice,
  asks: 'payment' | 'nothing',
): void => {
  const rows = [...chargedRows(view, say), ...(asks === 'payment' ? paidRows(view, say) : [])]
  const width = 372
  drawTable(flow, {
    x: frame.right - width,
    columns: [
      { title: say('byRate'), width: 147 },
      { title: say('base'), width: 75, align: 'right' },
      { title: say('tax'), width: 75, align: 'right' },
      { title: say('totalToPay'), width: 75, align: 'right' },
    ],
    rows: rows.map((row, i) => ({ ...row, withNext: i < rows.length - 1 })),
  })
  flow.skip(10)
}

/** What is left to pay. */
export const dueOf = ({ gross, paid = Money.zero }: Pick<InvoiceView, 'gross' | 'paid'>): Money =>
  Money.minus(gross, paid)

/** By rate, or by ground where there is no tax; the discount taken off. */
export const totalsOf = ({ lines, totals, discount }: Totalled): readonly RateTotal[] => {
  if (totals) return totals
  if (discount) throw new RangeError('a discount is spread over rates: say what each comes to')
  const rates = [...new Set(lines.map(({ vatRate }) => vatRate))]
  const sorted = rates.sort((a, b) => Number(a) - Number(b))
  return sorted.map((rate) => ({
    rate,
    ...sumOf(lines.filter(({ vatRate }) => vatRate === rate)),
  }))
}

/** What is charged at each rate once deposits are taken off it. */
export const chargedOf = (view: Totalled): readonly RateTotal[] =>
  totalsOf(view).map(({ rate, taxed, ...whole }) => {
    const off = (view.deposits ?? []).flatMap(({ totals }) =>
      totals.filter((one) => one.rate === rate && one.taxed === taxed),
    )
    return { rate, taxed, ...less(whole, sumOf(off)) }
  })

const chargedRows = (view: Totalled, say: Voice): readonly Row[] => {
  const { language, lines, discount, deposits = [] } = view
  const row = (label: string, { net, vat, gross }: Amounts, tone?: Row['tone']): Row => ({
    cells: [label, ...[net, vat, gross].map((amount) => formatMoney(amount, language))],
    ...(tone ? { tone } : {}),
  })
  const byRate = (totals: readonly RateTotal[]): readonly Row[] =>
    totals.map((one) => row(rateSaid(one, language, say), one))
  const whole = totalsOf(view)
  const charged = chargedOf(view)
  const taken = deposits.flatMap(({ number, issuedOn, totals }) =>
    totals.map((one) => {
      const data = { number, on: formatShortDate(issuedOn), rate: rateSaid(one, language, say) }
      return row(say('lessDeposit', data), less(nothing, one))
    }),
  )
  const off = discount && [
    row(say('beforeDiscount'), sumOf(lines)),
    row(
      discount.rate ? `${discount.label} ${formatRate(discount.rate, language)}` : discount.label,
      less(nothing, discount.off),
    ),
  ]
  return [
    ...(off ?? []),
    ...byRate(whole),
    ...(taken.length ? [row(say('wholeTotal'), sumOf(whole), 'head'), ...taken] : []),
    ...(taken.length && charged.length > 1 ? byRate(charged) : []),
    row(say(taken.length ? 'restCharged' : 'total'), sumOf(charged), 'sum'),
  ]
}

const rateSaid = (
  { rate, taxed = 'taxed' }: RateTotal,
  language: InvoiceView['language'],
  say: Voice,
): string => (taxed === 'taxed' ? formatRate(rate, language) : say(taxed))

const paidRows = (view: Totalled, say: Voice): readonly Row[] => {
  const { language, paid = Money.zero } = view
  const money = (amount: Money): string => formatMoney(amount, language)
  return [
    { cells: [say('paid'), '', '', money(paid)] },
    { cells: [say('due'), '', '', money(dueOf(view))], tone: 'sum' },
  ]
}

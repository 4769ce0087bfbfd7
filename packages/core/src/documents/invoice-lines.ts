import { Money } from '../shared/money.js'
import {
  formatMinutes,
  formatMoney,
  formatQuantity,
  formatRate,
  formatShortDate,
} from './format.js'
import type { invoiceWords } from './invoice.words.js'
import type { InvoicedLine, InvoiceView, PrintedDiscount } from './invoice-view.js'
import { frame } from './kit.js'
import type { Column, Row } from './table.js'
import type { Say } from './voice.js'

type Voice = Say<keyof typeof invoiceWords>
type Printed = Pick<InvoiceView, 'lines' | 'language'>

/** The columns of what is invoiced. */
export const lineColumns = (say: Voice): readonly Column[] => {
  const figure = (title: string, width: number): Column => ({ title, width, align: 'right' })
  const figures = [
    figure(say('quantity'), 40),
    figure(say('unitNet'), 57),
    figure(say('unitGross'), 57),
    figure(say('rate'), 36),
    figure(say('net'), 57),
    figure(say('gross'), 60),
  ]
  const taken = figures.reduce((sum, { width }) => sum + width, 0)
  return [{ title: say('label'), width: frame.width - taken }, ...figures]
}

/** A row a line; before the parts of a bundle, a row with its one price. */
export const lineRows = ({ lines, language }: Printed, say: Voice): readonly Row[] =>
  lines.flatMap((line, i) => {
    const { bundle } = line
    if (!bundle) return [rowOf(line, language, say)]
    const parts = lines.filter((one) => one.bundle?.no === bundle.no)
    const isFirst = lines[i - 1]?.bundle?.no !== bundle.no
    const part: Row = {
      ...rowOf(line, language, say),
      tone: 'part',
      withNext: line !== parts.at(-1),
    }
    return isFirst ? [headOf(bundle.label, parts, language, say), part] : [part]
  })

/** The price of a bundle, and apart from it, smaller, what of it opens the right to the credit. */
const headOf = (
  label: string,
  parts: readonly InvoicedLine[],
  language: InvoiceView['language'],
  say: Voice,
): Row => {
  const add = (pick: (one: InvoicedLine) => Money): string =>
    formatMoney(Money.sum(parts.map(pick)), language)
  const eligible = parts.filter(({ isEligible }) => isEligible).map(({ gross }) => gross)
  const amount = formatMoney(Money.sum(eligible), language)
  const credit = eligible.length ? [say('bundleCredit', { amount })] : []
  return {
    cells: [label, '', '', '', '', add(({ net }) => net), add(({ gross }) => gross)],
    note: [say('bundleSaid'), ...credit].join(' '),
    tone: 'head',
    withNext: true,
  }
}

const rowOf = (line: InvoicedLine, language: InvoiceView['language'], say: Voice): Row => {
  const money = (amount: Money | undefined): string =>
    amount === undefined ? '' : formatMoney(amount, language)
  const quantity = quantityOf(line, language, say)
  const units = [unitOf(line.unitNet, line.net, line), unitOf(line.unitGross, line.gross, line)]
  // A price beside `50 min` is read as the price of fifty minutes, unless it says that it is the hour's.
  const priced = units.map((unit) =>
    unit && line.unit === 'hour' ? `${money(unit)}/h` : money(unit),
  )
  const rate = formatRate(line.vatRate, language)
  return {
    cells: [line.label, quantity, ...priced, rate, money(line.net), money(line.gross)],
    note: noteOf(line, language, say),
  }
}

const quantityOf = (
  { quantity, unit }: InvoicedLine,
  language: InvoiceView['language'],
  say: Voice,
): string => {
  if (quantity === undefined) return say('fixed')
  // Fifty minutes are no decimal number of hours.
  return unit === 'hour'
    ? formatMinutes(Math.round(quantity * 60))
    : formatQuantity(quantity, language)
}

/** The price of one: as given, or the line's share when it is a whole number of cents and nothing was taken off it. */
const unitOf = (
  given: Money | undefined,
  amount: Money,
  { quantity = 1, discount }: InvoicedLine,
): Money | undefined => {
  const share = amount / quantity
  return given ?? (Number.isSafeInteger(share) && !discount ? Money.cents(share) : undefined)
}

const noteOf = (line: InvoicedLine, language: InvoiceView['language'], say: Voice): string => {
  const { date, minutes, worker, activity, orderLine, discount } = line
  return [
    date && formatShortDate(date),
    minutes && formatMinutes(minutes),
    worker && say('worker', { worker }),
    activity && say('activity', { activity }),
    orderLine && say('order', { line: orderLine }),
    discount && discountSaid(discount, language),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** `Remise fidélité 10 % : -7,99 €`. */
export const discountSaid = (
  { label, rate, amount }: PrintedDiscount,
  language: InvoiceView['language'],
): string => {
  const name = rate ? `${label} ${formatRate(rate, language)}` : label
  const colon = language === 'fr' ? ' :' : ':'
  return `${name}${colon} ${formatMoney(Money.negate(amount), language)}`
}

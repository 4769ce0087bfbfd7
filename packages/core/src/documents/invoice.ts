import { Money } from '../shared/money.js'
import { drawFigures } from './figures.js'
import {
  formatDate,
  formatMinutes,
  formatMoney,
  formatQuantity,
  formatRate,
  formatShortDate,
} from './format.js'
import { invoiceWords } from './invoice.words.js'
import type { InvoicedLine, InvoiceView, RateTotal } from './invoice-view.js'
import { type Flow, frame, type Style } from './kit.js'
import { type Fact, type Letter, renderLetter } from './letterhead.js'
import { preparePdf } from './pdf-file.js'
import { type Column, drawTable, type Row } from './table.js'
import { type Say, voice } from './voice.js'

export type { InvoicedLine, InvoiceView } from './invoice-view.js'

type Voice = Say<keyof typeof invoiceWords>

/**
 * An invoice or a credit note as a PDF file. Same view, same bytes.
 * @throws {RangeError} when net and VAT do not make the gross amount: such a page must not leave the house.
 */
export const renderInvoice = async (view: InvoiceView): Promise<Uint8Array> => {
  assertAddsUp(view)
  const say = voice(invoiceWords, view.language)
  return renderLetter(await preparePdf(), letterOf(view, say), (flow) => {
    drawHeading(flow, view, say)
    drawTable(flow, { columns: lineColumns(say), rows: lineRows(view, say), size: 8 })
    flow.skip(12)
    drawTotals(flow, view, say)
    drawAdvantage(flow, view, say)
    drawMentions(flow, view, say)
  })
}

const assertAddsUp = ({ number, lines, totals = totalsOf(lines), gross }: InvoiceView): void => {
  const whole = Money.sum(totals.map((one) => one.gross))
  const parts = Money.sum(totals.flatMap(({ net, vat }) => [net, vat]))
  if (whole !== gross || parts !== gross) throw new RangeError(`${number} does not add up`)
}

const titleOf = (view: InvoiceView, say: Voice): string =>
  view.creditNoteFor ? say('creditNote') : say('title')

const letterOf = (view: InvoiceView, say: Voice): Letter => {
  const { language, number, issuedOn, issuer, customer } = view
  const facts = factsOf(view, say)
  return { language, title: titleOf(view, say), number, issuedOn, issuer, customer, facts }
}

const factsOf = (view: InvoiceView, say: Voice): readonly Fact[] => {
  const { performed, operations, beneficiary, deliveryAddress, customer } = view
  const from = performed && formatShortDate(performed.from)
  const to = performed && formatShortDate(performed.to)
  const facts: readonly (readonly [keyof typeof invoiceWords, string | undefined])[] = [
    ['number', view.number],
    ['issued', formatDate(view.issuedOn, view.language)],
    ['performed', from && to && (from === to ? from : say('fromTo', { from, to }))],
    ['reference', customer.reference],
    ['operations', operations && say(operations)],
    ['beneficiary', beneficiary && [beneficiary.name, ...beneficiary.address].join(', ')],
    ['delivery', deliveryAddress?.join(', ')],
  ]
  return facts.flatMap(([label, value]) => (value ? [{ label: say(label), value }] : []))
}

const drawHeading = (flow: Flow, view: InvoiceView, say: Voice): void => {
  const { language, number, creditNoteFor, gross, dueOn } = view
  const title = titleOf(view, say)
  flow.paragraph(say('heading', { title, number }), { size: 18, bold: true, ink: 'accent' })
  if (creditNoteFor) {
    const on = formatDate(creditNoteFor.issuedOn, language)
    flow.paragraph(say('corrects', { number: creditNoteFor.number, on }), { size: 9 })
  }
  flow.skip(8)
  const by = dueOn && formatDate(dueOn, language)
  const whole = { label: say(creditNoteFor ? 'credited' : 'totalToPay'), amount: gross }
  const rest = { label: by ? say('dueOn', { on: by }) : say('due'), amount: dueOf(view) }
  drawFigures(flow, creditNoteFor ? [whole] : [whole, rest], language)
}

const dueOf = ({ gross, paid = Money.zero }: InvoiceView): Money => Money.minus(gross, paid)

const lineColumns = (say: Voice): readonly Column[] => {
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

const lineRows = ({ lines, language }: InvoiceView, say: Voice): readonly Row[] =>
  lines.map((line) => {
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
      note: noteOf(line, say),
    }
  })

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

/** The price of one: as given, or the line's share when it is a whole number of cents. */
const unitOf = (
  given: Money | undefined,
  amount: Money,
  { quantity = 1 }: InvoicedLine,
): Money | undefined => {
  const share = amount / quantity
  return given ?? (Number.isSafeInteger(share) ? Money.cents(share) : undefined)
}

const noteOf = ({ date, minutes, worker, activity, orderLine }: InvoicedLine, say: Voice): string =>
  [
    date && formatShortDate(date),
    minutes && formatMinutes(minutes),
    worker && say('worker', { worker }),
    activity && say('activity', { activity }),
    orderLine && say('order', { line: orderLine }),
  ]
    .filter(Boolean)
    .join(' · ')

/** By rate, the rates first lowest; what was paid and what is left. The rows stay on one page. */
const drawTotals = (flow: Flow, view: InvoiceView, say: Voice): void => {
  const { language, gross, creditNoteFor, paid = Money.zero } = view
  const money = (amount: Money): string => formatMoney(amount, language)
  const totals = view.totals ?? totalsOf(view.lines)
  const add = (pick: (one: RateTotal) => Money): string => money(Money.sum(totals.map(pick)))
  const sums = [add((one) => one.net), add((one) => one.vat), money(gross)]
  const settled: readonly Row[] = [
    { cells: [say('paid'), '', '', money(paid)] },
    { cells: [say('due'), '', '', money(dueOf(view))], tone: 'sum' },
  ]
  const rows: readonly Row[] = [
    ...totals.map(({ rate, net, vat, gross: whole }) => ({
      cells: [formatRate(rate, language), money(net), money(vat), money(whole)],
    })),
    { cells: [say('total'), ...sums], tone: 'sum' },
    ...(creditNoteFor ? [] : settled),
  ]
  const width = 340
  drawTable(flow, {
    x: frame.right - width,
    columns: [
      { title: say('byRate'), width: 115 },
      { title: say('base'), width: 75, align: 'right' },
      { title: say('tax'), width: 75, align: 'right' },
      { title: say('totalToPay'), width: 75, align: 'right' },
    ],
    rows: rows.map((row, i) => ({ ...row, withNext: i < rows.length - 1 })),
  })
  flow.skip(10)
}

const totalsOf = (lines: readonly InvoicedLine[]): readonly RateTotal[] => {
  const rates = [...new Set(lines.map(({ vatRate }) => vatRate))]
  const sorted = rates.sort((a, b) => Number(a) - Number(b))
  return sorted.map((rate) => {
    const same = lines.filter(({ vatRate }) => vatRate === rate)
    return {
      rate,
      net: Money.sum(same.map(({ net }) => net)),
      vat: Money.sum(same.map(({ vat }) => vat)),
      gross: Money.sum(same.map(({ gross }) => gross)),
    }
  })
}

const quiet: Style = { size: 7.2, ink: 'quiet' }

/** Apart from the price and smaller than it (arrêté of 17 March 2015 on the display of prices). */
const drawAdvantage = (flow: Flow, { credit, language }: InvoiceView, say: Voice): void => {
  if (!credit) return
  const data = {
    eligible: formatMoney(credit.eligibleGross, language),
    expected: formatMoney(credit.expected, language),
    rate: formatRate(credit.rate, language),
  }
  flow.ensure(48)
  flow.paragraph(say('advantage'), { ...quiet, bold: true })
  for (const line of [say('credit', data), say('cash')]) flow.paragraph(line, quiet)
  flow.skip(8)
}

const drawMentions = (flow: Flow, view: InvoiceView, say: Voice): void => {
  const { mediator } = view.issuer
  const terms = view.paymentTerms
  if (terms) flow.paragraph(terms, { size: 8.5 })
  const mentions = [
    view.cesuAccepted && say('cesu'),
    view.vatExemption ?? say(view.vatOnReceipts ? 'onReceipts' : 'onDebits'),
    mediator && say('mediator', mediator),
  ]
  const lines = mentions.flatMap((one) => (one ? flow.canvas().wrap(one, quiet, frame.width) : []))
  flow.ensure(12 + lines.length * 10.1)
  flow.skip(5)
  flow.canvas().rule(frame.left, flow.y(), frame.right)
  flow.skip(3)
  for (const line of lines) flow.paragraph(line, quiet)
}

import { less, nothing, sumOf } from '../shared/amounts.js'
import { drawFigures } from './figures.js'
import { formatDate, formatShortDate } from './format.js'
import { invoiceWords } from './invoice.words.js'
import { lineColumns, lineRows } from './invoice-lines.js'
import { drawAdvantage, drawTerms } from './invoice-terms.js'
import { chargedOf, drawTotals, dueOf } from './invoice-totals.js'
import type { InvoiceView } from './invoice-view.js'
import type { Flow } from './kit.js'
import { type Fact, type Letter, renderLetter } from './letterhead.js'
import { preparePdf } from './prepared.js'
import { drawTable } from './table.js'
import { type Say, voice } from './voice.js'

export type { InvoicedLine, InvoiceView } from './invoice-view.js'

type Voice = Say<keyof typeof invoiceWords>

/**
 * An invoice, or a deposit, as a PDF file. Same view, same bytes.
 * @throws {RangeError} when net and VAT do not make the gross amount: such a page must not leave the house.
 */
export const renderInvoice = async (view: InvoiceView): Promise<Uint8Array> => {
  assertAddsUp(view)
  const say = voice(invoiceWords, view.language)
  return renderLetter(await preparePdf(), letterOf(view, say), (flow) => {
    drawHeading(flow, view, say)
    drawTable(flow, { columns: lineColumns(say), rows: lineRows(view, say), size: 8 })
    flow.skip(12)
    drawTotals(flow, view, say, 'payment')
    drawAdvantage(flow, view, say)
    drawTerms(flow, view, say)
  })
}

const assertAddsUp = (view: InvoiceView): void => {
  const { number, lines, discount, deposits = [], gross } = view
  const charged = sumOf(chargedOf(view))
  const off = sumOf(deposits.flatMap(({ totals }) => totals))
  const left = less(less(sumOf(lines), discount?.off ?? nothing), off)
  const isSame = (['net', 'vat', 'gross'] as const).every((part) => charged[part] === left[part])
  if (!isSame || charged.gross !== gross || charged.net + charged.vat !== gross)
    throw new RangeError(`${number} does not add up`)
}

const titleOf = ({ isDeposit }: InvoiceView, say: Voice): string =>
  say(isDeposit ? 'deposit' : 'title')

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
  const { language, number, gross, dueOn, issuedOn } = view
  const title = titleOf(view, say)
  flow.paragraph(say('heading', { title, number }), { size: 18, bold: true, ink: 'accent' })
  if (view.isDeposit) flow.paragraph(say('depositSaid'), { size: 9 })
  flow.skip(8)
  const by = dueOn && dueOn !== issuedOn ? formatDate(dueOn, language) : undefined
  const label = by ? say('dueOn', { on: by }) : say('due')
  const figures = [
    { label: say('totalToPay'), amount: gross },
    { label, amount: dueOf(view) },
  ]
  drawFigures(flow, figures, language)
}

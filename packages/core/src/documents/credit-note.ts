import { Money } from '../shared/money.js'
import { creditNoteWords } from './credit-note.words.js'
import type { CreditNoteView } from './credit-note-view.js'
import { drawFigures } from './figures.js'
import { formatDate, formatMoney, formatRate } from './format.js'
import { invoiceWords } from './invoice.words.js'
import { drawMentions } from './invoice-terms.js'
import { drawTotals } from './invoice-totals.js'
import { type Flow, frame } from './kit.js'
import { type Letter, renderLetter } from './letterhead.js'
import { preparePdf } from './prepared.js'
import { type Column, drawTable, type Row } from './table.js'
import { type Say, voice } from './voice.js'

type Voice = Say<keyof typeof creditNoteWords>

/**
 * A credit note as a PDF file: which invoice it corrects, why, and what it takes off, line by line and by rate of VAT. Same view, same
 * bytes.
 * @throws {RangeError} when net and VAT do not make the gross amount, or the lines not the total.
 */
export const renderCreditNote = async (view: CreditNoteView): Promise<Uint8Array> => {
  assertAddsUp(view)
  const say = voice(creditNoteWords, view.language)
  return renderLetter(await preparePdf(), letterOf(view, say), (flow) => {
    drawHeading(flow, view, say)
    drawTable(flow, { columns: columnsOf(say), rows: rowsOf(view), size: 8.5 })
    flow.skip(12)
    const { language, totals, gross } = view
    const totalled = { language, lines: [], totals, gross }
    drawTotals(flow, totalled, voice(invoiceWords, language), 'nothing')
    const { vatExemptions = [], touchesCredit } = view
    drawMentions(flow, [...vatExemptions, ...(touchesCredit ? [say('credit')] : [])])
  })
}

const assertAddsUp = ({ number, lines, totals, gross }: CreditNoteView): void => {
  const sums = [
    Money.sum(lines.map((line) => line.gross)),
    Money.sum(totals.map((one) => one.gross)),
    Money.sum(totals.flatMap(({ net, vat }) => [net, vat])),
  ]
  if (sums.some((sum) => sum !== gross)) throw new RangeError(`${number} does not add up`)
}

const letterOf = (view: CreditNoteView, say: Voice): Letter => {
  const { language, number, issuedOn, issuer, customer, corrects } = view
  const facts = [
    { label: say('number'), value: number },
    { label: say('issued'), value: formatDate(issuedOn, language) },
    { label: say('invoice'), value: corrects.number },
    ...(customer.reference ? [{ label: say('reference'), value: customer.reference }] : []),
  ]
  return { language, title: say('title'), number, issuedOn, issuer, customer, facts }
}

const drawHeading = (flow: Flow, view: CreditNoteView, say: Voice): void => {
  const { language, number, corrects, reason, isWhole, gross } = view
  flow.paragraph(say('heading', { number }), { size: 18, bold: true, ink: 'accent' })
  const on = formatDate(corrects.issuedOn, language)
  const against = say('corrects', { number: corrects.number, on })
  flow.paragraph(isWhole ? `${against} ${say('whole')}` : against, { size: 9 })
  flow.paragraph(say('reason', { reason }), { size: 9 })
  flow.skip(8)
  drawFigures(flow, [{ label: say('credited'), amount: gross }], language)
}

const columnsOf = (say: Voice): readonly Column[] => {
  const figure = (title: string, width: number): Column => ({ title, width, align: 'right' })
  const figures = [
    figure(say('line'), 40),
    figure(say('rate'), 50),
    figure(say('net'), 75),
    figure(say('tax'), 75),
    figure(say('gross'), 75),
  ]
  const taken = figures.reduce((sum, { width }) => sum + width, 0)
  return [{ title: say('label'), width: frame.width - taken }, ...figures]
}

const rowsOf = ({ lines, language }: CreditNoteView): readonly Row[] =>
  lines.map(({ label, line, vatRate, net, vat, gross }) => ({
    cells: [
      label,
      String(line),
      formatRate(vatRate, language),
      ...[net, vat, gross].map((amount) => formatMoney(amount, language)),
    ],
  }))

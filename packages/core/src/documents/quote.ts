import { sumOf } from '../shared/amounts.js'
import { Money } from '../shared/money.js'
import { drawFigures } from './figures.js'
import { formatDate, formatMinutes, formatMoney, formatRate, formatShortDate } from './format.js'
import { discountSaid } from './invoice-lines.js'
import { type Flow, frame, type Style } from './kit.js'
import { type Letter, renderLetter } from './letterhead.js'
import { preparePdf } from './prepared.js'
import { quoteWords } from './quote.words.js'
import type { QuotedLine, QuoteView } from './quote-view.js'
import { type Column, drawTable, type Row } from './table.js'
import { type Say, voice } from './voice.js'
import { drawWithdrawal, drawWithdrawalForm } from './withdrawal.js'

type Voice = Say<keyof typeof quoteWords>

/**
 * A quote (devis) as a PDF file: what is offered at which price, with its options, until when; what a consumer is to be told; where to sign.
 * Same view, same bytes.
 * @throws {RangeError} when the lines do not make the total.
 */
export const renderQuote = async (view: QuoteView): Promise<Uint8Array> => {
  assertAddsUp(view)
  const say = voice(quoteWords, view.language)
  return renderLetter(await preparePdf(), letterOf(view, say), (flow) => {
    drawHeading(flow, view, say)
    drawTable(flow, { columns: columnsOf(say), rows: includedRows(view, say), size: 8 })
    flow.skip(8)
    drawTotals(flow, view, say)
    drawOffered(flow, view, say)
    drawAgreement(flow, view, say)
    drawAdvantage(flow, view, say)
    drawMentions(flow, view, say)
    if (view.withdrawal) {
      drawWithdrawal(flow, view.withdrawal)
      drawWithdrawalForm(flow, view.withdrawal)
    }
  })
}

const isIncluded = ({ option }: QuotedLine): boolean => option !== 'offered'

const assertAddsUp = ({ id, lines, totals, gross }: QuoteView): void => {
  const included = sumOf(
    lines.filter(isIncluded).map((one) => ({ ...one, vat: Money.minus(one.gross, one.net) })),
  )
  const whole = sumOf(totals)
  const isSame = included.gross === gross && whole.gross === gross && whole.net === included.net
  if (!isSame || whole.net + whole.vat !== gross) throw new RangeError(`${id} does not add up`)
}

const letterOf = (view: QuoteView, say: Voice): Letter => {
  const { language, id: number, sentOn, validUntil, issuer, customer, by, modes } = view
  const facts = [
    { label: say('sent'), value: formatDate(sentOn, language) },
    { label: say('valid'), value: formatDate(validUntil, language) },
    ...(customer.reference ? [{ label: say('reference'), value: customer.reference }] : []),
    {
      label: say('performed'),
      value: by ? say('by', { on: formatShortDate(by) }) : say('toBeAgreed'),
    },
    { label: say('mode'), value: modes.map((mode) => say(mode)).join(', ') },
  ]
  return { language, title: say('title'), number, issuedOn: sentOn, issuer, customer, facts }
}

/** The price leads (arrêté of 17 March 2015, article 5). */
const drawHeading = (flow: Flow, view: QuoteView, say: Voice): void => {
  const { id, edition, description, gross, language, lines } = view
  const numbered = [say('number', { id }), say('edition', { edition: String(edition) })]
  flow.paragraph(say('title'), { size: 18, bold: true, ink: 'accent' })
  flow.paragraph(numbered.join(' · '), { size: 8.5, ink: 'quiet' })
  flow.skip(6)
  for (const line of description.split('\n')) if (line) flow.paragraph(line, { size: 9 })
  flow.skip(8)
  const hasChosen = lines.some(({ option }) => option === 'chosen')
  const label = say(hasChosen ? 'totalWith' : 'total')
  drawFigures(flow, [{ label, amount: gross }], language)
}

const columnsOf = (say: Voice): readonly Column[] => {
  const figure = (title: string, width: number): Column => ({ title, width, align: 'right' })
  const figures = [
    figure(say('duration'), 48),
    figure(say('quantity'), 32),
    figure(say('unitGross'), 60),
    figure(say('rate'), 38),
    figure(say('net'), 60),
    figure(say('gross'), 62),
  ]
  const taken = figures.reduce((sum, { width }) => sum + width, 0)
  return [{ title: say('label'), width: frame.width - taken }, ...figures]
}

const includedRows = (view: QuoteView, say: Voice): readonly Row[] =>
  view.lines.filter(isIncluded).map((line) => rowOf(line, view.language, say))

const rowOf = (line: QuotedLine, language: QuoteView['language'], say: Voice): Row => {
  const money = (amount: Money): string => formatMoney(amount, language)
  return {
    cells: [
      line.label,
      line.minutes ? formatMinutes(line.minutes) : line.activity ? say('fixed') : '',
      String(line.quantity),
      money(line.unitGross),
      formatRate(line.vatRate, language),
      money(line.net),
      money(line.gross),
    ],
    note: noteOf(line, language, say),
  }
}

const noteOf = (line: QuotedLine, language: QuoteView['language'], say: Voice): string => {
  const { id, activity, minutes, unitGross, discount, seller, option } = line
  const hour = minutes && minutes !== 60 ? Money.prorata(unitGross, 60, minutes) : undefined
  return [
    option && say(option, { no: id.split('/')[1] ?? '' }),
    hour !== undefined && say('hourly', { price: formatMoney(hour, language) }),
    discount && discountSaid(discount, language),
    activity && say('activity', { activity }),
    seller && say('seller', { name: seller }),
    say('line', { line: id }),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** By rate, the lowest first; the rows stay on one page. */
const drawTotals = (flow: Flow, { totals, language }: QuoteView, say: Voice): void => {
  const money = (amount: Money): string => formatMoney(amount, language)
  const whole = sumOf(totals)
  const rows: readonly Row[] = [
    ...totals.map(({ rate, taxed = 'taxed', net, vat, gross }) => ({
      cells: [
        taxed === 'taxed' ? formatRate(rate, language) : say(taxed),
        ...[net, vat, gross].map(money),
      ],
    })),
    { cells: [say('total'), ...[whole.net, whole.vat, whole.gross].map(money)], tone: 'sum' },
  ]
  const width = 340
  drawTable(flow, {
    x: frame.right - width,
    columns: [
      { title: say('byRate'), width: 115 },
      { title: say('base'), width: 75, align: 'right' },
      { title: say('tax'), width: 75, align: 'right' },
      { title: say('total'), width: 75, align: 'right' },
    ],
    rows: rows.map((row, i) => ({ ...row, withNext: i < rows.length - 1 })),
  })
  flow.skip(10)
}

/** What may be added: apart from what is in the price. */
const drawOffered = (flow: Flow, view: QuoteView, say: Voice): void => {
  const offered = view.lines.filter((line) => !isIncluded(line))
  if (!offered.length) return
  flow.ensure(50)
  flow.paragraph(say('options'), { size: 9, bold: true, ink: 'accent' })
  flow.skip(3)
  const rows = offered.map((line) => rowOf(line, view.language, say))
  drawTable(flow, { columns: columnsOf(say), rows, size: 8 })
  flow.skip(10)
}

const agreementHeight = 92

/** Where the customer signs, and asks for an early start where that is to be asked. */
const drawAgreement = (flow: Flow, { withdrawal }: QuoteView, say: Voice): void => {
  flow.ensure(agreementHeight)
  const top = flow.y()
  flow.canvas().box(frame.left, top, frame.width, agreementHeight - 10)
  flow.skip(6)
  const box = { x: frame.left + 10, width: frame.width - 20 }
  flow.paragraph(say('agreement'), { size: 9, bold: true, ink: 'accent' }, box)
  if (withdrawal && !withdrawal.urgent) flow.paragraph(say('early'), { size: 7.6 }, box)
  flow.paragraph(say('agreementSaid'), { size: 7.6, ink: 'quiet' }, box)
  flow.moveTo(top + agreementHeight)
}

const quiet: Style = { size: 7.2, ink: 'quiet' }

/** Apart from the price and smaller than it (arrêté of 17 March 2015, article 5). */
const drawAdvantage = (flow: Flow, { credit, language }: QuoteView, say: Voice): void => {
  if (!credit) return
  const data = {
    eligible: formatMoney(credit.eligibleGross, language),
    expected: formatMoney(credit.expected, language),
    rate: formatRate(credit.rate, language),
  }
  flow.ensure(36)
  flow.paragraph(say('advantage'), { ...quiet, bold: true })
  flow.paragraph(say('credit', data), quiet)
  flow.skip(6)
}

const drawMentions = (flow: Flow, view: QuoteView, say: Voice): void => {
  const { issuer, consumer, vatExemptions, warnings } = view
  const { mediator } = issuer
  const mentions = [
    [say('free'), say('frozen')].join(' '),
    ...vatExemptions,
    ...(consumer ? warnings : []),
    ...(consumer && mediator ? [say('mediator', mediator)] : []),
  ]
  flow.ensure(40)
  flow.canvas().rule(frame.left, flow.y(), frame.right)
  flow.skip(3)
  for (const mention of mentions) {
    flow.paragraph(mention, quiet)
    flow.skip(2)
  }
  flow.skip(3)
}

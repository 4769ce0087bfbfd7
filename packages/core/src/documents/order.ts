import { Money } from '../shared/money.js'
import { drawFigures } from './figures.js'
import { formatDate, formatMinutes, formatMoney, formatShortDate } from './format.js'
import { discountSaid } from './invoice-lines.js'
import { type Flow, frame, type Style } from './kit.js'
import { type Letter, renderLetter } from './letterhead.js'
import { orderWords } from './order.words.js'
import type { OrderView, PrintedOrderLine } from './order-view.js'
import { preparePdf } from './prepared.js'
import { type Column, drawTable, type Row } from './table.js'
import { type Say, voice } from './voice.js'
import { drawWithdrawal, drawWithdrawalForm } from './withdrawal.js'

type Voice = Say<keyof typeof orderWords>

/**
 * An order form (bon de commande) as a PDF file: what was ordered, at which price, from whom, and what a consumer is to be told of it.
 * Same view, same bytes.
 * @throws {RangeError} when the lines do not make the total.
 */
export const renderOrder = async (view: OrderView): Promise<Uint8Array> => {
  if (Money.sum(view.lines.map(({ gross }) => gross)) !== view.total)
    throw new RangeError(`${view.id} does not add up`)
  const say = voice(orderWords, view.language)
  return renderLetter(await preparePdf(), letterOf(view, say), (flow) => {
    drawHeading(flow, view, say)
    drawTable(flow, { columns: columnsOf(say), rows: rowsOf(view, say) })
    flow.skip(12)
    drawMentions(flow, view, say)
    const { withdrawal } = view
    if (!view.consumer || typeof withdrawal === 'string') return
    drawWithdrawal(flow, withdrawal)
    drawWithdrawalForm(flow, withdrawal)
  })
}

const letterOf = (view: OrderView, say: Voice): Letter => {
  const { language, id: number, orderedOn, issuer, customer } = view
  const days = view.appointments.map(formatShortDate).join(', ')
  const facts = [
    { label: say('ordered'), value: formatDate(orderedOn, language) },
    ...(customer.reference ? [{ label: say('reference'), value: customer.reference }] : []),
    { label: say('performed'), value: days || say('toBeAgreed') },
  ]
  return { language, title: say('title'), number, issuedOn: orderedOn, issuer, customer, facts }
}

const drawHeading = (flow: Flow, { id, description, total, language }: OrderView, say: Voice) => {
  flow.paragraph(say('title'), { size: 18, bold: true, ink: 'accent' })
  flow.paragraph(say('number', { id }), { size: 8.5, ink: 'quiet' })
  flow.skip(6)
  for (const line of description.split('\n')) if (line) flow.paragraph(line, { size: 9 })
  flow.skip(8)
  drawFigures(flow, [{ label: say('totalToPay'), amount: total }], language)
}

const columnsOf = (say: Voice): readonly Column[] => [
  { title: say('label'), width: frame.width - 250 },
  { title: say('duration'), width: 60, align: 'right' },
  { title: say('quantity'), width: 40, align: 'right' },
  { title: say('unitGross'), width: 70, align: 'right' },
  { title: say('gross'), width: 80, align: 'right' },
]

const rowsOf = ({ lines, total, language }: OrderView, say: Voice): readonly Row[] => [
  ...lines.map((line, i) => ({
    cells: [
      line.label,
      line.minutes ? formatMinutes(line.minutes) : line.activity ? say('fixed') : '',
      String(line.quantity),
      formatMoney(line.unitGross, language),
      formatMoney(line.gross, language),
    ],
    note: noteOf(line, language, say),
    withNext: i === lines.length - 1,
  })),
  { cells: [say('totalToPay'), '', '', '', formatMoney(total, language)], tone: 'sum' },
]

const noteOf = (
  { id, activity, discount }: PrintedOrderLine,
  language: OrderView['language'],
  say: Voice,
): string =>
  [
    activity && say('activity', { activity }),
    discount && discountSaid(discount, language),
    say('order', { line: id }),
  ]
    .filter(Boolean)
    .join(' · ')

const quiet: Style = { size: 7.2, ink: 'quiet' }

const drawMentions = (flow: Flow, view: OrderView, say: Voice): void => {
  const { issuer, consumer, withdrawal } = view
  const { name, email, mediator } = issuer
  const { line, postcode, city } = issuer.address
  const address = `${line}, ${postcode} ${city}`
  const told = [
    ...(withdrawal === 'unknown'
      ? [say('withdrawal', { name, address, email }), say('early')]
      : []),
    ...(mediator ? [say('mediator', mediator)] : []),
  ]
  flow.canvas().rule(frame.left, flow.y(), frame.right)
  flow.skip(3)
  for (const mention of [say('prices'), ...(consumer ? told : [])]) {
    flow.paragraph(mention, quiet)
    flow.skip(3)
  }
}

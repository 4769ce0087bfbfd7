import type { Row } from '../exports.js'
import { type ColumnOf, type Import, report, reportRefusal, whole, word } from './context.js'

type PaymentRow = Row<'payments.csv'>
type Received = Parameters<Import['foyer']['payments']['recordPayment']>[0]
type Given = Parameters<Import['foyer']['payments']['refundCredit']>[0]
type Invoices = ReadonlyMap<string, string>

const columnOf: ColumnOf<'payments.csv'> = {
  on: 'Date',
  invoice: 'Invoice No',
  amount: 'Amount (cents)',
  means: 'Means',
  thirdParty: 'Third Party',
  'above-credit': 'Amount (cents)',
  'before-payment': 'Date',
}

/** What was received so far and could still come back, by what a returned row repeats of it. */
type Returnable = Map<string, { readonly id: string; readonly on: string }[]>

/**
 * Records the payments: what was received in the order of the file, then what came back, then what was given back, since a
 * refund needs the credit that the others leave. Money whose invoice is unknown is recorded all the same, and waits.
 */
export const importPayments = async (
  to: Import,
  invoices: Invoices,
  rows: readonly PaymentRow[],
): Promise<void> => {
  const received: Returnable = new Map()
  const keyed = withKeys(rows)
  const of = (event: string) => keyed.filter(({ row }) => row.of.Event === event)
  for (const one of of('received')) await receive(to, invoices, received, one)
  for (const one of of('returned')) await giveBack(to, received, one)
  for (const one of of('refund')) await refund(to, invoices, one)
  for (const { row } of keyed) {
    if (!['received', 'returned', 'refund'].includes(row.of.Event)) unknownEvent(to, row)
    to.step()
  }
}

interface Keyed {
  readonly row: PaymentRow
  /** The row's own content and its rank among equal rows: the same row of the same export again has the same key. */
  readonly reference: string
}

const withKeys = (rows: readonly PaymentRow[]): readonly Keyed[] => {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const content = Object.values(row.of).join('|')
    const rank = (seen.get(content) ?? 0) + 1
    seen.set(content, rank)
    return { row, reference: `${content}#${rank}` }
  })
}

const receive = async (
  to: Import,
  invoices: Invoices,
  received: Returnable,
  { row, reference }: Keyed,
): Promise<void> => {
  const { of } = row
  const invoice = invoices.get(of['Invoice No'])
  const thirdParty = of['Third Party']
  const payment: Received = {
    reference,
    ...(invoice ? { invoice } : {}),
    on: of.Date,
    amount: whole(of['Amount (cents)']),
    means: word(of.Means),
    ...(thirdParty ? { thirdParty } : {}),
  }
  const answer = await to.foyer.payments.recordPayment(payment, to.ask)
  if (!answer.ok) return reportRefusal(to, [row], answer.refusal, columnOf)
  if (!invoice)
    report(to, row, 'waiting', {
      field: 'Invoice No',
      reason: 'unknown-invoice',
      value: of['Invoice No'],
    })
  const key = keyOf(row, payment.amount)
  const same = received.get(key) ?? []
  received.set(key, [...same, { id: answer.value.payment, on: of.Date }])
}

const keyOf = ({ of }: PaymentRow, amount: number): string =>
  [of['Invoice No'], of.Means, of['Third Party'], amount].join('|')

/** The newest payment that the returned row can mean: same invoice, means, payer and amount, not after it. */
const giveBack = async (to: Import, received: Returnable, { row }: Keyed): Promise<void> => {
  const same = received.get(keyOf(row, -whole(row.of['Amount (cents)']))) ?? []
  const index = same.findLastIndex(({ on }) => on <= row.of.Date)
  const [payment] = index < 0 ? [] : same.splice(index, 1)
  if (!payment) {
    const value = row.of['Amount (cents)']
    return report(to, row, 'refused', { field: 'Event', reason: 'nothing-to-return', value })
  }
  const returned = { payment: payment.id, on: row.of.Date }
  const answer = await to.foyer.payments.returnPayment(returned, to.ask)
  const again = !answer.ok && answer.refusal.code === 'payment-returned'
  if (!answer.ok && !again) reportRefusal(to, [row], answer.refusal, columnOf)
}

const refund = async (to: Import, invoices: Invoices, { row, reference }: Keyed): Promise<void> => {
  const { of } = row
  const invoice = invoices.get(of['Invoice No'])
  if (!invoice) {
    const value = of['Invoice No']
    return report(to, row, 'refused', { field: 'Invoice No', reason: 'unknown-invoice', value })
  }
  const thirdParty = of['Third Party']
  const given: Given = {
    reference,
    invoice,
    on: of.Date,
    amount: -whole(of['Amount (cents)']),
    means: word(of.Means),
    ...(thirdParty ? { thirdParty } : {}),
  }
  const answer = await to.foyer.payments.refundCredit(given, to.ask)
  if (!answer.ok) reportRefusal(to, [row], answer.refusal, columnOf)
}

const unknownEvent = (to: Import, row: PaymentRow): void =>
  report(to, row, 'refused', { field: 'Event', reason: 'unknown-event', value: row.of.Event })

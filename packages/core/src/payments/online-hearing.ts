import { match } from 'ts-pattern'
import { z } from 'zod'
import { command } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { Reference } from '../shared/id.js'
import { dateOf, Instant } from '../shared/instant.js'
import { PositiveAmount } from '../shared/money.js'
import { accept, refuse } from '../shared/result.js'
import { onlinePayments, payments } from './collections.js'
import { type OnlinePayment, OnlinePaymentId, unpaid } from './online-payment.js'
import type { Payment, PaymentId } from './payment.js'
import { receivePayment, takePaymentBack } from './within.js'

const told = { event: z.string().min(1).max(255), at: Instant }
const page = z.string().min(1).max(255)

const Paid = z.object({
  ...told,
  type: z.literal('paid'),
  reference: page,
  paymentReference: Reference,
  amount: PositiveAmount,
})
const Unpaid = z.object({ ...told, type: z.enum(['failed', 'expired']), reference: page })
const TakenBack = z.object({
  ...told,
  type: z.enum(['refunded', 'disputed']),
  paymentReference: Reference,
  amount: PositiveAmount,
})

/** A provider's word as the door hands it in, its signature checked. */
const Word = z.discriminatedUnion('type', [Paid, Unpaid, TakenBack])

/**
 * Hears what a payment service provider says of a page: money is recorded as a payment by card, what exceeds the debt is customer credit,
 * and so is all of it where the invoice was settled meanwhile. The same word again changes nothing. What was refunded or disputed in full is
 * taken back; a part of it is kept on the page, and in the fact, for a person to book. A word of a page or a payment that is not known
 * (yet) is `not-found`: the provider is to say it again.
 */
export const hearOnlinePayment = command({
  input: Word,
  output: z.object({ onlinePayment: OnlinePaymentId, known: z.boolean() }),
  allow: { system: 'all' },
  refusals: { 'amount-above-payment': { amount: PositiveAmount } },
  async run(work, word) {
    return match(word)
      .with({ type: 'paid' }, (paid) => hearPaid(work, paid))
      .with({ type: 'failed' }, { type: 'expired' }, (said) => hearUnpaid(work, said))
      .with({ type: 'refunded' }, { type: 'disputed' }, (said) => hearTakenBack(work, said))
      .exhaustive()
  },
})

const hearPaid = async (work: Work, { reference, paymentReference, event, ...word }: Paid) => {
  const opened = await pageCalled(work, reference)
  if (!opened) return refuse({ code: 'not-found', id: reference })
  const { id: onlinePayment, invoice, customer } = opened
  if (opened.received.some((one) => one.reference === paymentReference))
    return accept({ onlinePayment, known: true })
  const payment = await recorded(work, opened, { ...word, paymentReference })
  const { amount } = word
  const received = [...opened.received, { payment, reference: paymentReference, amount }]
  work.put(onlinePayments, { ...opened, status: 'paid', received })
  const data = { invoice, payment, amount, asked: opened.amount, event }
  work.record({ type: 'online-payment-paid', of: onlinePayment, about: customer, data })
  return accept({ onlinePayment, known: false })
}

/** Enters the money on its day, or today where the books of that month are shut; what somebody entered before by its reference is it. */
const recorded = async (
  work: Work,
  { invoice }: OnlinePayment,
  { at, amount, paymentReference: reference }: Pick<Paid, 'at' | 'amount' | 'paymentReference'>,
): Promise<PaymentId> => {
  const [known] = await work.find(payments, { where: { reference }, limit: 1 })
  if (known) return known.id
  const moved = { reference, invoice, amount, on: dateOf(at), means: 'card' } as const
  const onItsDay = await receivePayment(work, moved)
  const shut = !onItsDay.ok && onItsDay.refusal.code === 'month-closed'
  const entered = shut ? await receivePayment(work, { ...moved, bookedOn: work.today }) : onItsDay
  if (entered.ok) return entered.value.payment
  throw new Error(`${reference} was paid, and cannot be entered: ${entered.refusal.code}`)
}

const hearUnpaid = async (work: Work, { type, reference, event }: Unpaid) => {
  const opened = await pageCalled(work, reference)
  if (!opened) return refuse({ code: 'not-found', id: reference })
  const { id: onlinePayment, customer, invoice } = opened
  const status = unpaid(opened.status, type)
  if (status === opened.status) return accept({ onlinePayment, known: true })
  work.put(onlinePayments, { ...opened, status })
  const data = { invoice, amount: opened.amount, event }
  work.record({ type: `online-payment-${type}`, of: onlinePayment, about: customer, data })
  return accept({ onlinePayment, known: false })
}

const hearTakenBack = async (work: Work, word: TakenBack) => {
  const { type, paymentReference, amount, event, at } = word
  const [payment] = await work.find(payments, { where: { reference: paymentReference }, limit: 1 })
  const opened = payment && (await pageThatReceived(work, payment))
  if (!payment || !opened) return refuse({ code: 'not-found', id: paymentReference })
  const { id: onlinePayment, customer, invoice } = opened
  const received = opened.received.map((one) =>
    one.payment === payment.id ? { ...one, takenBack: amount } : one,
  )
  if (amount > payment.amount)
    return refuse({ code: 'amount-above-payment', amount: PositiveAmount.parse(payment.amount) })
  const before = opened.received.find((one) => one.payment === payment.id)?.takenBack ?? 0
  if (amount <= before) return accept({ onlinePayment, known: true })
  const whole = amount === payment.amount
  if (whole && payment.status === 'standing') await takenBack(work, payment, dateOf(at))
  work.put(onlinePayments, { ...opened, received })
  const data = { invoice, payment: payment.id, amount, whole, event }
  work.record({ type: `online-payment-${type}`, of: onlinePayment, about: customer, data })
  return accept({ onlinePayment, known: false })
}

/** Takes a payment back on its day, not before it came, or enters it today where the books of that month are shut. */
const takenBack = async (work: Work, payment: Payment, day: Payment['on']): Promise<void> => {
  const on = day < payment.on ? payment.on : day
  const onItsDay = await takePaymentBack(work, { payment: payment.id, on })
  const shut = !onItsDay.ok && onItsDay.refusal.code === 'month-closed'
  const entered = shut
    ? await takePaymentBack(work, { payment: payment.id, on, bookedOn: work.today })
    : onItsDay
  if (!entered.ok) throw new Error(`${payment.id} cannot be taken back: ${entered.refusal.code}`)
}

const pageCalled = async (work: Work, reference: string): Promise<OnlinePayment | undefined> => {
  const [found] = await work.find(onlinePayments, { where: { reference }, limit: 1 })
  return found
}

const pageThatReceived = async (
  work: Work,
  { id, allocations }: Payment,
): Promise<OnlinePayment | undefined> => {
  for (const { invoice } of allocations) {
    const pages = await work.find(onlinePayments, { where: { invoice }, limit: 1000 })
    const found = pages.find(({ received }) => received.some((one) => one.payment === id))
    if (found) return found
  }
  return undefined
}

type Paid = z.output<typeof Paid>
type Unpaid = z.output<typeof Unpaid>
type TakenBack = z.output<typeof TakenBack>

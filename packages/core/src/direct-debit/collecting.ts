import type { Work } from '../app/work.js'
import { type PaymentId, receivePayment, takePaymentBack } from '../payments/index.js'
import type { CivilDate } from '../shared/civil-date.js'
import type { Refusal, Result } from '../shared/result.js'
import { must } from '../shared/result.js'
import { mandates } from './collections.js'
import type { Debit } from './debit.js'
import { advanceDebit, advanceMandate } from './living.js'

/** Counts a debit as paid on its day: the payment's reference is the debit's own, so that it is recorded once. */
export const collect = async (work: Work, debit: Debit): Promise<Debit> => {
  const { invoice, amount, collectOn: on, endToEnd: reference } = debit
  const money = { invoice, amount, on, reference, means: 'direct-debit' } as const
  const { payment } = must(
    await whenBooksAreShut(work, (booked) => receivePayment(work, { ...money, ...booked })),
  )
  const collected = must(advanceDebit(work, debit, { type: 'collect', payment, on }))
  await use(work, collected)
  return collected
}

/** The payer's bank knows the mandate now as it was written. One that has ended meanwhile stays as it is. */
const use = async (work: Work, { mandate: id, written, collectOn: on, last }: Debit) => {
  const mandate = await work.get(mandates, id)
  if (!mandate || !written) throw new Error(`${id} was collected and never written`)
  const { reference, creditorIdentifier, account } = written
  const told = { reference, creditorIdentifier, account }
  advanceMandate(work, mandate, { type: 'use', on, told, last })
}

/** Takes the payment of a debit back, unless somebody did already. A bank that dates it before the debit means its day. */
export const takeBack = async (
  work: Work,
  { collectOn }: Debit,
  payment: PaymentId,
  said: CivilDate,
): Promise<void> => {
  const on = said < collectOn ? collectOn : said
  const taken = await whenBooksAreShut(work, (booked) =>
    takePaymentBack(work, { payment, on, ...booked }),
  )
  if (!taken.ok && taken.refusal.code !== 'payment-returned') must(taken)
}

/** Money that moved in a month that is closed is entered today. */
const whenBooksAreShut = async <V, R extends Refusal>(
  { today }: Work,
  enter: (booked: { readonly bookedOn?: CivilDate }) => Promise<Result<V, R>>,
): Promise<Result<V, R>> => {
  const entered = await enter({})
  return entered.ok || entered.refusal.code !== 'month-closed'
    ? entered
    : enter({ bookedOn: today })
}

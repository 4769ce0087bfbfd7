import { z } from 'zod'
import { Money, NaturalAmount, PositiveAmount } from '../shared/money.js'
import type { MoneyEvent } from './money-event.js'

/** Who pays a share of an invoice in the customer's place: a department (APA, PCH), an employer, a fund, an insurance or another. */
export const PayerKind = z.enum(['department', 'employer', 'fund', 'insurance', 'other'])

/** A share as it is agreed. */
export const AgreedShare = z
  .object({
    kind: PayerKind,
    /** As it is written on the payment. */
    payer: z.string().trim().min(1).max(200),
    /** The payer's own file number. */
    file: z.string().trim().min(1).max(80).optional(),
    amount: PositiveAmount,
  })
  .readonly()

/** What a third party agreed to pay of an invoice; `no` from 1. What it pays is an aid on the certificate. */
export const Share = z
  .object({ no: z.int().positive(), ...AgreedShare.unwrap().shape })
  .readonly()
  .meta({ id: 'PaymentShare' })
/** What a third party agreed to pay of an invoice. */
export type Share = z.output<typeof Share>

/** A share, and what of it is paid and still owed. */
export const OwedShare = z
  .object({ ...Share.unwrap().shape, paid: NaturalAmount, due: NaturalAmount })
  .readonly()
/** A share, and what of it is paid and still owed. */
export type OwedShare = z.output<typeof OwedShare>

/** Each share with what its payer paid; a share owes no more than the invoice still does. */
export const owedShares = (
  shares: readonly Share[],
  events: readonly MoneyEvent[],
  due: Money,
): readonly OwedShare[] => {
  let left = due
  return shares.map((share) => {
    const own = events.filter((event) => event.type === 'payment' && event.share === share.no)
    const paid = Money.sum(own.map(({ amount }) => amount))
    const open = Money.max(Money.zero, Money.minus(share.amount, paid))
    const owes = Money.max(Money.zero, Money.min(open, left))
    left = Money.minus(left, owes)
    return { ...share, paid, due: owes }
  })
}

/** What is left for the customer to pay. */
export const ownDue = (due: Money, shares: readonly OwedShare[]): Money =>
  Money.max(Money.zero, Money.minus(due, Money.sum(shares.map((share) => share.due))))

import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { InvoiceId } from '../invoicing/index.js'
import { LegalEntityId } from '../organisation/index.js'
import { Means } from '../rules/schemas.js'
import { CivilDate } from '../shared/civil-date.js'
import { idOf, Reference } from '../shared/id.js'
import { NaturalAmount, PositiveAmount } from '../shared/money.js'
import { MoneyEvent } from './money-event.js'

/** Id of a payment. */
export const PaymentId = idOf<'PaymentId'>('pay')
/** Id of a payment. */
export type PaymentId = z.output<typeof PaymentId>

/** What a payment was given to; `from` = as credit that it had left on that invoice. */
export const Allocation = z
  .object({ invoice: InvoiceId, amount: PositiveAmount, from: InvoiceId.optional() })
  .readonly()
/** What a payment was given to. */
export type Allocation = z.output<typeof Allocation>

/** Money that moved, as somebody tells of it. */
export const MoneyMoved = z
  .object({
    /** The row's own key, when it comes from an export or a bank file: the same key again records nothing. */
    reference: Reference.optional(),
    /** The day it moved: the year it counts in. */
    on: CivilDate,
    /** The day it is entered on in the books, when the month of `on` is closed; absent = on that day. */
    bookedOn: CivilDate.optional(),
    amount: PositiveAmount,
    means: Means,
    /** Who paid instead of the customer, or was paid. */
    thirdParty: z.string().trim().min(1).max(200).optional(),
  })
  .readonly()
/** Money that moved, as somebody tells of it. */
export type MoneyMoved = z.output<typeof MoneyMoved>

/**
 * Money that came in, always recorded; or, as `refund`, money given back. It counts in the year of `on`.
 * `returned` = the bank took it back: from then on it counts in no year, as if it had never come.
 */
export const Payment = z
  .object({
    id: PaymentId,
    ...MoneyMoved.unwrap().shape,
    reference: Reference.nullable(),
    /** Who received it, or gave it back. Absent in money recorded before this was asked: the invoice says so then. */
    legalEntity: LegalEntityId.optional(),
    direction: z.enum(['received', 'refund']),
    /** Absent while nobody knows whose money it is. */
    customer: CustomerId.optional(),
    status: z.enum(['standing', 'returned']),
    returnedOn: CivilDate.optional(),
    /** The day the return stands on in the books, when that is another. */
    returnBookedOn: CivilDate.optional(),
    /** Of one that the bank took back: what it had been to invoices, as their books knew it until then. */
    undone: z
      .array(z.object({ invoice: InvoiceId, event: MoneyEvent }).readonly())
      .readonly()
      .optional(),
    allocations: z.array(Allocation).readonly(),
    /** Not given to any invoice yet. */
    unallocated: NaturalAmount,
  })
  .readonly()
  .meta({ id: 'Payment' })
/** Money that came in, or was given back. */
export type Payment = z.output<typeof Payment>

/** What of an invoice a payer means to pay. */
type Meant = Pick<Extract<MoneyEvent, { type: 'payment' }>, 'lines' | 'share' | 'bookedOn'>

/** A payment's money, or a part of it, as it comes to an invoice. */
export const moneyGiven = (
  { id, on, bookedOn, means, thirdParty }: Payment,
  amount: Payment['amount'],
  meant: Meant = {},
): MoneyEvent => ({
  ...(bookedOn ? { bookedOn } : {}),
  ...meant,
  type: 'payment',
  id,
  on,
  amount,
  means,
  thirdParty: thirdParty !== undefined,
})

import { match } from 'ts-pattern'
import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { InvoiceId } from '../invoicing/index.js'
import { idOf, Reference } from '../shared/id.js'
import { Instant } from '../shared/instant.js'
import { PositiveAmount } from '../shared/money.js'
import { PaymentId } from './payment.js'

/** Id of an online payment. */
export const OnlinePaymentId = idOf<'OnlinePaymentId'>('onl')
/** Id of an online payment. */
export type OnlinePaymentId = z.output<typeof OnlinePaymentId>

/** Money that came over a page. */
export const PaidOnline = z
  .object({
    payment: PaymentId,
    /** The provider's id of the money. */
    reference: Reference,
    /** What came, whatever had been asked. */
    amount: PositiveAmount,
    /** What left again of it, as the provider last said. The payment itself is taken back once all of it left. */
    takenBack: PositiveAmount.optional(),
  })
  .readonly()

/**
 * A payment page (page de paiement) that was opened for an invoice. `opened` = nobody knows yet; `failed` = the payer's bank said no;
 * `expired` = nobody paid on it in time; `paid` for good. A page that failed or expired may still turn out paid: money is never refused.
 */
export const OnlinePayment = z
  .object({
    id: OnlinePaymentId,
    invoice: InvoiceId,
    customer: CustomerId,
    /** From 1, for each invoice. */
    no: z.int().positive(),
    /** What the page asks for. */
    amount: PositiveAmount,
    /** The provider's id of the page. */
    reference: z.string().min(1).max(255),
    url: z.url(),
    returnTo: z.url(),
    openedAt: Instant,
    /** Who asked for it. */
    by: z.object({ role: z.string(), id: z.string() }).readonly(),
    /** From then on nobody pays on it; absent where the provider does not say. */
    expiresAt: Instant.optional(),
    status: z.enum(['opened', 'failed', 'expired', 'paid']),
    received: z.array(PaidOnline).readonly(),
  })
  .readonly()
  .meta({ id: 'OnlinePayment' })
/** A payment page that was opened for an invoice. */
export type OnlinePayment = z.output<typeof OnlinePayment>

/** What a page is once its provider said that nobody paid on it; one that was paid stays so, and one that ended stays as it ended. */
export const unpaid = (
  status: OnlinePayment['status'],
  said: 'failed' | 'expired',
): OnlinePayment['status'] =>
  match([status, said] as const)
    .with(['opened', 'failed'], ['failed', 'failed'], () => 'failed' as const)
    .with(['opened', 'expired'], ['failed', 'expired'], () => 'expired' as const)
    .with(['expired', 'failed'], ['expired', 'expired'], () => 'expired' as const)
    .with(['paid', 'failed'], ['paid', 'expired'], () => 'paid' as const)
    .exhaustive()

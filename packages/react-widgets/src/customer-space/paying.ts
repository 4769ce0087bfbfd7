import type { ValueOf } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'
import type { InvoicePaper } from './papers.js'

/** A payment page, as the house answers it. */
export type PaymentPage = ValueOf<FoyerClient['payments']['payOnline']>

/**
 * Where paying an invoice online is; `of` = its id. `late` = nobody knows yet whether it was paid, and the page asks no more; `unpaid` =
 * the payer's bank said no, or they gave up; `unavailable` = nothing is paid online here.
 */
export type PayingState =
  | { readonly is: 'idle' }
  | {
      readonly is: 'asking' | 'leaving' | 'confirming' | 'late' | 'unpaid' | 'paid' | 'unavailable'
      readonly of: string
    }
  | { readonly is: 'refused'; readonly of: string; readonly says: string }

/** What happens to it. */
export type PayingEvent =
  | { readonly type: 'asking' | 'leaving' | 'late'; readonly of: string }
  | {
      readonly type: 'refused'
      readonly of: string
      readonly code: string
      readonly says: string
    }
  | { readonly type: 'told'; readonly of: string; readonly status: PaymentPage['status'] }
  | { readonly type: 'forgotten' }

/** Nobody is paying. */
export const notPaying: PayingState = { is: 'idle' }

/** Refusals that say that this page of this house takes no payment online, whatever the invoice. */
const never: ReadonlySet<string> = new Set([
  ...['online-payment-unavailable', 'feature-disabled', 'no-such-operation'],
  ...['out-of-scope', 'not-allowed', 'return-page-not-allowed'],
])

/** The next state. Where nothing is paid online, nothing will be until the page is opened anew. */
export const nextPaying = (state: PayingState, event: PayingEvent): PayingState => {
  if (state.is === 'unavailable') return state
  switch (event.type) {
    case 'asking':
    case 'leaving':
    case 'late':
      return { is: event.type, of: event.of }
    case 'refused':
      return never.has(event.code)
        ? { is: 'unavailable', of: event.of }
        : { is: 'refused', of: event.of, says: event.says }
    case 'told':
      return { is: toldAs[event.status], of: event.of }
    case 'forgotten':
      return notPaying
  }
}

const toldAs = {
  opened: 'confirming',
  failed: 'unpaid',
  expired: 'unpaid',
  paid: 'paid',
} as const

/** Whether a button offers to pay an invoice: its customer owes of it themselves, and nobody knows better. */
export const isPayable = ({ of, own = 0 }: InvoicePaper, paying: PayingState): boolean => {
  if (own <= 0 || paying.is === 'unavailable') return false
  return !(paying.is === 'confirming' && paying.of === of)
}

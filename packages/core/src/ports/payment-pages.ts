import type { TenantId } from '../shared/branded.js'
import type { Instant } from '../shared/instant.js'
import type { Language } from '../shared/language.js'
import type { Money } from '../shared/money.js'
import type { Refusal, Result } from '../shared/result.js'

/** What a payment page is asked for. */
export interface PageAsked {
  /** At most 200 characters. Asked again under it, the provider opens no second page. */
  readonly key: string
  /** At least one cent. */
  readonly amount: Money
  readonly currency: 'EUR'
  /** The invoice as the payer knows it. */
  readonly invoice: string
  /** What the payer reads on the page, at most 200 characters. */
  readonly label: string
  /** Where the provider sends its receipt. */
  readonly email?: string | undefined
  readonly language: Language
  /** Where the payer is sent back to, whether they paid or gave up. */
  readonly returnTo: string
}

/** A page that was opened. */
export interface OpenedPage {
  /** The provider's own id of the page: its words name it. */
  readonly reference: string
  readonly url: string
  /** From then on nobody pays on it. */
  readonly expiresAt?: Instant | undefined
}

/** A request of the provider's, as it came. */
export interface PageRequest {
  /** As those of the Fetch standard. */
  readonly headers: {
    /** A header by its name, whatever its case; null where there is none. */
    get(name: string): string | null
  }
  /** The raw bytes: the signature is made over them. */
  readonly body: Uint8Array
}

/** What every word of a provider tells. */
interface Told {
  /** The provider's id of the event, the same however often it comes. */
  readonly event: string
  /** When it happened, not when it was told. */
  readonly at: Instant
}

/** Money that was paid on a page. */
export interface PaidWord extends Told {
  readonly type: 'paid'
  /** Of the page. */
  readonly reference: string
  /** The provider's id of the money itself: what refunds and disputes name it by. */
  readonly paymentReference: string
  /** What was paid, whatever had been asked. */
  readonly amount: Money
}

/** A page on which nobody paid. */
export interface UnpaidWord extends Told {
  readonly type: 'failed' | 'expired'
  readonly reference: string
}

/** Money that left again: given back by the company at its provider, or taken back by the payer's bank. */
export interface TakenBackWord extends Told {
  readonly type: 'refunded' | 'disputed'
  readonly paymentReference: string
  /** All that left so far of this payment. */
  readonly amount: Money
}

/** What a provider says; `other` = it is about no payment page of ours. */
export type PageWord = PaidWord | UnpaidWord | TakenBackWord | { readonly type: 'other' }

/** Why a request of the provider's is not heard. */
export const pageWordProblems = ['not-signed', 'unreadable'] as const
/** Why a request of the provider's is not heard. */
export type PageWordProblem = (typeof pageWordProblems)[number]

/**
 * The payment pages (pages de paiement) of a payment service provider: card numbers are typed there, and pass neither through Foyer nor
 * through its host.
 */
export interface PaymentPages {
  /**
   * Opens a page. Asked again under the same key with the same words, it answers the same page.
   * @throws {Error} when the provider does not answer, or refuses.
   */
  open(tenant: TenantId, asked: PageAsked): Promise<OpenedPage>
  /**
   * What a provider says, once its signature was checked with this tenant's secret. Refuses `not-signed` what is unsigned, signed with
   * another secret or too old, and for a tenant that it does not know; `unreadable` what is signed and no word.
   */
  hear(tenant: TenantId, request: PageRequest): Promise<Result<PageWord, Refusal<PageWordProblem>>>
}

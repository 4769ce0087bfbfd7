import type { Work } from '../app/work.js'
import type { WorkerId } from '../organisation/index.js'
import { accept, type Result } from '../shared/result.js'
import { quotes } from './collections.js'
import { type OfferConflict, offerConflicts } from './offer-conflicts.js'
import { OrderId } from './order.js'
import type { Quote, QuoteOrigin } from './quote.js'
import { QuoteId } from './quote-id.js'
import type { QuoteFact } from './quote-life.js'
import { linesIn } from './quote-line.js'
import { contentFor, type LineRefusal, type Sale, type Written } from './quoting.js'

/** What a quote is drafted with. */
export interface Drafted extends Sale, Written {
  readonly worker: WorkerId | null
  readonly origin: QuoteOrigin
  readonly author: string
  /** The visit during which it was proposed. */
  readonly visit?: string | undefined
}

/** Drafts a quote, and reserves the id of the order that it may become. */
export const draftQuoteAs = async (
  work: Work,
  { customer, legalEntity, worker, origin, author, visit, ...entered }: Drafted,
): Promise<Result<Quote, LineRefusal>> => {
  const content = await contentFor(work, { customer, legalEntity }, entered)
  if (!content.ok) return content
  const quote: Quote = {
    ...{ id: work.newId(QuoteId), customer, legalEntity, origin, author, worker, visit },
    ...{ order: work.newId(OrderId), edition: 1, ...content.value, status: 'draft' },
    ...{ sentOn: null, validUntil: null, informed: [], earlier: [], at: work.now },
  }
  work.put(quotes, quote)
  const data = { origin, legalEntity, total: quote.total, ...(visit ? { visit } : {}) }
  work.record({ type: 'quote-drafted', of: quote.id, about: customer, data })
  return accept(quote)
}

/** Keeps the hash of the document of a quote's edition with it: what is accepted is accepted as it could be read. */
export const noteDocument = (work: Work, quote: Quote, document: string): void =>
  work.put(quotes, { ...quote, document })

/** A quote, and the open offers that ask another price than it does. */
export const withConflicts = async (
  work: Work,
  quote: Quote,
): Promise<Quote & { readonly conflicts?: readonly OfferConflict[] }> => {
  const { customer, id: except, lines } = quote
  const conflicts = await offerConflicts(work, { customer, except }, linesIn(lines))
  return conflicts.length ? { ...quote, conflicts } : quote
}

/** What the trail is told of a quote: its edition, what it comes to, the seals; no word of it, and no name. */
export const told = (fact: QuoteFact, next: Quote): object => {
  const { edition, total } = next
  switch (fact.type) {
    case 'quote-written':
    case 'quote-revised':
      return { edition, total }
    case 'quote-sent':
      return { edition, total, until: fact.until, sha256: fact.sha256 }
    case 'quote-accepted': {
      const { sha256, means, attested } = fact.acceptance
      return { edition, total, sha256, means, by: attested.by }
    }
    case 'quote-declined':
    case 'quote-withdrawn':
      return { edition, reason: fact.reason }
    case 'quote-expired':
      return { edition, on: fact.on }
    case 'quote-converted':
      return { edition, order: next.order }
    default:
      return fact satisfies never
  }
}

import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { LegalEntityId, WorkerId } from '../organisation/index.js'
import { VatGroup } from '../shared/amounts.js'
import { CivilDate } from '../shared/civil-date.js'
import { Seal } from '../shared/evidence.js'
import { Instant } from '../shared/instant.js'
import { NaturalAmount } from '../shared/money.js'
import { Acceptance } from './acceptance.js'
import { conclusionShape, InformationName } from './contract.js'
import { OrderId } from './order.js'
import { QuoteId } from './quote-id.js'
import { QuoteLine } from './quote-line.js'

/** How a quote came about. `field` = proposed by a worker at the customer's home, during a visit (S197). */
export const QuoteOrigin = z.enum(['office', 'form', 'field', 'campaign'])
/** How a quote came about. */
export type QuoteOrigin = z.output<typeof QuoteOrigin>

/** What a quote says, an edition at a time. */
export const QuoteContent = z
  .object({
    /** What is to be done, in the customer's words. */
    description: z.string().max(4000),
    lines: z.array(QuoteLine).min(1).max(400).readonly(),
    /** The base and the chosen options, in cents, VAT included; before any tax advantage. */
    total: NaturalAmount,
    /** What is in the total, by the VAT that it bears. */
    groups: z.array(VatGroup).readonly(),
    /** The day by which the service is done, or begun, and the goods delivered; absent = not said yet. */
    by: CivilDate.optional(),
    ...conclusionShape,
  })
  .readonly()
/** What a quote says. */
export type QuoteContent = z.output<typeof QuoteContent>

const sentShape = {
  sentOn: CivilDate,
  /** The last day of the offer, until midnight. */
  validUntil: CivilDate,
  /** What the customer was told with it. */
  informed: z.array(InformationName).readonly(),
  /** SHA-256 of what was sent, in its canonical form: what a provider of signatures is told. */
  sha256: Seal,
  /** SHA-256 of its document, kept in the archive. */
  document: Seal.optional(),
}

/** An edition as it was sent, before it was amended. It never changes, and nobody can accept it any more. */
export const SentEdition = z
  .object({ edition: z.int().positive(), ...QuoteContent.unwrap().shape, ...sentShape })
  .readonly()
  .meta({ id: 'SentEdition' })
/** An edition as it was sent. */
export type SentEdition = z.output<typeof SentEdition>

/**
 * A quote (devis): free of charge, rewritten until it is sent, then an offer until its last day. Amended after that, it is its next edition;
 * once accepted it never changes, and becomes one order.
 */
export const Quote = z
  .object({
    id: QuoteId,
    customer: CustomerId,
    legalEntity: LegalEntityId,
    origin: QuoteOrigin,
    /** Who wrote it: the id of the principal; of a field proposal, the worker. */
    author: z.string(),
    /** Who is meant to do it; null = to be decided. */
    worker: WorkerId.nullable(),
    /** The visit during which it was proposed. */
    visit: z.string().optional(),
    /** The id of the order that it becomes: reserved from the first day, so that all documents print the same line ids. */
    order: OrderId,
    /** 1 until it is amended after having been sent. */
    edition: z.int().positive(),
    ...QuoteContent.unwrap().shape,
    /**
     * `sent` = open, an offer that stands; `withdrawn` = we took it back; `converted` = its order exists. The last four stay for ever,
     * save that what expired or was declined may be amended and sent again.
     */
    status: z.enum(['draft', 'sent', 'accepted', 'declined', 'expired', 'withdrawn', 'converted']),
    sentOn: CivilDate.nullable(),
    validUntil: CivilDate.nullable(),
    informed: sentShape.informed,
    sha256: Seal.optional(),
    document: Seal.optional(),
    acceptance: Acceptance.optional(),
    /** The editions sent before this one, oldest first. */
    earlier: z.array(SentEdition).readonly(),
    at: Instant,
  })
  .readonly()
  .meta({ id: 'Quote' })
/** A quote. */
export type Quote = z.output<typeof Quote>

/** The totals of lines: what is in the price, and by the VAT that it bears. */
export type Totals = Pick<QuoteContent, 'lines' | 'total' | 'groups'>

/** What an edition said as it was sent; undefined before it was. */
export const sentEdition = (quote: Quote): SentEdition | undefined => {
  const { edition, sentOn, validUntil, informed, sha256, document } = quote
  return sentOn && validUntil && sha256
    ? { ...contentOf(quote), edition, sentOn, validUntil, informed, sha256, document }
    : undefined
}

/** What a quote says now. */
export const contentOf = (quote: Quote): QuoteContent => {
  const { description, lines, total, groups, by, concluded, online, urgent, successive } = quote
  return { description, lines, total, groups, by, concluded, online, urgent, successive }
}

/** The id of a quote's line: that of the order's line which it becomes, so that every document prints the same one (`ord_…/1`). */
export const quoteLineId = (
  { order }: Pick<Quote, 'order'>,
  { no }: Pick<QuoteLine, 'no'>,
): string => `${order}/${no}`

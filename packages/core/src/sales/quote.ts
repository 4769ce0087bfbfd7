import { match, P } from 'ts-pattern'
import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { LegalEntityId, WorkerId } from '../organisation/index.js'
import { VatGroup } from '../shared/amounts.js'
import { CivilDate } from '../shared/civil-date.js'
import type { Lifecycle } from '../shared/decider.js'
import { Seal } from '../shared/evidence.js'
import { Instant } from '../shared/instant.js'
import { NaturalAmount } from '../shared/money.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
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

/** What may be asked of a quote. */
export type QuoteCommand =
  | { readonly type: 'write'; readonly content: QuoteContent }
  | {
      readonly type: 'send'
      readonly on: CivilDate
      readonly until: CivilDate
      readonly informed: readonly InformationName[]
      readonly sha256: string
      /** Its lines as the law of that day taxes them. */
      readonly totals: Totals
    }
  | {
      readonly type: 'accept'
      readonly edition: number
      readonly on: CivilDate
      readonly acceptance: Acceptance
      readonly totals: Totals
    }
  | { readonly type: 'decline'; readonly reason: string }
  | { readonly type: 'expire'; readonly on: CivilDate }
  | { readonly type: 'withdraw'; readonly reason: string }
  | { readonly type: 'convert' }

/** What happens to a quote once it exists; the public fact leaves the words and the names out. */
export type QuoteFact =
  | { readonly type: 'quote-written'; readonly content: QuoteContent }
  | { readonly type: 'quote-revised'; readonly content: QuoteContent }
  | {
      readonly type: 'quote-sent'
      readonly on: CivilDate
      readonly until: CivilDate
      readonly informed: readonly InformationName[]
      readonly sha256: string
      readonly totals: Totals
    }
  | {
      readonly type: 'quote-accepted'
      readonly acceptance: Acceptance
      readonly totals: Totals
    }
  | { readonly type: 'quote-declined'; readonly reason: string }
  | { readonly type: 'quote-expired'; readonly on: CivilDate }
  | { readonly type: 'quote-withdrawn'; readonly reason: string }
  | { readonly type: 'quote-converted' }

const Closed = z.enum(['accepted', 'declined', 'expired', 'withdrawn', 'converted'])

/** The data that a quote's refusals carry. */
export const quoteRefusals = {
  'quote-not-sent': {},
  'quote-already-sent': {},
  'quote-not-accepted': {},
  'quote-still-valid': { validUntil: CivilDate },
  /** The offer ended on its last day. */
  'quote-expired': { validUntil: CivilDate },
  /** Another edition is the one that stands. */
  'quote-edition-superseded': { edition: z.int(), last: z.int() },
  'quote-closed': { status: Closed },
  'quote-already-converted': { order: OrderId },
} as const

/** Why a quote's life does not go on as asked. */
export type QuoteRefusal =
  | Refusal<'quote-not-sent' | 'quote-already-sent' | 'quote-not-accepted'>
  | (Refusal<'quote-still-valid' | 'quote-expired'> & { readonly validUntil: CivilDate })
  | (Refusal<'quote-edition-superseded'> & { readonly edition: number; readonly last: number })
  | (Refusal<'quote-closed'> & { readonly status: z.output<typeof Closed> })
  | (Refusal<'quote-already-converted'> & { readonly order: OrderId })

type Decision = Result<QuoteFact, QuoteRefusal>

const decide = (quote: Quote, command: QuoteCommand): Decision =>
  match([quote, command] as const)
    .returnType<Decision>()
    .with([{ status: 'draft' }, { type: 'write' }], ([, { content }]) =>
      accept({ type: 'quote-written', content }),
    )
    .with([{ status: P.union('sent', 'declined', 'expired') }, { type: 'write' }], ([, told]) =>
      accept({ type: 'quote-revised', content: told.content }),
    )
    .with([{ status: 'draft' }, { type: 'send' }], ([, { type: _, ...sent }]) =>
      accept({ ...sent, type: 'quote-sent' }),
    )
    .with([{ status: 'sent' }, { type: 'send' }], () => refuse({ code: 'quote-already-sent' }))
    .with([{ status: P.union('draft', 'sent') }, { type: 'accept' }], ([, asked]) =>
      accepted(quote, asked),
    )
    .with([{ status: 'sent' }, { type: 'decline' }], ([, { reason }]) =>
      accept({ type: 'quote-declined', reason }),
    )
    .with([{ status: 'sent' }, { type: 'expire' }], ([, { on }]) => expired(quote, on))
    .with([{ status: P.union('draft', 'sent') }, { type: 'withdraw' }], ([, { reason }]) =>
      accept({ type: 'quote-withdrawn', reason }),
    )
    .with([{ status: 'accepted' }, { type: 'convert' }], () => accept({ type: 'quote-converted' }))
    .with([{ status: 'draft' }, { type: P.union('decline', 'expire') }], () =>
      refuse({ code: 'quote-not-sent' }),
    )
    .with(
      [
        { status: P.union('draft', 'sent', 'declined', 'expired', 'withdrawn') },
        { type: 'convert' },
      ],
      () => refuse({ code: 'quote-not-accepted' }),
    )
    .with([{ status: 'converted' }, { type: 'convert' }], ([{ order }]) =>
      refuse({ code: 'quote-already-converted', order }),
    )
    .with(
      [{ status: P.union('accepted', 'declined', 'expired', 'withdrawn', 'converted') }, P._],
      ([{ status }]) => refuse({ code: 'quote-closed', status }),
    )
    .exhaustive()

const accepted = (
  quote: Quote,
  { acceptance, totals, ...asked }: Extract<QuoteCommand, { type: 'accept' }>,
): Decision => {
  const may = acceptable(quote, asked)
  return may.ok ? accept({ type: 'quote-accepted', acceptance, totals }) : may
}

/** Whether an edition may be accepted on a day: the one that was sent last, and no other, until the end of its last day. */
export const acceptable = (
  { edition: last, status, validUntil }: Quote,
  { edition, on }: { readonly edition: number; readonly on: CivilDate },
): Result<undefined, QuoteRefusal> => {
  if (status !== 'draft' && status !== 'sent') return refuse({ code: 'quote-closed', status })
  if (edition !== last) return refuse({ code: 'quote-edition-superseded', edition, last })
  if (status !== 'sent' || !validUntil) return refuse({ code: 'quote-not-sent' })
  return on > validUntil ? refuse({ code: 'quote-expired', validUntil }) : accept(undefined)
}

const expired = ({ validUntil }: Quote, on: CivilDate): Decision => {
  if (!validUntil) return refuse({ code: 'quote-not-sent' })
  return on > validUntil
    ? accept({ type: 'quote-expired', on })
    : refuse({ code: 'quote-still-valid', validUntil })
}

const evolve = (quote: Quote, fact: QuoteFact): Quote =>
  match(fact)
    .returnType<Quote>()
    .with({ type: 'quote-written' }, ({ content }) => ({ ...quote, ...blank, ...content }))
    .with({ type: 'quote-revised' }, ({ content }) => {
      const sent = sentEdition(quote)
      return {
        ...{ ...quote, ...blank, ...content, status: 'draft', sentOn: null, validUntil: null },
        ...{ informed: [], sha256: undefined, document: undefined, edition: quote.edition + 1 },
        earlier: sent ? [...quote.earlier, sent] : quote.earlier,
      }
    })
    .with({ type: 'quote-sent' }, ({ on, until, informed, sha256, totals }) => ({
      ...{ ...quote, ...totals, status: 'sent', sentOn: on, validUntil: until, informed, sha256 },
    }))
    .with({ type: 'quote-accepted' }, ({ acceptance, totals }) => ({
      ...{ ...quote, ...totals, status: 'accepted', acceptance },
    }))
    .with({ type: 'quote-declined' }, () => ({ ...quote, status: 'declined' }))
    .with({ type: 'quote-expired' }, () => ({ ...quote, status: 'expired' }))
    .with({ type: 'quote-withdrawn' }, () => ({ ...quote, status: 'withdrawn' }))
    .with({ type: 'quote-converted' }, () => ({ ...quote, status: 'converted' }))
    .exhaustive()

/** What a content may leave out: what was said before does not stay. */
const blank = { by: undefined, online: undefined, urgent: undefined, successive: undefined }

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

/** Draft, sent, then accepted and converted; or declined, expired or withdrawn. */
export const quoteLife: Lifecycle<Quote, QuoteCommand, QuoteFact, QuoteRefusal> = {
  decide,
  evolve,
}

/** The id of a quote's line: that of the order's line which it becomes, so that every document prints the same one (`ord_…/1`). */
export const quoteLineId = (
  { order }: Pick<Quote, 'order'>,
  { no }: Pick<QuoteLine, 'no'>,
): string => `${order}/${no}`

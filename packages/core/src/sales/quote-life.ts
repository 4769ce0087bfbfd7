import { match, P } from 'ts-pattern'
import { z } from 'zod'
import { CivilDate } from '../shared/civil-date.js'
import type { Lifecycle } from '../shared/decider.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import type { Acceptance } from './acceptance.js'
import type { InformationName } from './contract.js'
import { OrderId } from './order.js'
import { type Quote, type QuoteContent, sentEdition, type Totals } from './quote.js'

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

/** Draft, sent, then accepted and converted; or declined, expired or withdrawn. */
export const quoteLife: Lifecycle<Quote, QuoteCommand, QuoteFact, QuoteRefusal> = {
  decide,
  evolve,
}

import { z } from 'zod'
import { advance } from '../app/advance.js'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { type Customer, CustomerId, customers } from '../customers/index.js'
import { LegalEntityId, WorkerId } from '../organisation/index.js'
import { CivilDate, plusDays } from '../shared/civil-date.js'
import { sealOf } from '../shared/evidence.js'
import { ReasonWord } from '../shared/reason-word.js'
import { accept, refuse } from '../shared/result.js'
import { asOffered } from './accepting.js'
import { quotes } from './collections.js'
import { InformationName } from './contract.js'
import { draftQuoteAs, told, withConflicts } from './drafting.js'
import { informationMissing, informingAs } from './information.js'
import { informedBy } from './informed-by.js'
import { OfferConflict, offerConflicts } from './offer-conflicts.js'
import { OrderLine } from './order-line.js'
import { availableOn } from './ordering.js'
import { Quote } from './quote.js'
import { QuoteId } from './quote-id.js'
import { quoteLife, quoteRefusals } from './quote-life.js'
import { QuoteNeed, quoteNeed, salesSettingsOf, TimesAMonth } from './quote-need.js'
import { contentFor, lineRefusals, sellersOf, totalsOn } from './quoting.js'
import { writtenShape } from './written.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const
const readers = { ...office, accountant: 'all', customer: 'own' } as const

/** A quote as it is answered to the office; with the open offers that ask another price, where there are any. */
const AnsweredQuote = z
  .object({ ...Quote.unwrap().shape, conflicts: z.array(OfferConflict).readonly().optional() })
  .readonly()

/**
 * Drafts a quote, free of charge: a base and its options, each with the VAT that it bears (S290). The answer names the open quotes of the
 * same customer that ask another price for the same thing (S318).
 */
export const draftQuote = command({
  input: z.object({
    customer: CustomerId,
    legalEntity: LegalEntityId,
    /** Who is meant to do it; null = to be decided. */
    worker: WorkerId.nullable().default(null),
    origin: z.enum(['office', 'form', 'campaign']).default('office'),
    ...writtenShape,
  }),
  output: AnsweredQuote,
  allow: office,
  refusals: { ...lineRefusals, 'worker-not-available': { worker: WorkerId, on: CivilDate } },
  async run(work, input) {
    const available = await availableOn(work, input.worker)
    if (!available.ok) return available
    const drafted = await draftQuoteAs(work, { ...input, author: work.as.id })
    return drafted.ok ? accept(await withConflicts(work, drafted.value)) : drafted
  },
})

/**
 * Rewrites a quote, everything at once. One that was sent, that expired or that was declined becomes its next edition, a draft again: what was
 * sent before stays as it was, and can no longer be accepted.
 */
export const amendQuote = command({
  input: z.object({ quote: QuoteId, ...writtenShape }),
  output: AnsweredQuote,
  allow: office,
  refusals: { ...quoteRefusals, ...lineRefusals },
  async run(work, { quote: id, ...entered }) {
    const quote = await work.get(quotes, id)
    if (!quote) return refuse({ code: 'not-found', id })
    const content = await contentFor(work, quote, entered)
    if (!content.ok) return content
    const write = { type: 'write', content: content.value } as const
    const amended = advance(work, quotes, quoteLife, quote, write, told)
    return amended.ok ? accept(await withConflicts(work, amended.value)) : amended
  },
})

/**
 * Sends a quote: from now on it is an offer, until the end of its last day, and the customer is asked to sign. Refused while the consumer
 * was not told everything that the law wants told first: `missing` names it (S137). What the quote itself says counts as told; so does what
 * its document prints, where `document` says that it is handed over with it; the rest is ticked in `informed`.
 */
export const sendQuote = command({
  input: z.object({
    quote: QuoteId,
    /** The last day of the offer; left out = so many days from today as the company decided. */
    validUntil: CivilDate.optional(),
    /** Told besides, in a way that can be proved (Code de la consommation, article L221-7). */
    informed: z.array(InformationName).readonly().default([]),
    /** The document that Foyer makes of the quote is handed over with it. */
    document: z.boolean().default(false),
  }),
  output: AnsweredQuote,
  allow: office,
  refusals: {
    ...quoteRefusals,
    'quote-incomplete': { line: z.int(), missing: z.string() },
    'validity-over': { validUntil: CivilDate },
    'information-missing': { missing: z.array(InformationName).readonly() },
  },
  async run(work, { quote: id, validUntil, informed, document }) {
    const quote = await work.get(quotes, id)
    if (!quote) return refuse({ code: 'not-found', id })
    const sellerOf = await sellersOf(work, quote, quote.lines)
    if (!sellerOf.ok) return sellerOf
    const { validityDays } = await salesSettingsOf(work)
    const until = validUntil ?? plusDays(work.today, validityDays)
    const totals = totalsOn(quote, sellerOf.value, work.today)
    const dated = { ...quote, ...totals }
    const handed = informedBy(dated, sellerOf.value, { informed, document })
    const sha256 = await sealOf(work.ports.sha256, asOffered(dated))
    const send = { type: 'send', on: work.today, until, totals, informed: handed, sha256 } as const
    const decided = quoteLife.decide(quote, send)
    if (!decided.ok) return decided
    for (const { no: line, incomplete } of totals.lines)
      for (const missing of incomplete) return refuse({ code: 'quote-incomplete', line, missing })
    if (until < work.today) return refuse({ code: 'validity-over', validUntil: until })
    const missing = missingOf({ ...dated, informed: handed }, sellerOf.value(quote).customer, work)
    if (missing.length) return refuse({ code: 'information-missing', missing })
    const sent = advance(work, quotes, quoteLife, quote, send, told)
    return sent.ok ? accept(await withConflicts(work, sent.value)) : sent
  },
})

const missingOf = (
  quote: Quote,
  { organisation }: Customer,
  { today }: Work,
): readonly InformationName[] =>
  organisation ? [] : informationMissing(informingAs(quote), today, quote.informed)

/** Takes a quote back, a draft or an offer that stands: nobody can accept it any more. */
export const withdrawQuote = command({
  input: z.object({ quote: QuoteId, reason: ReasonWord }),
  output: Quote,
  allow: office,
  refusals: quoteRefusals,
  async run(work, { quote: id, reason }) {
    const quote = await work.get(quotes, id)
    if (!quote) return refuse({ code: 'not-found', id })
    return advance(work, quotes, quoteLife, quote, { type: 'withdraw', reason })
  },
})

/** Lets an offer whose last day has passed expire; run by the schedule. */
export const expireQuote = command({
  input: z.object({ quote: QuoteId }),
  output: Quote,
  allow: { system: 'all' },
  refusals: quoteRefusals,
  async run(work, { quote: id }) {
    const quote = await work.get(quotes, id)
    if (!quote) return refuse({ code: 'not-found', id })
    return advance(work, quotes, quoteLife, quote, { type: 'expire', on: work.today })
  },
})

/** One quote; a customer sees its own, once it was sent. */
export const showQuote = query({
  input: z.object({ quote: QuoteId }),
  output: Quote,
  allow: readers,
  refusals: { 'quote-not-sent': {} },
  async run(work, { quote: id }) {
    const quote = await work.get(quotes, id)
    if (!quote) return refuse({ code: 'not-found', id })
    work.own({ customer: quote.customer })
    const isHidden = work.as.role === 'customer' && quote.status === 'draft'
    return isHidden ? refuse({ code: 'quote-not-sent' }) : accept(quote)
  },
})

/** A customer's quotes, newest first; to the customer, without the drafts. */
export const quotesOf = query({
  input: z.object({ customer: CustomerId, ...Paging.shape }),
  output: pageOf(Quote),
  allow: readers,
  refusals: {},
  async run(work, { customer, ...paging }) {
    work.own({ customer })
    if (!(await work.get(customers, customer))) return refuse({ code: 'not-found', id: customer })
    const status = Quote.unwrap().shape.status.exclude(['draft']).options
    const sent = work.as.role === 'customer' ? { status: { in: status } } : {}
    const where = { customer, ...sent }
    return accept(await work.page(quotes, { where, order: 'at', descending: true, ...paging }))
  },
})

/**
 * Whether a quote is needed before a customer orders these lines: from a monthly price of 100.00 euros, VAT included, on, or when the
 * consumer asks for one (arrêté of 17 March 2015); a company may set the threshold lower (S069).
 */
export const quoteNeeded = query({
  input: z.object({
    customer: CustomerId,
    lines: z.array(OrderLine).min(1).max(200).readonly(),
    timesAMonth: TimesAMonth.optional(),
    /** The customer asked for one. */
    asked: z.boolean().optional(),
  }),
  output: QuoteNeed,
  allow: office,
  refusals: {},
  async run(work, { customer: id, ...proposed }) {
    const customer = await work.get(customers, id)
    if (!customer) return refuse({ code: 'not-found', id })
    const settings = await salesSettingsOf(work)
    const consumer = !customer.organisation
    return accept(quoteNeed({ ...proposed, consumer }, work.today, settings))
  },
})

/** The open quotes of a customer that ask another price for what would be offered: what a campaign asks before it writes to somebody (S318). */
export const offersAgainst = query({
  input: z.object({
    customer: CustomerId,
    lines: z.array(OrderLine).min(1).max(200).readonly(),
  }),
  output: z.object({ conflicts: z.array(OfferConflict).readonly() }),
  allow: office,
  refusals: {},
  async run(work, { customer, lines }) {
    if (!(await work.get(customers, customer))) return refuse({ code: 'not-found', id: customer })
    const numbered = lines.map((line, i) => ({ ...line, no: i + 1 }))
    return accept({ conflicts: await offerConflicts(work, { customer }, numbered) })
  },
})

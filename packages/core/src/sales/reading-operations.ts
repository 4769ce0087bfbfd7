import { z } from 'zod'
import { query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { CustomerId, customerName, customers } from '../customers/index.js'
import { LegalEntityId, WorkerId, workerName, workers } from '../organisation/index.js'
import { VatGroup } from '../shared/amounts.js'
import { NaturalAmount } from '../shared/money.js'
import { accept, refuse } from '../shared/result.js'
import { quotes } from './collections.js'
import { InformationName } from './contract.js'
import { ExpectedCredit, expectedCredit } from './expected-credit.js'
import { informationDue, informingAs } from './information.js'
import { informedBy } from './informed-by.js'
import { OfferConflict, offerConflicts } from './offer-conflicts.js'
import { Quote, QuoteOrigin } from './quote.js'
import { QuoteId } from './quote-id.js'
import { choosing, linesIn, QuoteLine } from './quote-line.js'
import { QuoteNeed, quoteNeed, salesSettingsOf, TimesAMonth } from './quote-need.js'
import { contentFor, lineRefusals, sellersOf, totalsOf } from './quoting.js'
import { writtenShape } from './written.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

const shown = Quote.unwrap().shape

/** A quote on one line of a list, with the names of its people. */
const ListedQuote = z
  .object({
    id: QuoteId,
    customer: CustomerId,
    /** Of the customer. */
    name: z.string(),
    status: shown.status,
    origin: QuoteOrigin,
    /** Of the worker who proposed it; absent = the office wrote it. */
    author: z.string().optional(),
    /** What is to be done, in the customer's words. */
    description: z.string(),
    edition: shown.edition,
    /** In cents, VAT included. */
    total: NaturalAmount,
    /** Something of a line is still to be filled in, its price perhaps: then the total is not what it will come to. */
    incomplete: z.boolean(),
    sentOn: shown.sentOn,
    validUntil: shown.validUntil,
    /** The id of the order that it becomes. */
    order: shown.order,
    at: shown.at,
  })
  .readonly()
  .meta({ id: 'ListedQuote' })

/** Every quote, newest first, with the names of its customer and of the worker who proposed it; those in some states, or of an origin (S197). */
export const listQuotes = query({
  input: z.object({
    /** Left out = all of them. */
    status: z.array(shown.status).min(1).readonly().optional(),
    origin: QuoteOrigin.optional(),
    ...Paging.shape,
  }),
  output: pageOf(ListedQuote),
  allow: { ...office, accountant: 'all' },
  refusals: {},
  async run(work, { status, origin, ...paging }) {
    const where = { ...(status ? { status: { in: status } } : {}), ...(origin ? { origin } : {}) }
    const page = await work.page(quotes, { where, order: 'at', descending: true, ...paging })
    const items = await Promise.all(page.items.map((quote) => listed(work, quote)))
    return accept({ ...page, items })
  },
})

const listed = async (work: Work, quote: Quote): Promise<z.output<typeof ListedQuote>> => {
  const { id, customer, status, origin, author, description, edition, total } = quote
  const { sentOn, validUntil, order, at, lines } = quote
  const buyer = await work.get(customers, customer)
  const worker = WorkerId.safeParse(author)
  const proposer = worker.success ? await work.get(workers, worker.data) : undefined
  return {
    ...{ id, customer, name: buyer ? customerName(buyer) : '', status, origin, description },
    ...(proposer ? { author: workerName(proposer) } : {}),
    ...{ edition, total, sentOn, validUntil, order, at },
    incomplete: lines.some((line) => line.incomplete.length > 0),
  }
}

const Priced = {
  lines: z.array(QuoteLine).readonly(),
  /** The base and the chosen options, in cents, VAT included; before any tax advantage. */
  total: NaturalAmount,
  /** What is in the total, by the VAT that it bears. */
  groups: z.array(VatGroup).readonly(),
  /** Shown apart from the price; absent = nothing in it opens the right, or an organisation buys. */
  credit: ExpectedCredit.optional(),
}

/**
 * What a quote would come to, before anything is written: its totals, the VAT of each line, the tax credit apart; whether the law wants a
 * quote first (S069), and the open offers that ask another price for the same thing (S318).
 */
export const previewQuote = query({
  input: z.object({
    customer: CustomerId,
    legalEntity: LegalEntityId,
    /** The quote that is being amended: it is in conflict with none of itself. */
    quote: QuoteId.optional(),
    /** How many times a month it is done; left out = once. */
    timesAMonth: TimesAMonth.optional(),
    /** The customer asked for a quote. */
    asked: z.boolean().optional(),
    ...writtenShape,
  }),
  output: z.object({
    ...Priced,
    need: QuoteNeed,
    conflicts: z.array(OfferConflict).readonly(),
  }),
  allow: office,
  refusals: lineRefusals,
  async run(work, { customer, legalEntity, quote: except, timesAMonth, asked, ...entered }) {
    const content = await contentFor(work, { customer, legalEntity }, entered)
    if (!content.ok) return content
    const { lines, total, groups } = content.value
    const sellerOf = await sellersOf(work, { customer, legalEntity }, lines)
    if (!sellerOf.ok) return sellerOf
    const parties = sellerOf.value({})
    const inside = linesIn(lines)
    const consumer = !parties.customer.organisation
    const proposed = { lines: inside, consumer, timesAMonth, asked }
    return accept({
      ...{ lines, total, groups, credit: expectedCredit(lines, parties, work.today) },
      need: quoteNeed(proposed, work.today, await salesSettingsOf(work)),
      conflicts: await offerConflicts(work, { customer, except }, inside),
    })
  },
})

/**
 * What a quote comes to with some of its options, and the tax credit apart: what its customer reads before accepting, and what was agreed
 * once it was accepted. To the customer, its own, once it was sent.
 */
export const priceQuote = query({
  input: z.object({
    quote: QuoteId,
    /** The numbers of the options that are taken; left out = those that the quote says. */
    chosen: z.array(z.int().positive()).max(400).readonly().optional(),
  }),
  output: z.object(Priced),
  allow: { ...office, accountant: 'all', customer: 'own' },
  refusals: { 'quote-not-sent': {}, 'option-unknown': { line: z.int() } },
  async run(work, { quote: id, chosen }) {
    const quote = await work.get(quotes, id)
    if (!quote) return refuse({ code: 'not-found', id })
    work.own({ customer: quote.customer })
    if (work.as.role === 'customer' && quote.status === 'draft')
      return refuse({ code: 'quote-not-sent' })
    const isOption = (no: number) =>
      quote.lines.some((line) => line.no === no && line.optionOf !== undefined)
    const unknown = chosen?.find((no) => !isOption(no))
    if (unknown !== undefined) return refuse({ code: 'option-unknown', line: unknown })
    const sellerOf = await sellersOf(work, quote, quote.lines)
    if (!sellerOf.ok) return sellerOf
    const lines = chosen ? choosing(quote.lines, chosen) : quote.lines
    const credit = expectedCredit(lines, sellerOf.value({}), quote.sentOn ?? work.today)
    return accept({ ...totalsOf(lines), credit })
  },
})

/**
 * What the law wants a consumer told before being bound by a quote, in its order (S137): `told` by the quote itself, by the document that
 * goes along, or by somebody who ticked it; the rest keeps it from being sent. Empty for an organisation.
 */
export const informationFor = query({
  input: z.object({
    quote: QuoteId,
    /** The document that Foyer makes of it is handed over with it. */
    document: z.boolean().default(true),
  }),
  output: z.object({
    information: z
      .array(z.object({ name: InformationName, told: z.boolean() }).readonly())
      .readonly(),
  }),
  allow: { ...office, accountant: 'all' },
  refusals: {},
  async run(work, { quote: id, document }) {
    const quote = await work.get(quotes, id)
    if (!quote) return refuse({ code: 'not-found', id })
    const sellerOf = await sellersOf(work, quote, quote.lines)
    if (!sellerOf.ok) return sellerOf
    if (sellerOf.value({}).customer.organisation) return accept({ information: [] })
    const told = quote.sentOn
      ? quote.informed
      : informedBy(quote, sellerOf.value, { informed: [], document })
    const due = informationDue(informingAs(quote), quote.sentOn ?? work.today)
    return accept({
      information: due.map(({ value: { name } }) => ({ name, told: told.includes(name) })),
    })
  },
})

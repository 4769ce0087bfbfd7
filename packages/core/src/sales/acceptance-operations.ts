import { z } from 'zod'
import { advance } from '../app/advance.js'
import { command, query } from '../app/operation.js'
import { WorkerId } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { dateOf, Instant } from '../shared/instant.js'
import { ReasonWord } from '../shared/reason-word.js'
import { accept, refuse } from '../shared/result.js'
import { Acceptance, AcceptanceMeans, Through } from './acceptance.js'
import { acceptanceOf, changedSince } from './accepting.js'
import { quotes } from './collections.js'
import { EarlyStart, InformationName, isCollected } from './contract.js'
import { convert, untoldOfEarlyStart } from './converting.js'
import { told } from './drafting.js'
import { Order } from './order.js'
import { availableOn } from './ordering.js'
import { Quote } from './quote.js'
import { QuoteId } from './quote-id.js'
import { acceptable, quoteLife, quoteRefusals } from './quote-life.js'
import { choosing } from './quote-line.js'
import { totalsOf } from './quoting.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

/**
 * Accepts the edition that was sent last, on its last day at the latest: the customer by itself, or the office for whom it heard. Keeps the
 * evidence: who signed, when, how, from where, and the seal of everything that was accepted, its document included (S138). Whoever wants the
 * service to begin before the time to withdraw ends asks for it here, once told what it costs (Code de la consommation, article L221-25).
 */
export const acceptQuote = command({
  input: z.object({
    quote: QuoteId,
    /** The one that was read. */
    edition: z.int().positive(),
    signer: Acceptance.unwrap().shape.signer,
    /** How the office heard; left out = in person. Whoever accepts by itself does it online. */
    means: AcceptanceMeans.optional(),
    through: Through.optional(),
    /** The numbers of the options that are taken; left out = those that the quote says. */
    chosen: z.array(z.int().positive()).max(400).readonly().optional(),
    early: EarlyStart.optional(),
    /** Of a signature that was made with a provider: its id there, and when. */
    signed: z.object({ reference: z.string().min(1).max(200), at: Instant }).optional(),
  }),
  output: Quote,
  allow: { ...office, customer: 'own' },
  refusals: {
    ...quoteRefusals,
    'option-unknown': { line: z.int() },
    'information-missing': { missing: z.array(InformationName).readonly() },
    'early-start-in-writing': {},
    'signed-in-the-future': { at: Instant },
    'signature-not-proved': {},
  },
  async run(work, { quote: id, edition, chosen: asked, signed, early, ...signature }) {
    const quote = await work.get(quotes, id)
    if (!quote) return refuse({ code: 'not-found', id })
    work.own({ customer: quote.customer })
    const at = signed?.at ?? work.now
    const on = dateOf(at)
    if (at > work.now) return refuse({ code: 'signed-in-the-future', at })
    const may = acceptable(quote, { edition, on })
    if (!may.ok) return may
    const options = quote.lines.filter(({ optionOf }) => optionOf !== undefined)
    const unknown = asked?.find((no) => !options.some((option) => option.no === no))
    if (unknown !== undefined) return refuse({ code: 'option-unknown', line: unknown })
    const chosen = asked ?? options.filter((option) => option.chosen).map(({ no }) => no)
    if (early && !isCollected({ ...quote, early }))
      return refuse({ code: 'early-start-in-writing' })
    const missing = early ? await untoldOfEarlyStart(work, quote) : []
    if (missing.length) return refuse({ code: 'information-missing', missing })
    const totals = totalsOf(choosing(quote.lines, chosen))
    const { reference } = signed ?? {}
    const means = work.as.role === 'customer' ? 'online' : (signature.means ?? 'in-person')
    const acceptance = await acceptanceOf(work, quote, totals, {
      ...{ ...signature, means, at, chosen, early, reference },
    })
    if (!acceptance.ok) return acceptance
    const accepting = { type: 'accept', edition, on, totals, acceptance: acceptance.value } as const
    return advance(work, quotes, quoteLife, quote, accepting, told)
  },
})

/** Declines an offer: the customer by itself, or the office for whom it heard. */
export const declineQuote = command({
  input: z.object({ quote: QuoteId, reason: ReasonWord.default('not-wanted') }),
  output: Quote,
  allow: { ...office, customer: 'own' },
  refusals: quoteRefusals,
  async run(work, { quote: id, reason }) {
    const quote = await work.get(quotes, id)
    if (!quote) return refuse({ code: 'not-found', id })
    work.own({ customer: quote.customer })
    return advance(work, quotes, quoteLife, quote, { type: 'decline', reason })
  },
})

/**
 * Whether what was accepted is what it was: every byte of the quote, of the evidence, of its document and of a provider's proof, against
 * their seals and against what the trail was told (S138). `changed` names what is not.
 */
export const verifyAcceptance = query({
  input: z.object({ quote: QuoteId }),
  output: z.object({
    acceptance: Acceptance,
    intact: z.boolean(),
    changed: z.array(z.enum(['quote', 'trail', 'document', 'proof'])).readonly(),
  }),
  allow: { ...office, accountant: 'all', customer: 'own' },
  refusals: { 'quote-not-accepted': {} },
  async run(work, { quote: id }) {
    const quote = await work.get(quotes, id)
    if (!quote) return refuse({ code: 'not-found', id })
    work.own({ customer: quote.customer })
    const { acceptance } = quote
    if (!acceptance) return refuse({ code: 'quote-not-accepted' })
    const changed = await changedSince(work, quote, acceptance)
    return accept({ acceptance, intact: changed.length === 0, changed })
  },
})

/**
 * Makes an accepted quote the order that it announced, once (S161): at the prices that were accepted, VAT included, whatever the catalogue
 * or the rates of VAT have become. The rate on the invoice is that of the day on which the service is done; the price stays.
 */
export const convertQuote = command({
  input: z.object({
    quote: QuoteId,
    /** When not the quote's; null = to be decided. */
    worker: WorkerId.nullable().optional(),
  }),
  output: Order,
  allow: office,
  refusals: {
    ...quoteRefusals,
    'worker-not-available': { worker: WorkerId, on: CivilDate },
  },
  async run(work, { quote: id, worker: wanted }) {
    const quote = await work.get(quotes, id)
    if (!quote) return refuse({ code: 'not-found', id })
    const worker = wanted === undefined ? quote.worker : wanted
    const available = await availableOn(work, worker)
    if (!available.ok) return available
    return convert(work, quote, worker)
  },
})

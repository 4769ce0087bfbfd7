import { z } from 'zod'
import { command } from '../app/operation.js'
import { seesPrices } from '../organisation/index.js'
import { draftQuoteAs, QuoteEntry, QuoteId } from '../sales/index.js'
import { accept, refuse } from '../shared/result.js'
import { visits } from './collections.js'
import { VisitId } from './visit.js'

/**
 * Proposes something more to the customer during a visit: a quote is drafted, of origin `field`, by the worker whose visit it is; the office
 * completes it, sends it, and answers for it (S197). A worker of a company that hides prices from its workers enters none (S283).
 */
export const proposeQuote = command({
  input: z.object({
    visit: VisitId,
    /** What the customer needs, in the worker's words. */
    description: z.string().trim().max(4000).default(''),
    lines: z.array(QuoteEntry).min(1).max(100).readonly(),
  }),
  output: z.object({ quote: QuoteId, visit: VisitId }),
  allow: { owner: 'all', manager: 'all', agent: 'all', worker: 'own' },
  refusals: {
    'visit-not-under-way': {},
    'discount-above-price': { line: z.int().positive() },
    /** `line` counts from 1, the options among them. */
    'quote-price-hidden': { line: z.int().positive() },
  },
  async run(work, { visit: id, ...entered }) {
    const visit = await work.get(visits, id)
    if (!visit) return refuse({ code: 'not-found', id })
    const { customer, legalEntity, status } = visit
    work.own({ worker: visit.worker })
    if (status !== 'booked' && status !== 'done') return refuse({ code: 'visit-not-under-way' })
    const priced = entered.lines
      .flatMap(({ options, ...base }) => [base, ...options])
      .findIndex(({ price, discount }) => price !== undefined || discount !== undefined)
    if (priced >= 0 && !(await seesPrices(work)))
      return refuse({ code: 'quote-price-hidden', line: priced + 1 })
    // Whoever says yes right after having been asked in person at home concludes off the premises, by phone too (L221-1, I, 2°, b).
    const proposed = await draftQuoteAs(work, {
      ...{ ...entered, customer, legalEntity, concluded: 'off-premises', worker: null },
      ...{ origin: 'field', author: work.as.id, visit: id },
    })
    return proposed.ok ? accept({ quote: proposed.value.id, visit: id }) : proposed
  },
})

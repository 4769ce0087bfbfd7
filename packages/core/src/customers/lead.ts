import { z } from 'zod'
import { TerritoryId, WorkerId } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { idOf } from '../shared/id.js'
import { Amount, Money, NaturalAmount } from '../shared/money.js'
import { CustomerId, Identity } from './customer.js'

/** Id of a lead. */
export const LeadId = idOf<'LeadId'>('lea')
/** Id of a lead. */
export type LeadId = z.output<typeof LeadId>

/** How somebody came to call. It must be asked; `unknown` is an answer, and is counted (S025). */
export const LeadSource = z.enum([
  'search-engine',
  'social-network',
  'press',
  'radio',
  'flyer',
  'affiliate',
  'partner',
  'word-of-mouth',
  'unknown',
])
/** How somebody came to call. */
export type LeadSource = z.output<typeof LeadSource>

/** Somebody who asks for something, and the worker who answers: the territory's, or nobody yet (the queue). */
export const Lead = z
  .object({
    id: LeadId,
    customer: CustomerId,
    source: LeadSource,
    /** The campaign, the newspaper, the affiliate's code. */
    detail: z.string().trim().max(200).default(''),
    wants: z.string().trim().max(2000).default(''),
    /** Who the person said to be, where a form came from somebody known: nothing of a file is changed by a form. */
    typed: Identity.optional(),
    territory: TerritoryId.nullable(),
    worker: WorkerId.nullable(),
    status: z.enum(['open', 'won']),
    on: CivilDate,
  })
  .readonly()
  .meta({ id: 'Lead' })
/** Somebody who asks for something. */
export type Lead = z.output<typeof Lead>

/** What one source brought in a period: `conversion` in whole percent, costs in cents; null when nothing can be divided. */
export const SourceResult = z
  .object({
    source: LeadSource,
    leads: z.int(),
    won: z.int(),
    conversion: z.int().nullable(),
    spend: NaturalAmount,
    costPerLead: Amount.nullable(),
  })
  .readonly()
/** What one source brought in a period. */
export type SourceResult = z.output<typeof SourceResult>

/** Counts leads by source; every source with a lead or an expense has a row, and `unknown` always has one. */
export const funnelOf = (
  leads: readonly Lead[],
  spend: ReadonlyMap<LeadSource, Money>,
): readonly SourceResult[] =>
  LeadSource.options.flatMap((source) => {
    const own = leads.filter((lead) => lead.source === source)
    const spent = spend.get(source) ?? Money.zero
    if (!own.length && !spent && source !== 'unknown') return []
    const won = own.filter(({ status }) => status === 'won').length
    return {
      source,
      leads: own.length,
      won,
      conversion: own.length ? Math.round((100 * won) / own.length) : null,
      spend: spent,
      costPerLead: own.length ? Money.prorata(spent, 1, own.length) : null,
    }
  })

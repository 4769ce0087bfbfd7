import { z } from 'zod'
import { LegalEntityId, TerritoryId, WorkerId } from '../organisation/index.js'
import { ActivityCode } from '../rules/schemas.js'
import { CivilDate } from '../shared/civil-date.js'
import { idOf } from '../shared/id.js'
import { Amount, Money, NaturalAmount } from '../shared/money.js'
import { ReasonWord } from '../shared/reason-word.js'
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

/** The code of who brings leads in (affilié), as a link or a form carries it: nobody's name, because facts are public. */
export const AffiliateCode = z
  .string()
  .trim()
  .regex(/^[\w.:-]+$/)
  .max(60)

/** What a form orders; what is to be done stands in the lead's `wants`. */
export const Ordered = z
  .object({
    legalEntity: LegalEntityId,
    activity: ActivityCode,
    /** At most a day. */
    minutes: z.int().min(1).max(1440),
  })
  .readonly()

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
    /** What is ordered by the form; absent = somebody asks for information (S027). */
    ordered: Ordered.optional(),
    territory: TerritoryId.nullable(),
    worker: WorkerId.nullable(),
    /** Who brought it: a partner's id, or the code that the form carried; absent = nobody. */
    affiliate: z.string().min(1).optional(),
    /** `accepted` and `rejected` somebody decided; `won` something was ordered. */
    status: z.enum(['open', 'accepted', 'rejected', 'won']),
    /** Why it was rejected. */
    reason: ReasonWord.optional(),
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

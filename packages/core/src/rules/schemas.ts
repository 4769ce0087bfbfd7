import { z } from 'zod'
import { CivilDate } from '../shared/civil-date.js'
import { activityCodes, type ActivityCode as Code, statuses } from './fr/activities.js'
import { type Means as MeansOfPayment, means } from './fr/payment.js'
import type { LawSettings as Settings } from './fr/settings.js'
import type { Reason as Why } from './reason.js'

/** An item of article D7231-1 (`II-11` = home IT support). Schema. */
export const ActivityCode: z.ZodEnum<{ readonly [C in Code]: C }> = z.enum(activityCodes)
/** An item of article D7231-1. */
export type ActivityCode = Code

/** How money comes in. Schema. */
export const Means: z.ZodEnum<{ readonly [M in MeansOfPayment]: M }> = z.enum(means)
/** How money comes in. */
export type Means = MeansOfPayment

/**
 * An answer of the law as it is kept with a document: the rules it rests on, and, when it cannot be given, the facts to ask for.
 * Only `eligible` opens a right.
 */
export const Verdict = z
  .object({
    verdict: z.enum(['eligible', 'not-eligible', 'undetermined']),
    /** Ids of the rules that decided. */
    because: z.array(z.string()).readonly(),
    /** Facts that are missing to decide. */
    missing: z.array(z.string()).readonly(),
  })
  .readonly()
  .meta({ id: 'Verdict' })
/** An answer of the law as it is kept with a document. */
export type Verdict = z.output<typeof Verdict>

/** What the State gave an organisation for an activity. Schema. */
export const Status = z.enum(statuses)

/** What the law leaves open, as the tenant decided it. Schema. */
export const LawSettings: z.ZodType<Settings> = z
  .object({
    trusts: z.array(z.string().max(100)).readonly().optional(),
    confidence: z.enum(['verified', 'secondary']).optional(),
    aids: z.enum(['before-cap', 'after-cap']).optional(),
    sixtyFive: z.enum(['in-the-year', 'before-the-year']).optional(),
    sameDayOddJobs: z.enum(['apart', 'summed']).optional(),
    bundleOf: z.enum(['provider', 'household']).optional(),
    vatClass: z
      .partialRecord(ActivityCode, z.enum(['normal', 'reduced', 'super-reduced']))
      .readonly()
      .optional(),
    travel: z.enum(['part-of-service']).optional(),
    partPayments: z.enum(['when-paid', 'at-settlement']).optional(),
    declaredBody: z.enum(['under-a-decision']).optional(),
    mentions: z.record(z.string(), z.string().min(1).max(200)).readonly().optional(),
  })
  .strict()
  .readonly()
/** What the law leaves open, as the tenant decided it. */
export type LawSettings = Settings

/** Why an answer is what it is. Schema. */
export const Reason: z.ZodType<Why> = z
  .object({
    code: z.string(),
    fr: z.string(),
    en: z.string(),
    rule: z.string(),
    row: z.string(),
    source: z
      .object({
        text: z.string(),
        article: z.string(),
        paragraph: z.string().optional(),
        confidence: z.enum(['verified', 'secondary', 'memory']),
        readOn: CivilDate,
      })
      .readonly(),
  })
  .readonly()

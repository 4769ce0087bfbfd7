import { z } from 'zod'
import type { NoticeRecord } from '../app/notices.js'
import { Decimal } from '../shared/decimal.js'
import { elapsed } from '../shared/instant.js'
import { Factor, factor } from '../shared/rate.js'

/** How well one adapter did. */
export const AdapterQuality = z
  .object({
    /** The adapter; a channel, for what no adapter ever took. */
    by: z.string(),
    /** Notices it took. */
    sent: z.int().nonnegative(),
    /** Those of them that a receipt says arrived. */
    delivered: z.int().nonnegative(),
    /** Attempts in which it took the notice, of all attempts: percent, to one decimal. */
    availability: z.number().min(0).max(100),
    /** Seconds from handing over to arrival, nearest rank; null before the first receipt. */
    medianTransit: z.number().nonnegative().nullable(),
    p95Transit: z.number().nonnegative().nullable(),
  })
  .readonly()
  .meta({ id: 'AdapterQuality' })
/** How well one adapter did. */
export type AdapterQuality = z.output<typeof AdapterQuality>

/** What SMS cost: `cents` is exact and never rounded (`'300'` = 3.00 euros); null while the tenant has set no price. */
export const SmsCost = z
  .object({ parts: z.int().nonnegative(), cents: Factor.nullable() })
  .readonly()
/** What SMS cost. */
export type SmsCost = z.output<typeof SmsCost>

/** The quality of each adapter that these notices met, by name. */
export const qualityOfAdapters = (notices: readonly NoticeRecord[]): readonly AdapterQuality[] => {
  const names = new Set(notices.flatMap((one) => [...(one.by ? [one.by] : []), ...inVain(one)]))
  return [...names].sort().map((by) => qualityOfOne(by, notices))
}

const qualityOfOne = (by: string, notices: readonly NoticeRecord[]): AdapterQuality => {
  const taken = notices.filter((one) => one.by === by)
  const refused = notices.flatMap(inVain).filter((name) => name === by).length
  const transits = taken.flatMap(transitOf).sort((a, b) => a - b)
  return {
    by,
    sent: taken.length,
    delivered: taken.filter(({ status }) => status === 'delivered').length,
    availability: Math.round((1000 * taken.length) / (taken.length + refused)) / 10,
    medianTransit: nearestRank(transits, 50),
    p95Transit: nearestRank(transits, 95),
  }
}

// An adapter that broke without saying its name is the one that took the notice in the end.
const inVain = ({ by, channel, insteadOf, tried = [] }: NoticeRecord): readonly string[] =>
  tried.map((one) => (by && (one.by === channel || one.by === insteadOf) ? by : one.by))

// The gateway's clock may be behind ours: nothing arrives before it left.
const transitOf = ({ sentAt, deliveredAt }: NoticeRecord): readonly number[] =>
  sentAt && deliveredAt ? [Math.max(0, elapsed(sentAt, deliveredAt) / 1000)] : []

const nearestRank = (sorted: readonly number[], percentile: number): number | null =>
  sorted[Math.ceil((percentile * sorted.length) / 100) - 1] ?? null

/** What the SMS among these notices cost, at so many cents a part; one that its adapter counted no parts of is one. */
export const costOfSms = (
  notices: readonly NoticeRecord[],
  centsPerPart: Factor | undefined,
): SmsCost => {
  const billed = notices.filter(({ channel, by }) => channel === 'sms' && by)
  const parts = billed.reduce((sum, one) => sum + (one.parts ?? 1), 0)
  const cents = centsPerPart && factor(new Decimal(centsPerPart).times(parts).toFixed())
  return { parts, cents: cents ?? null }
}

import { z } from 'zod'
import type { Lead } from './lead.js'

/** What one affiliate brought: its ratio is `accepted` of `submitted`, exactly. */
export const AffiliateResult = z
  .object({
    /** A partner's id, or a code. */
    affiliate: z.string(),
    submitted: z.int().positive(),
    /** Accepted by a person, or ordered. */
    accepted: z.int().nonnegative(),
    /** Turned down; what is neither waits for a decision. */
    rejected: z.int().nonnegative(),
    /** The ratio in hundredths of a percent (6667 = 66.67 %), half rounded up: for a screen, never to compare with. */
    acceptance: z.int().min(0).max(10_000),
  })
  .readonly()
  .meta({ id: 'AffiliateResult' })
/** What one affiliate brought. */
export type AffiliateResult = z.output<typeof AffiliateResult>

/** Every affiliate that brought a lead: most accepted first, then the better ratio, then by name. */
export const rankingOf = (leads: readonly Lead[]): readonly AffiliateResult[] => {
  const names = new Set(leads.flatMap(({ affiliate }) => affiliate ?? []))
  return [...names]
    .map((affiliate) =>
      resultOf(
        affiliate,
        leads.filter((lead) => lead.affiliate === affiliate),
      ),
    )
    .sort(
      (a, b) =>
        b.accepted - a.accepted ||
        a.submitted - b.submitted ||
        (a.affiliate < b.affiliate ? -1 : 1),
    )
}

const resultOf = (affiliate: string, own: readonly Lead[]): AffiliateResult => {
  const submitted = own.length
  const accepted = own.filter(({ status }) => status === 'accepted' || status === 'won').length
  const rejected = own.filter(({ status }) => status === 'rejected').length
  const acceptance = Math.round((10_000 * accepted) / submitted)
  return { affiliate, submitted, accepted, rejected, acceptance }
}

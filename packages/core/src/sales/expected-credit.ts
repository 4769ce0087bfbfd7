import { z } from 'zod'
import { assess } from '../eligibility/index.js'
import { share } from '../rules/fr/tax-credit.js'
import type { CivilDate } from '../shared/civil-date.js'
import { Money, NaturalAmount } from '../shared/money.js'
import { Factor, percent } from '../shared/rate.js'
import type { Parties } from './parties.js'
import { isIn, type QuoteLine } from './quote-line.js'

/** The tax credit to expect of what is quoted, before any ceiling: shown apart from the price and less prominently. */
export const ExpectedCredit = z
  .object({
    /** What of the price opens the right, in cents, VAT included. */
    eligibleGross: NaturalAmount,
    /** In cents. */
    expected: NaturalAmount,
    /** A ratio: `'0.5'`. */
    rate: Factor,
  })
  .readonly()
  .meta({ id: 'ExpectedCredit' })
/** The tax credit to expect of what is quoted. */
export type ExpectedCredit = z.output<typeof ExpectedCredit>

/**
 * The credit to expect, from what opens the right as far as it is known on a day: before any ceiling, and apart from the price (decree of
 * 17 March 2015). Undefined for an organisation, and where nothing in the price opens it.
 */
export const expectedCredit = (
  lines: readonly QuoteLine[],
  { legalEntity, customer }: Parties,
  on: CivilDate,
): ExpectedCredit | undefined => {
  const { activities: registered, lawSettings } = legalEntity
  const eligible = lines.filter((line) => {
    const { kind, activity, minutes } = line
    // Travel opens it as the service does, once that is decided.
    if (!isIn(line) || kind === 'goods' || (kind === 'travel' && !lawSettings?.travel)) return false
    const asked = { kind: 'service', activity, minutes, place: 'home' } as const
    const judged = { ...asked, performedOn: on, customer: 'individual', registered } as const
    return assess(judged, lawSettings).verdict === 'eligible'
  })
  const rate = share.on(on)?.value
  if (customer.organisation || !eligible.length || rate === undefined) return undefined
  const eligibleGross = Money.sum(eligible.map(({ amounts }) => amounts.gross))
  return { eligibleGross, expected: Money.prorata(eligibleGross, rate, 100), rate: percent(rate) }
}

import { z } from 'zod'
import { brandedString } from './branded.js'
import { Decimal } from './decimal.js'
import { factor, factorShape, type Factor as Ratio } from './factor.js'

export { factor }

/** A ratio or a factor as a decimal string. */
export type Factor = Ratio

/** Schema of a factor: digits, at most one point, a minus allowed. */
export const Factor = brandedString<'Factor'>(z.string().regex(factorShape))

/** A percentage as people write it (`5.5`) as a ratio (`'0.055'`). */
export const percent = (points: string | number): Factor =>
  factor(new Decimal(points).dividedBy(100).toFixed())

/** A ratio as the percentage people read: `'0.055'` gives `'5.5'`. */
export const toPercent = (ratio: Factor): string => new Decimal(ratio).times(100).toFixed()

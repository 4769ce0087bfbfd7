import { z } from 'zod'
import { type Brand, brandedString } from './brand.js'
import { Decimal } from './decimal.js'

/** A ratio or a factor as a decimal string (`'0.055'`), so that no binary fraction enters a computation. */
export type Factor = Brand<string, 'Factor'>

/** Schema of a factor: digits, at most one point, a minus allowed. */
export const Factor = brandedString<'Factor'>(z.string().regex(/^-?\d+(\.\d+)?$/))

/** Mints a factor written in the source. @throws {TypeError} when it is not a decimal number. */
export const factor = (raw: string): Factor => {
  const parsed = Factor.safeParse(raw)
  if (!parsed.success) throw new TypeError(`not a factor: ${raw}`)
  return parsed.data
}

/** A percentage as people write it (`5.5`) as a ratio (`'0.055'`). */
export const percent = (points: string | number): Factor =>
  factor(new Decimal(points).dividedBy(100).toFixed())

/** A ratio as the percentage people read: `'0.055'` gives `'5.5'`. */
export const toPercent = (ratio: Factor): string => new Decimal(ratio).times(100).toFixed()

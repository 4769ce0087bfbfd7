import type { Brand } from './brand.js'

/** A ratio or a factor as a decimal string (`'0.055'`), so that no binary fraction enters a computation. */
export type Factor = Brand<string, 'Factor'>

/** What a factor looks like: digits, at most one point, a minus allowed. */
export const factorShape = /^-?\d+(\.\d+)?$/

/** Mints a factor written in the source. @throws {TypeError} when it is not a decimal number. */
export const factor = (raw: string): Factor => {
  if (!factorShape.test(raw)) throw new TypeError(`not a factor: ${raw}`)
  return raw as Factor
}

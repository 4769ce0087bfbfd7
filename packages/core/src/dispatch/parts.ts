import { z } from 'zod'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import type { Part } from './report.js'

/** The data that the refusals of parts carry. */
export const partsRefusals = { 'price-hidden': { part: z.int().positive() } } as const

/** Why parts are not taken as they were sent; `part` counts from 1. */
export type PartsRefusal = Refusal<'price-hidden'> & { readonly part: number }

/**
 * The parts of a report as whoever may not see prices sends them: without one. Each keeps the price that the office entered for a part
 * of that name before; another has none yet (S283).
 */
export const partsUnpriced = (
  sent: readonly Part[],
  before: readonly Part[],
): Result<readonly Part[], PartsRefusal> => {
  const priced = sent.findIndex(({ price }) => price !== undefined)
  if (priced >= 0) return refuse({ code: 'price-hidden', part: priced + 1 })
  const left = [...before]
  return accept(
    sent.map((part) => {
      const at = left.findIndex(({ label }) => label === part.label)
      const [same] = at < 0 ? [] : left.splice(at, 1)
      return { ...part, price: same?.price }
    }),
  )
}

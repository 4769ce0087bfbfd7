import { z } from 'zod'
import { collection } from '../ports/collection.js'
import type { Work } from './work.js'

/** Running counts of a tenant, by name. */
export const counters = collection(
  z.object({ id: z.string(), value: z.int().nonnegative() }).readonly().meta({ id: 'Counter' }),
  { name: 'counters' },
)

/**
 * The next number of a series, from 1, taken in the same commit as the document that bears it: no gap and no twin.
 * A command that calls this declares a lane.
 */
export const nextNumber = async (work: Work, series: string): Promise<number> => {
  const counter = await work.get(counters, series)
  const value = (counter?.value ?? 0) + 1
  work.put(counters, { id: series, value })
  return value
}

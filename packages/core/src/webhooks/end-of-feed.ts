import { counters } from '../app/counters.js'
import type { Work } from '../app/work.js'

/** The last place of the tenant's feed that a fact has; 0 before the first. */
export const endOfFeed = async (work: Work): Promise<number> =>
  (await work.get(counters, 'facts'))?.value ?? 0

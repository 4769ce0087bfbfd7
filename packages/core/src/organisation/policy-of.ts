import type { Work } from '../app/work.js'
import { policies } from './collections.js'
import { type Policy, untoldPolicy } from './policy.js'

/** What the company decided, as this work sees it. */
export const policyOf = async (work: Work): Promise<Policy> =>
  (await work.get(policies, untoldPolicy.id)) ?? untoldPolicy

/** Whether whoever asks may see prices: everybody but the workers of a company that hides them (S283). */
export const seesPrices = async (work: Work): Promise<boolean> =>
  work.as.role !== 'worker' || (await policyOf(work)).workerPrices === 'shown'

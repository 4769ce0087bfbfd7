import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { accept } from '../shared/result.js'
import { policies } from './collections.js'
import { Policy } from './policy.js'
import { policyOf } from './policy-of.js'

const Decided = Policy.unwrap().omit({ id: true })

/**
 * Decides for all who work for the company. `workerPrices: 'hidden'` keeps prices from workers from the next answer on; a part that
 * they report without one waits for the office, and so does its invoice (S283).
 */
export const setPolicy = command({
  input: Decided,
  output: Decided,
  allow: { owner: 'all' },
  refusals: {},
  async run(work, decided) {
    const { id } = await policyOf(work)
    work.put(policies, { ...decided, id })
    work.record({ type: 'policy-set', of: id, data: decided })
    return accept(decided)
  },
})

/** What the company decided: what a screen asks before it shows a price. */
export const policy = query({
  input: z.object({}),
  output: Decided,
  allow: { owner: 'all', manager: 'all', agent: 'all', worker: 'all', accountant: 'all' },
  refusals: {},
  async run(work) {
    const { id: _, ...decided } = await policyOf(work)
    return accept(decided)
  },
})

import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { everything } from '../app/paging.js'
import { CustomerId, customers } from '../customers/index.js'
import { WorkerId, workers } from '../organisation/index.js'
import { accept, refuse } from '../shared/result.js'
import { refusedPairs } from './collections.js'
import { pairId, RefusedPair } from './refused-pair.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

/** Remembers that a worker and a customer are not to meet again: from now on neither proposed nor booked together (T25). */
export const refusePair = command({
  input: RefusedPair.unwrap().pick({ worker: true, customer: true, by: true, reason: true }),
  output: RefusedPair,
  allow: office,
  refusals: {},
  async run(work, asked) {
    const { worker, customer, by, reason } = asked
    if (!(await work.get(workers, worker))) return refuse({ code: 'not-found', id: worker })
    if (!(await work.get(customers, customer))) return refuse({ code: 'not-found', id: customer })
    const id = pairId(worker, customer)
    await work.get(refusedPairs, id)
    const pair: RefusedPair = { ...asked, id, since: work.today }
    work.put(refusedPairs, pair)
    work.record({ type: 'pair-refused', of: id, about: customer, data: { worker, by, reason } })
    return accept(pair)
  },
})

/** Forgets it: they may meet again. */
export const forgetPair = command({
  input: z.object({ worker: WorkerId, customer: CustomerId }),
  output: RefusedPair,
  allow: { owner: 'all', manager: 'all' },
  refusals: {},
  async run(work, { worker, customer }) {
    const id = pairId(worker, customer)
    const pair = await work.get(refusedPairs, id)
    if (!pair) return refuse({ code: 'not-found', id })
    work.remove(refusedPairs, id)
    work.record({ type: 'pair-forgotten', of: id, about: customer, data: { worker } })
    return accept(pair)
  },
})

/** The workers who are not to meet a customer. */
export const refusedPairsOf = query({
  input: z.object({ customer: CustomerId }),
  output: z.object({ pairs: z.array(RefusedPair).readonly() }),
  allow: office,
  refusals: {},
  async run(work, { customer }) {
    return accept({ pairs: await everything(work, refusedPairs, { where: { customer } }) })
  },
})

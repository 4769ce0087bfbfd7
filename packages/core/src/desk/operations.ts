import { z } from 'zod'
import { query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { accept, refuse } from '../shared/result.js'
import { Line } from './line.js'
import { countedUpTo, QueueName, queues } from './queues.js'

export * from './parked-operations.js'

const readers = {
  owner: 'all',
  manager: 'all',
  agent: 'all',
  accountant: 'all',
  worker: 'own',
} as const

/**
 * What waits for a person, counted: customers to call, orders to confirm, quotes to
 * send, to follow up and to make orders of, visits to plan and to go to, reports to sign, invoices to check and to issue, credit notes to
 * issue, invoices that are not paid in time, credits to give back, words of the bank to match. Each role reads the queues it works on, and a worker what is their own. Counts are exact up to 200, then `more` (S146).
 */
export const home = query({
  input: z.object({}),
  output: z.object({
    queues: z
      .array(
        z
          .object({
            queue: QueueName,
            count: z.int().min(0).max(countedUpTo),
            /** True when there are more than 200. */
            more: z.boolean(),
          })
          .readonly(),
      )
      .readonly(),
  }),
  allow: readers,
  refusals: {},
  async run(work) {
    work.own({ worker: work.as.id })
    const open = QueueName.options.filter((name) => queues[name].for.includes(work.as.role))
    const count = async (queue: QueueName) => ({ queue, ...(await queues[queue].count(work)) })
    return accept({ queues: await Promise.all(open.map(count)) })
  },
})

/** The list behind a count, what waits longest first: the same question, so that both always agree (S147). */
export const queue = query({
  input: z.object({ queue: QueueName, ...Paging.shape }),
  output: pageOf(Line),
  allow: readers,
  refusals: {},
  async run(work, { queue: name, ...paging }) {
    const { role, id: worker } = work.as
    work.own({ worker })
    const { page, for: open } = queues[name]
    if (!open.includes(role)) return refuse({ code: 'not-allowed', operation: 'desk.queue', role })
    return accept(await page(work, paging))
  },
})

import { z } from 'zod'
import { Fact, facts } from '../app/facts.js'
import { query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { accept } from '../shared/result.js'

/**
 * Who did what, when and through which operation, in the order of the feed: everything, or about one document or customer.
 * A fact is in the feed once the relay has stamped it.
 */
export const showTrail = query({
  input: z.object({
    of: z.string().optional(),
    about: z.string().optional(),
    ...Paging.shape,
  }),
  output: pageOf(Fact),
  allow: { owner: 'all', accountant: 'all' },
  refusals: {},
  async run(work, { of, about, ...paging }) {
    const where = { position: { from: 1 }, ...(of ? { of } : {}), ...(about ? { about } : {}) }
    return accept(await work.page(facts, { where, order: 'position', ...paging }))
  },
})

import { z } from 'zod'
import { command } from '../app/operation.js'
import { emptied, spread } from '../organisation/index.js'
import { accept, refuse } from '../shared/result.js'
import { customers } from './collections.js'
import { extension } from './custom.js'
import { CustomerId } from './customer.js'

/** Empties every custom field of a customer that is personal, retired ones included (GDPR, article 17); what was worked out from them goes too. */
export const eraseFields = command({
  input: z.object({ customer: CustomerId }),
  output: z.object({ erased: z.array(z.string()).readonly() }),
  allow: { owner: 'all', manager: 'all' },
  refusals: {},
  async run(work, { customer: id }) {
    const customer = await work.get(customers, id)
    if (!customer) return refuse({ code: 'not-found', id })
    const erased = await emptied(work, extension, customer)
    if (!erased.length) return accept({ erased })
    const data = { fields: [...erased] }
    work.record({ type: 'custom-fields-erased', of: id, about: id, data })
    return accept({ erased })
  },
})

/** Goes on through the customers that were written before the fields changed: so many at once, until none is left. Asked by `tick`. */
export const spreadFields = command({
  input: z.object({}),
  output: z.object({ changed: z.int(), done: z.boolean() }),
  allow: { system: 'all' },
  refusals: {},
  async run(work) {
    return accept(await spread(work, extension))
  },
})

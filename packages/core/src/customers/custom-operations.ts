import { z } from 'zod'
import { command } from '../app/operation.js'
import { customFields, fieldsOf, withoutPersonal } from '../organisation/index.js'
import { later } from '../shared/instant.js'
import { accept, refuse } from '../shared/result.js'
import { customers } from './collections.js'
import { withCustom } from './custom.js'
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
    const fields = await fieldsOf(work, 'customers')
    const { left, erased } = withoutPersonal(fields, customer.custom ?? {})
    if (!erased.length) return accept({ erased })
    work.put(customers, await withCustom(work, customer, left))
    const data = { fields: [...erased] }
    work.record({ type: 'custom-fields-erased', of: id, about: id, data })
    return accept({ erased })
  },
})

const atOnce = 200

/** Goes on through the customers that were written before the fields changed: so many at once, until none is left. Asked by `tick`. */
export const spreadFields = command({
  input: z.object({}),
  output: z.object({ changed: z.int(), done: z.boolean() }),
  allow: { system: 'all' },
  refusals: {},
  async run(work) {
    const declared = await work.get(customFields, 'customers')
    if (!declared?.spreading) return accept({ changed: 0, done: true })
    const { spreading, ...settled } = declared
    const after = spreading.after ?? undefined
    const { items, next } = await work.page(customers, { limit: atOnce, after })
    let changed = 0
    for (const before of items) {
      const filled = await withCustom(work, before)
      if (JSON.stringify(filled) === JSON.stringify(before)) continue
      work.put(customers, filled)
      changed++
    }
    const going = next && { after: next, at: later(spreading.at, 1) }
    work.put(customFields, going ? { ...settled, spreading: going } : settled)
    work.record({ type: 'custom-fields-spread', of: 'customers', data: { changed } })
    return accept({ changed, done: !next })
  },
})

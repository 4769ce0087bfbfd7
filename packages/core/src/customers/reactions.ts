import type { Reaction } from '../app/reactions.js'
import { customers, leads } from './collections.js'

/** A first order makes a customer of a prospect, under the same id (S235), and wins its leads. */
const winAtOrder: Reaction = {
  on: 'order-created',
  async run(work, fact) {
    const customer = fact.about && (await work.get(customers, fact.about))
    if (!customer || customer.standing === 'customer') return
    work.put(customers, { ...customer, standing: 'customer' })
    work.record({ type: 'customer-won', of: customer.id, about: customer.id })
    const where = { customer: customer.id, status: 'open' }
    for (const lead of await work.find(leads, { where, limit: 100 }))
      work.put(leads, { ...lead, status: 'won' })
  },
}

/** What this context does in the same commit as others' facts. */
export const reactions: readonly Reaction[] = [winAtOrder]

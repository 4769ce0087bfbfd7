import type { Reaction } from '../app/reactions.js'
import { customers, leads } from './collections.js'

/** An order wins the leads that wait; a first one makes a customer of a prospect, under the same id (S235). */
const winAt = (on: 'order-created' | 'order-confirmed'): Reaction => ({
  on,
  async run(work, fact) {
    const customer = fact.about && (await work.get(customers, fact.about))
    if (!customer) return
    if (customer.standing === 'prospect') {
      work.put(customers, { ...customer, standing: 'customer' })
      work.record({ type: 'customer-won', of: customer.id, about: customer.id })
    }
    const where = { customer: customer.id, status: { in: ['open', 'accepted'] } }
    for (const lead of await work.find(leads, { where, limit: 100 }))
      work.put(leads, { ...lead, status: 'won' })
  },
})

/** What this context does in the same commit as others' facts. */
export const reactions: readonly Reaction[] = [winAt('order-created'), winAt('order-confirmed')]

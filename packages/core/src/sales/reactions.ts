import { advance } from '../app/advance.js'
import type { Reaction } from '../app/reactions.js'
import { customers, leads } from '../customers/index.js'
import { activityOf } from '../eligibility/index.js'
import { orders } from './collections.js'
import { OrderId, orderLife } from './order.js'
import { totalOf } from './order-line.js'

/** Who orders by a form finds a draft drafted: what was chosen, at no price yet, for an agent to confirm or drop (S027). */
const draftAtLead: Reaction = {
  on: 'lead-taken',
  async run(work, fact) {
    const lead = await work.get(leads, fact.of)
    const customer = lead && (await work.get(customers, lead.customer))
    if (!customer || !lead?.ordered) return
    const { legalEntity, activity, minutes } = lead.ordered
    const label = activityOf(activity)[customer.language]
    const lines = [{ kind: 'service', activity, label, minutes, quantity: 1 }] as const
    const id = work.newId(OrderId)
    work.put(orders, {
      ...{ id, lead: lead.id, customer: customer.id, worker: lead.worker, legalEntity },
      ...{ description: lead.wants, lines, total: totalOf(lines), status: 'draft' },
      ...{ orderedOn: work.today, at: work.now },
    })
    const data = { legalEntity, lead: lead.id }
    work.record({ type: 'order-drafted', of: id, about: customer.id, data })
  },
}

/** The draft of a lead that is turned down goes with it; an order that was confirmed stays. */
const dropWithLead: Reaction = {
  on: 'lead-rejected',
  async run(work, fact) {
    const where = { lead: fact.of, status: 'draft' }
    for (const order of await work.find(orders, { where, limit: 10 }))
      advance(work, orders, orderLife, order, { type: 'cancel', reason: 'lead-rejected' })
  },
}

/** What this context does in the same commit as others' facts. */
export const reactions: readonly Reaction[] = [draftAtLead, dropWithLead]

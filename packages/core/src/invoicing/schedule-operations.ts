import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { VisitId, visits } from '../dispatch/index.js'
import { LegalEntityId } from '../organisation/index.js'
import { amountOf, OrderId, orders } from '../sales/index.js'
import { Money } from '../shared/money.js'
import { accept, refuse } from '../shared/result.js'
import { schedules } from './collections.js'
import { Invoice } from './invoice.js'
import { isAskedFor, reach } from './milestones.js'
import { openOrder, orderRefusals } from './open-order.js'
import { soldBy } from './ordered.js'
import { amountsBy, MilestoneEntry, makeWhole, Schedule } from './schedule.js'
import { ScheduleId } from './schedule-id.js'

const office = { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' } as const

/**
 * Says in which parts an order is paid, as things get done: the shares make a whole, the amounts add up to the price to the cent (S188).
 * A milestone is reached by its visit, once that is done, or by whoever says so; what is done already is asked for at once.
 */
export const scheduleOrder = command({
  input: z.object({
    order: OrderId,
    /** Who is paid so, of those who sell in the order; left out = the order's own. */
    legalEntity: LegalEntityId.optional(),
    milestones: z
      .array(MilestoneEntry)
      .min(1)
      .max(24)
      .refine(makeWhole, { message: 'shares that make 1' })
      .readonly(),
  }),
  output: Schedule,
  allow: office,
  refusals: {
    ...orderRefusals,
    'schedule-exists': { schedule: ScheduleId },
    /** The visit is not of this order, or cancelled. */
    'visit-not-of-order': { visit: VisitId },
  },
  async run(work, { order: id, milestones, ...asked }) {
    const open = await openOrder(work, id, asked.legalEntity)
    if (!open.ok) return open
    const { order, parties } = open.value
    const legalEntity = parties.legalEntity.id
    const [known] = await work.find(schedules, { where: { order: id, legalEntity }, limit: 1 })
    if (known) return refuse({ code: 'schedule-exists', schedule: known.id })
    for (const { visit: named } of milestones) {
      const visit = named && (await work.get(visits, named))
      if (named && (visit?.order !== id || visit.status === 'cancelled'))
        return refuse({ code: 'visit-not-of-order', visit: named })
    }
    const total = Money.sum(soldBy(order, legalEntity).map(({ line }) => amountOf(line)))
    const amounts = amountsBy(
      total,
      milestones.map(({ share }) => share),
    )
    let schedule: Schedule = {
      ...{ id: work.newId(ScheduleId), order: id, legalEntity, customer: order.customer, total },
      milestones: milestones.map((milestone, i) => ({
        ...{ ...milestone, amount: amounts[i] ?? Money.zero, reachedOn: null },
      })),
    }
    work.put(schedules, schedule)
    const data = { order: id, total, milestones: milestones.length }
    work.record({ type: 'order-scheduled', of: schedule.id, about: order.customer, data })
    for (const [at, { visit: named }] of milestones.entries()) {
      const visit = named && (await work.get(visits, named))
      if (visit && visit.status === 'done')
        ({ schedule } = await reach(work, parties, order, schedule, at))
    }
    return accept(schedule)
  },
})

/**
 * Says that a milestone is reached that no visit reaches: its part of the price is asked for (S188). So it is again where the draft that
 * asked for it was dropped, or credited whole.
 */
export const reachMilestone = command({
  input: z.object({ schedule: ScheduleId, milestone: z.int().positive() }),
  output: z.object({ schedule: Schedule, invoice: Invoice }),
  allow: office,
  refusals: {
    ...orderRefusals,
    'milestone-already-reached': {},
    /** Its visit is still to be done: nothing is asked for before (S189). */
    'milestone-waits-for-visit': { visit: VisitId },
  },
  async run(work, { schedule: id, milestone: no }) {
    const schedule = await work.get(schedules, id)
    const milestone = schedule?.milestones[no - 1]
    if (!schedule || !milestone) return refuse({ code: 'not-found', id })
    if (await isAskedFor(work, schedule, no)) return refuse({ code: 'milestone-already-reached' })
    const visit = milestone.visit && (await work.get(visits, milestone.visit))
    if (visit && visit.status !== 'cancelled' && !milestone.reachedOn)
      return refuse({ code: 'milestone-waits-for-visit', visit: visit.id })
    const open = await openOrder(work, schedule.order, schedule.legalEntity)
    if (!open.ok) return open
    const { order, parties } = open.value
    return accept(await reach(work, parties, order, schedule, no - 1))
  },
})

/** In which parts an order is paid, a schedule for each entity that is; a customer sees its own. */
export const schedulesOf = query({
  input: z.object({ order: OrderId, ...Paging.shape }),
  output: pageOf(Schedule),
  allow: { ...office, customer: 'own' },
  refusals: {},
  async run(work, { order: id, ...paging }) {
    const order = await work.get(orders, id)
    if (!order) return refuse({ code: 'not-found', id })
    work.own({ customer: order.customer })
    return accept(await work.page(schedules, { where: { order: id }, ...paging }))
  },
})

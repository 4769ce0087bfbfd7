import { z } from 'zod'
import { advance } from '../app/advance.js'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { CustomerId, customers } from '../customers/index.js'
import { isActive, legalEntities, WorkerId, workers } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { accept, refuse } from '../shared/result.js'
import { orders } from './collections.js'
import { CancelReason, NewOrder, Order, OrderId, orderLife, totalOf } from './order.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

/** Creates an order, linked to its customer and, when known, to its worker in the same call (S059). */
export const createOrder = command({
  input: NewOrder,
  output: Order,
  allow: office,
  refusals: { 'worker-not-available': { worker: WorkerId, on: CivilDate } },
  async run(work, input) {
    const { customer, worker: wanted, legalEntity } = input
    if (!(await work.get(customers, customer))) return refuse({ code: 'not-found', id: customer })
    if (!(await work.get(legalEntities, legalEntity)))
      return refuse({ code: 'not-found', id: legalEntity })
    const worker = wanted && (await work.get(workers, wanted))
    if (wanted && !worker) return refuse({ code: 'not-found', id: wanted })
    if (worker && !isActive(worker, work.today))
      return refuse({ code: 'worker-not-available', worker: worker.id, on: work.today })
    const id = work.newId(OrderId)
    const total = totalOf(input.lines)
    const born = { status: 'open', orderedOn: work.today, at: work.now } as const
    const order: Order = { ...input, ...born, id, total }
    work.put(orders, order)
    const data = { total, legalEntity, worker: wanted }
    work.record({ type: 'order-created', of: id, about: customer, data })
    return accept(order)
  },
})

/** Cancels an order, once. Its visits stay as they are: whoever cancels the order decides on each of them. */
export const cancelOrder = command({
  input: z.object({ order: OrderId, reason: CancelReason }),
  output: Order,
  allow: office,
  refusals: { 'order-already-cancelled': {} },
  async run(work, { order: id, reason }) {
    const order = await work.get(orders, id)
    if (!order) return refuse({ code: 'not-found', id })
    return advance(work, orders, orderLife, order, { type: 'cancel', reason })
  },
})

/** One order; a customer sees its own. */
export const showOrder = query({
  input: z.object({ order: OrderId }),
  output: Order,
  allow: { ...office, accountant: 'all', customer: 'own' },
  refusals: {},
  async run(work, { order: id }) {
    const order = await work.get(orders, id)
    if (!order) return refuse({ code: 'not-found', id })
    work.own({ customer: order.customer })
    return accept(order)
  },
})

/** A customer's orders with their totals, newest first, the cancelled ones too (S208). */
export const orderHistory = query({
  input: z.object({ customer: CustomerId, ...Paging.shape }),
  output: pageOf(Order),
  allow: { ...office, accountant: 'all', customer: 'own' },
  refusals: {},
  async run(work, { customer, ...paging }) {
    work.own({ customer })
    if (!(await work.get(customers, customer))) return refuse({ code: 'not-found', id: customer })
    const newestFirst = { order: 'at', descending: true }
    return accept(await work.page(orders, { where: { customer }, ...newestFirst, ...paging }))
  },
})

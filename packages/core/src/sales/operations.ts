import { z } from 'zod'
import { advance } from '../app/advance.js'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { CustomerId, customers } from '../customers/index.js'
import { NaturalAmount } from '../shared/money.js'
import { ReasonWord } from '../shared/reason-word.js'
import { accept, refuse } from '../shared/result.js'
import { orders } from './collections.js'
import { Order, OrderId, orderLife, orderRefusals } from './order.js'
import { toldOfOrder } from './order-facts.js'
import { PlacedOrder, PlaceOrder, placeOrder, placingRefusals, quoteNeededFor } from './ordering.js'
import { salesSettingsOf } from './quote-need.js'

export * from './acceptance-operations.js'
export * from './contract-operations.js'
export * from './quote-operations.js'
export * from './reading-operations.js'
export * from './settings-operations.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

/**
 * Creates an order, linked to its customer and, when known, to its worker in the same call (S059). Where the law wanted a quote first, the
 * answer warns of it, or it is refused, as the company decided (S069).
 */
export const createOrder = command({
  input: PlaceOrder,
  output: PlacedOrder,
  allow: office,
  refusals: placingRefusals,
  run: placeOrder,
})

/** Confirms what somebody ordered by a form, once: from now on it is an order like any other, and may have visits (S027). */
export const confirmOrder = command({
  input: z.object({
    order: OrderId,
    /** Of the service, in cents, VAT included; left out = not agreed yet: whoever checks the invoice enters it. */
    price: NaturalAmount.optional(),
  }),
  output: PlacedOrder,
  allow: office,
  refusals: { ...orderRefusals, 'quote-needed': placingRefusals['quote-needed'] },
  async run(work, { order: id, price }) {
    const order = await work.get(orders, id)
    if (!order) return refuse({ code: 'not-found', id })
    const confirm = { type: 'confirm', on: work.today, price } as const
    const confirmed = advance(work, orders, orderLife, order, confirm, toldOfOrder)
    if (!confirmed.ok) return confirmed
    const customer = await work.get(customers, order.customer)
    const needed = customer && (await quoteNeededFor(work, customer, confirmed.value))
    if (!needed) return confirmed
    if ((await salesSettingsOf(work)).withoutQuote === 'block') return refuse(needed)
    return accept({ ...confirmed.value, warnings: [needed] })
  },
})

/** Cancels an order, or drops a draft, once. Its visits stay as they are: whoever cancels the order decides on each of them. */
export const cancelOrder = command({
  input: z.object({ order: OrderId, reason: ReasonWord }),
  output: Order,
  allow: office,
  refusals: orderRefusals,
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

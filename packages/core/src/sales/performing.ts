import { advance } from '../app/advance.js'
import type { Work } from '../app/work.js'
import { orders } from './collections.js'
import { type OrderId, orderLife } from './order.js'
import { toldOfOrder } from './order-facts.js'
import { type Done, performanceOf } from './performance.js'

/**
 * Writes down what visits performed of an order so far, where how it was concluded is known: what a consumer who withdraws owes, and whether
 * one still may, follow from it.
 */
export const notePerformance = async (
  work: Work,
  id: OrderId,
  done: readonly Done[],
): Promise<void> => {
  const order = await work.get(orders, id)
  if (!order?.contract || order.status !== 'open') return
  const performed = performanceOf(order.lines, done)
  advance(work, orders, orderLife, order, { type: 'perform', performed }, toldOfOrder)
}

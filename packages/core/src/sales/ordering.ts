import type { z } from 'zod'
import type { CommonRefusal } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { customers } from '../customers/index.js'
import { isActive, legalEntities, type WorkerId, workers } from '../organisation/index.js'
import type { CivilDate } from '../shared/civil-date.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import { orders } from './collections.js'
import { type NewOrder, type Order, OrderId, totalOf } from './order.js'

/** Why an order cannot be placed: something it names is unknown, or its worker left. */
export type PlacingRefusal =
  | Extract<CommonRefusal, { readonly code: 'not-found' }>
  | (Refusal<'worker-not-available'> & { readonly worker: WorkerId; readonly on: CivilDate })

/** Writes an open order down as of today. */
export const placeOrder = async (
  work: Work,
  input: z.output<typeof NewOrder>,
): Promise<Result<Order, PlacingRefusal>> => {
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
}

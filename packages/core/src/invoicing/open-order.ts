import { z } from 'zod'
import type { Work } from '../app/work.js'
import type { LegalEntityId } from '../organisation/index.js'
import { type Order, type OrderId, orders, type Parties, partiesOf } from '../sales/index.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import { soldBy } from './ordered.js'

/** The data that the refusals of an order to be billed carry. */
export const orderRefusals = {
  'order-not-confirmed': {},
  'order-already-cancelled': {},
  /** The line, from 1. */
  'price-not-agreed': { line: z.int().positive() },
} as const

type OrderRefusal =
  | Refusal<'order-not-confirmed' | 'order-already-cancelled'>
  | (Refusal<'not-found'> & { readonly id: string })
  | (Refusal<'price-not-agreed'> & { readonly line: number })

/** An order that may be billed, and who of it sells to whom. */
export interface OpenOrder {
  readonly order: Order
  readonly parties: Parties
}

/** An order that somebody confirmed and nobody cancelled. */
export const confirmedOrder = async (
  work: Work,
  id: OrderId,
): Promise<Result<Order, OrderRefusal>> => {
  const order = await work.get(orders, id)
  if (!order) return refuse({ code: 'not-found', id })
  if (order.status === 'draft') return refuse({ code: 'order-not-confirmed' })
  return order.status === 'cancelled' ? refuse({ code: 'order-already-cancelled' }) : accept(order)
}

/** An order that may be billed in the name of an entity that sells in it; every price of what that one sells is agreed. */
export const billedBy = async (
  work: Work,
  order: Order,
  legalEntity: LegalEntityId,
): Promise<Result<OpenOrder, OrderRefusal>> => {
  const sold = soldBy(order, legalEntity)
  const parties = await partiesOf(work, { legalEntity, customer: order.customer })
  if ('unknown' in parties) return refuse({ code: 'not-found', id: parties.unknown })
  if (!sold.length) return refuse({ code: 'not-found', id: legalEntity })
  const open = sold.find(({ line }) => line.price === undefined)
  return open ? refuse({ code: 'price-not-agreed', line: open.at }) : accept({ order, parties })
}

/** The same of an order's id, in the name of its own entity unless told. */
export const openOrder = async (
  work: Work,
  id: OrderId,
  seller: LegalEntityId | undefined,
): Promise<Result<OpenOrder, OrderRefusal>> => {
  const order = await confirmedOrder(work, id)
  return order.ok ? billedBy(work, order.value, seller ?? order.value.legalEntity) : order
}

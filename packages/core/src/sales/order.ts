import { match } from 'ts-pattern'
import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { LegalEntityId, WorkerId } from '../organisation/index.js'
import { ActivityCode } from '../rules/schemas.js'
import { CivilDate } from '../shared/civil-date.js'
import type { Lifecycle } from '../shared/decider.js'
import { idOf } from '../shared/id.js'
import { Instant } from '../shared/instant.js'
import { Money, NaturalAmount } from '../shared/money.js'
import { accept, type Refusal, refuse } from '../shared/result.js'

/** Id of an order. */
export const OrderId = idOf<'OrderId'>('ord')
/** Id of an order. */
export type OrderId = z.output<typeof OrderId>

/** One thing ordered; for a service, `price` is the price of `minutes` of it. */
export const OrderLine = z
  .object({
    kind: z.enum(['service', 'goods']),
    /** Absent = not on the list of article D7231-1. */
    activity: ActivityCode.optional(),
    label: z.string().trim().min(1).max(200),
    minutes: z.int().positive().optional(),
    quantity: z.int().positive().default(1),
    /** Of one, in cents, VAT included: individuals are told prices that way. */
    price: NaturalAmount,
  })
  .readonly()
/** One thing ordered. */
export type OrderLine = z.output<typeof OrderLine>

/** What an order is created with: the customer and the worker are linked in one go (S059). */
export const NewOrder = z
  .object({
    customer: CustomerId,
    /** Who is meant to do it; null = to be decided. */
    worker: WorkerId.nullable().default(null),
    legalEntity: LegalEntityId,
    /** What is to be done, in the customer's words; visits copy it. */
    description: z.string().trim().max(4000).default(''),
    lines: z.array(OrderLine).min(1).max(200).readonly(),
  })
  .readonly()

/** What a customer ordered (commande). */
export const Order = z
  .object({
    id: OrderId,
    ...NewOrder.unwrap().shape,
    /** Of all lines, in cents, VAT included. */
    total: NaturalAmount,
    status: z.enum(['open', 'cancelled']),
    orderedOn: CivilDate,
    at: Instant,
  })
  .readonly()
  .meta({ id: 'Order' })
/** What a customer ordered. */
export type Order = z.output<typeof Order>

/** Why something was cancelled: a word of the tenant's own list (`customer-ill`), never a sentence, because facts are public. */
export const CancelReason = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .max(60)

/** What the lines come to, in cents, VAT included. */
export const totalOf = (lines: readonly OrderLine[]): Money =>
  Money.sum(lines.map(({ price, quantity }) => Money.prorata(price, quantity, 1)))

/** What may be asked of an order. */
export type OrderCommand = { readonly type: 'cancel'; readonly reason: string }

/** What happens to an order once it exists. */
export type OrderFact = { readonly type: 'order-cancelled'; readonly reason: string }

/** Open until it is cancelled, once. */
export const orderLife: Lifecycle<
  Order,
  OrderCommand,
  OrderFact,
  Refusal<'order-already-cancelled'>
> = {
  decide: ({ status }, { type, reason }) =>
    match([status, type] as const)
      .with(['open', 'cancel'], () => accept({ type: 'order-cancelled', reason } as const))
      .with(['cancelled', 'cancel'], () => refuse({ code: 'order-already-cancelled' }))
      .exhaustive(),
  evolve: (order, { type }) =>
    match(type)
      .with('order-cancelled', () => ({ ...order, status: 'cancelled' }) as const)
      .exhaustive(),
}

import { match, P } from 'ts-pattern'
import { z } from 'zod'
import { CustomerId, LeadId } from '../customers/index.js'
import { LegalEntityId, WorkerId } from '../organisation/index.js'
import { ActivityCode } from '../rules/schemas.js'
import { CivilDate } from '../shared/civil-date.js'
import type { Lifecycle } from '../shared/decider.js'
import { idOf } from '../shared/id.js'
import { Instant } from '../shared/instant.js'
import { Money, NaturalAmount } from '../shared/money.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'

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
    /** Of one, in cents, VAT included: individuals are told prices that way. Absent = not agreed yet: the invoice waits for it. */
    price: NaturalAmount.optional(),
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
    /** The lead whose form ordered it. */
    lead: LeadId.optional(),
    /** Of the lines whose price is agreed, in cents, VAT included. */
    total: NaturalAmount,
    /** `draft` somebody ordered by a form, and nobody has confirmed it. */
    status: z.enum(['draft', 'open', 'cancelled']),
    /** Of a draft, the day of the form; then the day it was confirmed. */
    orderedOn: CivilDate,
    at: Instant,
  })
  .readonly()
  .meta({ id: 'Order' })
/** What a customer ordered. */
export type Order = z.output<typeof Order>

/** What the lines come to, in cents, VAT included; a price that is not agreed yet counts for nothing. */
export const totalOf = (lines: readonly OrderLine[]): Money =>
  Money.sum(
    lines.flatMap(({ price, quantity }) =>
      price === undefined ? [] : [Money.prorata(price, quantity, 1)],
    ),
  )

/** The service that a visit of this activity performs, the first of them; without an activity, the first service that has one. */
export const serviceOf = (
  { lines }: Pick<Order, 'lines'>,
  activity?: ActivityCode | undefined,
): OrderLine | undefined =>
  lines.find(
    (line) => line.kind === 'service' && line.activity && (!activity || line.activity === activity),
  )

/** The id of an order's line, which every document about it prints: the order's, and its place from 1 (`ord_…/1`). */
export const orderLineId = ({ id, lines }: Pick<Order, 'id' | 'lines'>, line: OrderLine): string =>
  `${id}/${lines.indexOf(line) + 1}`

/** What may be asked of an order; `price` is that of its service. */
export type OrderCommand =
  | { readonly type: 'confirm'; readonly on: CivilDate; readonly price?: Money | undefined }
  | { readonly type: 'cancel'; readonly reason: string }

/** What happens to an order once it exists. */
export type OrderFact =
  | { readonly type: 'order-confirmed'; readonly on: CivilDate; readonly price?: Money | undefined }
  | { readonly type: 'order-cancelled'; readonly reason: string }

/** The data that an order's refusals carry. */
export const orderRefusals = {
  'order-already-confirmed': {},
  'order-already-cancelled': {},
} as const

/** Why an order's life does not go on as asked. */
export type OrderRefusal = Refusal<keyof typeof orderRefusals>

type Decision = Result<OrderFact, OrderRefusal>

/** A draft is confirmed, once; what is open or a draft is cancelled, once. */
export const orderLife: Lifecycle<Order, OrderCommand, OrderFact, OrderRefusal> = {
  decide: ({ status }, command) =>
    match([status, command] as const)
      .returnType<Decision>()
      .with(['draft', { type: 'confirm' }], ([, { on, price }]) =>
        accept({ type: 'order-confirmed', on, price }),
      )
      .with(['open', { type: 'confirm' }], () => refuse({ code: 'order-already-confirmed' }))
      .with([P.union('draft', 'open'), { type: 'cancel' }], ([, { reason }]) =>
        accept({ type: 'order-cancelled', reason }),
      )
      .with(['cancelled', P._], () => refuse({ code: 'order-already-cancelled' }))
      .exhaustive(),
  evolve: (order, fact) =>
    match(fact)
      .returnType<Order>()
      .with({ type: 'order-confirmed' }, ({ on, price }) => {
        const lines = price === undefined ? order.lines : priced(order.lines, price)
        return { ...order, lines, total: totalOf(lines), orderedOn: on, status: 'open' }
      })
      .with({ type: 'order-cancelled' }, () => ({ ...order, status: 'cancelled' }))
      .exhaustive(),
}

/** The first service at that price. */
const priced = (lines: readonly OrderLine[], price: Money): readonly OrderLine[] => {
  const service = lines.find(({ kind }) => kind === 'service')
  return lines.map((line) => (line === service ? { ...line, price } : line))
}

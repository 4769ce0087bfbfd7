import { match, P } from 'ts-pattern'
import { z } from 'zod'
import { CustomerId, LeadId } from '../customers/index.js'
import { LegalEntityId, WorkerId } from '../organisation/index.js'
import type { ActivityCode } from '../rules/schemas.js'
import { CivilDate } from '../shared/civil-date.js'
import type { Lifecycle } from '../shared/decider.js'
import { idOf } from '../shared/id.js'
import { Instant } from '../shared/instant.js'
import { type Money, NaturalAmount } from '../shared/money.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import { Contract } from './contract.js'
import { OrderLine, totalOf } from './order-line.js'
import type { Performance } from './performance.js'
import { QuoteId } from './quote-id.js'

/** Id of an order. */
export const OrderId = idOf<'OrderId'>('ord')
/** Id of an order. */
export type OrderId = z.output<typeof OrderId>

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

/** What of an order was performed by visits that are done. */
const Performed = z
  .object({
    /** Its share of the price agreed, in cents, VAT included. */
    amount: NaturalAmount,
    whole: z.boolean(),
  })
  .readonly()

/** That a consumer withdrew (rétractation): when, how, and what is owed for the service that began at their express request. */
export const Withdrawal = z
  .object({
    at: Instant,
    /** The principal through whom it came: the customer, or the member of the office who took it. */
    by: z.string(),
    means: z.enum(['online', 'form', 'letter', 'e-mail', 'other']),
    /** In cents, VAT included; nothing where the request was not collected (Code de la consommation, article L221-25). */
    due: NaturalAmount,
    /** The last day on which what was paid beyond that is paid back (article L221-24). */
    refundBy: CivilDate,
  })
  .readonly()
  .meta({ id: 'Withdrawal' })
/** That a consumer withdrew. */
export type Withdrawal = z.output<typeof Withdrawal>

/** What a customer ordered (commande). */
export const Order = z
  .object({
    id: OrderId,
    ...NewOrder.unwrap().shape,
    /** The lead whose form ordered it. */
    lead: LeadId.optional(),
    /** The quote that it was converted from: its prices are those that were accepted, whatever changed since (S161). */
    quote: QuoteId.optional(),
    /** Of the lines whose price is agreed, discounts taken off, in cents, VAT included. */
    total: NaturalAmount,
    /** `draft` somebody ordered by a form, and nobody has confirmed it; who withdraws cancels it. */
    status: z.enum(['draft', 'open', 'cancelled']),
    /** How a contract with a consumer was concluded; absent = nobody said. */
    contract: Contract.optional(),
    /** Kept for an order whose contract is known; absent = nothing yet. */
    performed: Performed.optional(),
    withdrawal: Withdrawal.optional(),
    /** Of a draft, the day of the form; then the day it was confirmed. */
    orderedOn: CivilDate,
    at: Instant,
  })
  .readonly()
  .meta({ id: 'Order' })
/** What a customer ordered. */
export type Order = z.output<typeof Order>

/** The service that a visit of this activity performs, the first of them; without an activity, the first service that has one. */
export const serviceOf = (
  { lines }: Pick<Order, 'lines'>,
  activity?: ActivityCode | undefined,
): OrderLine | undefined =>
  lines.find(
    (line) => line.kind === 'service' && line.activity && (!activity || line.activity === activity),
  )

/** The id of an order's line, which every document about it prints: the order's, and its number or else its place from 1 (`ord_…/1`). */
export const orderLineId = ({ id, lines }: Pick<Order, 'id' | 'lines'>, line: OrderLine): string =>
  `${id}/${line.no ?? lines.indexOf(line) + 1}`

/** What may be asked of an order; `price` is that of its service. */
export type OrderCommand =
  | { readonly type: 'confirm'; readonly on: CivilDate; readonly price?: Money | undefined }
  | { readonly type: 'cancel'; readonly reason: string }
  | { readonly type: 'conclude'; readonly contract: Contract }
  | { readonly type: 'amend-contract'; readonly contract: Contract }
  | { readonly type: 'perform'; readonly performed: Performance }
  | { readonly type: 'withdraw'; readonly withdrawal: Withdrawal }

/** What happens to an order once it exists. */
export type OrderFact =
  | { readonly type: 'order-confirmed'; readonly on: CivilDate; readonly price?: Money | undefined }
  | { readonly type: 'order-cancelled'; readonly reason: string }
  | { readonly type: 'order-concluded'; readonly contract: Contract }
  | { readonly type: 'order-contract-amended'; readonly contract: Contract }
  | { readonly type: 'order-performed'; readonly performed: Performance }
  | { readonly type: 'order-withdrawn'; readonly withdrawal: Withdrawal }

/** The data that an order's refusals carry. */
export const orderRefusals = {
  'order-already-confirmed': {},
  'order-already-cancelled': {},
  'order-not-confirmed': {},
  /** How it was concluded is written down already, or not yet. */
  'contract-already-known': {},
  'contract-unknown': {},
} as const

/** Why an order's life does not go on as asked. */
export type OrderRefusal = Refusal<keyof typeof orderRefusals>

type Decision = Result<OrderFact, OrderRefusal>

/** A draft is confirmed, once; what is open or a draft is cancelled, once. How an open one was concluded is written down once. */
export const orderLife: Lifecycle<Order, OrderCommand, OrderFact, OrderRefusal> = {
  decide: (order, command) =>
    match([order, command] as const)
      .returnType<Decision>()
      .with([{ status: 'draft' }, { type: 'confirm' }], ([, { on, price }]) =>
        accept({ type: 'order-confirmed', on, price }),
      )
      .with([{ status: 'open' }, { type: 'confirm' }], () =>
        refuse({ code: 'order-already-confirmed' }),
      )
      .with([{ status: P.union('draft', 'open') }, { type: 'cancel' }], ([, { reason }]) =>
        accept({ type: 'order-cancelled', reason }),
      )
      .with(
        [
          { status: 'draft' },
          { type: P.union('conclude', 'amend-contract', 'perform', 'withdraw') },
        ],
        () => refuse({ code: 'order-not-confirmed' }),
      )
      .with([{ status: 'open' }, { type: 'conclude' }], ([{ contract: known }, { contract }]) =>
        known
          ? refuse({ code: 'contract-already-known' })
          : accept({ type: 'order-concluded', contract }),
      )
      .with(
        [{ status: 'open' }, { type: 'amend-contract' }],
        ([{ contract: known }, { contract }]) =>
          known
            ? accept({ type: 'order-contract-amended', contract })
            : refuse({ code: 'contract-unknown' }),
      )
      .with([{ status: 'open' }, { type: 'perform' }], ([, { performed }]) =>
        accept({ type: 'order-performed', performed }),
      )
      .with([{ status: 'open' }, { type: 'withdraw' }], ([{ contract }, { withdrawal }]) =>
        contract
          ? accept({ type: 'order-withdrawn', withdrawal })
          : refuse({ code: 'contract-unknown' }),
      )
      .with([{ status: 'cancelled' }, P._], () => refuse({ code: 'order-already-cancelled' }))
      .exhaustive(),
  evolve: (order, fact) =>
    match(fact)
      .returnType<Order>()
      .with({ type: 'order-confirmed' }, ({ on, price }) => {
        const lines = price === undefined ? order.lines : priced(order.lines, price)
        return { ...order, lines, total: totalOf(lines), orderedOn: on, status: 'open' }
      })
      .with({ type: 'order-cancelled' }, () => ({ ...order, status: 'cancelled' }))
      .with({ type: P.union('order-concluded', 'order-contract-amended') }, ({ contract }) => ({
        ...order,
        contract,
      }))
      .with({ type: 'order-performed' }, ({ performed }) => ({ ...order, performed }))
      .with({ type: 'order-withdrawn' }, ({ withdrawal }) => ({
        ...{ ...order, status: 'cancelled', withdrawal },
      }))
      .exhaustive(),
}

/** The first service at that price. */
const priced = (lines: readonly OrderLine[], price: Money): readonly OrderLine[] => {
  const service = lines.find(({ kind }) => kind === 'service')
  return lines.map((line) => (line === service ? { ...line, price } : line))
}

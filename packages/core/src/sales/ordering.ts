import { z } from 'zod'
import type { CommonRefusal } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { type Customer, customers } from '../customers/index.js'
import { isActive, WorkerId, workers } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { NaturalAmount } from '../shared/money.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import { orders } from './collections.js'
import { InformationName } from './contract.js'
import { contractOf, NewContract } from './contracting.js'
import { informationMissing } from './information.js'
import { NewOrder, Order, OrderId } from './order.js'
import { overDiscounted, totalOf } from './order-line.js'
import { quoteNeed, salesSettingsOf, TimesAMonth } from './quote-need.js'
import { lineRefusals, sellersOf } from './quoting.js'

/** What an order is placed with: the order, and what the law of consumers asks of it. */
export const PlaceOrder = z
  .object({
    ...NewOrder.unwrap().shape,
    /** The customer asked for a quote first. */
    quoteAsked: z.boolean().optional(),
    /** How many times a month it is done: the price of a month decides whether a quote is needed. Left out = once. */
    timesAMonth: TimesAMonth.optional(),
    /** How the contract was concluded, where somebody says it. */
    contract: NewContract.optional(),
  })
  .readonly()

/** What somebody should know of an order that was placed all the same. */
export const OrderWarning = z.discriminatedUnion('code', [
  /** A quote had to come first, and none did (S069). */
  z.object({
    code: z.literal('quote-needed'),
    because: z.enum(['price', 'request']),
    monthly: NaturalAmount,
    threshold: NaturalAmount,
  }),
  /** What the consumer should have been told before: time to withdraw, and what is owed then, depend on it. */
  z.object({
    code: z.literal('information-missing'),
    missing: z.array(InformationName).readonly(),
  }),
])
/** What somebody should know of an order that was placed all the same. */
export type OrderWarning = z.output<typeof OrderWarning>

/** An order as it was placed; with warnings, where there are any. */
export const PlacedOrder = z
  .object({ ...Order.unwrap().shape, warnings: z.array(OrderWarning).readonly().optional() })
  .readonly()
  .meta({ id: 'PlacedOrder' })
/** An order as it was placed. */
export type PlacedOrder = z.output<typeof PlacedOrder>

/** The data that the refusals of placing an order carry. */
export const placingRefusals = {
  ...lineRefusals,
  'worker-not-available': { worker: WorkerId, on: CivilDate },
  /** By the company's own decision; the law asks for a quote from its threshold on, or on request. */
  'quote-needed': {
    because: z.enum(['price', 'request']),
    monthly: NaturalAmount,
    threshold: NaturalAmount,
  },
  /** How a contract is concluded, and who may withdraw from it, is the law of consumers. */
  'not-a-consumer': {},
} as const

type NotFound = Extract<CommonRefusal, { readonly code: 'not-found' }>

/** That a worker left. */
type WorkerGone = Refusal<'worker-not-available'> & {
  readonly worker: WorkerId
  readonly on: CivilDate
}

/** Why an order cannot be placed. */
export type PlacingRefusal =
  | NotFound
  | WorkerGone
  | (Refusal<'discount-above-price'> & { readonly line: number })
  | Extract<QuoteNeeded, { readonly code: 'quote-needed' }>
  | Refusal<'not-a-consumer'>

type QuoteNeeded = Extract<OrderWarning, { readonly code: 'quote-needed' }>

/** Writes an open order down as of today. */
export const placeOrder = async (
  work: Work,
  { quoteAsked, timesAMonth, contract, ...input }: z.output<typeof PlaceOrder>,
): Promise<Result<PlacedOrder, PlacingRefusal>> => {
  const { worker, lines } = input
  const customer = await work.get(customers, input.customer)
  if (!customer) return refuse({ code: 'not-found', id: input.customer })
  const available = await availableOn(work, worker)
  if (!available.ok) return available
  const over = overDiscounted(lines)
  if (over) return refuse({ code: 'discount-above-price', line: over })
  const sellerOf = await sellersOf(work, input, lines)
  if (!sellerOf.ok) return sellerOf
  const needed = await quoteNeededFor(work, customer, { lines, asked: quoteAsked, timesAMonth })
  if (needed && (await salesSettingsOf(work)).withoutQuote === 'block') return refuse(needed)
  if (contract && customer.organisation) return refuse({ code: 'not-a-consumer' })
  const id = work.newId(OrderId)
  const concludedOn = contract?.concludedOn ?? work.today
  const concluded = contract && contractOf({ ...contract, concludedOn }, lines, sellerOf.value)
  const order = keepOrder(work, {
    ...{ ...input, id, total: totalOf(lines) },
    ...(concluded ? { contract: concluded } : {}),
  })
  const missing = concluded
    ? informationMissing(informingOf(order), concludedOn, concluded.informed)
    : []
  const warnings: readonly OrderWarning[] = [
    ...(needed ? [needed] : []),
    ...(missing.length ? [{ code: 'information-missing' as const, missing }] : []),
  ]
  return accept(warnings.length ? { ...order, warnings } : order)
}

/** Whether a quote was needed before a customer orders these lines; undefined when not. */
export const quoteNeededFor = async (
  work: Work,
  { organisation }: Customer,
  proposed: Pick<Parameters<typeof quoteNeed>[0], 'lines' | 'asked' | 'timesAMonth'>,
): Promise<QuoteNeeded | undefined> => {
  const settings = await salesSettingsOf(work)
  const need = quoteNeed({ ...proposed, consumer: !organisation }, work.today, settings)
  const { because, monthly, threshold } = need
  if (!need.needed || !because || threshold === undefined) return undefined
  return { code: 'quote-needed', because, monthly, threshold }
}

/** A worker who is with the company today, or nobody yet. */
export const availableOn = async (
  work: Work,
  id: WorkerId | null,
): Promise<Result<undefined, NotFound | WorkerGone>> => {
  const worker = id && (await work.get(workers, id))
  if (id && !worker) return refuse({ code: 'not-found', id })
  if (worker && !isActive(worker, work.today))
    return refuse({ code: 'worker-not-available', worker: worker.id, on: work.today })
  return accept(undefined)
}

/** What an order is kept with, before it is dated. */
export type Kept = Omit<Order, 'status' | 'orderedOn' | 'at'>

/** Keeps an open order of today, and says so. */
export const keepOrder = (work: Work, kept: Kept): Order => {
  const born = { status: 'open', orderedOn: work.today, at: work.now } as const
  const order: Order = { ...kept, ...born }
  work.put(orders, order)
  const { id, customer, total, legalEntity, worker, quote } = order
  const data = { total, legalEntity, worker, ...(quote ? { quote } : {}) }
  work.record({ type: 'order-created', of: id, about: customer, data })
  return order
}

/** What an order's customer should have been told, by what it sells and how it was concluded. */
export const informingOf = ({ lines, contract }: Pick<Order, 'lines' | 'contract'>) => ({
  concluded: contract?.concluded ?? 'distance',
  urgent: contract?.urgent,
  goods: lines.some(({ kind }) => kind === 'goods'),
  services: lines.some(({ kind }) => kind !== 'goods'),
  early: contract?.early !== undefined,
})

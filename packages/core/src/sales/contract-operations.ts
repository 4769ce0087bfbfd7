import { z } from 'zod'
import { advance } from '../app/advance.js'
import { command, query } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { customers } from '../customers/index.js'
import { withdrawalFunction, withdrawalRefund } from '../rules/fr/consumer-contract.js'
import { CivilDate, plusDays } from '../shared/civil-date.js'
import { Money, NaturalAmount } from '../shared/money.js'
import { accept, refuse } from '../shared/result.js'
import { orders } from './collections.js'
import { type Contract, InformationName, isCollected } from './contract.js'
import { contractOf, NewContract, withdrawable } from './contracting.js'
import { acceptedFor, convert, orderOrAccepted } from './converting.js'
import { Order, OrderId, orderLife, orderRefusals, Withdrawal } from './order.js'
import { toldOfOrder } from './order-facts.js'
import { servicesOf } from './performance.js'
import { sellersOf } from './quoting.js'
import { dueOnWithdrawal, withdrawalRight } from './withdrawal.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

/**
 * Writes down how an open order was concluded, once, where nobody said so when it was placed. From then on its time to withdraw runs and, off
 * the premises, no money is taken before its day.
 */
export const recordContract = command({
  input: z.object({ order: OrderId, contract: NewContract }),
  output: Order,
  allow: office,
  refusals: { ...orderRefusals, 'not-a-consumer': {} },
  async run(work, { order: id, contract: entered }) {
    const order = await work.get(orders, id)
    if (!order) return refuse({ code: 'not-found', id })
    const customer = await work.get(customers, order.customer)
    if (!customer) return refuse({ code: 'not-found', id: order.customer })
    if (customer.organisation) return refuse({ code: 'not-a-consumer' })
    const sellerOf = await sellersOf(work, order, order.lines)
    if (!sellerOf.ok) return sellerOf
    const concludedOn = entered.concludedOn ?? order.orderedOn
    const contract = contractOf({ ...entered, concludedOn }, order.lines, sellerOf.value)
    return advance(work, orders, orderLife, order, { type: 'conclude', contract }, toldOfOrder)
  },
})

/**
 * Writes down what a consumer was told after having been bound, or that the last of the goods was received: the time to withdraw follows
 * (Code de la consommation, articles L221-18, 2°, and L221-20).
 */
export const amendContract = command({
  input: z.object({
    order: OrderId,
    informed: z.array(InformationName).readonly().default([]),
    /** The day on which the consumer was told; left out = today. */
    on: CivilDate.optional(),
    receivedOn: CivilDate.optional(),
  }),
  output: Order,
  allow: office,
  refusals: orderRefusals,
  async run(work, { order: id, informed, on = work.today, receivedOn }) {
    const order = await work.get(orders, id)
    if (!order) return refuse({ code: 'not-found', id })
    const known = order.contract
    if (!known) return refuse({ code: 'contract-unknown' })
    const toldNow = informed.includes('withdrawal') ? on : undefined
    const contract: Contract = {
      ...known,
      informed: [...new Set([...known.informed, ...informed])],
      withdrawalToldOn: known.withdrawalToldOn ?? toldNow,
      receivedOn: receivedOn ?? known.receivedOn,
    }
    const amend = { type: 'amend-contract', contract } as const
    return advance(work, orders, orderLife, order, amend, toldOfOrder)
  },
})

/** Why a consumer cannot withdraw; `not-known` = nobody said how the contract was concluded, or the law of that day was not read. */
const Why = z.enum(['none', 'over', 'lost', 'undetermined', 'not-known'])

const Right = z.object({
  /** `open` = today one may; `cancelled` = there is nothing left to withdraw from. */
  status: z.enum(['open', 'cancelled', ...Why.options]),
  /** The receipt of whoever withdrew already. */
  withdrawal: Withdrawal.optional(),
  /** The first of the days that are counted. */
  first: CivilDate.optional(),
  /** The last day, until midnight; absent = not yet known, the goods are not received. */
  last: CivilDate.optional(),
  /** The time was prolonged because the consumer was not told. */
  prolonged: z.boolean().optional(),
  /** What would be owed for the service that began, in cents, VAT included. */
  due: NaturalAmount,
  /** The words of the function to withdraw, where the contract was concluded online (article D221-5). */
  button: z.object({ first: z.string(), confirm: z.string() }).optional(),
  /** The first day on which money may be taken; absent = at once. */
  payableFrom: CivilDate.optional(),
  /** Ids of the rows of law. */
  because: z.array(z.string()).readonly(),
})

/**
 * Whether a consumer may withdraw from an order today, until when, what would be owed, and from when money may be taken (S137). A contract is
 * concluded by the acceptance of its quote: the id of the order that it announced is answered for before the office made the order of it.
 */
export const withdrawalOf = query({
  input: z.object({ order: OrderId }),
  output: Right,
  allow: { ...office, accountant: 'all', customer: 'own' },
  refusals: {},
  async run(work, { order: id }) {
    const order = await orderOrAccepted(work, id)
    if (!order) return refuse({ code: 'not-found', id })
    work.own({ customer: order.customer })
    const { contract, withdrawal } = order
    if (order.status === 'cancelled') {
      const told = { due: withdrawal?.due ?? Money.zero, withdrawal }
      return accept({ status: 'cancelled', ...told, because: [] })
    }
    const due = dueFor(order)
    if (!contract) return accept({ status: 'not-known', due, because: [] })
    const right = withdrawalRight(withdrawable(order, contract), work.today)
    const button = contract.online ? withdrawalFunction.on(work.today)?.value : undefined
    return accept({
      ...{ ...right, due, payableFrom: contract.payableFrom },
      ...(button && right.status === 'open' ? { button } : {}),
    })
  },
})

/**
 * Withdraws from an order within its time, the consumer by itself or the office for whom it heard, without giving a reason: the order is
 * cancelled, its visits that are not done are called off, and the answer is the receipt, with its date and time. What the service that began
 * costs stands in it, with the last day on which the rest is paid back (articles L221-21, L221-24, L221-25 and L221-27). A quote that was
 * accepted and is no order yet becomes the one that it announced, withdrawn from.
 */
export const withdrawFromOrder = command({
  input: z.object({
    order: OrderId,
    /** How the office heard; whoever withdraws by itself does it online. */
    means: Withdrawal.unwrap().shape.means.default('other'),
  }),
  output: z.object({ order: OrderId, ...Withdrawal.unwrap().shape }),
  allow: { ...office, customer: 'own' },
  refusals: {
    ...orderRefusals,
    'withdrawal-not-open': { because: Why, last: CivilDate.optional() },
  },
  async run(work, { order: id, means: heard }) {
    const known = await orderOrAccepted(work, id)
    if (!known) return refuse({ code: 'not-found', id })
    work.own({ customer: known.customer })
    const order = await written(work, known)
    const { contract } = order
    if (!contract)
      return refuse({ code: 'withdrawal-not-open', because: 'not-known', last: undefined })
    const { status, last } = withdrawalRight(withdrawable(order, contract), work.today)
    const refund = withdrawalRefund.on(work.today)
    if (status !== 'open' || !refund) {
      const because = status === 'open' ? 'undetermined' : status
      return refuse({ code: 'withdrawal-not-open', because, last })
    }
    const refundBy = plusDays(work.today, refund.value)
    const means = work.as.role === 'customer' ? 'online' : heard
    const withdrawal = { at: work.now, by: work.as.id, means, due: dueFor(order), refundBy }
    const withdraw = { type: 'withdraw', withdrawal } as const
    const withdrawn = advance(work, orders, orderLife, order, withdraw, toldOfOrder)
    if (!withdrawn.ok) return withdrawn
    // Its receipt, on a durable medium, with its date and time (article L221-21).
    const { customer: to } = order
    work.notify({
      ...{ channel: 'email', to, subject: 'withdrawal-received', data: { order: id } },
    })
    return accept({ order: id, ...withdrawal })
  },
})

/** The order as it stands in the books: where its quote was accepted and nobody made the order of it, made now. */
const written = async (work: Work, known: Order): Promise<Order> => {
  const quote = await acceptedFor(work, known.id)
  const made = quote && (await convert(work, quote, quote.worker))
  if (made && !made.ok) throw new Error(`${known.id}: ${made.refusal.code}`)
  return made?.value ?? known
}

/** What a consumer who withdrew today would owe. */
const dueFor = ({ lines, contract, performed }: Order): Money =>
  dueOnWithdrawal({
    total: servicesOf(lines),
    provided: performed?.amount ?? Money.zero,
    asked: contract !== undefined && isCollected(contract),
    told: contract?.informed.includes('early-cost') ?? false,
  })

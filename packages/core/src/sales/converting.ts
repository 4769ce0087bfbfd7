import { advance } from '../app/advance.js'
import type { CommonRefusal } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { customers } from '../customers/index.js'
import type { WorkerId } from '../organisation/index.js'
import { dateOf } from '../shared/instant.js'
import { accept, type Result, refuse } from '../shared/result.js'
import type { Acceptance } from './acceptance.js'
import { orders, quotes } from './collections.js'
import type { Concluding, InformationName } from './contract.js'
import { contractOf } from './contracting.js'
import { told } from './drafting.js'
import { informationMissing, informingAs } from './information.js'
import type { Order, OrderId } from './order.js'
import type { OrderLine } from './order-line.js'
import { type Kept, keepOrder } from './ordering.js'
import type { Quote } from './quote.js'
import { type QuoteRefusal, quoteLife } from './quote-life.js'
import { linesIn, type QuoteLine } from './quote-line.js'
import { sellersOf } from './quoting.js'

type NotFound = Extract<CommonRefusal, { readonly code: 'not-found' }>

/** Makes an accepted quote the order whose id it reserved: its lines, its prices, and how it was concluded. */
export const convert = async (
  work: Work,
  quote: Quote,
  worker: WorkerId | null,
): Promise<Result<Order, QuoteRefusal | NotFound>> => {
  const converted = advance(work, quotes, quoteLife, quote, { type: 'convert' }, told)
  if (!converted.ok) return converted
  const kept = await orderOf(work, quote, worker)
  return kept.ok ? accept(keepOrder(work, kept.value)) : kept
}

/** The order that a quote announced, as it is kept. */
const orderOf = async (
  work: Work,
  quote: Quote,
  worker: WorkerId | null,
): Promise<Result<Kept, NotFound>> => {
  const customer = await work.get(customers, quote.customer)
  if (!customer) return refuse({ code: 'not-found', id: quote.customer })
  const sellerOf = await sellersOf(work, quote, quote.lines)
  if (!sellerOf.ok) return sellerOf
  const lines = linesIn(quote.lines).map(orderedLine)
  const { acceptance, informed, sentOn } = quote
  const concluded =
    customer.organisation || !acceptance
      ? undefined
      : contractOf(
          {
            ...concludingOf(quote, acceptance),
            concludedOn: dateOf(acceptance.at),
            informed,
            early: acceptance.early,
            toldOn: sentOn ?? undefined,
          },
          lines,
          sellerOf.value,
        )
  const { order: id, legalEntity, description, total } = quote
  return accept({
    ...{ id, customer: customer.id, worker, legalEntity, description, lines, total },
    ...(concluded ? { contract: concluded } : {}),
    quote: quote.id,
  })
}

/** The quote that was accepted and is no order yet, by the id of the order that it announced; undefined where there is none. */
export const acceptedFor = async (work: Work, order: OrderId): Promise<Quote | undefined> => {
  const [quote] = await work.find(quotes, { where: { order, status: 'accepted' }, limit: 1 })
  return quote
}

/** An order, or the one that a quote announced whose acceptance concluded the contract already; nothing is written. */
export const orderOrAccepted = async (work: Work, id: OrderId): Promise<Order | undefined> => {
  const order = await work.get(orders, id)
  if (order) return order
  const quote = await acceptedFor(work, id)
  const kept = quote && (await orderOf(work, quote, quote.worker))
  if (!kept?.ok || !quote?.acceptance) return undefined
  const { at } = quote.acceptance
  return { ...kept.value, status: 'open', orderedOn: dateOf(at), at }
}

/** What a customer accepted alone, at a distance, was concluded online, whatever was foreseen (article L221-21). */
const concludingOf = (
  { concluded, online, urgent, successive }: Quote,
  { means }: Acceptance,
): Concluding => {
  const isOnline = concluded === 'distance' && means === 'online'
  return { concluded, online: isOnline || online, urgent, successive }
}

const orderedLine = (line: QuoteLine): OrderLine => {
  const { no, kind, activity, label, minutes, quantity, price, discount, legalEntity } = line
  return { no, kind, activity, label, minutes, quantity, price, discount, legalEntity }
}

/** What a consumer who asks for the service to begin early was not told of it; an organisation needs none of it. */
export const untoldOfEarlyStart = async (
  work: Work,
  quote: Quote,
): Promise<readonly InformationName[]> => {
  const customer = await work.get(customers, quote.customer)
  if (customer?.organisation) return []
  const informing = { ...informingAs(quote), early: true }
  return informationMissing(informing, work.today, quote.informed)
}

import { advance } from '../app/advance.js'
import type { CommonRefusal } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { customers } from '../customers/index.js'
import type { WorkerId } from '../organisation/index.js'
import { dateOf } from '../shared/instant.js'
import { accept, type Result, refuse } from '../shared/result.js'
import { quotes } from './collections.js'
import type { InformationName } from './contract.js'
import { contractOf } from './contracting.js'
import { told } from './drafting.js'
import { informationMissing } from './information.js'
import type { Order } from './order.js'
import type { OrderLine } from './order-line.js'
import { keepOrder } from './ordering.js'
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
            ...concludingOf(quote),
            concludedOn: dateOf(acceptance.at),
            informed,
            early: acceptance.early,
            toldOn: sentOn ?? undefined,
          },
          lines,
          sellerOf.value,
        )
  const { order: id, legalEntity, description, total } = quote
  return accept(
    keepOrder(work, {
      ...{ id, customer: customer.id, worker, legalEntity, description, lines, total },
      ...(concluded ? { contract: concluded } : {}),
      quote: quote.id,
    }),
  )
}

const concludingOf = ({ concluded, online, urgent, successive }: Quote) => ({
  ...{ concluded, online, urgent, successive },
})

const orderedLine = (line: QuoteLine): OrderLine => {
  const { no, kind, activity, label, minutes, quantity, price, discount, legalEntity } = line
  return { no, kind, activity, label, minutes, quantity, price, discount, legalEntity }
}

/** What a consumer who asks for the service to begin early was not told of it; an organisation needs none of it. */
export const untoldOfEarlyStart = async (
  work: Work,
  { customer: id, lines, concluded, urgent, informed }: Quote,
): Promise<readonly InformationName[]> => {
  const customer = await work.get(customers, id)
  if (customer?.organisation) return []
  const goods = lines.some(({ kind }) => kind === 'goods')
  const services = lines.some(({ kind }) => kind !== 'goods')
  const informing = { concluded, urgent, goods, services, early: true }
  return informationMissing(informing, work.today, informed)
}

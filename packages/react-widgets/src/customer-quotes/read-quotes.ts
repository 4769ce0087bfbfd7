import type { Said, ValueOf } from '../kit/answer.js'
import type { Calls, FoyerClient } from '../kit/client.js'

/** What a customer's quotes ask the house for: what a customer may ask of their own. */
export type CustomerQuotesClient = Calls<
  'sales',
  'quotesOf' | 'showQuote' | 'priceQuote' | 'acceptQuote' | 'declineQuote'
> &
  Calls<'sales', 'withdrawalOf' | 'withdrawFromOrder'> &
  Calls<'customers', 'showCustomer'> &
  Calls<'documents', 'downloadDocument'>

/** A quote as its customer sees it. */
export type Quote = ValueOf<FoyerClient['sales']['quotesOf']>['items'][number]
/** What a quote comes to, as the house answers it. */
export type QuotePrice = ValueOf<FoyerClient['sales']['priceQuote']>
/** Whether a contract may be withdrawn from, as the house answers it. */
export type Right = ValueOf<FoyerClient['sales']['withdrawalOf']>
/** The receipt of a withdrawal, as the house answers it. */
export type Receipt = ValueOf<FoyerClient['sales']['withdrawFromOrder']>

/** Whose quotes they are. */
export interface Who {
  readonly name: string
  /** Empty where nobody knows. */
  readonly email: string
  /** A person: the law of consumers holds. */
  readonly isConsumer: boolean
}

/** A quote that is opened. */
export interface Opened {
  readonly quote: Quote
  readonly price: QuotePrice
  /** Undefined until it is accepted, or where it could not be read. */
  readonly right: Right | undefined
}

/** What was read, or the refusal. */
export type Read<V> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly refusal: Said }

/** How many quotes are read. */
const mostQuotes = 100

/** A customer's quotes, newest first, and whose they are. */
export const readQuotes = async (
  { sales, customers }: CustomerQuotesClient,
  customer: string,
): Promise<Read<{ readonly quotes: readonly Quote[]; readonly who: Who }>> => {
  const [listed, file] = await Promise.all([
    sales.quotesOf({ customer, limit: mostQuotes }),
    customers.showCustomer({ customer }),
  ])
  if (!listed.ok) return listed
  if (!file.ok) return file
  const { organisation, firstName, lastName, email } = file.value.customer
  const name = organisation || [firstName, lastName].filter(Boolean).join(' ')
  const who = { name, email: email ?? '', isConsumer: !organisation }
  return { ok: true, value: { quotes: listed.value.items, who } }
}

/** One quote, what it comes to, and once it is accepted whether it may be withdrawn from. */
export const readQuote = async (
  { sales }: CustomerQuotesClient,
  id: string,
): Promise<Read<Opened>> => {
  const [shown, price] = await Promise.all([
    sales.showQuote({ quote: id }),
    sales.priceQuote({ quote: id }),
  ])
  if (!shown.ok) return shown
  if (!price.ok) return price
  const quote = shown.value
  const right = quote.acceptance ? await sales.withdrawalOf({ order: quote.order }) : undefined
  const known = right?.ok ? right.value : undefined
  return { ok: true, value: { quote, price: price.value, right: known } }
}

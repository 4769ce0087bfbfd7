import type { Said, ValueOf } from '../kit/answer.js'
import type { Calls, FoyerClient } from '../kit/client.js'
import type { Quote } from './typed-line.js'

/** What the list of quotes asks the house for. */
export type QuotesClient = Calls<
  'sales',
  'listQuotes' | 'showQuote' | 'previewQuote' | 'priceQuote' | 'informationFor' | 'offersAgainst'
> &
  Calls<'sales', 'draftQuote' | 'amendQuote' | 'sendQuote' | 'convertQuote'> &
  Calls<'customers', 'searchCustomers' | 'showCustomer'> &
  Calls<'documents', 'mailQuote' | 'downloadDocument'>

/** A quote in the list, as the house answers it. */
export type ListedQuote = ValueOf<FoyerClient['sales']['listQuotes']>['items'][number]
/** What a quote comes to, as the house answers it. */
export type QuotePrice = ValueOf<FoyerClient['sales']['priceQuote']>
/** What its customer is to be told, as the house answers it. */
export type Information = ValueOf<FoyerClient['sales']['informationFor']>['information']
/** An open offer that asks another price, as the house answers it. */
export type Conflict = ValueOf<FoyerClient['sales']['offersAgainst']>['conflicts'][number]

/** Why the house refused, of all that this screen asks. */
export type Refusal =
  | {
      [O in keyof QuotesClient['sales']]: Refused<QuotesClient['sales'][O]>
    }[keyof QuotesClient['sales']]
  | Refused<QuotesClient['documents']['mailQuote']>

type Refused<F extends (...given: never[]) => Promise<unknown>> =
  Extract<Awaited<ReturnType<F>>, { readonly ok: false }> extends { readonly refusal: infer R }
    ? R
    : never

/** A quote that is opened. */
export interface Opened {
  readonly quote: Quote
  /** Of its customer. */
  readonly name: string
  /** Empty where nobody knows. */
  readonly email: string
  /** Of the worker who proposed it. */
  readonly author: string | undefined
  /** Undefined where it could not be read. */
  readonly price: QuotePrice | undefined
  readonly information: Information
  readonly conflicts: readonly Conflict[]
}

/** What was read, or the refusal. */
export type Read<V, R = Said> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly refusal: R }

/** One quote with what its screen says of it: its price, its customer, what is left to tell, other offers. */
export const readQuote = async (
  { sales, customers }: QuotesClient,
  id: string,
  author: string | undefined,
): Promise<Read<Opened, Refusal>> => {
  const shown = await sales.showQuote({ quote: id })
  if (!shown.ok) return shown
  const quote = shown.value
  const isDraft = quote.status === 'draft'
  const [price, file, due, against] = await Promise.all([
    sales.priceQuote({ quote: id }),
    customers.showCustomer({ customer: quote.customer }),
    isDraft ? sales.informationFor({ quote: id }) : undefined,
    isDraft ? sales.offersAgainst(proposedBy(quote)) : undefined,
  ])
  const opened: Opened = {
    ...{ quote, author, ...(file.ok ? contactOf(file.value.customer) : unknown) },
    price: price.ok ? price.value : undefined,
    information: due?.ok ? due.value.information : [],
    conflicts: against?.ok ? against.value.conflicts : [],
  }
  return { ok: true, value: opened }
}

/** What a draft offers, to be held against the offers that stand. */
const proposedBy = ({ customer, lines }: Quote) => ({
  customer,
  lines: lines.map(({ kind, activity, label, minutes, quantity, price, discount }) => ({
    ...{ kind, label, quantity },
    ...(activity ? { activity } : {}),
    ...(minutes === undefined ? {} : { minutes }),
    ...(price === undefined ? {} : { price }),
    ...(discount ? { discount } : {}),
  })),
})

const unknown = { name: '…', email: '' } as const

type Customer = ValueOf<QuotesClient['customers']['showCustomer']>['customer']

/** What a customer is called, and where e-mails go. */
export const contactOf = ({
  organisation,
  firstName,
  lastName,
  email,
}: Pick<Customer, 'organisation' | 'firstName' | 'lastName' | 'email'>) => ({
  name: organisation || [firstName, lastName].filter(Boolean).join(' '),
  email: email ?? '',
})

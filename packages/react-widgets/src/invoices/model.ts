import type { ValueOf } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'
import type { Problem } from '../kit/fields.js'
import type { Invoice, LineValues } from './lines.js'
import type { PaymentValues } from './typed-payment.js'

/** A line of a work queue, as the house answers it. */
export type QueueLine = ValueOf<FoyerClient['desk']['queue']>['items'][number]

/** One e-mail with an invoice, as the house answers it. */
export type Delivery = ValueOf<FoyerClient['documents']['listDeliveries']>['items'][number]

/** Where an invoice stands, in the order of its life. */
export type Standing =
  | ('draft' | 'to-check' | 'to-issue' | 'issued' | 'sent')
  | ('overdue' | 'partly-paid' | 'paid' | 'credited')

/** One invoice in the list. */
export interface Row {
  readonly invoice: string
  readonly customer: string
  readonly name: string
  readonly standing: Standing
  /** In cents, VAT included. */
  readonly gross: number
  /** Empty until it is issued. */
  readonly number: string
  /** The day since which it waits, or on which it was issued; `YYYY-MM-DD`. */
  readonly on: string | undefined
}

/** What is known of an invoice besides itself. */
export interface Beside {
  readonly name: string
  /** On one line; empty when nobody knows. */
  readonly address: string
  readonly email: string
  /** What is still to pay, in cents; undefined until it is issued, or when it could not be read. */
  readonly due: number | undefined
  /** What of it the customer owes, third parties' shares apart; in cents, undefined when `due` is. */
  readonly own: number | undefined
  /** What was paid too much and is the customer's, in cents; undefined when `due` is. */
  readonly credit: number | undefined
  /** Whether its last day to pay is over. */
  readonly isOverdue: boolean
  readonly isSent: boolean
  /** The last e-mail that took it to its customer, if any. */
  readonly delivery: Delivery | undefined
}

/** An invoice that is opened. */
export interface Opened extends Beside {
  readonly invoice: Invoice
}

/** What a person does next. */
export type Step = 'check' | 'issue' | 'send'

/** What was done; `known` = a payment that was recorded before under the same reference. */
export type Done = Step | 'correct' | 'pay' | 'known' | 'link'

/** A link to a payment page, for the customer. */
export interface PaymentLink {
  readonly url: string
  /** Whether it stands in the clipboard; where the browser refused, it is shown to be copied by hand. */
  readonly isCopied: boolean
  /** The instant from which on nobody pays on it; undefined where the provider does not say. */
  readonly until: string | undefined
}

/** The issued invoices of the customers that a search found. */
export interface Elsewhere {
  readonly search: string
  readonly rows: readonly Row[]
}

/** The list and what is opened of it. */
export interface InvoicesState {
  /** Undefined until the house answered for the first time; what was read stays when it no longer answers. */
  readonly rows: readonly Row[] | undefined
  readonly trouble: string | undefined
  readonly search: string
  /** Undefined until a search was answered. */
  readonly elsewhere: Elsewhere | undefined
  readonly showsKeys: boolean
  readonly opened: Opened | undefined
  /** Id of the invoice opened last: coming back, the focus returns to it. */
  readonly last: string | undefined
  readonly isCorrecting: boolean
  /** Corrections that are not saved yet, by invoice: nothing of them is lost by going back. */
  readonly typed: { readonly [invoice: string]: readonly LineValues[] }
  /** The payment in the fields; undefined while none is being noted. */
  readonly paying: PaymentValues | undefined
  /** Payments that were typed and not noted yet, by invoice. */
  readonly typedPayments: { readonly [invoice: string]: PaymentValues }
  readonly isSending: boolean
  readonly wrong: readonly Problem[]
  readonly done: Done | undefined
  /** The payment link that was asked for last, of the invoice that is opened. */
  readonly link: PaymentLink | undefined
}

/** What happens to it. */
export type InvoicesEvent =
  | { readonly type: 'read'; readonly rows: readonly Row[] }
  | { readonly type: 'lost'; readonly says: string }
  | { readonly type: 'searched'; readonly search: string }
  | { readonly type: 'found'; readonly elsewhere: Elsewhere }
  | { readonly type: 'keys' }
  | { readonly type: 'opened'; readonly opened: Opened }
  | { readonly type: 'closed' }
  | { readonly type: 'correcting'; readonly is: boolean }
  | { readonly type: 'typed'; readonly lines: readonly LineValues[]; readonly field: string }
  | { readonly type: 'paying'; readonly values: PaymentValues | undefined }
  | { readonly type: 'typed-payment'; readonly values: PaymentValues; readonly field: string }
  | { readonly type: 'sending' }
  | { readonly type: 'refused'; readonly wrong: readonly Problem[] }
  | {
      readonly type: 'done'
      readonly what: Done
      readonly opened: Opened
      readonly link?: PaymentLink | undefined
    }

/** A list of which nothing is known yet. */
export const unread: InvoicesState = {
  ...{ rows: undefined, trouble: undefined, search: '', elsewhere: undefined, showsKeys: false },
  ...{ opened: undefined, last: undefined, isCorrecting: false, typed: {}, paying: undefined },
  ...{ typedPayments: {}, isSending: false, wrong: [], done: undefined },
  link: undefined,
}

const still = {
  ...{ isSending: false, isCorrecting: false, paying: undefined, wrong: [], done: undefined },
  link: undefined,
} as const

/** The next state. While something is being sent, nothing else is opened. */
export const next = (state: InvoicesState, event: InvoicesEvent): InvoicesState => {
  switch (event.type) {
    case 'read':
      return { ...state, rows: merged(event.rows, state.rows), trouble: undefined }
    case 'lost':
      return { ...state, trouble: event.says }
    case 'searched':
      return { ...state, search: event.search }
    case 'found':
      return event.elsewhere.search === state.search
        ? { ...state, elsewhere: event.elsewhere, trouble: undefined }
        : state
    case 'keys':
      return { ...state, showsKeys: !state.showsKeys }
    case 'opened':
      return state.isSending ? state : { ...shown(state, event.opened), ...still }
    case 'closed':
      return state.isSending ? state : { ...state, ...still, opened: undefined }
    case 'correcting':
      return { ...state, ...still, isCorrecting: event.is }
    case 'typed':
      return typed(state, event.lines, event.field)
    case 'paying':
      return { ...state, ...still, paying: event.values }
    case 'typed-payment':
      return typedPayment(state, event.values, event.field)
    case 'sending':
      return { ...state, isSending: true, wrong: [], done: undefined, link: undefined }
    case 'refused':
      return { ...state, isSending: false, wrong: event.wrong }
    case 'done':
      return { ...done(state, event.what, event.opened), link: event.link }
  }
}

/** What was issued while this list was open stays in it: it is still to be sent. */
const merged = (read: readonly Row[], before: readonly Row[] = []): readonly Row[] => {
  const known = new Set(read.map(({ invoice }) => invoice))
  const kept = before.filter(({ invoice, number }) => number && !known.has(invoice))
  return [...read, ...kept]
}

const shown = (state: InvoicesState, opened: Opened): InvoicesState => {
  const row = rowOf(opened)
  const anew = (rows: readonly Row[]) =>
    rows.map((one) => (one.invoice === row.invoice ? { ...one, ...row } : one))
  const { elsewhere } = state
  return {
    ...{ ...state, opened, last: opened.invoice.id, rows: state.rows && anew(state.rows) },
    elsewhere: elsewhere && { ...elsewhere, rows: anew(elsewhere.rows) },
  }
}

const typed = (
  state: InvoicesState,
  lines: readonly LineValues[],
  field: string,
): InvoicesState => {
  const id = state.opened?.invoice.id
  if (!id) return state
  return { ...state, typed: { ...state.typed, [id]: lines }, wrong: without(state.wrong, field) }
}

const typedPayment = (
  state: InvoicesState,
  paying: PaymentValues,
  field: string,
): InvoicesState => {
  const id = state.opened?.invoice.id
  if (!id) return state
  const typedPayments = { ...state.typedPayments, [id]: paying }
  return { ...state, paying, typedPayments, wrong: without(state.wrong, field) }
}

/** The same list where the field was not complained of: the focus stays where it is. */
const without = (wrong: readonly Problem[], field: string): readonly Problem[] => {
  const left = wrong.filter((problem) => problem.field !== field)
  return left.length === wrong.length ? wrong : left
}

const done = (state: InvoicesState, what: Done, opened: Opened): InvoicesState => {
  const { id } = opened.invoice
  const { [id]: _, ...typedElsewhere } = state.typed
  const { [id]: noted, ...notedElsewhere } = state.typedPayments
  const isNoted = what === 'pay' || what === 'known'
  return {
    ...{ ...shown(state, opened), ...still, typed: typedElsewhere, done: what },
    typedPayments: isNoted || !noted ? notedElsewhere : state.typedPayments,
  }
}

/** Where an invoice stands. A draft is one to check as soon as nothing is missing in its lines. */
export const standingOf = (
  invoice: Pick<Invoice, 'status' | 'lines'> & Amounts,
  beside: Pick<Beside, 'due' | 'isOverdue' | 'isSent'>,
): Standing => {
  switch (invoice.status) {
    case 'draft':
      return invoice.lines.some(({ incomplete }) => incomplete.length) ? 'draft' : 'to-check'
    case 'checked':
      return 'to-issue'
    case 'issued':
      return issuedStanding(invoice, beside)
  }
}

/** What an invoice comes to and what credit notes took off it, in cents. */
interface Amounts {
  readonly gross: number
  readonly credited: number
}

const issuedStanding = (
  { gross, credited }: Amounts,
  { due, isOverdue, isSent }: Pick<Beside, 'due' | 'isOverdue' | 'isSent'>,
): Standing => {
  if (gross > 0 && credited >= gross) return 'credited'
  if (due !== undefined && due <= 0) return 'paid'
  if (due !== undefined && isOverdue) return 'overdue'
  if (due !== undefined && due < gross - credited) return 'partly-paid'
  return isSent ? 'sent' : 'issued'
}

/** The line of the list for an invoice that was read. */
export const rowOf = ({ invoice, ...beside }: Opened): Row => ({
  ...{ invoice: invoice.id, customer: invoice.customer, name: beside.name },
  standing: standingOf(invoice, beside),
  gross: invoice.gross,
  number: invoice.number ?? '',
  on: invoice.issuedOn ?? undefined,
})

/** The line of the list for what waits in a queue. */
export const rowOfLine = (
  { of, customer, name, gross, since }: QueueLine,
  standing: 'to-check' | 'to-issue',
): Row => ({
  ...{ invoice: of, customer, name, standing, gross: gross ?? 0, number: '', on: since },
})

/** What to do next about it; an invoice that is drafted incomplete is corrected first, and the house says what is missing. */
export const stepOf = (standing: Standing): Step | undefined => {
  switch (standing) {
    case 'draft':
    case 'to-check':
      return 'check'
    case 'to-issue':
      return 'issue'
    case 'issued':
      return 'send'
    case 'sent':
    case 'overdue':
    case 'partly-paid':
    case 'paid':
    case 'credited':
      return undefined
  }
}

/** What was paid of an issued invoice, in cents; what was paid too much is apart. Undefined when it could not be read. */
export const paidOf = ({ invoice, due }: Pick<Opened, 'invoice' | 'due'>): number | undefined =>
  due === undefined ? undefined : invoice.gross - invoice.credited - due

/** The issued invoices that the search found besides those of the list. */
export const elsewhereOf = ({
  rows,
  search,
  elsewhere,
}: Pick<InvoicesState, 'rows' | 'search' | 'elsewhere'>): readonly Row[] => {
  const known = new Set(rows?.map(({ invoice }) => invoice))
  const found = elsewhere?.search === search ? elsewhere.rows : []
  return found.filter(({ invoice }) => !known.has(invoice))
}

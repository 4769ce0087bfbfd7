import type { ValueOf } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'
import type { Problem } from '../kit/fields.js'
import type { Invoice, LineValues } from './lines.js'

/** A line of a work queue, as the house answers it. */
export type QueueLine = ValueOf<FoyerClient['desk']['queue']>['items'][number]

/** Where an invoice stands, in the order of its life. */
export type Standing = 'draft' | 'to-check' | 'to-issue' | 'issued' | 'sent' | 'paid'

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
  readonly isSent: boolean
}

/** An invoice that is opened. */
export interface Opened extends Beside {
  readonly invoice: Invoice
}

/** What a person does next. */
export type Step = 'check' | 'issue' | 'send'

/** The list and what is opened of it. */
export interface InvoicesState {
  /** Undefined until the house answered for the first time; what was read stays when it no longer answers. */
  readonly rows: readonly Row[] | undefined
  readonly trouble: string | undefined
  readonly search: string
  readonly showsKeys: boolean
  readonly opened: Opened | undefined
  /** Id of the invoice opened last: coming back, the focus returns to it. */
  readonly last: string | undefined
  readonly isCorrecting: boolean
  /** Corrections that are not saved yet, by invoice: nothing of them is lost by going back. */
  readonly typed: { readonly [invoice: string]: readonly LineValues[] }
  readonly isSending: boolean
  readonly wrong: readonly Problem[]
  readonly done: Step | 'correct' | undefined
}

/** What happens to it. */
export type InvoicesEvent =
  | { readonly type: 'read'; readonly rows: readonly Row[] }
  | { readonly type: 'lost'; readonly says: string }
  | { readonly type: 'searched'; readonly search: string }
  | { readonly type: 'keys' }
  | { readonly type: 'opened'; readonly opened: Opened }
  | { readonly type: 'closed' }
  | { readonly type: 'correcting'; readonly is: boolean }
  | { readonly type: 'typed'; readonly lines: readonly LineValues[]; readonly field: string }
  | { readonly type: 'sending' }
  | { readonly type: 'refused'; readonly wrong: readonly Problem[] }
  | { readonly type: 'done'; readonly what: Step | 'correct'; readonly opened: Opened }

/** A list of which nothing is known yet. */
export const unread: InvoicesState = {
  ...{ rows: undefined, trouble: undefined, search: '', showsKeys: false, opened: undefined },
  ...{ last: undefined, isCorrecting: false, typed: {}, isSending: false, wrong: [] },
  done: undefined,
}

const still = { isSending: false, isCorrecting: false, wrong: [], done: undefined } as const

/** The next state. While something is being sent, nothing else is opened. */
export const next = (state: InvoicesState, event: InvoicesEvent): InvoicesState => {
  switch (event.type) {
    case 'read':
      return { ...state, rows: merged(event.rows, state.rows), trouble: undefined }
    case 'lost':
      return { ...state, trouble: event.says }
    case 'searched':
      return { ...state, search: event.search }
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
    case 'sending':
      return { ...state, isSending: true, wrong: [], done: undefined }
    case 'refused':
      return { ...state, isSending: false, wrong: event.wrong }
    case 'done':
      return done(state, event.what, event.opened)
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
  const rows = state.rows?.map((one) => (one.invoice === row.invoice ? { ...one, ...row } : one))
  return { ...state, rows, opened, last: opened.invoice.id }
}

const typed = (
  state: InvoicesState,
  lines: readonly LineValues[],
  field: string,
): InvoicesState => {
  const id = state.opened?.invoice.id
  if (!id) return state
  const left = state.wrong.filter((problem) => problem.field !== field)
  const wrong = left.length === state.wrong.length ? state.wrong : left
  return { ...state, typed: { ...state.typed, [id]: lines }, wrong }
}

const done = (state: InvoicesState, what: Step | 'correct', opened: Opened): InvoicesState => {
  const { [opened.invoice.id]: _, ...typedElsewhere } = state.typed
  return { ...shown(state, opened), ...still, typed: typedElsewhere, done: what }
}

/** Where an invoice stands. A draft is one to check as soon as nothing is missing in its lines. */
export const standingOf = (
  { status, lines }: Pick<Invoice, 'status' | 'lines'>,
  { due, isSent }: Pick<Beside, 'due' | 'isSent'>,
): Standing => {
  switch (status) {
    case 'draft':
      return lines.some(({ incomplete }) => incomplete.length) ? 'draft' : 'to-check'
    case 'checked':
      return 'to-issue'
    case 'issued':
      if (due !== undefined && due <= 0) return 'paid'
      return isSent ? 'sent' : 'issued'
  }
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
    case 'paid':
      return undefined
  }
}

const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** The lines whose name or number holds every word searched for, accents and case aside. */
export const found = (rows: readonly Row[], search: string): readonly Row[] => {
  const wanted = folded(search).split(/\s+/)
  return rows.filter(({ name, number }) => {
    const text = folded(`${name} ${number}`)
    return wanted.every((word) => text.includes(word))
  })
}

import type { ValueOf } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'
import type { Problem } from '../kit/fields.js'
import { found } from '../kit/found.js'
import type { ListedQuote, Opened } from './read-quotes.js'
import type { Preview, QuoteValues } from './typed-quote.js'

/** Where a quote stands, in the order of its life. */
export type Standing = ListedQuote['status']

/** Every standing, those that wait for the office first. */
export const standings: readonly Standing[] = [
  ...(['draft', 'sent', 'accepted', 'declined', 'expired', 'converted', 'withdrawn'] as const),
]

/** A customer that a search found. */
export type Person = ValueOf<FoyerClient['customers']['searchCustomers']>['items'][number]

/** The search of the customer for whom a quote is written. */
export interface Finding {
  readonly text: string
  /** Undefined until the search for this text was answered. */
  readonly found: readonly Person[] | undefined
}

/** A quote that stands in the fields. */
export interface Editing {
  readonly customer: string
  readonly name: string
  /** Absent = a new one. */
  readonly quote?: string | undefined
  /** It was sent before: saved, it is its next edition. */
  readonly wasSent: boolean
  readonly values: QuoteValues
}

/** What is said when a quote is sent. */
export interface SendValues {
  /** `YYYY-MM-DD`; empty = as long as the company decided. */
  readonly validUntil: string
  /** The names of what was told besides. */
  readonly informed: readonly string[]
}

/** What was done; `unmailed` = sent, and there is no address to mail it to; `unsent` = sent, and its e-mail did not leave. */
export type Done = 'draft' | 'amend' | 'send' | 'mail' | 'unmailed' | 'unsent' | 'convert'

/** The list and what is opened of it. */
export interface QuotesState {
  /** Undefined until the house answered for the first time; what was read stays when it no longer answers. */
  readonly rows: readonly ListedQuote[] | undefined
  /** Where older quotes are read from. */
  readonly after: string | undefined
  readonly trouble: string | undefined
  readonly search: string
  /** Undefined = in any state. */
  readonly only: Standing | undefined
  readonly showsKeys: boolean
  /** Undefined while nobody looks for a customer. */
  readonly finding: Finding | undefined
  readonly editing: Editing | undefined
  /** What was typed and not saved, by quote or by customer: nothing of it is lost by going back. */
  readonly typed: { readonly [of: string]: QuoteValues }
  /** What the quote in the fields would come to, as far as it could be read. */
  readonly preview: Preview | undefined
  readonly opened: Opened | undefined
  readonly sending: SendValues
  /** Id of the quote opened last: coming back, the focus returns to it. */
  readonly last: string | undefined
  readonly isSending: boolean
  readonly wrong: readonly Problem[]
  readonly done: Done | undefined
}

/** What happens to it. */
export type QuotesEvent =
  | {
      readonly type: 'read'
      readonly rows: readonly ListedQuote[]
      readonly after: string | undefined
      /** These come after those that are there. */
      readonly isMore: boolean
    }
  | { readonly type: 'lost'; readonly says: string }
  | { readonly type: 'searched'; readonly search: string }
  | { readonly type: 'narrowed'; readonly only: Standing | undefined }
  | { readonly type: 'keys' }
  | { readonly type: 'looking-for'; readonly text: string }
  | { readonly type: 'found'; readonly text: string; readonly people: readonly Person[] }
  | { readonly type: 'editing'; readonly editing: Editing }
  | { readonly type: 'typed'; readonly values: QuoteValues; readonly field: string }
  | { readonly type: 'previewed'; readonly preview: Preview | undefined }
  | { readonly type: 'opened'; readonly opened: Opened }
  | { readonly type: 'closed' }
  | { readonly type: 'said'; readonly values: SendValues; readonly field: string }
  | { readonly type: 'sending' }
  | { readonly type: 'refused'; readonly wrong: readonly Problem[] }
  | { readonly type: 'done'; readonly what: Done; readonly opened: Opened }

const unsaid: SendValues = { validUntil: '', informed: [] }

/** A list of which nothing is known yet. */
export const unread: QuotesState = {
  ...{ rows: undefined, after: undefined, trouble: undefined, search: '', only: undefined },
  ...{ showsKeys: false, finding: undefined, editing: undefined, typed: {}, preview: undefined },
  ...{ opened: undefined, sending: unsaid, last: undefined, isSending: false, wrong: [] },
  done: undefined,
}

const still = { isSending: false, wrong: [], done: undefined } as const

/** The next state. While something is being sent, nothing else is opened. */
export const next = (state: QuotesState, event: QuotesEvent): QuotesState => {
  switch (event.type) {
    case 'read': {
      const rows = event.isMore ? [...(state.rows ?? []), ...event.rows] : event.rows
      return { ...state, rows, after: event.after, trouble: undefined }
    }
    case 'lost':
      return { ...state, trouble: event.says }
    case 'searched':
      return { ...state, search: event.search }
    case 'narrowed':
      return { ...state, only: event.only }
    case 'keys':
      return { ...state, showsKeys: !state.showsKeys }
    case 'looking-for': {
      const before = state.finding?.text === event.text ? state.finding.found : undefined
      return { ...state, ...still, finding: { text: event.text, found: before } }
    }
    case 'found':
      return state.finding?.text === event.text
        ? { ...state, finding: { text: event.text, found: event.people }, trouble: undefined }
        : state
    case 'editing':
      return { ...state, ...still, ...begun(state, event.editing), finding: undefined }
    case 'typed':
      return typed(state, event.values, event.field)
    case 'previewed':
      return { ...state, preview: event.preview }
    case 'opened':
      return state.isSending ? state : { ...shown(state, event.opened), ...still, sending: unsaid }
    case 'closed':
      return state.isSending ? state : closed(state)
    case 'said':
      return { ...state, sending: event.values, wrong: without(state.wrong, event.field) }
    case 'sending':
      return { ...state, isSending: true, wrong: [], done: undefined }
    case 'refused':
      return { ...state, isSending: false, wrong: event.wrong, done: undefined }
    case 'done':
      return done(state, event.what, event.opened)
  }
}

/** Under what that which was typed is kept: the quote, or whom a new one is for. */
const keyOf = ({ quote, customer }: Pick<Editing, 'quote' | 'customer'>): string =>
  quote ?? customer

/** What was typed of it before stands in the fields again. */
const begun = (state: QuotesState, editing: Editing): Partial<QuotesState> => {
  const values = state.typed[keyOf(editing)] ?? editing.values
  return { editing: { ...editing, values }, preview: undefined }
}

const typed = (state: QuotesState, values: QuoteValues, field: string): QuotesState => {
  const { editing } = state
  if (!editing) return state
  return {
    ...{ ...state, editing: { ...editing, values }, wrong: without(state.wrong, field) },
    typed: { ...state.typed, [keyOf(editing)]: values },
  }
}

/** The same list where the field was not complained of: the focus stays where it is. */
const without = (wrong: readonly Problem[], field: string): readonly Problem[] => {
  const left = wrong.filter((problem) => problem.field !== field)
  return left.length === wrong.length ? wrong : left
}

/** One step back: from the fields to the quote that they are of, else to the list. */
const closed = (state: QuotesState): QuotesState => {
  const { editing, opened } = state
  const isBehind = editing?.quote !== undefined && editing.quote === opened?.quote.id
  return {
    ...{ ...state, ...still, editing: undefined, preview: undefined, finding: undefined },
    ...(isBehind ? {} : { opened: undefined, sending: unsaid }),
  }
}

/** The quote on the screen, and on its line of the list; a new one stands first. */
const shown = (state: QuotesState, opened: Opened): QuotesState => {
  const row = rowOf(opened)
  const { rows } = state
  const isKnown = rows?.some(({ id }) => id === row.id)
  const anew = isKnown
    ? rows?.map((one) => (one.id === row.id ? row : one))
    : [row, ...(rows ?? [])]
  return { ...state, opened, last: row.id, rows: anew }
}

/** The line of the list for a quote that was read. */
const rowOf = ({ quote, name, author }: Opened): ListedQuote => {
  const { id, customer, status, origin, description, edition, total, sentOn, validUntil } = quote
  const { order, at, lines } = quote
  return {
    ...{ id, customer, name, status, origin, description, edition, total, sentOn, validUntil },
    ...{ order, at, ...(author ? { author } : {}) },
    incomplete: lines.some((line) => line.incomplete.length > 0),
  }
}

const done = (state: QuotesState, what: Done, opened: Opened): QuotesState => {
  const { id, customer } = opened.quote
  const saved = what === 'draft' ? customer : id
  const { [saved]: _, ...typedElsewhere } = state.typed
  return {
    ...{ ...shown(state, opened), ...still, typed: typedElsewhere, done: what },
    ...{ editing: undefined, preview: undefined, sending: unsaid },
  }
}

/** Where a quote stands on a day, `YYYY-MM-DD`: an offer is over once its last day is, whether or not the house wrote it down already. */
export const standingOf = (
  { status, validUntil }: { readonly status: Standing; readonly validUntil: string | null },
  today: string,
): Standing => (status === 'sent' && validUntil && validUntil < today ? 'expired' : status)

/** The lines of the list that are shown: in the state that was chosen, and with every word searched for. */
export const rowsShown = (
  { rows, search, only }: Pick<QuotesState, 'rows' | 'search' | 'only'>,
  today: string,
): readonly ListedQuote[] => {
  const inState = (rows ?? []).filter((row) => !only || standingOf(row, today) === only)
  const named = inState.map((row) => ({ ...row, number: `${row.id} ${row.description}` }))
  return found(named, search)
}

/** How many there are in each state, of those that were read. */
export const countsOf = (
  rows: readonly ListedQuote[],
  today: string,
): { readonly [S in Standing]?: number } => {
  const counts: { [S in Standing]?: number } = {}
  for (const row of rows) {
    const standing = standingOf(row, today)
    counts[standing] = (counts[standing] ?? 0) + 1
  }
  return counts
}

/** What to do next about a quote. */
export type Step = 'send' | 'convert' | 'amend'

/** What to do next about it: what is over is written anew; who has the offer answers it. */
export const stepOf = (standing: Standing): Step | undefined => {
  switch (standing) {
    case 'draft':
      return 'send'
    case 'accepted':
      return 'convert'
    case 'declined':
    case 'expired':
      return 'amend'
    case 'sent':
    case 'withdrawn':
    case 'converted':
      return undefined
  }
}

/** Whether its lines may still be written: what is accepted never changes. */
export const isAmendable = (standing: Standing): boolean =>
  standing === 'draft' || standing === 'sent' || standing === 'declined' || standing === 'expired'

/** What the customer is still to be told, but for what is ticked. */
export const untold = (
  { information }: Pick<Opened, 'information'>,
  { informed }: SendValues,
): readonly string[] =>
  information.flatMap(({ name, told }) => (told || informed.includes(name) ? [] : [name]))

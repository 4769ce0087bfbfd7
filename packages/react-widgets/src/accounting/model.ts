import type { ValueOf } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'
import type { Problem } from '../kit/fields.js'
import { type Entity, type Which, yearsUntil } from '../kit/of-a-year.js'

/** A year of the books, as the house answers it. */
export type Books = ValueOf<FoyerClient['accounting']['showBooks']>
/** A month of the books. */
export type BooksMonth = Books['months'][number]
/** What is owed by how late it is, as the house answers it. */
export type Aged = ValueOf<FoyerClient['accounting']['agedBalance']>
/** What the administration is told of some days, as the house answers it. */
export type SalesReport = ValueOf<FoyerClient['accounting']['listReports']>['items'][number]
/** What the journal was found to be, as the house answers it. */
export type JournalCheck = ValueOf<FoyerClient['journal']['verifyJournal']>

/** A year as it was read. */
export interface YearRead {
  readonly books: Books
  readonly owed: Aged
  /** Undefined for whoever may only read the figures: they close, check and carry away nothing either. */
  readonly reports: readonly SalesReport[] | undefined
}

/** What is closed: a day `YYYY-MM-DD`, a month `YYYY-MM`, or a year. */
export type Closed =
  | { readonly period: 'day'; readonly of: string }
  | { readonly period: 'month'; readonly of: string }
  | { readonly period: 'year'; readonly of: string }

/** What is under way: nothing else begins meanwhile. */
export type Busy = 'close' | 'entries' | 'archive' | 'report' | 'check'

/** What was done. `known` = the report says what the one before said: none was made. */
export type Done =
  | { readonly what: 'close'; readonly closed: Closed }
  | { readonly what: 'saved'; readonly name: string }
  | { readonly what: 'report'; readonly edition: number; readonly known: boolean }

/** The books, the year that is read, and what is opened of it. */
export interface AccountingState {
  /** Undefined until the house answered. */
  readonly entities: readonly Entity[] | undefined
  /** `YYYY-MM-DD`; undefined until the browser said it. */
  readonly today: string | undefined
  /** Id of the company chosen; the first one until somebody chose. */
  readonly entity: string | undefined
  /** The year chosen; this year until somebody chose. */
  readonly year: number | undefined
  /** Undefined until the year was read; what was read stays when the house no longer answers. */
  readonly read: YearRead | undefined
  readonly trouble: string | undefined
  readonly showsKeys: boolean
  /** The month that is opened, `YYYY-MM`. */
  readonly opened: string | undefined
  /** The month opened last: coming back, the focus returns to it. */
  readonly last: string | undefined
  /** The day that is typed to be closed. */
  readonly day: string
  /** What is asked about before it is closed for good. */
  readonly asking: Closed | undefined
  readonly busy: Busy | undefined
  /** What the last check found; gone with another company. */
  readonly checked: JournalCheck | undefined
  readonly wrong: readonly Problem[]
  readonly done: Done | undefined
}

/** What happens to them. */
export type AccountingEvent =
  | { readonly type: 'entities'; readonly entities: readonly Entity[] }
  | { readonly type: 'today'; readonly today: string }
  | { readonly type: 'chosen'; readonly entity: string; readonly year: number }
  | { readonly type: 'read'; readonly of: Which; readonly read: YearRead }
  | { readonly type: 'lost'; readonly says: string }
  | { readonly type: 'keys' }
  | { readonly type: 'opened'; readonly month: string }
  | { readonly type: 'shut' }
  | { readonly type: 'typed-day'; readonly day: string }
  | { readonly type: 'asking'; readonly closed: Closed | undefined }
  | { readonly type: 'busy'; readonly with: Busy }
  | { readonly type: 'refused'; readonly wrong: readonly Problem[] }
  | { readonly type: 'checked'; readonly found: JournalCheck }
  | { readonly type: 'done'; readonly done: Done }

/** Books of which nothing is known yet. */
export const unread: AccountingState = {
  ...{ entities: undefined, today: undefined, entity: undefined, year: undefined },
  ...{ read: undefined, trouble: undefined, showsKeys: false, opened: undefined },
  ...{ last: undefined, day: '', asking: undefined, busy: undefined },
  ...{ checked: undefined, wrong: [], done: undefined },
}

const still = { asking: undefined, busy: undefined, wrong: [], done: undefined } as const

/** The next state. While something is being done, neither the year nor what is opened changes. */
export const next = (state: AccountingState, event: AccountingEvent): AccountingState => {
  switch (event.type) {
    case 'entities':
      return { ...state, entities: event.entities }
    case 'today':
      return { ...state, today: event.today, day: state.day || dayBefore(event.today) }
    case 'chosen':
      return state.busy ? state : chosen(state, event.entity, event.year)
    case 'read':
      return isOf(state, event.of) ? { ...state, read: event.read, trouble: undefined } : state
    case 'lost':
      return { ...state, trouble: event.says }
    case 'keys':
      return { ...state, showsKeys: !state.showsKeys }
    case 'opened':
      return state.busy ? state : { ...state, ...still, opened: event.month, last: event.month }
    case 'shut':
      return state.busy ? state : { ...state, ...still, opened: undefined }
    case 'typed-day':
      return { ...state, day: event.day, wrong: [] }
    case 'asking':
      return state.busy ? state : { ...state, ...still, asking: event.closed }
    case 'busy':
      return { ...state, ...still, busy: event.with }
    case 'refused':
      return { ...state, ...still, wrong: event.wrong }
    case 'checked':
      return { ...state, ...still, checked: event.found }
    case 'done':
      return { ...state, ...still, done: event.done }
  }
}

const chosen = (state: AccountingState, entity: string, year: number): AccountingState => ({
  ...{ ...state, ...still, entity, year, read: undefined, trouble: undefined },
  ...{ opened: undefined, last: undefined },
  checked: whichOf(state)?.legalEntity === entity ? state.checked : undefined,
})

const isOf = (state: AccountingState, of: Which): boolean => {
  const which = whichOf(state)
  return which?.legalEntity === of.legalEntity && which.year === of.year
}

/** The day before a civil date. */
const dayBefore = (today: string): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/** Which books are shown; undefined while nobody can say. */
export const whichOf = ({
  entities,
  entity,
  today,
  year,
}: Pick<AccountingState, 'entities' | 'entity' | 'today' | 'year'>): Which | undefined => {
  const legalEntity = entity ?? entities?.[0]?.id
  if (!legalEntity || !today) return undefined
  return { legalEntity, year: year ?? Number(today.slice(0, 4)) }
}

/** How many years before the current one are offered. */
const yearsOffered = 6

/** The years to choose from, the newest first: this one, those before, and the one that is chosen. */
export const yearsOf = (today: string, chosen: number): readonly number[] =>
  yearsUntil(today, yearsOffered, chosen)

/** The month that is opened. */
export const openedOf = ({ read, opened }: AccountingState): BooksMonth | undefined =>
  read?.books.months.find(({ month }) => month === opened)

/** What the months of a year come to, in cents. */
export const sumsOf = ({ months }: Pick<Books, 'months'>) => ({
  sales: months.reduce((sum, { sales }) => sum + sales, 0),
  receipts: months.reduce((sum, { receipts }) => sum + receipts, 0),
  vat: months.reduce((sum, { vat }) => sum + vat, 0),
})

/** The rates at which VAT fell due in a year, the lowest first: ratios, `0.2`. */
export const ratesOf = ({ months }: Pick<Books, 'months'>): readonly string[] =>
  [...new Set(months.flatMap(({ rates }) => rates.map(({ rate }) => rate)))].toSorted(
    (a, b) => Number(a) - Number(b),
  )

/** The VAT of a month at one rate, in cents. */
export const vatAt = ({ rates }: Pick<BooksMonth, 'rates'>, rate: string): number =>
  rates.find((one) => one.rate === rate)?.vat ?? 0

/** The month with the most sales; undefined where nothing was sold. */
export const bestOf = ({ months }: Pick<Books, 'months'>): BooksMonth | undefined => {
  const [first] = months.toSorted((a, b) => b.sales - a.sales)
  return first && first.sales > 0 ? first : undefined
}

/** What is owed past its day, in cents. */
export const lateOf = ({ parts }: Pick<Aged, 'parts'>): number =>
  parts
    .filter(({ late }) => late !== 'not-due' && late !== 'undated')
    .reduce((sum, { amount }) => sum + amount, 0)

/** What was last told of a month: the newest edition of the report of all its days. */
export const reportOf = (
  reports: readonly SalesReport[],
  month: string,
): SalesReport | undefined => {
  const own = reports.filter(({ from }) => from === `${month}-01`)
  return own.toSorted((a, b) => b.edition - a.edition)[0]
}

/** Whether a year can be closed: its twelve months are, and it is not yet. */
export const canCloseYear = ({ months, closed }: Books, year: number): boolean =>
  months.every(({ state }) => state === 'closed') &&
  !(closed.year && closed.year >= `${year}-12-31`)

/** The last day of a month, `YYYY-MM-DD`. */
export const lastDayOf = (month: string): string => {
  const [year = 0, no = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, no, 0)).toISOString().slice(0, 10)
}

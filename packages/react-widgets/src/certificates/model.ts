import type { ValueOf } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'
import type { Problem } from '../kit/fields.js'
import { type Entity, type Which, yearsUntil } from '../kit/of-a-year.js'

/** A certificate and whom it goes to, as the house answers it. */
export type Line = ValueOf<FoyerClient['documents']['certificatesOf']>['items'][number]
/** The whole of a year over all customers, as the house answers it. */
export type YearTotals = ValueOf<FoyerClient['attestation']['showYear']>

/** A year as it was read. */
export interface YearRead {
  readonly lines: readonly Line[]
  /** Where the list goes on, if it does. */
  readonly after: string | undefined
  /** Undefined for whoever may not see the whole: they prepare nothing either. */
  readonly totals: YearTotals | undefined
}

/** What is done to a whole year, in many calls. */
export type Run = 'draft' | 'close' | 'send'

/** A run on its way: so many are done, of so many where that is known. */
export interface Running {
  readonly what: Run
  readonly count: number
  readonly total: number | undefined
}

/** What was done. `unreachable` customers have no e-mail address. */
export type Done =
  | { readonly what: Run; readonly count: number; readonly unreachable: number }
  | { readonly what: 'send-one'; readonly name: string }
  | { readonly what: 'correct'; readonly certificate: string }
  | { readonly what: 'withdraw' }

/** The years, the one that is read, and what is opened of it. */
export interface CertificatesState {
  /** Undefined until the house answered. */
  readonly entities: readonly Entity[] | undefined
  /** `YYYY-MM-DD`; undefined until the browser said it. */
  readonly today: string | undefined
  /** Id of the company chosen; the first one until somebody chose. */
  readonly entity: string | undefined
  /** The year chosen; last year until somebody chose. */
  readonly year: number | undefined
  /** Undefined until the year was read; what was read stays when the house no longer answers. */
  readonly read: YearRead | undefined
  readonly trouble: string | undefined
  readonly search: string
  readonly showsKeys: boolean
  /** Id of the certificate that is opened. */
  readonly opened: string | undefined
  /** Id of the certificate opened last: coming back, the focus returns to it. */
  readonly last: string | undefined
  /** Whether it is asked if the year is to be issued. */
  readonly isAsking: boolean
  readonly running: Running | undefined
  readonly isSending: boolean
  readonly wrong: readonly Problem[]
  readonly done: Done | undefined
  /** Whether certificates were issued past the day that the law sets. */
  readonly isLate: boolean
}

/** What happens to them. */
export type CertificatesEvent =
  | { readonly type: 'entities'; readonly entities: readonly Entity[] }
  | { readonly type: 'today'; readonly today: string }
  | { readonly type: 'chosen'; readonly entity: string; readonly year: number }
  | { readonly type: 'read'; readonly of: Which; readonly read: YearRead }
  | { readonly type: 'continued'; readonly of: Which; readonly read: Omit<YearRead, 'totals'> }
  | { readonly type: 'lost'; readonly says: string }
  | { readonly type: 'searched'; readonly search: string }
  | { readonly type: 'keys' }
  | { readonly type: 'opened'; readonly certificate: string }
  | { readonly type: 'closed' }
  | { readonly type: 'asking'; readonly is: boolean }
  | { readonly type: 'running'; readonly running: Running }
  | { readonly type: 'sending' }
  | { readonly type: 'refused'; readonly wrong: readonly Problem[] }
  | { readonly type: 'done'; readonly done: Done; readonly isLate?: boolean }

/** Certificates of which nothing is known yet. */
export const unread: CertificatesState = {
  ...{ entities: undefined, today: undefined, entity: undefined, year: undefined },
  ...{ read: undefined, trouble: undefined, search: '', showsKeys: false },
  ...{ opened: undefined, last: undefined, isAsking: false, running: undefined },
  ...{ isSending: false, wrong: [], done: undefined, isLate: false },
}

const still = {
  ...{ running: undefined, isSending: false, isAsking: false, wrong: [], done: undefined },
} as const

const isBusy = ({ running, isSending }: CertificatesState): boolean =>
  running !== undefined || isSending

/** The next state. While something is being done, neither the year nor what is opened changes. */
export const next = (state: CertificatesState, event: CertificatesEvent): CertificatesState => {
  switch (event.type) {
    case 'entities':
      return { ...state, entities: event.entities }
    case 'today':
      return { ...state, today: event.today }
    case 'chosen':
      return isBusy(state) ? state : chosen(state, event.entity, event.year)
    case 'read':
      return isOf(state, event.of) ? { ...state, read: event.read, trouble: undefined } : state
    case 'continued':
      return isOf(state, event.of) ? { ...state, read: continued(state, event.read) } : state
    case 'lost':
      return { ...state, trouble: event.says }
    case 'searched':
      return { ...state, search: event.search }
    case 'keys':
      return { ...state, showsKeys: !state.showsKeys }
    case 'opened':
      return isBusy(state)
        ? state
        : { ...state, ...still, opened: event.certificate, last: event.certificate }
    case 'closed':
      return isBusy(state) ? state : { ...state, ...still, opened: undefined }
    case 'asking':
      return isBusy(state) ? state : { ...state, ...still, isAsking: event.is }
    case 'running':
      return { ...state, ...still, running: event.running }
    case 'sending':
      return { ...state, ...still, isSending: true }
    case 'refused':
      return { ...state, running: undefined, isSending: false, isAsking: false, wrong: event.wrong }
    case 'done':
      return done(state, event.done, event.isLate === true)
  }
}

/** A corrected certificate gives its place to the one that replaces it. */
const done = (state: CertificatesState, what: Done, isLate: boolean): CertificatesState => {
  const opened = what.what === 'correct' ? what.certificate : state.opened
  return { ...state, ...still, done: what, opened, isLate: state.isLate || isLate }
}

const chosen = (state: CertificatesState, entity: string, year: number): CertificatesState => ({
  ...{ ...state, ...still, entity, year, read: undefined, trouble: undefined, isLate: false },
  ...{ opened: undefined, last: undefined, search: '' },
})

const isOf = (state: CertificatesState, of: Which): boolean => {
  const which = whichOf(state)
  return which?.legalEntity === of.legalEntity && which.year === of.year
}

const continued = (
  { read }: CertificatesState,
  { lines, after }: Omit<YearRead, 'totals'>,
): YearRead | undefined => read && { ...read, lines: [...read.lines, ...lines], after }

/** The year before a day's. */
export const lastYear = (today: string): number => Number(today.slice(0, 4)) - 1

/** Which certificates are shown; undefined while nobody can say. */
export const whichOf = ({
  entities,
  entity,
  today,
  year,
}: Pick<CertificatesState, 'entities' | 'entity' | 'today' | 'year'>): Which | undefined => {
  const legalEntity = entity ?? entities?.[0]?.id
  if (!legalEntity || !today) return undefined
  return { legalEntity, year: year ?? lastYear(today) }
}

/** How many years before the current one are offered. */
const yearsOffered = 5

/** The years to choose from, the newest first: this one, which is not over, those before, and the one that is chosen. */
export const yearsOf = (today: string, chosen: number): readonly number[] =>
  yearsUntil(today, yearsOffered, chosen)

/** The day from which a year's certificates are drafted: the first after it. */
export const draftedFrom = (year: number): string => `${year + 1}-01-01`

/** Where a year stands. `loading` = nobody knows yet. */
export type Phase = 'loading' | 'not-over' | 'empty' | 'drafted' | 'issued'

/** Where the year that is shown stands. */
export const phaseOf = (state: CertificatesState): Phase => {
  const which = whichOf(state)
  const { read, today } = state
  if (!which || !today) return 'loading'
  if (today < draftedFrom(which.year)) return 'not-over'
  if (!read) return 'loading'
  if (!read.lines.length) return 'empty'
  return countsOf(read.lines).drafts ? 'drafted' : 'issued'
}

/** How many certificates wait to be issued, stand, and are to be corrected. */
export interface Counts {
  readonly drafts: number
  readonly issued: number
  readonly reopened: number
}

/** Counts the certificates of a list. */
export const countsOf = (lines: readonly Line[]): Counts => {
  const count = (status: Line['status']) => lines.filter((line) => line.status === status).length
  return { drafts: count('draft'), issued: count('issued'), reopened: count('reopened') }
}

/** Where a certificate stands, its e-mail included. */
export type Standing = 'draft' | 'issued' | 'sent' | 'bounced' | 'reopened' | 'replaced'

/** Where a certificate stands: once issued, what became of its last e-mail tells more. */
export const standingOf = ({ status, delivery }: Pick<Line, 'status' | 'delivery'>): Standing => {
  if (status !== 'issued' || !delivery) return status
  return wentOut(delivery) ? 'sent' : 'bounced'
}

/** Whether an e-mail is on its way or arrived, as far as anybody can say. */
const wentOut = ({ status }: { readonly status: string }): boolean =>
  status === 'waiting' || status === 'sent' || status === 'delivered'

/** How many certificates are to be sent when all are: those issued that did not go to an address that we have. */
export const leftToSend = (lines: readonly Line[]): number =>
  lines.filter((line) => {
    const standing = standingOf(line)
    return line.email && (standing === 'issued' || standing === 'bounced')
  }).length

/** The line that is opened. */
export const openedOf = ({ read, opened }: CertificatesState): Line | undefined =>
  read?.lines.find(({ certificate }) => certificate === opened)

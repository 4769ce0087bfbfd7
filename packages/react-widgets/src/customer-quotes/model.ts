import type { Problem } from '../kit/fields.js'
import type { Opened, Quote, QuotePrice, Receipt, Who } from './read-quotes.js'

/** What a customer does with a quote that is opened. */
export type Doing = 'read' | 'accept' | 'decline' | 'withdraw'

/** Why a customer declines, a word of the trail; the last one says nothing. */
export type Reason = 'too-expensive' | 'other-provider' | 'not-needed' | 'too-late' | 'not-wanted'

/** Every reason, in the order in which they are offered. */
export const reasons: readonly Reason[] = [
  ...(['too-expensive', 'other-provider', 'not-needed', 'too-late', 'not-wanted'] as const),
]

/** Whether a text of the list is one of them. */
export const isReason = (text: string): text is Reason => reasons.some((one) => one === text)

/** What was typed of an answer. */
export interface AnswerValues {
  readonly signer: string
  /** Asks for the service to begin before the time to withdraw ends. */
  readonly early: boolean
  /** Knows what is lost by that. */
  readonly acknowledged: boolean
  readonly reason: Reason
}

/** A customer's quotes and the one that is opened. */
export interface CustomerQuotesState {
  /** Undefined until the house answered. */
  readonly quotes: readonly Quote[] | undefined
  readonly who: Who | undefined
  readonly trouble: string | undefined
  readonly opened: Opened | undefined
  /** The numbers of the options that are ticked. */
  readonly chosen: readonly number[]
  readonly doing: Doing
  readonly values: AnswerValues
  readonly isSending: boolean
  readonly wrong: readonly Problem[]
  readonly done: 'accept' | 'decline' | undefined
  readonly receipt: Receipt | undefined
  /** Id of the quote opened last: coming back, the focus returns to it. */
  readonly last: string | undefined
}

/** What happens to it. */
export type CustomerQuotesEvent =
  | { readonly type: 'read'; readonly quotes: readonly Quote[]; readonly who: Who }
  | { readonly type: 'lost'; readonly says: string }
  | { readonly type: 'opened'; readonly opened: Opened }
  | { readonly type: 'closed' }
  | { readonly type: 'chose'; readonly chosen: readonly number[] }
  | { readonly type: 'priced'; readonly price: QuotePrice; readonly chosen: readonly number[] }
  | { readonly type: 'doing'; readonly doing: Doing }
  | { readonly type: 'typed'; readonly values: AnswerValues; readonly field: string }
  | { readonly type: 'sending' }
  | { readonly type: 'refused'; readonly wrong: readonly Problem[] }
  | { readonly type: 'answered'; readonly opened: Opened; readonly done: 'accept' | 'decline' }
  | { readonly type: 'withdrawn'; readonly opened: Opened; readonly receipt: Receipt }

const unsaid: AnswerValues = {
  ...{ signer: '', early: false, acknowledged: false, reason: 'too-expensive' },
}

const still = { doing: 'read', isSending: false, wrong: [], done: undefined } as const

/** Quotes of which nothing is known yet. */
export const unread: CustomerQuotesState = {
  ...{ ...still, quotes: undefined, who: undefined, trouble: undefined, opened: undefined },
  ...{ chosen: [], values: unsaid, receipt: undefined, last: undefined },
}

/** The next state. While an answer is on its way, nothing else is opened. */
export const next = (
  state: CustomerQuotesState,
  event: CustomerQuotesEvent,
): CustomerQuotesState => {
  switch (event.type) {
    case 'read':
      return { ...state, quotes: event.quotes, who: event.who, trouble: undefined }
    case 'lost':
      return { ...state, trouble: event.says }
    case 'opened':
      return state.isSending
        ? state
        : { ...shown(state, event.opened), ...still, values: unsaid, receipt: undefined }
    case 'closed':
      return state.isSending ? state : { ...state, ...still, opened: undefined, receipt: undefined }
    case 'chose':
      return { ...state, chosen: event.chosen }
    case 'priced':
      return state.opened && sameNumbers(event.chosen, state.chosen)
        ? { ...state, opened: { ...state.opened, price: event.price } }
        : state
    case 'doing':
      return state.isSending ? state : { ...state, ...still, doing: event.doing }
    case 'typed': {
      const wrong = state.wrong.filter(({ field }) => field !== event.field)
      const left = wrong.length === state.wrong.length ? state.wrong : wrong
      return { ...state, values: event.values, wrong: left }
    }
    case 'sending':
      return { ...state, isSending: true, wrong: [], done: undefined }
    case 'refused':
      return { ...state, isSending: false, wrong: event.wrong }
    case 'answered':
      return { ...shown(state, event.opened), ...still, done: event.done }
    case 'withdrawn':
      return { ...shown(state, event.opened), ...still, receipt: event.receipt }
  }
}

const shown = (state: CustomerQuotesState, opened: Opened): CustomerQuotesState => {
  const { quote } = opened
  const quotes = state.quotes?.map((one) => (one.id === quote.id ? quote : one))
  return { ...state, quotes, opened, chosen: chosenIn(quote), last: quote.id, trouble: undefined }
}

const sameNumbers = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((no) => b.includes(no))

/** The options that a quote says are in its price. */
export const chosenIn = ({ lines }: Pick<Quote, 'lines'>): readonly number[] =>
  lines.filter(({ optionOf, chosen }) => optionOf !== undefined && chosen).map(({ no }) => no)

/** Where a quote stands for its customer on a day, `YYYY-MM-DD`. */
export const standingOf = (
  { status, validUntil }: Pick<Quote, 'status' | 'validUntil'>,
  today: string,
): Exclude<Quote['status'], 'draft'> => {
  // A draft is shown to no customer.
  if (status === 'draft') return 'sent'
  return status === 'sent' && validUntil && validUntil < today ? 'expired' : status
}

/** What is said of withdrawing before anything is accepted; undefined where the law of consumers does not hold. */
export const withdrawalSaid = (
  { concluded, urgent, lines }: Pick<Quote, 'concluded' | 'urgent' | 'lines'>,
  { isConsumer }: Pick<Who, 'isConsumer'>,
): 'open' | 'goods' | 'urgent' | 'shop' | undefined => {
  if (!isConsumer) return undefined
  if (concluded === 'shop') return 'shop'
  if (urgent) return 'urgent'
  return lines.some(({ kind }) => kind === 'goods') ? 'goods' : 'open'
}

/**
 * Whether an early beginning can be asked for by accepting here: at a distance. Off the premises the request is on paper or on a durable
 * medium (Code de la consommation, article L221-25), which a page is not.
 */
export const earlyStart = (
  quote: Pick<Quote, 'concluded' | 'urgent' | 'lines'>,
  who: Pick<Who, 'isConsumer'>,
): 'here' | 'in-writing' | undefined => {
  const said = withdrawalSaid(quote, who)
  const hasService = quote.lines.some(({ kind }) => kind !== 'goods')
  if (!hasService || (said !== 'open' && said !== 'goods')) return undefined
  return quote.concluded === 'distance' ? 'here' : 'in-writing'
}

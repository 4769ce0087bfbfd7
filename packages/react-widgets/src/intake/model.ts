import type { ValueOf } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'
import type { Problem } from '../kit/fields.js'
import { phoneIn } from '../kit/typed-phone.js'
import { type OrderValues, type Taken, untouched } from './typed-order.js'
import { begunWith, nobody, type Person, type PersonValues, searchable } from './typed-person.js'

/** A customer's file: the customer, and what is still missing. */
export type CustomerFile = ValueOf<FoyerClient['customers']['showCustomer']>

/** Something that happened to a customer. */
export type Moment = ValueOf<FoyerClient['customers']['showTimeline']>['items'][number]

/** Whom the call is about, and what is ordered. */
export interface IntakeState {
  readonly text: string
  /** The last answer, while the next is on its way; undefined when nothing is asked. */
  readonly found: readonly Person[] | undefined
  /** The customer found that Enter chooses; -1 = none. */
  readonly at: number
  readonly isSearching: boolean
  /** Why nothing could be read. */
  readonly trouble: string | undefined
  readonly isCreating: boolean
  readonly person: PersonValues
  /** The customer chosen. */
  readonly file: CustomerFile | undefined
  /** What happened to them last, newest first; undefined until it was read. */
  readonly before: readonly Moment[] | undefined
  /** Orders that are not taken yet, by customer: nothing typed is lost by looking at another file. */
  readonly orders: { readonly [customer: string]: OrderValues }
  readonly taken: Taken | undefined
  readonly isSending: boolean
  readonly wrong: readonly Problem[]
  /** Presses since the customer was chosen (S060: an order needs at most two; typing is none). */
  readonly activations: number
  /** How many files were closed: coming back, the focus returns to the search. */
  readonly closed: number
}

/** What happens to it. */
export type IntakeEvent =
  | { readonly type: 'searched'; readonly text: string }
  | { readonly type: 'found'; readonly people: readonly Person[] }
  | { readonly type: 'lost'; readonly says: string }
  | { readonly type: 'moved'; readonly at: number }
  | { readonly type: 'creating'; readonly is: boolean }
  | { readonly type: 'typed-person'; readonly values: Partial<PersonValues> }
  | { readonly type: 'opened'; readonly file: CustomerFile }
  | {
      readonly type: 'recalled'
      readonly customer: string
      readonly moments: readonly Moment[]
    }
  | { readonly type: 'typed-order'; readonly values: Partial<Omit<OrderValues, 'offer'>> }
  | { readonly type: 'offered'; readonly offer: number }
  | { readonly type: 'sending' }
  | { readonly type: 'refused'; readonly wrong: readonly Problem[] }
  | { readonly type: 'taken'; readonly taken: Taken }
  | { readonly type: 'opening' | 'again' | 'closed' }

/** Nobody calls; with what the host already knows to search. */
export const waiting = (text = ''): IntakeState => ({
  ...{ text, found: undefined, at: -1, isSearching: !!searchable(text), trouble: undefined },
  ...{ isCreating: false, person: nobody, file: undefined, before: undefined, orders: {} },
  ...{ taken: undefined, isSending: false, wrong: [], activations: 0, closed: 0 },
})

/** Where a call has come to. */
export const stepOf = ({
  taken,
  file,
  isCreating,
}: IntakeState): 'search' | 'create' | 'order' | 'taken' => {
  if (taken) return 'taken'
  if (file) return 'order'
  return isCreating ? 'create' : 'search'
}

/** What the house is asked of its customers now: what is searched, or the number of who is being created. */
export const questionOf = (state: IntakeState): string | undefined => {
  switch (stepOf(state)) {
    case 'search':
      return searchable(state.text)
    case 'create': {
      const phone = phoneIn(state.person.phone)
      return phone && searchable(phone)
    }
    case 'order':
    case 'taken':
      return undefined
  }
}

/** The order of the customer chosen, as typed so far. */
export const orderOf = ({ file, orders }: IntakeState): OrderValues =>
  (file && orders[file.customer.id]) ?? untouched

const still = { isSending: false, wrong: [], trouble: undefined } as const
const nothingFound = { found: undefined, at: -1, isSearching: false } as const

/** The next state. While something is being sent, nothing else begins. */
export const next = (state: IntakeState, event: IntakeEvent): IntakeState => {
  switch (event.type) {
    case 'searched':
      return searched(state, event.text)
    case 'found':
      return { ...state, ...foundBy(event.people), trouble: undefined }
    case 'lost':
      return { ...state, isSearching: false, trouble: event.says }
    case 'moved':
      return { ...state, at: event.at }
    case 'creating':
      return state.isSending ? state : creating(state, event.is)
    case 'typed-person':
      return typedPerson(state, event.values)
    case 'opening':
      return { ...state, isSearching: true, trouble: undefined }
    case 'opened':
      return opened(state, event.file)
    case 'recalled':
      return event.customer === state.file?.customer.id
        ? { ...state, before: event.moments }
        : state
    case 'typed-order':
      return typedOrder(state, event.values)
    case 'offered':
      return { ...typedOrder(state, { offer: event.offer }), activations: state.activations + 1 }
    case 'sending':
      return { ...state, isSending: true, wrong: [], activations: state.activations + 1 }
    case 'refused':
      return { ...state, isSending: false, wrong: event.wrong }
    case 'taken':
      return taken(state, event.taken)
    case 'again':
      return { ...state, ...still, taken: undefined, activations: 0 }
    case 'closed':
      return state.isSending ? state : closed(state)
  }
}

const searched = (state: IntakeState, text: string): IntakeState => {
  if (searchable(text) === undefined) return { ...state, ...nothingFound, text, trouble: undefined }
  const isNew = searchable(text) !== searchable(state.text)
  return { ...state, text, isSearching: isNew || state.isSearching }
}

const foundBy = (people: readonly Person[]) => ({
  ...{ found: people, at: people.length ? 0 : -1, isSearching: false },
})

const creating = (state: IntakeState, is: boolean): IntakeState => ({
  ...{ ...state, ...still, ...nothingFound, isCreating: is },
  isSearching: !is && searchable(state.text) !== undefined,
  person: is ? begunWith(state.text) : state.person,
  closed: is ? state.closed : state.closed + 1,
})

const without = (wrong: readonly Problem[], values: object): readonly Problem[] => {
  const left = wrong.filter(({ field }) => !(field in values))
  return left.length === wrong.length ? wrong : left
}

const typedPerson = (state: IntakeState, values: Partial<PersonValues>): IntakeState => ({
  ...{ ...state, ...('phone' in values ? nothingFound : {}) },
  person: { ...state.person, ...values },
  wrong: without(state.wrong, values),
})

const opened = (state: IntakeState, file: CustomerFile): IntakeState => ({
  ...{ ...state, ...still, ...nothingFound, file },
  ...{ text: '', isCreating: false, person: nobody, before: undefined, taken: undefined },
  activations: 0,
})

const typedOrder = (state: IntakeState, values: Partial<OrderValues>): IntakeState => {
  if (!state.file) return state
  const order = { ...orderOf(state), ...values }
  return {
    ...state,
    orders: { ...state.orders, [state.file.customer.id]: order },
    wrong: without(state.wrong, values),
  }
}

/** An order is shown with its own customer only: another file may have been opened meanwhile. */
const taken = (state: IntakeState, order: Taken): IntakeState => {
  const { customer } = order.order
  const orders = Object.entries(state.orders).filter(([id]) => id !== customer)
  const isShown = customer === state.file?.customer.id
  return {
    ...{ ...state, isSending: false, wrong: [], orders: Object.fromEntries(orders) },
    taken: isShown ? order : state.taken,
  }
}

const closed = (state: IntakeState): IntakeState => ({
  ...{ ...state, ...still, file: undefined, before: undefined, taken: undefined },
  isSearching: searchable(state.text) !== undefined,
  ...{ activations: 0, closed: state.closed + 1 },
})

/** What happened that an agent wants to know before asking. */
const telling = [
  'exchange-logged',
  'visit-planned',
  'visit-booked',
  'visit-completed',
  'visit-cancelled',
] as const

/** The types of moments that have words. */
export type ToldType = (typeof telling)[number]

/** Something that happened and that has words. */
export interface Recalled extends Moment {
  readonly did: ToldType
}

const isTold = (type: string): type is ToldType => telling.some((one) => one === type)

/** The last visits, each as it stands, and the last exchanges, newest first; three unless told. */
export const recalled = (moments: readonly Moment[], most = 3): readonly Recalled[] => {
  const newest = new Map<string, Recalled>()
  for (const moment of moments)
    if (isTold(moment.type) && !newest.has(moment.of))
      newest.set(moment.of, { ...moment, did: moment.type })
  return [...newest.values()].slice(0, most)
}

/** What a key does in the search: moves without wrapping, chooses, opens a new file, clears; undefined = it is typed. */
export const searchKey = (
  key: string,
  { found, at, isSearching, text }: IntakeState,
):
  | { readonly to: 'move'; readonly at: number }
  | { readonly to: 'choose'; readonly customer: string }
  | { readonly to: 'create' | 'clear' | 'wait' }
  | undefined => {
  const people = found ?? []
  switch (key) {
    case 'ArrowDown':
      return people.length ? { to: 'move', at: Math.min(at + 1, people.length - 1) } : undefined
    case 'ArrowUp':
      return people.length ? { to: 'move', at: Math.max(at - 1, 0) } : undefined
    case 'Escape':
      return text ? { to: 'clear' } : undefined
    case 'Enter': {
      if (isSearching) return { to: 'wait' }
      const person = people[at]
      if (person) return { to: 'choose', customer: person.id }
      return found ? { to: 'create' } : undefined
    }
    default:
      return undefined
  }
}

import type { ValueOf } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'
import type { Problem } from '../kit/fields.js'
import type { Entity } from '../kit/of-a-year.js'

/** An invoice that is owed, with what would be debited of it or every reason why nothing is. */
export type Debitable = ValueOf<FoyerClient['directDebit']['debitsToPrepare']>['items'][number]
/** A debit, as the house answers it. */
export type Debit = ValueOf<FoyerClient['directDebit']['listDebits']>['items'][number]
/** A batch of debits, one file for the bank. */
export type Batch = ValueOf<FoyerClient['directDebit']['listBatches']>['items'][number]
/** A mandate, of its accounts the last four characters. */
export type Mandate = ValueOf<FoyerClient['directDebit']['listMandates']>['items'][number]
/** What a bank said and waits for a person. */
export type Parked = ValueOf<FoyerClient['directDebit']['listParked']>['items'][number]
/** A debit that was not honoured. */
export type Returned = ValueOf<FoyerClient['directDebit']['listReturns']>['items'][number]
/** How a company collects. */
export type Creditor = ValueOf<FoyerClient['directDebit']['showCreditor']>
/** What came of a bank's file. */
export type BankOutcome = ValueOf<FoyerClient['directDebit']['takeBankFile']>

/** The debits of a company as they were read. */
export interface DebitsRead {
  readonly wanted: readonly Debitable[]
  readonly prepared: readonly Debit[]
  readonly batches: readonly Batch[]
  readonly parked: readonly Parked[]
  readonly returned: readonly Returned[]
  /** Undefined until somebody looks at them. */
  readonly mandates: readonly Mandate[] | undefined
  /** Undefined until its account was given. */
  readonly creditor: Creditor | undefined
  /** Its SEPA creditor identifier (ICS). */
  readonly identifier: string | undefined
  /** True = of one list at least, there is more than is shown. */
  readonly hasMore: boolean
}

/** What is asked before it is done: what cannot be taken back. */
export type Question =
  | { readonly of: 'prepare'; readonly count: number; readonly total: number }
  | { readonly of: 'send'; readonly batch: Batch }
  | { readonly of: 'cancel'; readonly batch: Batch }
  | { readonly of: 'match'; readonly parked: Parked; readonly debit: string }
  | { readonly of: 'dismiss'; readonly parked: Parked; readonly because: string }

/** What was done. */
export type Done =
  | { readonly what: 'prepared'; readonly count: number; readonly refused: number }
  | { readonly what: 'gathered'; readonly batches: number; readonly left: readonly string[] }
  | { readonly what: 'written'; readonly left: readonly string[] }
  | { readonly what: 'saved'; readonly name: string }
  | { readonly what: 'sent' | 'cancelled' | 'matched' | 'dismissed' | 'settled' }
  | { readonly what: 'heard'; readonly name: string; readonly heard: BankOutcome }

/** What is typed of the company. */
export interface CreditorValues {
  readonly identifier: string
  readonly iban: string
  readonly bic: string
}

/** The debits, what is read of them, and what is being done. */
export interface DebitsState {
  readonly entities: readonly Entity[] | undefined
  /** Id of the company chosen; the first one until somebody chose. */
  readonly entity: string | undefined
  /** Undefined until it was read; what was read stays when the house no longer answers. */
  readonly read: DebitsRead | undefined
  readonly trouble: string | undefined
  /** Id of the tab that is open. */
  readonly tab: string
  readonly isBusy: boolean
  readonly question: Question | undefined
  readonly values: CreditorValues
  readonly wrong: readonly Problem[]
  readonly done: Done | undefined
}

/** What happens to them. */
export type DebitsEvent =
  | { readonly type: 'entities'; readonly entities: readonly Entity[] }
  | { readonly type: 'chosen'; readonly entity: string }
  | { readonly type: 'read'; readonly of: string; readonly read: DebitsRead }
  | { readonly type: 'lost'; readonly says: string }
  | { readonly type: 'tab'; readonly tab: string }
  | { readonly type: 'typed'; readonly values: Partial<CreditorValues> }
  | { readonly type: 'asking'; readonly question: Question | undefined }
  | { readonly type: 'busy' }
  | { readonly type: 'refused'; readonly wrong: readonly Problem[] }
  | { readonly type: 'done'; readonly done: Done }

/** Debits of which nothing is known yet. */
export const unread: DebitsState = {
  ...{ entities: undefined, entity: undefined, read: undefined, trouble: undefined },
  ...{ tab: 'wanted', isBusy: false, question: undefined, wrong: [], done: undefined },
  values: { identifier: '', iban: '', bic: '' },
}

const still = { isBusy: false, question: undefined, wrong: [], done: undefined } as const

/** The next state. While something is being done, neither the company nor the tab changes. */
export const next = (state: DebitsState, event: DebitsEvent): DebitsState => {
  switch (event.type) {
    case 'entities':
      return { ...state, entities: event.entities }
    case 'chosen':
      return state.isBusy
        ? state
        : { ...state, ...still, entity: event.entity, read: undefined, values: unread.values }
    case 'read':
      return event.of === companyOf(state)
        ? { ...state, read: event.read, trouble: undefined }
        : state
    case 'lost':
      return { ...state, trouble: event.says }
    case 'tab':
      return state.isBusy ? state : { ...state, ...still, tab: event.tab }
    case 'typed':
      return { ...state, wrong: [], values: { ...state.values, ...event.values } }
    case 'asking':
      return state.isBusy ? state : { ...state, ...still, question: event.question }
    case 'busy':
      return { ...state, ...still, isBusy: true }
    case 'refused':
      return { ...state, ...still, wrong: event.wrong }
    case 'done':
      return { ...state, ...still, done: event.done, values: valuesAfter(state, event.done) }
  }
}

/** An account number that was taken is not left on the screen. */
const valuesAfter = ({ values }: DebitsState, { what }: Done): CreditorValues =>
  what === 'settled' ? unread.values : values

/** Id of the company that is shown; undefined while nobody can say. */
export const companyOf = ({
  entities,
  entity,
}: Pick<DebitsState, 'entities' | 'entity'>): string | undefined => entity ?? entities?.[0]?.id

/** What would be debited now: the invoices, and their sum in cents. */
export const readyOf = (
  wanted: readonly Debitable[],
): { readonly count: number; readonly total: number } => {
  const planned = wanted.flatMap((one) => one.planned ?? [])
  return {
    count: planned.length,
    total: planned.reduce((sum, { amount }) => sum + amount, 0),
  }
}

/** What is not debited, without what another debit pays already. */
export const refusedOf = (wanted: readonly Debitable[]): readonly Debitable[] =>
  wanted.filter(
    ({ planned, reasons }) => !planned && reasons.some(({ code }) => code !== 'nothing-to-debit'),
  )

/** The prepared debits by their day, the first day first. */
export const daysOf = (
  prepared: readonly Debit[],
): readonly { readonly on: string; readonly debits: readonly Debit[]; readonly total: number }[] =>
  [...new Set(prepared.map(({ collectOn }) => collectOn))].toSorted().map((on) => {
    const debits = prepared.filter(({ collectOn }) => collectOn === on)
    return { on, debits, total: debits.reduce((sum, { amount }) => sum + amount, 0) }
  })

/** What can be done with a batch next. */
export const stepsOf = ({
  status,
}: Pick<Batch, 'status'>): readonly ('write' | 'save' | 'send' | 'cancel')[] => {
  switch (status) {
    case 'prepared':
      return ['write', 'cancel']
    case 'written':
      return ['save', 'send', 'cancel']
    case 'sent':
    case 'settled':
      return ['save']
    case 'cancelled':
    case 'rejected':
      return []
  }
}

/** The last four characters of the account that is debited. */
export const lastFourOf = ({ accounts }: Pick<Mandate, 'accounts'>): string =>
  accounts.at(-1)?.lastFour ?? ''

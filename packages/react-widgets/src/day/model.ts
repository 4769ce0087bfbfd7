import type { Problem } from '../kit/fields.js'
import type { WidgetLanguage } from '../kit/language.js'
import { type Step, type Values, valuesOf } from './asks.js'
import { type Standing, type Stop, standingOf } from './stops.js'

/** Where the worker is: the list, a visit, or one step of it. */
export interface DayState {
  /** Undefined until the house answered for the first time; what was read stays when it no longer answers. */
  readonly stops: readonly Stop[] | undefined
  /** Why the visits could not be read again. */
  readonly trouble: string | undefined
  /** Whether the house keeps prices from workers (S283). */
  readonly isPriceless: boolean
  /** Id of the visit that is opened. */
  readonly opened: string | undefined
  /** Id of the visit opened last: coming back, the focus returns to it. */
  readonly last: string | undefined
  /** Undefined = the visit itself is shown. */
  readonly step: Step | undefined
  /** What was typed and is not saved yet, by visit: nothing of it is lost by going back. */
  readonly typed: { readonly [visit: string]: Partial<Values> }
  readonly isSending: boolean
  readonly wrong: readonly Problem[]
  /** True right after something was saved. */
  readonly isSaved: boolean
}

/** What happens to it. */
export type DayEvent =
  | { readonly type: 'read'; readonly stops: readonly Stop[]; readonly isPriceless: boolean }
  | { readonly type: 'lost'; readonly says: string }
  | { readonly type: 'opened'; readonly visit: string }
  | { readonly type: 'went'; readonly to: Step | 'visit' | 'list' }
  | { readonly type: 'typed'; readonly values: Partial<Values> }
  | { readonly type: 'sending' }
  | { readonly type: 'refused'; readonly wrong: readonly Problem[] }
  | { readonly type: 'saved'; readonly visit: string; readonly change: Partial<Stop> }

/** A day of which nothing is known yet. */
export const unread: DayState = {
  ...{ stops: undefined, trouble: undefined, opened: undefined, last: undefined, step: undefined },
  ...{ typed: {}, isSending: false, wrong: [], isSaved: false, isPriceless: false },
}

/** The next state. While something is being sent, nothing else is opened. */
export const next = (state: DayState, event: DayEvent): DayState => {
  switch (event.type) {
    case 'read':
      return {
        ...state,
        ...{ stops: event.stops, isPriceless: event.isPriceless, trouble: undefined },
      }
    case 'lost':
      return { ...state, trouble: event.says }
    case 'opened':
      return state.isSending ? state : { ...at(state, undefined), ...openedAt(event.visit) }
    case 'went':
      return state.isSending ? state : went(state, event.to)
    case 'typed':
      return typed(state, event.values)
    case 'sending':
      return { ...state, isSending: true, wrong: [], isSaved: false }
    case 'refused':
      return { ...state, isSending: false, wrong: event.wrong }
    case 'saved':
      return saved(state, event.visit, event.change)
  }
}

const openedAt = (visit: string) => ({ opened: visit, last: visit })

const at = (state: DayState, step: Step | undefined): DayState => ({
  ...state,
  ...{ step, wrong: [], isSaved: false },
})

const went = (state: DayState, to: Step | 'visit' | 'list'): DayState => {
  if (to === 'list') return { ...at(state, undefined), opened: undefined }
  return at(state, to === 'visit' ? undefined : to)
}

const typed = (state: DayState, values: Partial<Values>): DayState => {
  const { opened, wrong } = state
  if (!opened) return state
  const before = state.typed[opened]
  const touched = Object.keys(values)
  const left = wrong.filter(({ field }) => !touched.includes(field.split('.')[0] ?? field))
  return {
    ...state,
    typed: { ...state.typed, [opened]: { ...before, ...values } },
    wrong: left.length === wrong.length ? wrong : left,
  }
}

const saved = (state: DayState, visit: string, change: Partial<Stop>): DayState => {
  const { [visit]: _, ...typedElsewhere } = state.typed
  const stops = state.stops?.map((stop) => (stop.visit === visit ? { ...stop, ...change } : stop))
  const settled = { stops, typed: typedElsewhere, isSending: false, wrong: [], isSaved: true }
  return { ...state, ...settled, step: undefined }
}

/** The visit that is opened; undefined in the list, and when it is no longer among the worker's. */
export const openedStop = ({ stops, opened }: DayState): Stop | undefined =>
  stops?.find(({ visit }) => visit === opened)

/** What stands in the fields about a visit: what is known, under what was typed. */
export const shownValues = (
  { typed: all }: Pick<DayState, 'typed'>,
  stop: Stop,
  language: WidgetLanguage,
): Values => ({ ...valuesOf(stop, language), ...all[stop.visit] })

const mainStep: { readonly [S in Standing]: Step | undefined } = {
  'to-fix': 'appointment',
  booked: 'complete',
  'to-report': 'report',
  'to-sign': 'signature',
  finished: undefined,
}

const secondStep: { readonly [S in Standing]: Step | undefined } = {
  'to-fix': undefined,
  booked: 'appointment',
  'to-report': undefined,
  'to-sign': 'report',
  finished: undefined,
}

/** What to do about a visit: the main step first, at most one other beside it. */
export const stepsOf = (stop: Stop): readonly Step[] =>
  [mainStep, secondStep].flatMap((steps) => steps[standingOf(stop)] ?? [])

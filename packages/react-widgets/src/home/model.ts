import type { ValueOf } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'
import { date } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import { words } from './words.js'

/** How many things wait in one queue. */
export type Count = ValueOf<FoyerClient['desk']['home']>['queues'][number]
/** One of the queues. */
export type QueueName = Count['queue']
/** One line of a queue. */
export type Line = ValueOf<FoyerClient['desk']['queue']>['items'][number]

/** The counts, and the list that is opened. */
export interface HomeState {
  /** Undefined until the house answered for the first time; what was read stays when it no longer answers. */
  readonly counts: readonly Count[] | undefined
  readonly trouble: string | undefined
  readonly opened: QueueName | undefined
  /** The queue opened last: coming back, the focus returns to it. */
  readonly last: QueueName | undefined
  /** Undefined until the list that is opened was read. */
  readonly lines: readonly Line[] | undefined
  /** Where the next page of it starts, if there may be one. */
  readonly after: string | undefined
}

/** What happens to it. */
export type HomeEvent =
  | { readonly type: 'counted'; readonly counts: readonly Count[] }
  | { readonly type: 'lost'; readonly says: string }
  | { readonly type: 'opened'; readonly queue: QueueName }
  | { readonly type: 'closed' }
  | {
      readonly type: 'listed' | 'continued'
      readonly queue: QueueName
      readonly lines: readonly Line[]
      readonly after: string | undefined
    }

/** A home of which nothing is known yet. */
export const unread: HomeState = {
  ...{ counts: undefined, trouble: undefined, opened: undefined, last: undefined },
  ...{ lines: undefined, after: undefined },
}

/** The next state. A page that comes after its list was closed is dropped. */
export const next = (state: HomeState, event: HomeEvent): HomeState => {
  switch (event.type) {
    case 'counted':
      return { ...state, counts: event.counts, trouble: undefined }
    case 'lost':
      return { ...state, trouble: event.says }
    case 'opened':
      return { ...state, ...unlisted, opened: event.queue, last: event.queue }
    case 'closed':
      return { ...state, ...unlisted, opened: undefined }
    case 'listed':
    case 'continued': {
      if (event.queue !== state.opened) return state
      const before = event.type === 'continued' ? (state.lines ?? []) : []
      const lines = [...before, ...event.lines]
      return { ...state, lines, after: event.after, trouble: undefined }
    }
  }
}

const unlisted = { lines: undefined, after: undefined } as const

/** A count as it is read: `3`, and `plus de 200` where nobody counted further. */
export const countSaid = ({ count, more }: Count, language: WidgetLanguage): string =>
  more ? `${words[language].over} ${count}` : String(count)

/** Whether there is nothing to do at all. */
export const isIdle = (counts: readonly Count[]): boolean => counts.every(({ count }) => !count)

/** When a line is for, or since when it waits; undefined when nobody knows. */
export const whenSaid = (
  { since, until, start }: Line,
  language: WidgetLanguage,
): string | undefined => {
  if (until) return `${words[language].until} ${date(until, language)}`
  if (!since) return undefined
  const day = date(since, language)
  return start ? `${day}, ${start}` : `${words[language].since} ${day}`
}

/** A host's address with its places filled: `/dossiers/{customer}`. Names that are not in it are left out. */
export const filled = (template: string, places: { readonly [name: string]: string }): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = places[name]
    return value === undefined ? whole : encodeURIComponent(value)
  })

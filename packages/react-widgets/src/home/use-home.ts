import { useCallback, useEffect, useReducer, useRef } from 'react'
import { sentenceOf } from '../kit/answer.js'
import type { Calls } from '../kit/client.js'
import type { WidgetLanguage } from '../kit/language.js'
import { type HomeEvent, type HomeState, next, type QueueName, unread } from './model.js'

/** What the home asks the house for. */
export type HomeClient = Calls<'desk', 'home' | 'queue'>

/** What a home is told. */
export interface HomeOptions {
  readonly client: HomeClient
  readonly language: WidgetLanguage
  /** Where the host shows a queue, with `{queue}` in it; without it a queue opens in the widget itself. */
  readonly queueUrl?: string | undefined
  /** Where the host shows what a line is about, with `{queue}`, `{of}` or `{customer}` in it. */
  readonly lineUrl?: string | undefined
  /** Another value than before = everything is counted anew. */
  readonly refresh?: string | number | undefined
  /** Says when something happened in the house (`followHouse` does, by its stream); answers how to stop listening. */
  readonly events?: ((onChange: () => void) => () => void) | undefined
}

/** What can be done with a home. */
export interface Home {
  readonly state: HomeState
  /** Counts anew. */
  readonly refresh: () => void
  /** Opens the list behind a count. */
  readonly open: (queue: QueueName) => void
  /** Goes back to the counts. */
  readonly close: () => void
  /** Reads the next page of the list that is opened. */
  readonly readOn: () => void
}

/** Milliseconds within which several events are one reason to count anew. */
const restMs = 400

/** The counts and the list in hand: read at once, and anew at each event and whenever it is asked for. */
export const useHome = (options: HomeOptions): Home => {
  const { client, refresh: stamp, events } = options
  const [state, tell] = useReducer(next, unread)
  const { opened, after, lines = [] } = state
  const asked = useRef(0)
  const list = useListing(client, tell)

  const count = useCallback(() => {
    const mine = ++asked.current
    void client.desk.home({}).then((answer) => {
      if (mine !== asked.current) return
      tell(
        answer.ok
          ? { type: 'counted', counts: answer.value.queues }
          : { type: 'lost', says: sentenceOf(answer.refusal) },
      )
    })
  }, [client])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stamp asks anew
  useEffect(() => {
    count()
    if (opened) list(opened)
    return () => void asked.current++
  }, [count, list, opened, stamp])
  const refresh = () => {
    count()
    if (opened) list(opened, { shown: lines.length })
  }
  useEvents(events, refresh)

  return {
    ...{ state, refresh },
    open: (queue) => tell({ type: 'opened', queue }),
    close: () => tell({ type: 'closed' }),
    readOn: () => opened && after && list(opened, { after }),
  }
}

/** Lines of a page: as many as the house answers unless told, and the most that it answers. */
const pageLines = { usual: 50, most: 200 } as const

interface PageAsked {
  readonly after?: string
  /** Lines that are shown already: a list that was read on does not shrink. */
  readonly shown?: number
}

const useListing = (client: HomeClient, tell: (event: HomeEvent) => void) => {
  const asked = useRef(0)
  return useCallback(
    (queue: QueueName, { after, shown = 0 }: PageAsked = {}) => {
      const mine = ++asked.current
      const limit = Math.min(pageLines.most, Math.max(pageLines.usual, shown))
      void client.desk.queue({ queue, limit, ...(after ? { after } : {}) }).then((answer) => {
        if (mine !== asked.current) return
        if (!answer.ok) return tell({ type: 'lost', says: sentenceOf(answer.refusal) })
        const { items: lines, next: following } = answer.value
        tell({ type: after ? 'continued' : 'listed', queue, lines, after: following })
      })
    },
    [client, tell],
  )
}

/** Counts anew a moment after something happened, once for many events. */
const useEvents = (events: HomeOptions['events'], refresh: () => void): void => {
  const latest = useRef(refresh)
  latest.current = refresh
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = events?.(() => {
      timer ??= setTimeout(() => {
        timer = undefined
        latest.current()
      }, restMs)
    })
    return () => {
      clearTimeout(timer)
      stop?.()
    }
  }, [events])
}

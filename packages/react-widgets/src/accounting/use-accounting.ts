import { useCallback, useReducer, useRef, useState } from 'react'
import { refusalsOf, type Said } from '../kit/answer.js'
import type { WidgetLanguage } from '../kit/language.js'
import { useHouse, useReading, type Which } from '../kit/of-a-year.js'
import { once } from '../kit/once.js'
import { type SavedFile, saveFile } from '../kit/save.js'
import {
  type AccountingState,
  type Busy,
  type Closed,
  type Done,
  lastDayOf,
  next,
  unread,
  whichOf,
} from './model.js'
import { type AccountingClient, readBooks } from './read-books.js'

/** What the books are told. */
export interface AccountingOptions {
  readonly client: AccountingClient
  readonly language: WidgetLanguage
  /** Id of the company chosen at first; the first of the house unless told. */
  readonly legalEntity?: string | undefined
  /** The year chosen at first; this year unless told. */
  readonly year?: number | undefined
  /** `YYYY-MM-DD`; the browser's day unless told. */
  readonly today?: string | undefined
  /** For a manager, who reads the figures and neither closes, checks nor carries anything away. */
  readonly readsOnly?: boolean | undefined
  /** Another value than before = the year is read anew. */
  readonly refresh?: string | number | undefined
  /** Hashes of the journal that were kept outside: only they show a tail that was cut off. */
  readonly anchors?: readonly { readonly count: number; readonly hash: string }[] | undefined
  /** Takes a file that was asked for; the browser saves it unless told. */
  readonly onFile?: ((saved: SavedFile) => void) | undefined
  /** Told of everything that was done. */
  readonly onDone?: ((done: Done) => void) | undefined
}

/** What can be done with the books. */
export interface AccountingInHand {
  readonly state: AccountingState
  /** Chooses a company, a year or both. */
  readonly choose: (which: Partial<Which>) => void
  /** Reads the year anew. */
  readonly refresh: () => void
  /** Shows the keys, or hides them. */
  readonly toggleKeys: () => void
  /** Opens a month. */
  readonly open: (month: string) => void
  /** Goes back to the year. */
  readonly shut: () => void
  /** Types the day that is to be closed. */
  readonly typeDay: (day: string) => void
  /** Asks whether something is to be closed; undefined = no longer. */
  readonly ask: (closed: Closed | undefined) => void
  /** Closes what was asked about. */
  readonly close: () => Promise<void>
  /** Proves the journal from its first entry to its last. */
  readonly check: () => Promise<void>
  /** Saves the entries of the opened month for the ledger, or its archive. */
  readonly save: (what: 'entries' | 'archive') => Promise<void>
  /** Reports the sales of the opened month. */
  readonly report: () => Promise<void>
}

type Answer<V> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly refusal: Said }

/** The books in hand: read at once, read anew after what changed them, each thing done once. */
export const useAccounting = (options: AccountingOptions): AccountingInHand => {
  const { client, readsOnly, refresh: stamp } = options
  const [state, tell] = useReducer(next, options, ({ legalEntity: entity, year }) => ({
    ...{ ...unread, entity, year },
  }))
  useHouse(options, tell)
  const which = whichOf(state)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stamp asks anew
  const read = useCallback(
    (of: Which) => readBooks(client, of, readsOnly),
    [client, readsOnly, stamp],
  )
  const refresh = useReading(read, which, tell)
  const [keys] = useState(() => once())
  const isBusy = useRef(false)
  const { asking, opened } = state

  const during = async <V>(
    what: Busy,
    ask: () => Promise<Answer<V>>,
    then: (value: V) => Promise<void>,
  ): Promise<void> => {
    if (isBusy.current) return
    isBusy.current = true
    tell({ type: 'busy', with: what })
    const answer = await ask()
    if (answer.ok) await then(answer.value)
    else {
      await refresh()
      tell({ type: 'refused', wrong: refusalsOf(answer.refusal) })
    }
    isBusy.current = false
  }
  const done = async (what: Done) => {
    await refresh()
    tell({ type: 'done', done: what })
    options.onDone?.(what)
  }
  const close = async () => {
    if (!which || !asking) return
    const { legalEntity } = which
    const key = keys.keyFor(['close', legalEntity, asking])
    await during(
      'close',
      async () => {
        const answer = await closing(client, legalEntity, asking, key)
        keys.heard(answer)
        return answer
      },
      () => done({ what: 'close', closed: asking }),
    )
  }
  const check = async () => {
    if (!which) return
    const { legalEntity } = which
    await during(
      'check',
      () => client.journal.verifyJournal({ legalEntity, anchors: [...(options.anchors ?? [])] }),
      async (found) => tell({ type: 'checked', found }),
    )
  }
  const save = async (what: 'entries' | 'archive') => {
    if (!which || !opened) return
    const asked = { legalEntity: which.legalEntity, month: opened }
    await during<{ readonly name: string; readonly text: string }>(
      what,
      () =>
        what === 'entries'
          ? client.accounting.exportEntries(asked)
          : client.journal.exportJournal(asked),
      async ({ name, text }) => {
        const file = new Blob([text], { type: 'text/plain;charset=utf-8' })
        ;(options.onFile ?? saveFile)({ name, file })
        await done({ what: 'saved', name })
      },
    )
  }
  const report = async () => {
    if (!which || !opened) return
    const days = { from: `${opened}-01`, through: lastDayOf(opened) }
    const asked = { legalEntity: which.legalEntity, ...days }
    const key = keys.keyFor(['report', asked])
    await during(
      'report',
      async () => {
        const answer = await client.accounting.reportSales(asked, { key })
        keys.heard(answer)
        return answer
      },
      ({ report: { edition }, known }) => done({ what: 'report', edition, known }),
    )
  }
  return {
    ...{ state, close, check, save, report },
    refresh: () => void refresh(),
    choose: ({ legalEntity = which?.legalEntity, year = which?.year }) => {
      if (legalEntity && year) tell({ type: 'chosen', entity: legalEntity, year })
    },
    toggleKeys: () => tell({ type: 'keys' }),
    open: (month) => tell({ type: 'opened', month }),
    shut: () => tell({ type: 'shut' }),
    typeDay: (day) => tell({ type: 'typed-day', day }),
    ask: (closed) => tell({ type: 'asking', closed }),
  }
}

const closing = (
  { journal }: AccountingClient,
  legalEntity: string,
  { period, of }: Closed,
  key: string,
): Promise<Answer<unknown>> => {
  switch (period) {
    case 'day':
      return journal.closeDay({ legalEntity, day: of }, { key })
    case 'month':
      return journal.closeMonth({ legalEntity, month: of }, { key })
    case 'year':
      return journal.closeYear({ legalEntity, year: Number(of) }, { key })
  }
}

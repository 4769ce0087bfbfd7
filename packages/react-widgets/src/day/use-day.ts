import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { refusalsOf, type Said } from '../kit/answer.js'
import type { WidgetLanguage } from '../kit/language.js'
import { once } from '../kit/once.js'
import { todayHere } from '../kit/today.js'
import {
  bookingOf,
  completionOf,
  reportOf,
  type Step,
  shownField,
  signatureOf,
  type Values,
  wrongIn,
} from './asks.js'
import { type DayEvent, type DayState, next, openedStop, shownValues, unread } from './model.js'
import { type DayClient, readDay } from './read-day.js'
import { type Report, type Stop, timesOf, type Visit } from './stops.js'
import { pathOf } from './strokes.js'
import { words } from './words.js'

/** A report that was just signed. */
export interface Signed {
  readonly visit: string
  readonly report: string
  readonly signedBy: string
  /** What was drawn, as the path of an SVG of 1000 by 400; empty when only the name was typed. The house keeps it with the name. */
  readonly drawing: string
}

/** What a worker's day is told. */
export interface DayOptions {
  readonly client: DayClient
  readonly language: WidgetLanguage
  /** Id of the worker. */
  readonly worker: string
  /** The day that counts as today, `YYYY-MM-DD`; the browser's unless told. */
  readonly today?: string | undefined
  /** Days shown, today included: 1 to 28; 7 unless told. */
  readonly days?: number | undefined
  /** Prices of parts are neither shown nor asked for; so they are wherever the house keeps them from workers (S283). */
  readonly hidePrices?: boolean | undefined
  /** Where an address opens, with `{address}` in it; `geo:0,0?q={address}` unless told. */
  readonly mapUrl?: string | undefined
  /** Another value than before = the visits are read anew. */
  readonly refresh?: string | number | undefined
  /** Listens to the speaker and answers the text, empty when nothing came of it; without it there is no button to dictate (S175). */
  readonly onDictate?: (() => Promise<string>) | undefined
  /** Told of each report that is signed. */
  readonly onSigned?: ((signed: Signed) => void) | undefined
}

/** What can be done with a worker's day. */
export interface Day {
  readonly state: DayState
  /** `YYYY-MM-DD`; undefined until the visits are asked for. */
  readonly today: string | undefined
  readonly isDictating: boolean
  /** Whether prices are kept from whoever holds the screen: because the host, or the house, says so. */
  readonly hidesPrices: boolean
  /** Reads the visits anew. */
  readonly refresh: () => void
  /** Opens a visit, by its id. */
  readonly open: (visit: string) => void
  /** Goes to a step of the visit that is open, back to it, or to the list. */
  readonly go: (to: Step | 'visit' | 'list') => void
  /** Takes what was typed in the step that is open. */
  readonly type: (values: Partial<Values>) => void
  /** Adds what is dictated to the report, where the host can listen. */
  readonly dictate: () => Promise<void>
  /** Sends the step that is open. */
  readonly send: () => Promise<void>
}

type Answer = Saved | { readonly ok: false; readonly refusal: Said }
type Saved = { readonly ok: true; readonly change: Partial<Stop> }

/** A worker's day: read at once, read anew when asked, each step sent once even from a lift. */
export const useDay = (options: DayOptions): Day => {
  const { client, language, worker } = options
  const [state, tell] = useReducer(next, unread)
  const hidesPrices = options.hidePrices === true || state.isPriceless
  const reading = useReading(options, tell)
  const dictation = useDictation(options, state, tell)
  const [keys] = useState(() => once())
  const busy = useRef(false)

  const send = async () => {
    const { step } = state
    const stop = openedStop(state)
    if (!stop || !step || busy.current) return
    const values = shownValues(state, stop, language)
    const wrong = wrongIn(step, values, { language, hidesPrices })
    if (wrong.length) return tell({ type: 'refused', wrong })
    busy.current = true
    tell({ type: 'sending' })
    const about = { stop, values, worker, isPriceless: state.isPriceless }
    const answer = await sent(client, step, about, keys.keyFor)
    busy.current = false
    keys.heard(answer)
    if (!answer.ok) {
      const said = refusalsOf(answer.refusal)
      return tell({
        type: 'refused',
        wrong: said.map((one) => ({ ...one, field: shownField(step, one.field) })),
      })
    }
    tell({ type: 'saved', visit: stop.visit, change: answer.change })
    if (step === 'signature' && stop.report) options.onSigned?.(signedOf(stop.report, values))
  }

  return {
    ...{ state, send, hidesPrices, ...reading, ...dictation },
    open: (visit) => tell({ type: 'opened', visit }),
    go: (to) => tell({ type: 'went', to }),
    type: (values) => tell({ type: 'typed', values }),
  }
}

const signedOf = ({ id, visit }: Report, { signedBy, strokes }: Values): Signed => ({
  ...{ visit, report: id, signedBy: signedBy.trim(), drawing: pathOf(strokes) },
})

/** Reads the visits when the widget appears and whenever it is asked to; the last question wins. */
const useReading = (
  { client, worker, today: told, days = 7, refresh: stamp }: DayOptions,
  tell: (event: DayEvent) => void,
) => {
  const [today, setToday] = useState<string>()
  const asked = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stamp asks anew
  const refresh = useCallback(() => {
    const mine = ++asked.current
    const day = told ?? todayHere()
    setToday(day)
    void readDay(client, { worker, today: day, days }).then((read) => {
      if (mine !== asked.current) return
      if (!read.ok) return tell({ type: 'lost', says: read.says })
      tell({ type: 'read', stops: read.stops, isPriceless: read.isPriceless })
    })
  }, [client, worker, told, days, stamp, tell])
  useEffect(() => {
    refresh()
    return () => void asked.current++
  }, [refresh])
  return { today, refresh }
}

/** What was said goes under what was written before. */
const useDictation = (
  { language, onDictate }: DayOptions,
  state: DayState,
  tell: (event: DayEvent) => void,
) => {
  const [isDictating, setDictating] = useState(false)
  const written = useRef('')
  const stop = openedStop(state)
  written.current = stop ? shownValues(state, stop, language).text : ''
  const dictate = async () => {
    if (!onDictate || isDictating) return
    setDictating(true)
    const heard = await onDictate().catch(() => '')
    setDictating(false)
    if (!heard.trim())
      return tell({
        type: 'refused',
        wrong: [{ field: 'text', says: words[language].noDictation }],
      })
    const text = [written.current.trimEnd(), heard.trim()].filter(Boolean).join('\n')
    tell({ type: 'typed', values: { text, source: 'voice' } })
  }
  return { isDictating, dictate }
}

interface About {
  readonly stop: Stop
  readonly values: Values
  readonly worker: string
  readonly isPriceless: boolean
}

const sent = async (
  client: DayClient,
  step: Step,
  { stop, values, worker, isPriceless }: About,
  keyFor: (question: unknown) => string,
): Promise<Answer> => {
  const { dispatch } = client
  const keyed = <Input>(input: Input) => [input, { key: keyFor([step, input]) }] as const
  switch (step) {
    case 'appointment':
      return visitSaved(await dispatch.bookSlot(...keyed(bookingOf(stop, values, worker))))
    case 'complete':
      return visitSaved(await dispatch.completeVisit(...keyed(completionOf(stop, values))))
    case 'report':
      return reportSaved(await dispatch.writeReport(...keyed(reportOf(stop, values, isPriceless))))
    case 'signature': {
      const input = signatureOf(stop, values)
      if (!input) return { ok: false, refusal: { code: 'not-found' } }
      return reportSaved(await dispatch.signReport(...keyed(input)))
    }
  }
}

type Answered<V> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly refusal: Said }

const visitSaved = (answer: Answered<Visit>): Answer =>
  answer.ok ? { ok: true, change: timesOf(answer.value) } : answer

const reportSaved = (answer: Answered<Report>): Answer =>
  answer.ok ? { ok: true, change: { report: answer.value } } : answer

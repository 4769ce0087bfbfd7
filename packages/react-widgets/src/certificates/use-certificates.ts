import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { refusalsOf, type Said } from '../kit/answer.js'
import type { Problem } from '../kit/fields.js'
import type { WidgetLanguage } from '../kit/language.js'
import { lost, useHouse, useReading, type Which } from '../kit/of-a-year.js'
import { once } from '../kit/once.js'
import { bytesOf, waitingTab } from '../kit/pdf.js'
import {
  type CertificatesEvent,
  type CertificatesState,
  countsOf,
  type Done,
  type Line,
  leftToSend,
  next,
  openedOf,
  type Run,
  unread,
  whichOf,
} from './model.js'
import { type CertificatesClient, readLines, readYear } from './read-year.js'
import { runYear } from './runs.js'
import { words } from './words.js'

/** What the certificates are told. */
export interface CertificatesOptions {
  readonly client: CertificatesClient
  readonly language: WidgetLanguage
  /** Id of the company chosen at first; the first of the house unless told. */
  readonly legalEntity?: string | undefined
  /** The year chosen at first; last year unless told. */
  readonly year?: number | undefined
  /** `YYYY-MM-DD`; the browser's day unless told. */
  readonly today?: string | undefined
  /** For an agent, who sends certificates and neither sees the whole of a year nor prepares it. */
  readonly sendsOnly?: boolean | undefined
  /** Another value than before = the year is read anew. */
  readonly refresh?: string | number | undefined
  /** Shows the PDF of a certificate; a new tab does unless told. */
  readonly onPdf?: ((file: Blob, certificate: Line) => void) | undefined
  /** Told of everything that was done. */
  readonly onDone?: ((done: Done) => void) | undefined
}

/** What can be done with the certificates. */
export interface CertificatesInHand {
  readonly state: CertificatesState
  /** Chooses a company, a year or both. */
  readonly choose: (which: Partial<Which>) => void
  /** Reads the year anew. */
  readonly refresh: () => void
  /** Reads on where the list stops. */
  readonly readOn: () => Promise<void>
  /** Shows those that have the text in their number or customer. */
  readonly search: (text: string) => void
  /** Shows the keys, or hides them. */
  readonly toggleKeys: () => void
  /** Opens one of the list. */
  readonly open: (certificate: string) => void
  /** Goes back to the list. */
  readonly close: () => void
  /** Asks whether the year is to be issued, or no longer. */
  readonly ask: (is: boolean) => void
  /** Drafts, issues or sends a whole year, call after call. */
  readonly run: (what: Run) => Promise<void>
  /** Sends the certificate that is opened. */
  readonly send: () => Promise<void>
  /** Corrects the certificate that is opened, which was reopened. */
  readonly correct: () => Promise<void>
  /** Opens the archived document in a tab of its own. */
  readonly openPdf: () => Promise<void>
}

/** The certificates in hand: read at once, read anew when asked, each thing done once. */
export const useCertificates = (options: CertificatesOptions): CertificatesInHand => {
  const { client, language, sendsOnly, refresh: stamp } = options
  const [state, tell] = useReducer(next, options, ({ legalEntity: entity, year }) => ({
    ...{ ...unread, entity, year },
  }))
  useHouse(options, tell)
  const which = whichOf(state)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stamp asks anew
  const read = useCallback(
    (of: Which) => readYear(client, of, sendsOnly),
    [client, sendsOnly, stamp],
  )
  const refresh = useReading(read, which, tell)
  const { isWanted, during } = useOneAtATime()
  const opened = openedOf(state)

  const done = async (what: Done, isLate?: boolean) => {
    await refresh()
    tell({ type: 'done', done: what, ...(isLate ? { isLate } : {}) })
    options.onDone?.(what)
  }
  const run = (what: Run) =>
    during(async () => {
      if (!which) return
      const total = totalOf(what, state)
      const onCount = (count: number) => tell({ type: 'running', running: { what, count, total } })
      onCount(0)
      const answer = await runYear(client, what, which, onCount, isWanted)
      if (!answer) return
      if (!answer.ok) {
        await refresh()
        return tell(refused(answer.refusal))
      }
      const { count, unreachable, isLate } = answer.value
      await done({ what, count, unreachable }, isLate)
    })
  const [keys] = useState(() => once())
  const send = () =>
    during(async () => {
      if (!opened) return
      const { certificate, name } = opened
      tell({ type: 'sending' })
      const key = keys.keyFor(['send', certificate])
      const answer = await client.documents.sendCertificate({ certificate }, { key })
      keys.heard(answer)
      if (!answer.ok) return tell(refused(answer.refusal))
      await done({ what: 'send-one', name })
    })
  const correct = () =>
    during(async () => {
      if (!opened || !which) return
      const { legalEntity } = which
      const { certificate } = opened
      tell({ type: 'sending' })
      const key = keys.keyFor(['correct', certificate])
      const input = { legalEntity, certificate }
      const answer = await client.attestation.correctCertificate(input, { key })
      keys.heard(answer)
      if (!answer.ok) return tell(refused(answer.refusal))
      const { correction } = answer.value
      await done(
        correction ? { what: 'correct', certificate: correction.id } : { what: 'withdraw' },
      )
    })
  const openPdf = async () => {
    if (!opened) return
    const tab = options.onPdf ? undefined : waitingTab()
    const answer = await client.documents.downloadDocument({ of: opened.certificate })
    if (!answer.ok) {
      tab?.close()
      return tell({ type: 'refused', wrong: noPdf(answer.refusal, language) })
    }
    const file = new Blob([bytesOf(answer.value.base64)], { type: 'application/pdf' })
    options.onPdf?.(file, opened)
    tab?.show(file)
  }
  const readOn = async () => {
    if (!which || !state.read?.after) return
    const page = await readLines(client, which, state.read.after)
    tell(page.ok ? { type: 'continued', of: which, read: page.value } : lost(page.refusal))
  }
  return {
    ...{ state, readOn, run, send, correct, openPdf },
    refresh: () => void refresh(),
    choose: ({ legalEntity = which?.legalEntity, year = which?.year }) => {
      if (legalEntity && year) tell({ type: 'chosen', entity: legalEntity, year })
    },
    search: (text) => tell({ type: 'searched', search: text }),
    toggleKeys: () => tell({ type: 'keys' }),
    open: (certificate) => tell({ type: 'opened', certificate }),
    close: () => tell({ type: 'closed' }),
    ask: (is) => tell({ type: 'asking', is }),
  }
}

const refused = (refusal: Said): CertificatesEvent => ({
  type: 'refused',
  wrong: refusalsOf(refusal),
})

/** A document that is not there yet is being made: the relay archives what was issued. */
const noPdf = (refusal: Said, language: WidgetLanguage): readonly Problem[] =>
  refusal.code === 'not-found'
    ? [{ field: 'send', says: words[language].noPdf }]
    : refusalsOf(refusal)

/** How many a run will do, where the whole list was read. */
const totalOf = (what: Run, { read }: CertificatesState): number | undefined => {
  if (!read || read.after) return undefined
  switch (what) {
    case 'draft':
      return undefined
    case 'close':
      return countsOf(read.lines).drafts
    case 'send':
      return leftToSend(read.lines)
  }
}

/** One thing at a time; nothing goes on once the widget is gone. */
const useOneAtATime = () => {
  const busy = useRef(false)
  const wanted = useRef(true)
  useEffect(() => {
    wanted.current = true
    return () => {
      wanted.current = false
    }
  }, [])
  const during = async (task: () => Promise<void>): Promise<void> => {
    if (busy.current) return
    busy.current = true
    await task()
    busy.current = false
  }
  return { isWanted: () => wanted.current, during }
}

import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { type Said, sentenceOf } from '../kit/answer.js'
import type { WidgetLanguage } from '../kit/language.js'
import { once } from '../kit/once.js'
import { bytesOf, type WaitingTab, waitingTab } from '../kit/pdf.js'
import { todayHere } from '../kit/today.js'
import {
  type Done,
  type Editing,
  next,
  type Person,
  type QuotesEvent,
  type QuotesState,
  type SendValues,
  type Standing,
  unread,
} from './model.js'
import { problemsOf } from './problems.js'
import {
  contactOf,
  type ListedQuote,
  type Opened,
  type QuotesClient,
  type Read,
  type Refusal,
  readQuote,
} from './read-quotes.js'
import type { Quote, QuoteOffer } from './typed-line.js'
import {
  askedOf,
  newQuote,
  type QuoteValues,
  quoteValues,
  writtenOf,
  wrongQuote,
} from './typed-quote.js'

/** What the list of quotes is told. */
export interface QuotesOptions {
  readonly client: QuotesClient
  readonly language: WidgetLanguage
  /** Id of the legal entity that sells. */
  readonly legalEntity: string
  /** The price list; what is on it fills a line in one press. */
  readonly offers: readonly QuoteOffer[]
  /** The day that counts as today, `YYYY-MM-DD`; the browser's unless told. */
  readonly today?: string | undefined
  /** The host's own address of an order, with `{order}` in it; without it an order is named by its id. */
  readonly orderUrl?: string | undefined
  /** Another value than before = the list is read anew. */
  readonly refresh?: string | number | undefined
  /** Shows the PDF of a quote; a new tab does unless told. */
  readonly onPdf?: ((file: Blob, quote: Quote) => void) | undefined
  /** Told of every step that was done. */
  readonly onDone?: ((done: { readonly what: Done; readonly quote: string }) => void) | undefined
}

/** What can be done with the quotes. */
export interface QuotesInHand {
  readonly state: QuotesState
  /** `YYYY-MM-DD`; empty until the browser said it. */
  readonly today: string
  /** Reads the quotes anew. */
  readonly refresh: () => void
  /** Reads those that are older. */
  readonly readOn: () => Promise<void>
  /** Shows those that have the text in their customer, their number or what is wanted. */
  readonly search: (text: string) => void
  /** Shows those in one state; undefined = all. */
  readonly narrow: (only: Standing | undefined) => void
  /** Shows the keys, or hides them. */
  readonly toggleKeys: () => void
  /** Begins a new quote: looks for the customer whom it is for. */
  readonly begin: () => void
  /** Searches once typing rests for a moment. */
  readonly lookFor: (text: string) => void
  /** Opens the fields of a new quote for a customer. */
  readonly choose: (person: Person) => void
  /** Opens one of the list. */
  readonly open: (row: Pick<ListedQuote, 'id' | 'author'>) => Promise<void>
  /** Goes one step back. */
  readonly close: () => void
  /** Opens the fields of the quote that is opened. */
  readonly amend: () => void
  /** The quote as it stands in the fields now, and the field that was typed in: `lines.0.label`. */
  readonly type: (values: QuoteValues, field: string) => void
  /** Saves the quote in the fields. */
  readonly save: () => Promise<void>
  /** What is said when it is sent, and the field that was changed. */
  readonly say: (values: SendValues, field: string) => void
  /** Sends the draft that is opened, and mails it. */
  readonly send: () => Promise<void>
  /** Mails the offer that is opened again. */
  readonly mail: () => Promise<void>
  /** Makes the accepted quote that is opened an order. */
  readonly convert: () => Promise<void>
  /** Opens the archived document in a tab of its own. */
  readonly openPdf: () => Promise<void>
}

type Tell = (event: QuotesEvent) => void

/** How many quotes are read at once. */
const pageOfQuotes = 100

/** The quotes in hand: read at once, priced as one types, each step done once. */
export const useQuotes = (options: QuotesOptions): QuotesInHand => {
  const { client, language, legalEntity, offers } = options
  const [state, tell] = useReducer(next, unread)
  const read = useReading(options, tell)
  const today = useToday(options)
  useFinding(client, state.finding?.text, tell)
  usePreview(options, state.editing, tell)
  const openings = useRef(0)
  const during = useSending(tell, options)
  const { opened, editing } = state

  const open: QuotesInHand['open'] = async ({ id, author }) => {
    const mine = ++openings.current
    const answer = await readQuote(client, id, author)
    if (mine !== openings.current) return
    tell(answer.ok ? { type: 'opened', opened: answer.value } : lost(answer.refusal))
  }
  const edit = (told: Omit<Editing, 'values'>, values: QuoteValues) =>
    tell({ type: 'editing', editing: { ...told, values } })
  const save = async () => {
    if (!editing) return
    const { customer, quote, values } = editing
    const wrong = wrongQuote(values, language)
    if (wrong.length) return tell({ type: 'refused', wrong })
    const written = writtenOf(values)
    const author = quote === opened?.quote.id ? opened?.author : undefined
    await during([quote ?? customer, written], values, async (key) => {
      const saved = quote
        ? await client.sales.amendQuote({ quote, ...written }, { key })
        : await client.sales.draftQuote({ customer, legalEntity, ...written }, { key })
      return saved.ok ? anew(client, quote ? 'amend' : 'draft', saved.value.id, author) : saved
    })
  }
  const send = async () => {
    if (!opened) return
    const { quote, author } = opened
    const input = { quote: quote.id, document: true, ...toldWith(state.sending, opened) }
    await during(['send', input], undefined, async (key) => {
      const sent = await client.sales.sendQuote(input, { key })
      if (!sent.ok) return sent
      const mailed = await client.documents.mailQuote({ quote: quote.id }, { key: `${key}m` })
      return anew(client, mailed.ok ? 'send' : unmailed(mailed.refusal), quote.id, author)
    })
  }
  const mail = async () => {
    if (!opened) return
    const { quote, author } = opened
    await during(['mail', quote.id], undefined, async (key) => {
      const mailed = await client.documents.mailQuote({ quote: quote.id }, { key })
      return mailed.ok ? anew(client, 'mail', quote.id, author) : mailed
    })
  }
  const convert = async () => {
    if (!opened) return
    const { quote, author } = opened
    await during(['convert', quote.id], undefined, async (key) => {
      const converted = await client.sales.convertQuote({ quote: quote.id }, { key })
      if (converted.ok) return anew(client, 'convert', quote.id, author)
      // Somebody else was quicker: the screen shows the order that they made of it.
      if (converted.refusal.code === 'quote-already-converted') {
        const known = await readQuote(client, quote.id, author)
        if (known.ok) tell({ type: 'done', what: 'convert', opened: known.value })
      }
      return converted
    })
  }
  const openPdf = async () => {
    if (!opened) return
    const { quote } = opened
    const tab = options.onPdf ? undefined : waitingTab()
    const of = `${quote.id}/${quote.edition}`
    const answer = await client.documents.downloadDocument({ of })
    if (answer.ok) return shownAs(options, tab, quote, answer.value.base64)
    tab?.close()
    tell({ type: 'refused', wrong: [{ field: 'send', says: sentenceOf(answer.refusal) }] })
  }
  return {
    ...{ state, today, open, save, send, mail, convert, openPdf },
    ...read,
    search: (search) => tell({ type: 'searched', search }),
    narrow: (only) => tell({ type: 'narrowed', only }),
    toggleKeys: () => tell({ type: 'keys' }),
    begin: () => tell({ type: 'looking-for', text: '' }),
    lookFor: (text) => tell({ type: 'looking-for', text }),
    choose: (person) =>
      edit(
        { customer: person.id, name: contactOf(person).name, wasSent: false },
        newQuote(offers, language),
      ),
    close: () => {
      openings.current++
      tell({ type: 'closed' })
    },
    amend: () => {
      if (!opened) return
      const { quote, name } = opened
      const { id, customer, status } = quote
      const told = { customer, name, quote: id, wasSent: status !== 'draft' }
      edit(told, quoteValues(quote, language))
    },
    type: (values, field) => tell({ type: 'typed', values, field }),
    say: (values, field) => tell({ type: 'said', values, field }),
  }
}

/** What is told besides what the quote and its document say, and the last day where one was typed. */
const toldWith = ({ validUntil, informed }: SendValues, { information }: Opened) => ({
  informed: information.flatMap(({ name, told }) =>
    !told && informed.includes(name) ? [name] : [],
  ),
  ...(validUntil ? { validUntil } : {}),
})

/** What became of an offer that stands and did not go out. */
const unmailed = ({ code }: Said): Done =>
  code === 'customer-without-email' ? 'unmailed' : 'unsent'

type DoneEvent = Extract<QuotesEvent, { readonly type: 'done' }>

/** What was done, with the quote as it stands now. */
const anew = async (
  client: QuotesClient,
  what: Done,
  id: string,
  author: string | undefined,
): Promise<Read<DoneEvent, Refusal>> => {
  const read = await readQuote(client, id, author)
  return read.ok ? { ok: true, value: { type: 'done', what, opened: read.value } } : read
}

const lost = (refusal: Said): QuotesEvent => ({ type: 'lost', says: sentenceOf(refusal) })

/** The server does not know which day it is where the browser is. */
const useToday = ({ today }: QuotesOptions): string => {
  const [here, setHere] = useState('')
  useEffect(() => setHere(todayHere()), [])
  return today ?? here
}

const useReading = ({ client, refresh: stamp }: QuotesOptions, tell: Tell) => {
  const asked = useRef(0)
  const [after, setAfter] = useState<string | undefined>(undefined)
  const read = useCallback(
    async (from: string | undefined) => {
      const mine = ++asked.current
      const more = from === undefined ? {} : { after: from }
      const page = await client.sales.listQuotes({ limit: pageOfQuotes, ...more })
      if (mine !== asked.current) return
      if (!page.ok) return tell(lost(page.refusal))
      const { items: rows, next: rest } = page.value
      setAfter(rest)
      tell({ type: 'read', rows, after: rest, isMore: from !== undefined })
    },
    [client, tell],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stamp asks anew
  useEffect(() => {
    void read(undefined)
    return () => void asked.current++
  }, [read, stamp])
  return {
    refresh: () => void read(undefined),
    readOn: async () => {
      if (after !== undefined) await read(after)
    },
  }
}

/** How long typing rests before the house is asked, in milliseconds, and how much is typed by then. */
const restMs = 200
const leastTyped = 2

/** Runs a question once typing rests; the last one wins, and what nobody waits for any more is dropped. */
const useRested = (
  ask: ((signal: AbortSignal) => Promise<void>) | undefined,
  key: string,
): void => {
  const asking = useRef(ask)
  asking.current = ask
  const isAsked = ask !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is another key
  useEffect(() => {
    if (!isAsked) return
    const dropped = new AbortController()
    const { signal } = dropped
    const timer = setTimeout(() => void asking.current?.(signal).catch(() => undefined), restMs)
    return () => {
      clearTimeout(timer)
      dropped.abort()
    }
  }, [isAsked, key])
}

/** How many customers a search answers. */
const mostFound = 8

const useFinding = (client: QuotesClient, text: string | undefined, tell: Tell): void => {
  const wanted = text?.trim() ?? ''
  const ask = async (signal: AbortSignal) => {
    const asked = { text: wanted, limit: mostFound }
    const answer = await client.customers.searchCustomers(asked, { signal })
    if (signal.aborted) return
    tell(
      answer.ok
        ? { type: 'found', text: text ?? '', people: answer.value.items }
        : lost(answer.refusal),
    )
  }
  useRested(wanted.length >= leastTyped ? ask : undefined, wanted)
}

/** What the quote in the fields would come to, as soon as typing rests; nothing while a field cannot be read. */
const usePreview = (
  { client, legalEntity }: QuotesOptions,
  editing: Editing | undefined,
  tell: Tell,
): void => {
  const { customer, quote } = editing ?? {}
  const whose = customer && { customer, legalEntity, ...(quote ? { quote } : {}) }
  const asked = editing && whose ? askedOf(editing.values, whose) : undefined
  const ask = async (signal: AbortSignal) => {
    if (!asked) return
    const answer = await client.sales.previewQuote(asked, { signal })
    if (signal.aborted) return
    tell({ type: 'previewed', preview: answer.ok ? answer.value : undefined })
  }
  useRested(asked ? ask : undefined, JSON.stringify(asked ?? ''))
}

/** Sends one thing at a time, and what nobody answered again under its key. */
const useSending = (tell: Tell, { language, onDone }: QuotesOptions) => {
  const [keys] = useState(() => once())
  const busy = useRef(false)
  return async (
    question: unknown,
    typed: QuoteValues | undefined,
    attempt: (key: string) => Promise<Read<DoneEvent, Refusal>>,
  ): Promise<void> => {
    if (busy.current) return
    busy.current = true
    tell({ type: 'sending' })
    const answer = await attempt(keys.keyFor(question))
    busy.current = false
    keys.heard(answer)
    if (!answer.ok)
      return tell({ type: 'refused', wrong: problemsOf(answer.refusal, language, typed?.lines) })
    tell(answer.value)
    onDone?.({ what: answer.value.what, quote: answer.value.opened.quote.id })
  }
}

const shownAs = (
  { onPdf }: QuotesOptions,
  tab: WaitingTab | undefined,
  quote: Quote,
  base64: string,
): void => {
  const file = new Blob([bytesOf(base64)], { type: 'application/pdf' })
  onPdf?.(file, quote)
  tab?.show(file)
}

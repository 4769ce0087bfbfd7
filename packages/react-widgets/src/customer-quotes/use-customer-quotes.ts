import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { type Said, sentenceOf } from '../kit/answer.js'
import type { WidgetLanguage } from '../kit/language.js'
import { once } from '../kit/once.js'
import { bytesOf, waitingTab } from '../kit/pdf.js'
import { todayHere } from '../kit/today.js'
import {
  type AnswerValues,
  type CustomerQuotesEvent,
  type CustomerQuotesState,
  type Doing,
  next,
  unread,
} from './model.js'
import { problemsOf, type Refusal, wrongAnswer } from './problems.js'
import { type CustomerQuotesClient, type Quote, readQuote, readQuotes } from './read-quotes.js'

/** What a customer's quotes are told. */
export interface CustomerQuotesOptions {
  readonly client: CustomerQuotesClient
  readonly language: WidgetLanguage
  /** Id of the customer whose quotes they are. */
  readonly customer: string
  /** The day that counts as today, `YYYY-MM-DD`; the browser's unless told. */
  readonly today?: string | undefined
  /** Another value than before = the quotes are read anew. */
  readonly refresh?: string | number | undefined
  /** Amounts are not shown, and nothing is accepted here: nobody accepts a price that is not shown (S283). */
  readonly hidePrices?: boolean | undefined
  /** Shows the PDF of a quote; a new tab does unless told. */
  readonly onPdf?: ((file: Blob, quote: Quote) => void) | undefined
  /** Told of every answer that was given. */
  readonly onAnswered?:
    | ((given: {
        readonly what: 'accept' | 'decline' | 'withdraw'
        readonly quote: string
      }) => void)
    | undefined
  /** Told when the house refuses: whoever signed the customer in knows what a code means. */
  readonly onRefused?: ((code: string) => void) | undefined
}

/** What a customer can do with their quotes. */
export interface CustomerQuotesInHand {
  readonly state: CustomerQuotesState
  /** `YYYY-MM-DD`; empty until the browser said it. */
  readonly today: string
  /** Reads the quotes anew. */
  readonly refresh: () => void
  /** Opens one of them. */
  readonly open: (quote: string) => Promise<void>
  /** Goes back to the list. */
  readonly close: () => void
  /** Ticks an option, or unticks it: the price follows. */
  readonly choose: (no: number, is: boolean) => Promise<void>
  /** Begins to answer, or goes back to reading. */
  readonly begin: (doing: Doing) => void
  /** What was typed of the answer, and the field that was typed in. */
  readonly type: (values: AnswerValues, field: string) => void
  /** Accepts the quote with the options that are ticked. */
  readonly accept: () => Promise<void>
  /** Declines the quote. */
  readonly decline: () => Promise<void>
  /** Withdraws from the contract. */
  readonly withdraw: () => Promise<void>
  /** Opens the archived document in a tab of its own. */
  readonly openPdf: () => Promise<void>
}

type Tell = (event: CustomerQuotesEvent) => void

/** A customer's quotes in hand: read at once, answered once. */
export const useCustomerQuotes = (options: CustomerQuotesOptions): CustomerQuotesInHand => {
  const { client, language } = options
  const [state, tell] = useReducer(next, unread)
  const [here, setHere] = useState('')
  useEffect(() => setHere(todayHere()), [])
  const refresh = useReading(options, tell)
  const openings = useRef(0)
  const during = useSending(options, tell)
  const { opened, chosen, values } = state

  const lost = (refusal: Said) => {
    tell({ type: 'lost', says: sentenceOf(refusal) })
    options.onRefused?.(refusal.code)
  }
  const open = async (quote: string) => {
    const mine = ++openings.current
    const read = await readQuote(client, quote)
    if (mine !== openings.current) return
    if (read.ok) tell({ type: 'opened', opened: read.value })
    else lost(read.refusal)
  }
  const choose = async (no: number, is: boolean) => {
    if (!opened) return
    const others = chosen.filter((one) => one !== no)
    const now = is ? [...others, no] : others
    tell({ type: 'chose', chosen: now })
    const price = await client.sales.priceQuote({ quote: opened.quote.id, chosen: now })
    if (price.ok) tell({ type: 'priced', price: price.value, chosen: now })
    else lost(price.refusal)
  }
  const accept = async () => {
    if (!opened) return
    const wrong = wrongAnswer(values, language)
    if (wrong.length) return tell({ type: 'refused', wrong })
    const { id: quote, edition } = opened.quote
    const { early, acknowledged } = values
    const input = {
      ...{ quote, edition, signer: values.signer.trim(), chosen: [...chosen] },
      ...(early ? { early: { on: 'other', acknowledged } as const } : {}),
    }
    await during(input, async (key) => {
      const answer = await client.sales.acceptQuote(input, { key })
      return answer.ok ? answeredWith(client, 'accept', quote) : answer
    })
  }
  const decline = async () => {
    if (!opened) return
    const { id: quote } = opened.quote
    const input = { quote, reason: values.reason }
    await during(input, async (key) => {
      const answer = await client.sales.declineQuote(input, { key })
      return answer.ok ? answeredWith(client, 'decline', quote) : answer
    })
  }
  const withdraw = async () => {
    if (!opened) return
    const { id: quote, order } = opened.quote
    await during({ order }, async (key) => {
      const answer = await client.sales.withdrawFromOrder({ order }, { key })
      if (!answer.ok) return answer
      const read = await readQuote(client, quote)
      const anew = read.ok ? read.value : { ...opened, right: undefined }
      return { ok: true, value: { type: 'withdrawn', opened: anew, receipt: answer.value } }
    })
  }
  const openPdf = async () => {
    if (!opened) return
    const { quote } = opened
    const tab = options.onPdf ? undefined : waitingTab()
    const of = `${quote.id}/${quote.edition}`
    const answer = await client.documents.downloadDocument({ of })
    if (!answer.ok) {
      tab?.close()
      return tell({ type: 'refused', wrong: [{ field: 'send', says: sentenceOf(answer.refusal) }] })
    }
    const file = new Blob([bytesOf(answer.value.base64)], { type: 'application/pdf' })
    options.onPdf?.(file, quote)
    tab?.show(file)
  }
  return {
    ...{ state, today: options.today ?? here, refresh, open, choose, accept, decline, withdraw },
    ...{ openPdf },
    close: () => {
      openings.current++
      tell({ type: 'closed' })
    },
    begin: (doing) => tell({ type: 'doing', doing }),
    type: (typed, field) => tell({ type: 'typed', values: typed, field }),
  }
}

const useReading = (
  { client, customer, refresh: stamp, onRefused }: CustomerQuotesOptions,
  tell: Tell,
): (() => void) => {
  const asked = useRef(0)
  const told = useRef(onRefused)
  told.current = onRefused
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stamp asks anew
  const refresh = useCallback(() => {
    const mine = ++asked.current
    void readQuotes(client, customer).then((read) => {
      if (mine !== asked.current) return
      if (read.ok) return tell({ type: 'read', ...read.value })
      tell({ type: 'lost', says: sentenceOf(read.refusal) })
      told.current?.(read.refusal.code)
    })
  }, [client, customer, stamp, tell])
  useEffect(() => {
    refresh()
    return () => void asked.current++
  }, [refresh])
  return refresh
}

type AnsweredEvent = Extract<CustomerQuotesEvent, { readonly type: 'answered' | 'withdrawn' }>

type Answer =
  | { readonly ok: true; readonly value: AnsweredEvent }
  | { readonly ok: false; readonly refusal: Refusal }

/** What was answered, with the quote as it stands now. */
const answeredWith = async (
  client: CustomerQuotesClient,
  done: 'accept' | 'decline',
  quote: string,
): Promise<Answer> => {
  const read = await readQuote(client, quote)
  return read.ok
    ? { ok: true, value: { type: 'answered', opened: read.value, done } }
    : { ok: false, refusal: { code: 'unreachable' } }
}

/** Sends one answer at a time, and what nobody answered again under its key. */
const useSending = ({ language, onAnswered, onRefused }: CustomerQuotesOptions, tell: Tell) => {
  const [keys] = useState(() => once())
  const busy = useRef(false)
  return async (question: unknown, attempt: (key: string) => Promise<Answer>): Promise<void> => {
    if (busy.current) return
    busy.current = true
    tell({ type: 'sending' })
    const answer = await attempt(keys.keyFor(question))
    busy.current = false
    keys.heard(answer)
    if (!answer.ok) {
      tell({ type: 'refused', wrong: problemsOf(answer.refusal, language) })
      return onRefused?.(answer.refusal.code)
    }
    const { value } = answer
    tell(value)
    const what = value.type === 'withdrawn' ? 'withdraw' : value.done
    onAnswered?.({ what, quote: value.opened.quote.id })
  }
}

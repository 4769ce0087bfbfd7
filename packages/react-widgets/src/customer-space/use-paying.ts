import { useCallback, useEffect, useReducer, useRef } from 'react'
import { sentenceOf } from '../kit/answer.js'
import type { WidgetLanguage } from '../kit/language.js'
import { pageOf } from './link-code.js'
import type { InvoicePaper } from './papers.js'
import { nextPaying, notPaying, type PayingState } from './paying.js'
import { type Left, leftHere } from './paying-left.js'
import type { SpaceClient } from './read-space.js'
import { type Heard, watchPaid } from './watch-paid.js'

/** What paying online is told. */
interface PayingOptions {
  readonly client: SpaceClient
  readonly language: WidgetLanguage
  /** Leads the browser to a payment page; the page itself goes there unless told. */
  readonly onPay?: ((url: string) => void) | undefined
}

/** What can be done to pay online. */
export interface PayingInHand {
  readonly state: PayingState
  /** Opens a payment page for all that the customer still owes of an invoice, and goes there. */
  readonly pay: (paper: InvoicePaper) => Promise<void>
}

/** The longest address that the house takes to come back to. */
const longest = 500

/** The page that somebody stands on, as they are led back to it: with its query, where that is not too long. */
export const returnPage = (location: Pick<Location, 'href' | 'origin' | 'pathname'>): string => {
  const whole = location.href.replace(/#.*/, '')
  return whole.length > longest ? pageOf(location) : whole
}

/** Pays online, and learns what came of it when the customer comes back: `isOpen` = their space is there to show it. */
export const usePaying = (
  options: PayingOptions,
  isOpen: boolean,
  refresh: () => void,
): PayingInHand => {
  const { client, language, onPay } = options
  const [state, tell] = useReducer(nextPaying, notPaying)
  const isAsking = useRef(false)
  const watch = useComingBack(client, isOpen, refresh, tell)

  const pay = async ({ of }: InvoicePaper) => {
    if (isAsking.current) return
    isAsking.current = true
    tell({ type: 'asking', of })
    const returnTo = returnPage(location)
    const answer = await client.payments.payOnline({ invoice: of, returnTo, language })
    isAsking.current = false
    if (answer.ok) {
      leftHere.keep({ invoice: of, page: answer.value.id })
      tell({ type: 'leaving', of })
      if (!onPay) return location.assign(answer.value.url)
      onPay(answer.value.url)
      // This page may stay where it is, beside the other: nobody comes back to it.
      return watch()
    }
    const { code } = answer.refusal
    tell({ type: 'refused', of, code, says: sentenceOf(answer.refusal) })
    // Somebody else paid it meanwhile.
    if (code === 'nothing-due') refresh()
  }
  return { state, pay }
}

type Tell = (event: Parameters<typeof nextPaying>[1]) => void

/** Looks what came of a payment when the space opens, when a browser goes back to it, and when asked. */
const useComingBack = (
  client: SpaceClient,
  isOpen: boolean,
  refresh: () => void,
  tell: Tell,
): (() => void) => {
  const [shown, again] = useReducer((times: number) => times + 1, 0)
  const anew = useRef(refresh)
  anew.current = refresh
  const hear = useCallback(
    (of: string, heard: Exclude<Heard, undefined> | 'late') => {
      if (heard !== 'opened') leftHere.forget()
      if (heard === 'unknown') return tell({ type: 'forgotten' })
      if (heard === 'late') return tell({ type: 'late', of })
      tell({ type: 'told', of, status: heard })
      if (heard === 'paid') anew.current()
    },
    [tell],
  )
  // A browser that goes back shows the page as it was left.
  useEffect(() => {
    const cameBack = ({ persisted }: PageTransitionEvent) => persisted && again()
    window.addEventListener('pageshow', cameBack)
    return () => window.removeEventListener('pageshow', cameBack)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that is shown again looks again
  useEffect(() => {
    const left = isOpen ? leftHere.read() : undefined
    if (!left) return
    return watchPaid({
      ask: () => heardOf(client, left),
      hear: (heard) => hear(left.invoice, heard),
    })
  }, [client, isOpen, shown, hear])
  return again
}

/** What the house says of the page that somebody left for. */
export const heardOf = async (client: SpaceClient, { invoice, page }: Left): Promise<Heard> => {
  const answer = await client.payments.listOnlinePayments({ invoice })
  if (answer.ok) return answer.value.find(({ id }) => id === page)?.status ?? 'unknown'
  return answer.refusal.code === 'not-found' ? 'unknown' : undefined
}

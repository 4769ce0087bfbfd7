import { type ReactNode, useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { sentenceOf } from '../kit/answer.js'
import type { WidgetLanguage } from '../kit/language.js'
import type { LockState } from '../kit/lock.js'
import { bytesOf, type WaitingTab, waitingTab } from '../kit/pdf.js'
import type { Tab } from '../kit/tabs.js'
import { todayHere } from '../kit/today.js'
import { type LockOptions, useLock } from '../kit/use-lock.js'
import type { LinkDoor } from './link-door.js'
import { isSignedOut, next, type SpaceEvent, type SpaceState, unread } from './model.js'
import type { Paper } from './papers.js'
import { readSpace, type SpaceClient } from './read-space.js'
import type { SignInState } from './sign-in.js'
import { type PayingInHand, usePaying } from './use-paying.js'
import { type SignInInHand, useSignIn } from './use-sign-in.js'

/** What a customer space is told. */
export interface CustomerSpaceOptions extends LockOptions {
  readonly client: SpaceClient
  readonly language: WidgetLanguage
  /** Id of the customer whom the host signed in; without it nobody is, but for who comes by a link. */
  readonly customer?: string | undefined
  /** Lets customers in by a link, as long as the host signed nobody in. */
  readonly door?: LinkDoor | undefined
  /** Amounts are not shown (S283); documents stay whole. */
  readonly hidePrices?: boolean | undefined
  /** The day that counts as today, `YYYY-MM-DD`; the browser's unless told. */
  readonly today?: string | undefined
  /** Another value than before = everything is read anew. */
  readonly refresh?: string | number | undefined
  /** More tabs, after the widget's own; their ids are none of `home`, `documents` and `quotes`. */
  readonly tabs?: readonly Tab[] | undefined
  /** Shown while nobody is signed in: how else to come in. */
  readonly signedOut?: ReactNode
  /** Shows a PDF; a new browser tab does unless told. */
  readonly onPdf?: ((file: Blob, paper: Paper) => void) | undefined
  /** No invoice is paid online from here: for a house without a payment service provider. */
  readonly withoutPaying?: boolean | undefined
  /** Leads the browser to a payment page; the page itself goes there unless told. */
  readonly onPay?: ((url: string) => void) | undefined
}

/** What can be done with a customer space. */
export interface CustomerSpaceInHand {
  readonly state: SpaceState
  /** Id of whose space it is; undefined while nobody is signed in. */
  readonly customer: string | undefined
  /** What asks as that customer. */
  readonly client: SpaceClient
  /** Coming in by a link. */
  readonly signIn: SignInInHand
  /** Paying online. */
  readonly paying: PayingInHand
  readonly lock: LockState
  /** `YYYY-MM-DD`; undefined until the space is read. */
  readonly today: string | undefined
  /** Id of the tab that is open. */
  readonly tab: string
  /** Opens the tab of that id. */
  readonly openTab: (id: string) => void
  /** Reads everything anew. */
  readonly refresh: () => void
  /** Shows the archived PDF of a document, one at a time. */
  readonly openPdf: (paper: Paper) => Promise<void>
  /** Asks to see everything again after the lock closed. */
  readonly show: () => void
}

/** A customer space in hand: read when somebody is signed in, forgotten while it is locked (S084). */
export const useCustomerSpace = (options: CustomerSpaceOptions): CustomerSpaceInHand => {
  const [state, tell] = useReducer(next, unread)
  const [tab, openTab] = useState('home')
  const signIn = useSignIn(options)
  const { end } = signIn
  const { customer, client } = options.customer ? options : cameBy(signIn.state, options)
  const { lock, show } = useLock(!!customer, options)
  const hear = useCallback(
    (event: SpaceEvent) => {
      tell(event)
      if (event.type === 'refused' && isSignedOut(event.code)) end()
    },
    [end],
  )
  const reading = useReading({ ...options, client, customer }, lock.is === 'locked', hear)
  const paying = usePaying({ ...options, client }, state.is === 'open', reading.refresh)

  const openPdf = async (paper: Paper) => {
    if (state.is !== 'open' || state.downloading) return
    const { of } = paper
    const waiting = options.onPdf ? undefined : waitingTab()
    tell({ type: 'downloading', of })
    const answer = await client.documents.downloadDocument({ of })
    if (answer.ok) {
      tell({ type: 'downloaded' })
      return shownAs(options, waiting, paper, answer.value.base64)
    }
    waiting?.close()
    const says = sentenceOf(answer.refusal)
    tell({ type: 'not-downloaded', of, says })
    hear({ type: 'refused', code: answer.refusal.code, says })
  }
  return {
    ...{ state, customer, client, signIn, paying, lock, tab, openTab, openPdf, show },
    ...reading,
  }
}

/** Who came by a link; nobody, where nobody did. */
const cameBy = (
  signIn: SignInState,
  { client }: CustomerSpaceOptions,
): Pick<CustomerSpaceOptions, 'client' | 'customer'> =>
  signIn.is === 'in' ? signIn.session : { client, customer: undefined }

const shownAs = (
  { onPdf }: CustomerSpaceOptions,
  waiting: WaitingTab | undefined,
  paper: Paper,
  base64: string,
): void => {
  const file = new Blob([bytesOf(base64)], { type: 'application/pdf' })
  onPdf?.(file, paper)
  waiting?.show(file)
}

/** Reads when somebody signs in, when asked, and when the lock opens; the last question wins. */
const useReading = (
  { client, customer, today: told, refresh: stamp }: CustomerSpaceOptions,
  isLocked: boolean,
  tell: (event: SpaceEvent) => void,
) => {
  const [today, setToday] = useState<string>()
  const asked = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stamp asks anew
  const refresh = useCallback(() => {
    const mine = ++asked.current
    if (!customer) return tell({ type: 'signed-out' })
    setToday(told ?? todayHere())
    void readSpace(client, customer).then((read) => {
      if (mine !== asked.current) return
      const { refusal } = read.ok ? { refusal: undefined } : read
      if (read.ok) tell({ type: 'read', space: read.space })
      else if (refusal) tell({ type: 'refused', code: refusal.code, says: sentenceOf(refusal) })
    })
  }, [client, customer, told, stamp, tell])
  // Whose it is decides what may stay on the screen while it is read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another customer is another space
  useEffect(() => tell({ type: 'forgotten' }), [customer, isLocked, tell])
  useEffect(() => {
    if (!isLocked) refresh()
    return () => void asked.current++
  }, [refresh, isLocked])
  return { today, refresh }
}

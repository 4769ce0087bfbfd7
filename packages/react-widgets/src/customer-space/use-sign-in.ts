import { useCallback, useEffect, useReducer, useRef } from 'react'
import { refusalsOf, sentenceOf } from '../kit/answer.js'
import type { WidgetLanguage } from '../kit/language.js'
import { pageOf, takeCode } from './link-code.js'
import type { LinkDoor } from './link-door.js'
import { isSignedOut } from './model.js'
import { watchEnd } from './session-end.js'
import {
  asked,
  atDoor,
  nextSignIn,
  type Session,
  type SignInEvent,
  type SignInState,
  wrongIn,
} from './sign-in.js'
import { words } from './words.js'

/** What signing in is told. */
interface SignInOptions {
  readonly door?: LinkDoor | undefined
  readonly language: WidgetLanguage
  /** Id of the customer whom the host signed in: then nobody needs a link. */
  readonly customer?: string | undefined
  readonly now?: (() => number) | undefined
}

/** What can be done to come in by a link. */
export interface SignInInHand {
  readonly state: SignInState
  /** Takes the e-mail address or phone number that was typed. */
  readonly type: (reach: string) => void
  /** Asks for a link to it. */
  readonly ask: () => Promise<void>
  /** Goes back to the form after a link was asked for. */
  readonly again: () => void
  /** Hands a link in that was refused for a reason that may pass. */
  readonly comeIn: (code: string) => Promise<void>
  /** Forgets who came in. */
  readonly leave: () => void
  /** Says that the house no longer knows who came in. */
  readonly end: () => void
}

/** Signing in by a link: a code in the page's address is handed in once, and taken out of it; nothing of it is kept. */
export const useSignIn = (options: SignInOptions): SignInInHand => {
  const [state, tell] = useReducer(nextSignIn, atDoor)
  const told = useRef(options)
  told.current = options
  const isAsking = useRef(false)
  const comeIn = useCallback((code: string) => handIn(code, told.current.door, tell), [])
  useLink(options, comeIn)
  useEnd(state.is === 'in' ? state.session : undefined, options, tell)

  const ask = async () => {
    const { door, language } = options
    if (!door || state.is !== 'open' || isAsking.current) return
    const question = asked(state.reach, door.page ?? pageOf(location), door.emailOnly)
    if (!question)
      return tell({
        ...{ type: 'not-sent', wrong: wrongIn(state.reach, words[language], door.emailOnly) },
      })
    isAsking.current = true
    tell({ type: 'sending' })
    const answer = await door.client.customers.askForAccess(question)
    isAsking.current = false
    if (answer.ok) return tell({ type: 'sent' })
    // Whatever of the question is refused, there is one field to correct it in.
    const wrong = refusalsOf(answer.refusal).map(({ field, says }) => ({
      ...{ says, field: field === 'send' ? field : 'reach' },
    }))
    tell({ type: 'not-sent', wrong })
  }
  return {
    ...{ state, ask, comeIn },
    type: (reach) => tell({ type: 'typed', reach }),
    again: () => tell({ type: 'again' }),
    leave: () => tell({ type: 'left' }),
    end: useCallback(() => tell({ type: 'ended' }), []),
  }
}

type Tell = (event: SignInEvent) => void

const handIn = async (code: string, door: LinkDoor | undefined, tell: Tell): Promise<void> => {
  if (!door) return
  tell({ type: 'coming' })
  const answer = await door.signIn(code)
  if (answer.ok) {
    const { customer, token, until } = answer.value
    return tell({ type: 'in', session: { customer, client: door.clientOf(token), until } })
  }
  const isUsedUp = answer.refusal.code === 'link-used-up'
  const says = sentenceOf(answer.refusal)
  tell({ type: 'refused', says, code: isUsedUp ? undefined : code })
}

/** Looks for a link's code when the page opens, and when a link is followed on the page itself. */
const useLink = ({ door, customer }: SignInOptions, comeIn: (code: string) => void) => {
  const hasDoor = !!door
  const isHosted = useRef(false)
  isHosted.current = !!customer
  useEffect(() => {
    if (!hasDoor) return
    const look = () => {
      const code = takeCode(window)
      // Whom the host signed in needs no link: its code stays good for who follows it elsewhere.
      if (code && !isHosted.current) comeIn(code)
    }
    look()
    window.addEventListener('hashchange', look)
    return () => window.removeEventListener('hashchange', look)
  }, [hasDoor, comeIn])
}

const clock = (): number => Date.now()

const useEnd = (session: Session | undefined, { now = clock }: SignInOptions, tell: Tell) => {
  useEffect(() => {
    if (!session) return
    const { until, customer, client } = session
    const isKnown = async () => {
      const answer = await client.customers.showCustomer({ customer })
      return answer.ok || !isSignedOut(answer.refusal.code)
    }
    return watchEnd({ until, now, isKnown }, () => tell({ type: 'ended' }))
  }, [session, now, tell])
}

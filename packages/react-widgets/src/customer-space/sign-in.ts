import type { InputOf } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'
import type { Problem } from '../kit/fields.js'
import { phoneIn } from '../kit/typed-phone.js'
import type { SpaceClient } from './read-space.js'
import type { SpaceWords } from './words.js'

/** Somebody who came by a link: in the page's memory and nowhere else. */
export interface Session {
  /** Id of the customer. */
  readonly customer: string
  /** What asks as them. */
  readonly client: SpaceClient
  /** The instant from which on the house no longer knows them. */
  readonly until: string
}

/**
 * Why somebody is at the door: a link that was refused, with its code where it may still open; a session that ended, or that they
 * ended; another link that they want.
 */
export type AtDoor =
  | { readonly is: 'refused'; readonly says: string; readonly code?: string | undefined }
  | { readonly is: 'ended' | 'left' | 'again' }

/** Where signing in is. `reach` = the e-mail address or phone number as it was typed, never lost on the way. */
export type SignInState = { readonly reach: string } & (
  | { readonly is: 'coming' | 'sent' }
  | {
      readonly is: 'open' | 'sending'
      readonly wrong: readonly Problem[]
      /** Undefined for who has just opened the page. */
      readonly why: AtDoor | undefined
    }
  | { readonly is: 'in'; readonly session: Session }
)

/** What happens to it. */
export type SignInEvent =
  | { readonly type: 'coming' | 'sending' | 'sent' | 'again' | 'ended' | 'left' }
  | { readonly type: 'in'; readonly session: Session }
  | { readonly type: 'refused'; readonly says: string; readonly code?: string | undefined }
  | { readonly type: 'typed'; readonly reach: string }
  | { readonly type: 'not-sent'; readonly wrong: readonly Problem[] }

/** Nobody has done anything yet. */
export const atDoor: SignInState = { is: 'open', reach: '', wrong: [], why: undefined }

/** The next state. Who is in stays in when another link is refused. */
export const nextSignIn = (state: SignInState, event: SignInEvent): SignInState => {
  const { reach } = state
  const open = (why: AtDoor | undefined, wrong: readonly Problem[] = []): SignInState => ({
    ...{ is: 'open', reach, wrong, why },
  })
  switch (event.type) {
    case 'coming':
      return state.is === 'in' ? state : { is: 'coming', reach }
    case 'in':
      return { is: 'in', reach, session: event.session }
    case 'refused':
      return state.is === 'in' ? state : open({ is: 'refused', says: event.says, code: event.code })
    case 'typed':
      return state.is === 'open' ? { ...state, reach: event.reach, wrong: [] } : state
    case 'sending':
      return state.is === 'open' ? { ...state, is: 'sending', wrong: [] } : state
    case 'not-sent':
      return 'why' in state ? open(state.why, event.wrong) : state
    case 'sent':
      return state.is === 'sending' ? { is: 'sent', reach } : state
    case 'again':
      return state.is === 'sent' ? open({ is: 'again' }) : state
    case 'ended':
    case 'left':
      return state.is === 'in' ? open({ is: event.type }) : state
  }
}

type Asked = InputOf<FoyerClient['customers']['askForAccess']>

/** What the house is asked, by e-mail or by phone as it was typed; undefined when it is neither. */
export const asked = (typed: string, page: string, emailOnly = false): Asked | undefined => {
  const reach = typed.trim()
  if (emailOnly || reach.includes('@'))
    return /^\S+@\S+\.\S+$/.test(reach) ? { email: reach, page } : undefined
  return phoneIn(reach) ? { phone: reach, page } : undefined
}

/** Why what was typed reaches nobody. */
export const wrongIn = (typed: string, said: SpaceWords, emailOnly = false): readonly Problem[] => {
  const says = emailOnly || typed.includes('@') ? said.noEmail : said.noPhone
  const none = emailOnly ? said.noEmailTyped : said.noReach
  return [{ field: 'reach', says: typed.trim() ? says : none }]
}

import type { ValueOf } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'
import type { CertificatePaper, InvoicePaper } from './papers.js'

/** A visit, as its customer sees it, with who comes. */
export type Visit = ValueOf<FoyerClient['dispatch']['visitsOf']>['items'][number]
/** An order. */
export type Order = ValueOf<FoyerClient['sales']['orderHistory']>['items'][number]

/** What a customer comes for; a part that could not be read is undefined. */
export interface Space {
  readonly name: string
  readonly visits: readonly Visit[] | undefined
  /** The newest first. */
  readonly orders: readonly Order[] | undefined
  /** The newest first. */
  readonly invoices: readonly InvoicePaper[] | undefined
  /** The newest first. */
  readonly certificates: readonly CertificatePaper[] | undefined
  /** The company makes none (`organisation.switchFeatures`): nothing is said of certificates. */
  readonly withoutCertificates?: boolean
  /** The company takes no orders here: nothing is said of quotes. */
  readonly withoutQuotes?: boolean
  /** Whether there are older documents than these. */
  readonly hasOlder: boolean
}

/** Where a space is. */
export type SpaceState =
  | { readonly is: 'reading' | 'signed-out' }
  | { readonly is: 'lost'; readonly says: string }
  | {
      readonly is: 'open'
      readonly space: Space
      /** Id of what is being downloaded. */
      readonly downloading: string | undefined
      /** Why something could not be downloaded, and which. */
      readonly trouble: { readonly of: string; readonly says: string } | undefined
    }

/** What happens to it. */
export type SpaceEvent =
  | { readonly type: 'read'; readonly space: Space }
  | { readonly type: 'refused'; readonly code: string; readonly says: string }
  | { readonly type: 'signed-out' | 'forgotten' }
  | { readonly type: 'downloading'; readonly of: string }
  | { readonly type: 'downloaded' }
  | { readonly type: 'not-downloaded'; readonly of: string; readonly says: string }

/** Nothing is known yet. */
export const unread: SpaceState = { is: 'reading' }

/** Whether the house says by this code that nobody is signed in, or no longer. */
export const isSignedOut = (code: string): boolean =>
  code === 'not-signed-in' || code === 'token-refused'

/** The next state. `forgotten` leaves nothing personal in memory. */
export const next = (state: SpaceState, event: SpaceEvent): SpaceState => {
  switch (event.type) {
    case 'read':
      return { is: 'open', space: event.space, downloading: undefined, trouble: undefined }
    case 'refused':
      return refused(state, event)
    case 'signed-out':
      return { is: 'signed-out' }
    case 'forgotten':
      return unread
    case 'downloading':
      return state.is === 'open' ? { ...state, downloading: event.of, trouble: undefined } : state
    case 'downloaded':
      return state.is === 'open' ? { ...state, downloading: undefined } : state
    case 'not-downloaded':
      return state.is === 'open'
        ? { ...state, downloading: undefined, trouble: { of: event.of, says: event.says } }
        : state
  }
}

/** What was read stays when nobody answers any more; it goes as soon as the house says that nobody is signed in. */
const refused = (
  state: SpaceState,
  { code, says }: { readonly code: string; readonly says: string },
): SpaceState => {
  if (isSignedOut(code)) return { is: 'signed-out' }
  return state.is === 'open' ? state : { is: 'lost', says }
}

/** What is looked at of a visit: `YYYY-MM-DD`, `HH:MM`. */
interface Slotted extends Pick<Visit, 'status'> {
  readonly date: string | null
  readonly start: string | null
}

/** The visit that comes next: the earliest that has its slot from today on, else one whose appointment is still to be fixed. */
export const nextVisit = <V extends Slotted>(
  visits: readonly V[],
  today: string,
): V | undefined => {
  const booked = visits
    .filter(({ status, date }) => status === 'booked' && date !== null && date >= today)
    .sort((a, b) => (momentOf(a) < momentOf(b) ? -1 : 1))
  return booked[0] ?? visits.find(({ status }) => status === 'planned')
}

const momentOf = ({ date, start }: Slotted): string => `${date} ${start}`

/** The certificate that counts: of the newest year, not replaced. */
export const lastCertificate = (
  certificates: readonly CertificatePaper[],
): CertificatePaper | undefined => certificates.find(({ standing }) => standing !== 'replaced')

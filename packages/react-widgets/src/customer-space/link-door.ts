import type { registry } from '@foyer/core'
import { type ClientOptions, type Come, createClient, signIn } from '@foyer/core/client'
import type { Calls } from '../kit/client.js'
import type { SpaceClient } from './read-space.js'

/** How a customer comes in where the host has no login for them: by a link that is sent to them. */
export interface LinkDoor {
  /** Asks for a link, as a visitor. */
  readonly client: Calls<'customers', 'askForAccess'>
  /** Hands a link's code in, as a visitor. */
  readonly signIn: (code: string) => Promise<Come>
  /** What asks as the customer who bears that token. */
  readonly clientOf: (token: string) => SpaceClient
  /** The page that links lead to: without a query or a `#`. The page that the space stands on unless told. */
  readonly page?: string | undefined
  /** Links go by e-mail alone: for a house that sends no SMS. */
  readonly emailOnly?: boolean | undefined
}

/** The door of a house that `foyer.http` answers for; `token`, where there is one, is that of a visitor. */
export const linkDoor = (
  options: ClientOptions,
  more: Pick<LinkDoor, 'page' | 'emailOnly'> = {},
): LinkDoor => ({
  ...more,
  client: createClient<typeof registry>(options),
  signIn: (code) => signIn(options, { code }),
  clientOf: (token) => createClient<typeof registry>({ ...options, token }),
})

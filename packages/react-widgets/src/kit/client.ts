import type { registry } from '@foyer/core'
import type { Client } from '@foyer/core/client'

/** Every operation of a house, as a browser calls it. */
export type FoyerClient = Client<typeof registry>

/** The operations that a widget calls, of a client that may have more. */
export type Calls<C extends keyof FoyerClient, O extends keyof FoyerClient[C]> = {
  readonly [K in C]: Pick<FoyerClient[K], O & keyof FoyerClient[K]>
}

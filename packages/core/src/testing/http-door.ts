import type { Principal } from '../app/operation.js'
import type { FoyerOptions } from '../foyer.js'
import type { HttpOptions } from '../http/handler.js'
import { later } from '../shared/instant.js'
import { systemPause } from '../system.js'
import { type Scenario, scenario } from './scenario.js'

/** A scenario whose door is asked by requests, as somebody who is signed in. */
export interface HttpDoor extends Scenario {
  /** Asks an operation as the one signed in; what is told replaces parts of the request. */
  readonly post: (path: string, input: unknown, more?: RequestInit) => Promise<Response>
  readonly get: (path: string, more?: RequestInit) => Promise<Response>
  /** Signs somebody else in, or nobody. */
  readonly signIn: (as: Principal | undefined) => void
}

/** Where the door stands. */
export const site = 'https://app.example.fr'

/** Opens one; the owner is signed in until told otherwise. */
export const httpDoor = (http: HttpOptions = {}, plugged: Partial<FoyerOptions> = {}): HttpDoor => {
  let signedIn: Principal | undefined
  const opened = scenario({
    ...plugged,
    // Who waits lets others run, and his clock moves on.
    pause: async (ms) => {
      opened.clock.set(later(opened.clock.now(), ms))
      await systemPause(0)
    },
    http: {
      principalOf: () => signedIn,
      secret: 'a secret of thirty-two bytes, no less',
      rate: { burst: 1e9, perMinute: 1e9 },
      ...http,
    },
  })
  signedIn = opened.as('owner').as
  const ask = (path: string, init: RequestInit) =>
    opened.foyer.http(new Request(`${site}${path}`, init))
  return {
    ...opened,
    signIn: (as) => {
      signedIn = as
    },
    get: (path, more = {}) => ask(path, more),
    post: (path, input, { headers, ...more } = {}) =>
      ask(path, {
        method: 'POST',
        body: JSON.stringify(input),
        ...more,
        headers: { 'content-type': 'application/json', ...(headers as Record<string, string>) },
      }),
  }
}

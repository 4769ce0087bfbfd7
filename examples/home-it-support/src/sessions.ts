import { randomBytes } from 'node:crypto'
import type { Principal } from '@foyer/core'
import { tenant } from './company.js'

/** Who is signed in on this program's own pages: it plays the host, whose login Foyer asks by `principalOf`. */
export interface Sessions {
  /** Signs embedded tokens until the process ends. */
  readonly secret: string
  /** Whoever the cookie names; nobody is a visitor of the public page. */
  readonly principalOf: (request: Request) => Principal
  /** The cookie of somebody signed in. */
  readonly signIn: (as: Principal) => string
  /** Ends a session; answers the cookie that says so. */
  readonly signOut: (request: Request) => string
}

/** Sessions kept in memory: a restart signs everybody out. */
export const sessions = (): Sessions => {
  const open = new Map<string, Principal>()
  const attributes = 'HttpOnly; SameSite=Lax; Path=/'
  return {
    secret: randomBytes(32).toString('hex'),
    principalOf: (request) =>
      open.get(sessionOf(request)) ?? { tenant, id: 'visitor', role: 'visitor' },
    signIn: (as) => {
      const id = randomBytes(24).toString('base64url')
      open.set(id, as)
      return `session=${id}; ${attributes}`
    },
    signOut: (request) => {
      open.delete(sessionOf(request))
      return `session=; Max-Age=0; ${attributes}`
    },
  }
}

const sessionOf = (request: Request): string =>
  /(?:^|;\s*)session=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? ''

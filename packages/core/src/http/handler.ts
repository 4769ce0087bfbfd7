import type { Run } from '../app/execute.js'
import { switchedOff } from '../app/features.js'
import type { Health } from '../app/health.js'
import type { AnyOperation, Principal, Registry } from '../app/operation.js'
import type { Words } from '../app/words.js'
import type { Broadcast } from '../ports/broadcast.js'
import type { Clock, Pause } from '../ports/outside.js'
import type { PaymentPages } from '../ports/payment-pages.js'
import type { Store } from '../ports/store.js'
import type { TenantId } from '../shared/branded.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import { readBody, readFields } from './body.js'
import { bearerOf, covers, type Grant, type Tokens } from './embed-token.js'
import { eventStream, mayFollow } from './events.js'
import { hookPath, paymentHook } from './payment-hook.js'
import { type FormAnswered, plainForm, submitting } from './plain-form.js'
import { languageOf, problem, wordedIssues } from './problem.js'
import { type Rate, throttle } from './rate.js'
import { type Finish, redeeming, signingIn } from './sign-in.js'

/** How a host opens its door to browsers and other programs. */
export interface HttpOptions {
  /** Who asks, by the host's own login (a session, a header); nothing = nobody is signed in. Tokens of ours are read before it. */
  readonly principalOf?: (
    request: Request,
  ) => Promise<Principal | undefined> | Principal | undefined
  /** At least 32 bytes that sign the tokens of embedded pages; without it there are none. */
  readonly secret?: string
  /** What stands before our paths: `/foyer`. */
  readonly base?: string
  /** The origin that browsers see of this server, where a proxy hides it: `https://app.example.fr`. */
  readonly origin?: string
  /** Other sites whose pages may ask, with a token only. None unless told. */
  readonly embeddedOn?: readonly string[]
  /**
   * The sites whose pages a tenant's customers sign in on, by a link sent to them; `origin` and `embeddedOn` unless told. Told, where
   * sites of several tenants are embedded: one must not be given the links of another's customers.
   */
  readonly customerPages?: (tenant: TenantId) => readonly string[]
  /** How long a customer who came by a link stays signed in, in minutes: 60 unless told. */
  readonly signInMinutes?: number
  /**
   * The page of the host's own that a browser without scripts is sent to after its form, received or refused: `/merci`, or an address
   * of another site that embeds one. Without it no plain form is taken.
   */
  readonly formPage?: (answered: FormAnswered) => string
  /** The longest request, in bytes: 256 kB unless told. */
  readonly maxBytes?: number
  /** How often one asker may ask: 120 at once, 600 a minute, unless told. */
  readonly rate?: Rate
  /** Who is counted as one asker: the address of the caller, where the host knows it. Without it, the principal. */
  readonly askerOf?: (request: Request) => string | undefined
  /** Whether anybody may ask `GET <base>/health` how the engine is: 200, or 503 when its store does not answer. No unless told. */
  readonly health?: boolean
  /** Told of what went wrong on our side; the caller learns nothing of it. */
  readonly onDefect?: (problem: unknown, operation: string) => void
}

/** What the door stands on. */
export interface Behind {
  readonly registry: Registry
  readonly run: Run
  readonly words: Words
  readonly store: Store
  readonly clock: Clock
  readonly pause: Pause
  readonly broadcast: Broadcast | undefined
  readonly tokens: Tokens | undefined
  readonly paymentPages: PaymentPages | undefined
  readonly health: () => Promise<Health>
  /** The description of the door without the features that are off. */
  readonly openApi: (off: readonly string[]) => string
}

/** One request being answered. */
interface Asked {
  readonly request: Request
  readonly path: string
  /** Headers that let a page of another site read the answer. */
  readonly cors: Readonly<Record<string, string>>
}

/** What answers at one path: its method, the operation that a token must cover, and what is done. */
interface Route {
  readonly method: 'GET' | 'POST'
  readonly name: string
  readonly go: (asked: Asked, as: Principal) => Promise<Response>
}

/** An operation being asked, and what is made of its value where that is not the answer itself. */
interface Question {
  readonly operation: AnyOperation
  readonly name: string
  readonly finish: Finish | undefined
}

/** Who asks, and what the token he bears allows. */
interface Asker {
  readonly as: Principal
  readonly grant: Grant | undefined
}

/**
 * Answers one request: `POST <base>/<context>/<operation>` with its input as JSON; `GET <base>/openapi.json`;
 * `GET <base>/events` for what happens; `POST <base>/sign-in` for a customer who comes by a link;
 * `POST <base>/hooks/payments/<tenant>` for a payment provider. Refusals are problems (RFC 9457).
 * Pages of other sites are refused, and so are browsers that send anything but JSON: no form of another site asks in a signed-in
 * person's name.
 */
export const httpHandler = (behind: Behind, options: HttpOptions = {}) => {
  const { base = '', rate = { burst: 120, perMinute: 600 }, maxBytes = 256 * 1024 } = options
  const door = doorOf(behind, options)
  const take = throttle(rate)
  const comesIn = behind.tokens && signingIn(behind, behind.tokens, options.signInMinutes)

  const refused = (asked: Asked, refusal: Refusal, headers: Record<string, string> = {}) =>
    problem(refusal, languageOf(asked.request), behind.words, { ...asked.cors, ...headers })

  const answer = async (asked: Asked): Promise<Response> => {
    const { request, path } = asked
    if (path === '/openapi.json') return described(asked)
    const route = routeTo(path)
    if (!route) return refused(asked, { code: 'no-such-operation' })
    const { method, name } = route
    if (request.method !== method)
      return refused(asked, { code: 'wrong-method' }, { allow: `${method}, OPTIONS` })
    const inside = await letIn(request, bearer(request), name)
    if (inside.ok) return route.go(asked, inside.value)
    const { refusal } = inside
    const later = 'seconds' in refusal ? { 'retry-after': String(refusal.seconds) } : {}
    return refused(asked, refusal, later)
  }

  /** Who is there, asks no faster than allowed, and bears no token for something else. */
  const letIn = async (
    request: Request,
    token: string | undefined,
    name: string,
  ): Promise<Result<Principal, Refusal | ReturnType<typeof tooMany>>> => {
    const asker = await door.askerOf(request, token)
    if (!asker.ok) return asker
    const { as, grant } = asker.value
    const wait = take(options.askerOf?.(request) ?? `${as.tenant} ${as.id}`, behind.clock.now())
    if (wait !== undefined) return refuse(tooMany(wait))
    return grant && !covers(grant, name) ? refuse({ code: 'out-of-scope' }) : accept(as)
  }

  const routeTo = (path: string): Route | undefined => {
    if (path === '/events') return { method: 'GET', name: 'audit.showTrail', go: follows }
    if (path === '/sign-in' && comesIn)
      return routeOf(redeeming.context, redeeming.operation, comesIn)
    const [context = '', own = '', ...more] = path.slice(1).split('/')
    return more.length ? undefined : routeOf(context, own)
  }

  const routeOf = (context: string, own: string, finish?: Finish): Route | undefined => {
    const operation = find(behind.registry, context, own)
    const name = `${context}.${own}`
    if (!operation) return undefined
    const question = { operation, name, finish }
    return { method: 'POST', name, go: (asked, as) => asks(asked, question, as) }
  }

  // Everybody may read it; whoever says who they are finds nothing of what their company switched off.
  const described = async ({ request, cors }: Asked): Promise<Response> => {
    const asker = await door.askerOf(request, bearer(request))
    const off = asker.ok ? await switchedOff(behind.store, asker.value.as.tenant) : []
    const headers = { ...quiet, ...cors, 'content-type': 'application/json' }
    return new Response(behind.openApi(off), { headers })
  }

  const follows = async (asked: Asked, as: Principal) =>
    mayFollow(as)
      ? eventStream(asked.request, behind, as, asked.cors)
      : refused(asked, { code: 'not-allowed' })

  const asks = async (asked: Asked, { operation, name, finish }: Question, as: Principal) => {
    const { request, cors } = asked
    const body = await readBody(request, maxBytes)
    if (!body.ok) return refused(asked, body.refusal)
    // What is handed out once is not kept to be handed out again.
    const key = finish ? undefined : (request.headers.get('idempotency-key') ?? undefined)
    const given = await behind.run(name, body.value, as, { key })
    if (given.ok) return json(finish ? await finish(request, as, given.value) : given.value, cors)
    const language = languageOf(request)
    return refused(asked, wordedIssues(operation, body.value, given.refusal, language))
  }

  /** A form of a page without scripts: the same gates, its token in a field; the browser is sent on to a page of the host's. */
  const submits = async (request: Request, pageAfter: NonNullable<HttpOptions['formPage']>) => {
    const asked: Asked = { request, path: '/form', cors: {} }
    if (request.method !== 'POST')
      return refused(asked, { code: 'wrong-method' }, { allow: 'POST' })
    const fields = await readFields(request, maxBytes)
    if (!fields.ok) return refused(asked, fields.refusal)
    const { token, key, input, language = languageOf(request) } = plainForm(fields.value)
    const site = door.formSiteOf(request, token)
    if (!site.ok) return refused(asked, site.refusal)
    const inside = await letIn(request, token, submitting)
    const given = inside.ok ? await behind.run(submitting, input, inside.value, { key }) : inside
    const location = pageAfter({ refusal: given.ok ? undefined : given.refusal, language })
    return new Response(null, { status: 303, headers: { ...quiet, location } })
  }

  /** A word of a payment provider, which signs in by its signature alone. */
  const hears = async (request: Request, path: string) => {
    const asked: Asked = { request, path, cors: {} }
    if (request.method !== 'POST')
      return refused(asked, { code: 'wrong-method' }, { allow: 'POST' })
    const wait = take(options.askerOf?.(request) ?? path, behind.clock.now())
    if (wait !== undefined) return refused(asked, tooMany(wait), { 'retry-after': String(wait) })
    const heard = await paymentHook(behind, request, path, maxBytes)
    return heard.ok ? json({ heard: true }, {}) : refused(asked, heard.refusal)
  }

  /** A probe signs in as nobody, and learns figures. */
  const tells = async (request: Request, path: string) => {
    const asked: Asked = { request, path, cors: {} }
    if (request.method !== 'GET') return refused(asked, { code: 'wrong-method' }, { allow: 'GET' })
    const wait = take(options.askerOf?.(request) ?? path, behind.clock.now())
    if (wait !== undefined) return refused(asked, tooMany(wait), { 'retry-after': String(wait) })
    const health = await behind.health()
    return json(health, {}, health.ok ? 200 : 503)
  }

  return async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    const path = url.pathname.startsWith(`${base}/`) ? url.pathname.slice(base.length) : ''
    if (path === '/form' && options.formPage)
      return submits(request, options.formPage).catch((defect: unknown) => {
        options.onDefect?.(defect, path)
        return refused({ request, path, cors: {} }, { code: 'defect' })
      })
    if (behind.paymentPages && path.startsWith(hookPath))
      return hears(request, path).catch((defect: unknown) => {
        options.onDefect?.(defect, path)
        return refused({ request, path, cors: {} }, { code: 'defect' })
      })
    if (options.health && path === '/health') return tells(request, path)
    const site = door.siteOf(request, bearer(request))
    if (!site.ok) return refused({ request, path, cors: {} }, site.refusal)
    const asked: Asked = { request, path, cors: site.value }
    if (request.method === 'OPTIONS') return preflight(asked)
    try {
      return await answer(asked)
    } catch (defect) {
      options.onDefect?.(defect, path)
      return refused(asked, { code: 'defect' })
    }
  }
}

/** What decides whether a request is let in. */
const doorOf = ({ tokens, clock }: Behind, options: HttpOptions) => ({
  /** A page of this site, or of one that tokens are made for: the headers that let it read the answer. */
  siteOf(
    request: Request,
    token: string | undefined,
  ): Result<Readonly<Record<string, string>>, Refusal> {
    const origin = request.headers.get('origin')
    const ours = options.origin ?? new URL(request.url).origin
    if (origin === null || origin === ours) return accept({})
    const isPreflight = request.method === 'OPTIONS'
    if (!options.embeddedOn?.includes(origin)) return refuse({ code: 'cross-origin' })
    // What a browser sends by itself, a cookie, is no reason to believe a page of another site.
    if (!isPreflight && !token) return refuse({ code: 'cross-origin' })
    return accept({ 'access-control-allow-origin': origin, vary: 'Origin' })
  },

  /**
   * Any site's page can send a form: one that says nothing of where it comes from needs a token. A page under `no-referrer` says
   * `Origin: null`, and its browser still whether it is ours (Fetch Metadata, Sec-Fetch-Site, which no page can write).
   */
  formSiteOf(request: Request, token: string | undefined): ReturnType<typeof this.siteOf> {
    if (request.headers.get('sec-fetch-site') === 'same-origin') return accept({})
    const isUnsaid = request.headers.get('origin') === null && !token
    return isUnsaid ? refuse({ code: 'cross-origin' }) : this.siteOf(request, token)
  },

  async askerOf(request: Request, token: string | undefined): Promise<Result<Asker, Refusal>> {
    if (token?.startsWith('foyer1.')) {
      const grant = await tokens?.read(token, clock.now())
      if (!grant) return refuse({ code: 'token-refused' })
      const origin = request.headers.get('origin')
      if (grant.origin && origin && origin !== grant.origin) return refuse({ code: 'cross-origin' })
      return accept({ as: bearerOf(grant), grant })
    }
    const as = await options.principalOf?.(request)
    return as ? accept({ as, grant: undefined }) : refuse({ code: 'not-signed-in' })
  },
})

const tooMany = (seconds: number) => ({ code: 'too-many-requests', seconds }) as const

const bearer = (request: Request): string | undefined =>
  /^Bearer ([\w.~+/=-]{1,4096})$/i.exec(request.headers.get('authorization') ?? '')?.[1]

const find = (registry: Registry, context: string, name: string): AnyOperation | undefined => {
  const operations = Object.hasOwn(registry, context) ? registry[context] : undefined
  return operations && Object.hasOwn(operations, name) ? operations[name] : undefined
}

const quiet = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const

const json = (value: unknown, cors: Readonly<Record<string, string>>, status = 200): Response =>
  value === undefined
    ? new Response(null, { status: 204, headers: { ...quiet, ...cors } })
    : new Response(JSON.stringify(value), {
        status,
        headers: { ...quiet, ...cors, 'content-type': 'application/json' },
      })

const preflight = ({ cors }: Asked): Response =>
  new Response(null, {
    status: 204,
    headers: {
      ...cors,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers':
        'authorization, content-type, idempotency-key, accept-language, last-event-id',
      'access-control-max-age': '600',
    },
  })

import type { CommonRefusal, Operation, Registry } from '../app/operation.js'
import type { Language } from '../shared/language.js'
import type { Refusal, Result } from '../shared/result.js'
import type { SignedIn } from './sign-in.js'

/** What a client may be refused besides what operations refuse: `unreachable` = nobody answered, or not as we do. */
export type ClientRefusal = CommonRefusal | Refusal<'unreachable'>

/** What a call may carry. */
export interface CallOptions {
  /** Of a command; without it a fresh one, so that asking twice does it once. */
  readonly key?: string
  readonly signal?: AbortSignal
}

/** How a browser calls one operation. */
export type ClientCall<X> =
  X extends Operation<infer W, infer O, infer R>
    ? (input: W, options?: CallOptions) => Promise<Result<O, R | ClientRefusal>>
    : never

/** Every operation of a house, over HTTP: `client.invoicing.issueInvoice(input)`. */
export type Client<G extends Registry> = {
  readonly [C in keyof G]: { readonly [O in keyof G[C]]: ClientCall<G[C][O]> }
}

/** Where a client asks. */
export interface ClientOptions {
  /** Where the host mounted the handler: `https://app.example.fr/foyer`, or `/foyer` on the host's own pages. */
  readonly url: string
  /** The token of an embedded page, or what fetches a fresh one; on the host's own pages its session is enough. */
  readonly token?: string | (() => Promise<string> | string)
  readonly language?: Language
  /** Who carries the requests; the page's own unless told. */
  readonly fetch?: typeof fetch
}

/**
 * A client of a house that `foyer.http` answers for; types come from the registry alone: `createClient<typeof registry>(...)`.
 * Sentences of refusals stand in `title`. A call that nobody answered is made once more, under the same key.
 */
export const createClient = <G extends Registry>(options: ClientOptions): Client<G> => {
  const byName = (context: string) =>
    new Proxy(bare, {
      get: (_, name) =>
        typeof name === 'string' && name !== 'then'
          ? (input: unknown, more?: CallOptions) => call(options, `${context}/${name}`, input, more)
          : undefined,
    })
  return new Proxy(bare, {
    get: (_, context) =>
      typeof context === 'string' && context !== 'then' ? byName(context) : undefined,
  }) as Client<G>
}

// Not a plain object: React would copy that from a server's page to the browser as one without operations, and say nothing.
const bare: object = Object.create(null)

/** What coming in by a link answers. */
export type Come = Result<SignedIn, ClientRefusal | Refusal<'link-used-up'>>

/**
 * Hands in the code of a link, as a visitor. It works once: from then on a client with the token that it answers asks as that customer,
 * `until` it ends. Refuses as any call does, and with `link-used-up`.
 */
export const signIn = (
  options: ClientOptions,
  input: { readonly code: string },
  more?: Pick<CallOptions, 'signal'>,
): Promise<Come> => call(options, 'sign-in', input, more) as Promise<Come>

const call = async (
  { url, language = 'fr', fetch: ask = fetch, token: told }: ClientOptions,
  path: string,
  input: unknown,
  { key, signal }: CallOptions = {},
) => {
  const send = async () => {
    const token = typeof told === 'function' ? await told() : told
    return ask(`${url}/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': language,
        'idempotency-key': once,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify(input ?? {}),
      credentials: token ? 'omit' : 'same-origin',
      ...(signal ? { signal } : {}),
    })
  }
  const once = key ?? freshKey()
  try {
    const response = await send().catch((lost: unknown) => (signal?.aborted ? fail(lost) : send()))
    return await read(response)
  } catch (lost) {
    if (signal?.aborted) throw lost
    return { ok: false, refusal: { code: 'unreachable', title: unreachable[language] } }
  }
}

/** `crypto.randomUUID` is missing from pages that came without TLS. */
const freshKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')

const unreachable = {
  fr: 'Pas de réponse : vérifiez votre connexion et réessayez.',
  en: 'No answer: check your connection and try again.',
} as const

const fail = (problem: unknown): never => {
  throw problem
}

const read = async (response: Response): Promise<Result<unknown>> => {
  if (response.status === 204) return { ok: true, value: undefined }
  const body: unknown = await response.json()
  return response.ok ? { ok: true, value: body } : { ok: false, refusal: body as Refusal }
}

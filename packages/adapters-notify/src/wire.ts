/** How a gateway is reached; what a test puts in its place. */
export interface WireOptions {
  /** The gateway's address, without a slash at the end. */
  readonly baseUrl?: string
  /** What asks it; the machine's own unless told otherwise. */
  readonly fetch?: typeof globalThis.fetch
  /** Milliseconds after which an answer is no longer waited for; 10,000 unless told otherwise. */
  readonly timeoutMs?: number
}

/** What a gateway answered; `body` is undefined when it is not JSON. */
export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** Asks a gateway and waits for its whole answer. @throws {Error} naming it, when no whole answer comes. */
export const askGateway = async (
  by: string,
  { fetch = globalThis.fetch, timeoutMs = 10_000 }: WireOptions,
  url: string,
  request: RequestInit = {},
): Promise<Answer> => {
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(url, { ...request, redirect: 'error', signal })
    return { status: response.status, body: parsed(await response.text()) }
  } catch (cause) {
    throw new Error(`${by}: no answer: ${reasonOf(cause)}`, { cause })
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// What went wrong on the line stands in the cause: fetch itself only says that it failed.
const reasonOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return String(cause)
  return cause.cause instanceof Error && cause.cause.message ? cause.cause.message : cause.message
}

/** A field of an answer, when the answer is an object. */
export const fieldOf = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined

/** A text or number of an answer, as text; undefined when absent, null or empty. */
export const textOf = (body: unknown, name: string): string | undefined => {
  const value = fieldOf(body, name)
  return (typeof value === 'string' && value) || typeof value === 'number'
    ? String(value)
    : undefined
}

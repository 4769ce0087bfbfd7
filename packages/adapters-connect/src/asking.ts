import { OutsideProblem } from '@foyer/core/store'

/** An attempt that failed and is made again. */
export interface Retry {
  /** `osrm`, `valhalla`, `vroom`: who was asked. */
  readonly of: string
  /** The attempt that failed, from 1. */
  readonly attempt: number
  readonly problem: string
}

/** How a server is reached. */
export interface AskingOptions {
  /** Its address, with or without a slash at the end. */
  readonly url: string
  /** Milliseconds after which an answer is no longer waited for; 10,000 unless told otherwise. */
  readonly timeoutMs?: number
  /** How often an attempt that met no answer, or a server that says it is busy or broken, is made again; 2 unless told otherwise. */
  readonly retries?: number
  /** Told of every attempt that is made again. */
  readonly onRetry?: (retry: Retry) => void
  /** What asks; the machine's own unless told otherwise. */
  readonly fetch?: typeof globalThis.fetch
  /** Waits between two attempts; the machine's own clock unless told otherwise. */
  readonly pause?: (ms: number) => Promise<void>
}

/** What a server said: its status, and what it wrote, undefined when that is not JSON. */
export interface Said {
  readonly status: number
  readonly body: unknown
}

/** Milliseconds before the second attempt; twice as many before the third, and so on. */
const firstPause = 200

/**
 * Asks a server and waits for its whole answer. No answer, 429 and 5xx are tried again; whatever else it says is its answer.
 * @throws {OutsideProblem} `no-answer`, when the last attempt met none; `refused`, when the server was busy or broken to the end.
 */
export const ask = async (
  of: string,
  options: AskingOptions,
  path: string,
  request: RequestInit = {},
): Promise<Said> => {
  const { retries = 2, onRetry, pause = wait } = options
  for (let attempt = 1; ; attempt++) {
    const met = await attemptOf(of, options, path, request)
    if ('status' in met) return met
    if (attempt > retries) throw met
    onRetry?.({ of, attempt, problem: met.message })
    await pause(firstPause * 2 ** (attempt - 1))
  }
}

const attemptOf = async (
  of: string,
  { url, timeoutMs = 10_000, fetch = globalThis.fetch }: AskingOptions,
  path: string,
  request: RequestInit,
): Promise<Said | OutsideProblem> => {
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(url.replace(/\/+$/, '') + path, {
      ...{ redirect: 'error', signal },
      ...request,
    })
    const { status } = response
    const body = parsed(await response.text())
    return status === 429 || status >= 500
      ? new OutsideProblem('refused', `${of}: the server answers ${status}`)
      : { status, body }
  } catch (cause) {
    return new OutsideProblem('no-answer', `${of}: no answer: ${reasonOf(cause)}`, { cause })
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

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** A field of what was said, when that is an object. */
export const fieldOf = (said: unknown, name: string): unknown =>
  typeof said === 'object' && said !== null ? Reflect.get(said, name) : undefined

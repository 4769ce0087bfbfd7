import type { ClientOptions } from '@foyer/core/client'

/** Where a page follows a house, and what shows whether somebody looks at it. */
export interface FollowOptions extends Pick<ClientOptions, 'url' | 'token' | 'fetch'> {
  /** The page; the document unless told. */
  readonly page?: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>
}

/** Milliseconds before a stream that ended is asked for again; twice as many after each try in vain. */
const firstWaitMs = 2_000
const longestWaitMs = 60_000
/** A house says something every 15 seconds: a stream that is silent for so long is dead. */
const silenceMs = 45_000

/**
 * Says when something happened in a house, by its stream (`GET <url>/events`), while somebody looks at the page; answers how to stop.
 * Where there is no stream (refused, cut, swallowed by a proxy) it says so after each try in vain, at least once a minute: who counts
 * anew then misses nothing. Coming back to the page says so once.
 */
export const followHouse =
  (options: FollowOptions) =>
  (onChange: () => void): (() => void) => {
    const { page = document } = options
    const place: Place = { last: undefined }
    let looking: AbortController | undefined
    const look = () => {
      const isSeen = page.visibilityState === 'visible'
      if (isSeen === (looking !== undefined)) return
      looking?.abort()
      looking = isSeen ? new AbortController() : undefined
      if (looking) void listen(options, place, onChange, looking.signal)
    }
    page.addEventListener('visibilitychange', look)
    look()
    return () => {
      page.removeEventListener('visibilitychange', look)
      looking?.abort()
    }
  }

/** The last that was told: a reader who comes back with it misses nothing. */
interface Place {
  last: string | undefined
}

const listen = async (
  options: FollowOptions,
  place: Place,
  onChange: () => void,
  signal: AbortSignal,
): Promise<void> => {
  let waitMs = firstWaitMs
  while (!signal.aborted) {
    const isHeard = await hear(options, place, onChange, signal).catch(() => false)
    if (signal.aborted) return
    await pause(waitMs, signal)
    waitMs = isHeard ? firstWaitMs : Math.min(waitMs * 2, longestWaitMs)
    if (!isHeard && !signal.aborted) onChange()
  }
}

/** Reads one stream to its end; true when there was one. What happened before it began is a reason to look, too. */
const hear = async (
  { url, token, fetch: ask = fetch }: FollowOptions,
  place: Place,
  onChange: () => void,
  signal: AbortSignal,
): Promise<boolean> => {
  const bearer = typeof token === 'function' ? await token() : token
  const response = await ask(`${url}/events`, {
    headers: {
      accept: 'text/event-stream',
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      ...(place.last === undefined ? {} : { 'last-event-id': place.last }),
    },
    credentials: bearer ? 'omit' : 'same-origin',
    signal,
  })
  if (!response.ok || !response.body) return false
  if (place.last === undefined) onChange()
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const silent = setTimeout(() => void reader.cancel(), silenceMs)
    const { done, value = '' } = await reader.read().finally(() => clearTimeout(silent))
    if (done) return true
    const told = (rest + value).split('\n\n')
    rest = told.pop() ?? ''
    const ids = told.flatMap((event) => /^id: ?(.+)$/m.exec(event)?.[1] ?? [])
    if (!ids.length) continue
    place.last = ids.at(-1)
    onChange()
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((passed) => {
    const timer = setTimeout(passed, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      passed()
    })
  })

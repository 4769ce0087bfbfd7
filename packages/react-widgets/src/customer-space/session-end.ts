/** What watches for the end of a session. */
export interface SessionEnd {
  /** The instant from which on the house refuses it. */
  readonly until: string
  /** Milliseconds of the browser's clock. */
  readonly now: () => number
  /** Whether the house still knows who asks; who gets no answer is still known. */
  readonly isKnown: () => Promise<boolean>
}

/** How long it is before the house is asked again, where the browser's clock is ahead of it. */
const askAgainMs = 60_000

/** The longest that a browser waits: it takes more for none at all. */
const longestMs = 2 ** 31 - 1

/**
 * Tells once that a session ended; answers how to stop watching. The browser's clock says only when to ask: a clock that is wrong ends
 * nobody's session.
 */
export const watchEnd = ({ until, now, isKnown }: SessionEnd, onEnd: () => void): (() => void) => {
  let isWatched = true
  const ask = async () => {
    const known = await isKnown()
    if (!isWatched) return
    if (known) timer = setTimeout(ask, askAgainMs)
    else onEnd()
  }
  const inMs = Math.max(0, Date.parse(until) - now())
  let timer = setTimeout(ask, Math.min(inMs, longestMs))
  return () => {
    isWatched = false
    clearTimeout(timer)
  }
}

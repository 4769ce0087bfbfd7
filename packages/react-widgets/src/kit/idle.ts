/** What counts as a sign of life. */
const signs = ['pointerdown', 'pointermove', 'keydown'] as const

/** How often the clock is looked at. */
const lookEveryMs = 1000

/** What watches for somebody who went away. */
export interface IdleOptions {
  /** What the signs of life arrive at: the document. */
  readonly target: EventTarget
  /** Milliseconds, of a clock that goes on while the computer sleeps. */
  readonly now: () => number
  /** Milliseconds without a sign of life, inclusive, above zero. */
  readonly limitMs: number
}

/**
 * Tells once that nobody moved a pointer or pressed a key for that long; answers how to stop watching. Whoever comes back to a
 * computer that slept is late too: the first sign of life after the limit is no sign of life.
 */
export const watchIdle = (
  { target, now, limitMs }: IdleOptions,
  onIdle: () => void,
): (() => void) => {
  let last = now()
  const isLate = () => now() - last >= limitMs
  const look = () => {
    if (!isLate()) return
    stop()
    onIdle()
  }
  const sign = () => {
    if (isLate()) look()
    else last = now()
  }
  const timer = setInterval(look, lookEveryMs)
  for (const type of signs) target.addEventListener(type, sign, { capture: true, passive: true })
  const stop = () => {
    clearInterval(timer)
    for (const type of signs) target.removeEventListener(type, sign, { capture: true })
  }
  return stop
}

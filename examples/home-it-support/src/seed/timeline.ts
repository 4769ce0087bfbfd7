/** Something that happens to the company at a moment; it may bring about what happens later. */
export interface Happening {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly run: (then: (later: Happening) => void) => Promise<unknown>
}

/**
 * Lives happenings in the order of their moments, up to now: what would come later has not happened. What the day left is seen to
 * before the next begins. */
export const live = async (
  begin: readonly Happening[],
  now: string,
  at: (moment: string) => void,
  everyDay: () => Promise<unknown>,
): Promise<void> => {
  let day = ''
  const waiting = begin.filter((one) => one.at <= now).toSorted(byMoment)
  const then = (later: Happening): void => {
    if (later.at > now) return
    const place = waiting.findIndex((one) => one.at > later.at)
    waiting.splice(place < 0 ? waiting.length : place, 0, later)
  }
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (day !== next.at.slice(0, 10)) await everyDay()
    day = next.at.slice(0, 10)
    at(next.at)
    await next.run(then)
  }
}

const byMoment = (one: Happening, other: Happening): number =>
  one.at < other.at ? -1 : one.at > other.at ? 1 : 0

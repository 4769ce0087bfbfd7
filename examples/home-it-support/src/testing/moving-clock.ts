import { Instant } from '@foyer/core'
import type { BrowserContext } from 'playwright-core'

/** A clock that a test moves: the site's, and that of every browser that goes by it. */
export interface MovingClock {
  readonly now: () => Instant
  /** The pages of a browser go by this clock from now on. */
  readonly winds: (context: BrowserContext) => Promise<void>
  /** Moves all of them to a moment, ISO 8601. */
  readonly set: (at: string) => Promise<void>
}

/** A clock that stands at a moment until it is moved. */
export const movingClock = (at: string): MovingClock => {
  let moment = Instant.parse(at)
  const wound: BrowserContext[] = []
  return {
    now: () => moment,
    async winds(context) {
      wound.push(context)
      await context.clock.setFixedTime(moment)
    },
    async set(to) {
      moment = Instant.parse(to)
      await Promise.all(wound.map((context) => context.clock.setFixedTime(moment)))
    },
  }
}

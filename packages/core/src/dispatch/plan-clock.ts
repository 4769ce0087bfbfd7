import type { CivilDate, TimeOfDay } from '../shared/civil-date.js'
import {
  dateOf,
  elapsed,
  type Instant,
  later,
  midnight,
  momentOf,
  timeOf,
} from '../shared/instant.js'

/**
 * The planner's seconds and the clock of metropolitan France: seconds really pass, so that a day on which the clocks change has 82,800 or
 * 90,000 of them.
 */
export interface PlanClock {
  readonly secondsAt: (date: CivilDate, time: TimeOfDay) => number
  readonly secondsOf: (moment: Instant) => number
  readonly at: (seconds: number) => { readonly date: CivilDate; readonly time: TimeOfDay }
}

/** Counts from the midnight on which a day begins. */
export const planClock = (from: CivilDate): PlanClock => {
  const start = midnight(from)
  const secondsOf = (moment: Instant): number => elapsed(start, moment) / 1000
  return {
    secondsOf,
    secondsAt: (date, time) => secondsOf(momentOf(date, time)),
    at: (seconds) => {
      const moment = later(start, seconds * 1000)
      return { date: dateOf(moment), time: timeOf(moment) }
    },
  }
}

import type { Work } from '../app/work.js'
import type { Point } from '../ports/travel.js'
import { type CivilDate, daysBetween, plusDays } from '../shared/civil-date.js'
import type { Absence } from './absence.js'
import type { PlanClock } from './plan-clock.js'
import type { Visit } from './visit.js'

/** What is to be planned: days from one (inclusive) to another (exclusive). */
export interface Asked {
  readonly from: CivilDate
  readonly until: CivilDate
  /** What becomes of visits that have their appointment: they stay, or may be moved for a price, except those named. */
  readonly booked: 'stay' | 'may-move'
  readonly stay: readonly string[]
  /** Which visits that wait for their appointment are planned too: all, or those given alone. */
  readonly waiting: 'all' | readonly Visit[]
  /** How long it takes to fetch what is lacking at the office, in minutes; absent = nobody passes by there. */
  readonly office?: { readonly minutes: number } | undefined
}

/** The visits of those days: those that have their appointment, and those that wait for one. */
export interface Found {
  readonly booked: readonly Visit[]
  readonly planned: readonly Visit[]
}

/** What is known of the days that are planned. */
export interface Known {
  readonly clock: PlanClock
  readonly absences: readonly Absence[]
  readonly places: Places
}

/** Numbers the places of a problem. */
export interface Places {
  readonly points: Point[]
  readonly indexOf: (point: Point) => number
}

/** Each place once: homes of one town are one. */
export const placesBook = (): Places => {
  const points: Point[] = []
  const known = new Map<string, number>()
  return {
    points,
    indexOf: (point) => {
      const key = `${point.lat} ${point.lon}`
      const index = known.get(key) ?? points.push(point) - 1
      known.set(key, index)
      return index
    },
  }
}

/** The town of a document that has a home: where that is, as far as the host's file of postcodes knows. */
export const placeOf = (
  work: Work,
  home: { readonly postcode?: string | undefined; readonly city: string } | undefined,
): Point | undefined =>
  home?.postcode ? work.ports.places.placeOf(home.postcode, home.city) : undefined

/** When a visit begins, in the planner's seconds. */
export const startOf = ({ date, start }: Visit, clock: PlanClock): number =>
  date && start ? clock.secondsAt(date, start) : 0

/** The dates from one (inclusive) to another (exclusive). */
export const daysFrom = (from: CivilDate, until: CivilDate): readonly CivilDate[] =>
  Array.from({ length: daysBetween(from, until) }, (_, i) => plusDays(from, i))

import { type CivilDate, plusDays, weekday, yearOf } from '../shared/civil-date.js'
import { easterOf } from '../shared/easter.js'

/**
 * Whether TARGET, by which banks settle, is open: every day but Saturdays and Sundays, 1 January, Good Friday, Easter Monday, 1 May,
 * 25 and 26 December (European Central Bank, long-term calendar of TARGET closing days, in force since 2002).
 */
export const isTargetDay = (date: CivilDate): boolean =>
  weekday(date) < 6 && !fixedClosings.has(date.slice(5)) && !movingClosings(date).includes(date)

/** The first open day of TARGET from a date on, that day included. */
export const targetDayFrom = (date: CivilDate): CivilDate =>
  isTargetDay(date) ? date : targetDayFrom(plusDays(date, 1))

/** A date moved forward by open days of TARGET: 1 = the next open day. */
export const plusTargetDays = (date: CivilDate, days: number): CivilDate =>
  days === 0 ? date : plusTargetDays(targetDayFrom(plusDays(date, 1)), days - 1)

const fixedClosings = new Set(['01-01', '05-01', '12-25', '12-26'])

const movingClosings = (date: CivilDate): readonly CivilDate[] => {
  const easter = easterOf(yearOf(date))
  return [plusDays(easter, -2), plusDays(easter, 1)]
}

import { type CountedDays, publicHolidays } from '../rules/fr/consumer-contract.js'
import { type CivilDate, plusDays, weekday, yearOf } from '../shared/civil-date.js'
import { easterOf } from '../shared/easter.js'

/** Whether a date is a public holiday (jour férié) of the whole country (Code du travail, article L3133-1). */
export const isPublicHoliday = (date: CivilDate): boolean => {
  const holidays = publicHolidays.on(date)?.value
  if (!holidays) return false
  const easter = easterOf(yearOf(date))
  const moving = Object.values(holidays.afterEaster).map((days) => plusDays(easter, days))
  return holidays.fixed.includes(date.slice(5)) || moving.includes(date)
}

const isOneOf = (date: CivilDate, { neverEndsOn }: Pick<CountedDays, 'neverEndsOn'>): boolean =>
  (neverEndsOn.includes('saturday') && weekday(date) === 6) ||
  (neverEndsOn.includes('sunday') && weekday(date) === 7) ||
  (neverEndsOn.includes('public-holiday') && isPublicHoliday(date))

/** The day on which a time that would end on `date` ends: that day, or the first one after it on which it may. */
export const endOn = (date: CivilDate, count: Pick<CountedDays, 'neverEndsOn'>): CivilDate =>
  isOneOf(date, count) ? endOn(plusDays(date, 1), count) : date

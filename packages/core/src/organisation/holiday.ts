import { publicHolidays } from '../rules/fr/consumer-contract.js'
import { alsaceMoselleHolidays } from '../rules/fr/holidays.js'
import { type CivilDate, plusDays, yearOf } from '../shared/civil-date.js'
import { easterOf } from '../shared/easter.js'

/** Whether a date is a public holiday (jour férié) of the whole country (Code du travail, article L3133-1). */
export const isPublicHoliday = (date: CivilDate): boolean => {
  const holidays = publicHolidays.on(date)?.value
  if (!holidays) return false
  const easter = easterOf(yearOf(date))
  const moving = Object.values(holidays.afterEaster).map((days) => plusDays(easter, days))
  return holidays.fixed.includes(date.slice(5)) || moving.includes(date)
}

/** Whether a date is a holiday of Moselle, Bas-Rhin and Haut-Rhin alone. */
export const isAlsaceMoselleHoliday = (date: CivilDate): boolean => {
  const holidays = alsaceMoselleHolidays.on(date)?.value
  if (!holidays) return false
  const goodFriday = plusDays(easterOf(yearOf(date)), -holidays.beforeEaster.goodFriday)
  return holidays.fixed.includes(date.slice(5)) || date === goodFriday
}

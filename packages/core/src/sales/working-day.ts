import { isPublicHoliday } from '../organisation/index.js'
import type { CountedDays } from '../rules/fr/consumer-contract.js'
import { type CivilDate, plusDays, weekday } from '../shared/civil-date.js'

const isOneOf = (date: CivilDate, { neverEndsOn }: Pick<CountedDays, 'neverEndsOn'>): boolean =>
  (neverEndsOn.includes('saturday') && weekday(date) === 6) ||
  (neverEndsOn.includes('sunday') && weekday(date) === 7) ||
  (neverEndsOn.includes('public-holiday') && isPublicHoliday(date))

/** The day on which a time that would end on `date` ends: that day, or the first one after it on which it may. */
export const endOn = (date: CivilDate, count: Pick<CountedDays, 'neverEndsOn'>): CivilDate =>
  isOneOf(date, count) ? endOn(plusDays(date, 1), count) : date

import { z } from 'zod'
import { type CivilDate, day, plusDays } from '../shared/civil-date.js'

/** A period that is closed as a whole. */
export const Period = z.enum(['day', 'month', 'year'])
/** A period that is closed as a whole. */
export type Period = z.output<typeof Period>

/** A calendar month, `YYYY-MM`. */
export const Month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)

/** The first and the last day of something. */
export interface Days {
  readonly from: CivilDate
  readonly through: CivilDate
}

/** The days of a month. */
export const daysOfMonth = (month: string): Days => {
  const from = day(`${month}-01`)
  return { from, through: plusDays(day(`${nextMonth(month)}-01`), -1) }
}

/** The days of a calendar year. */
export const daysOfYear = (year: number): Days => ({
  from: day(`${year}-01-01`),
  through: day(`${year}-12-31`),
})

/** The month of a day. */
export const monthOf = (date: CivilDate): string => date.slice(0, 7)

/** The month after. */
export const nextMonth = (month: string): string => {
  const [year = 0, no = 0] = month.split('-').map(Number)
  return no === 12 ? `${year + 1}-01` : `${year}-${String(no + 1).padStart(2, '0')}`
}

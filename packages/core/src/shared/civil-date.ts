import { UTCDate } from '@date-fns/utc'
import {
  addDays,
  addMinutes,
  addMonths,
  differenceInCalendarDays,
  format,
  getISODay,
  isValid,
  parse,
} from 'date-fns'
import { z } from 'zod'
import type { Brand } from './brand.js'
import { brandedString } from './branded.js'
import type { CivilDate as Day } from './day.js'

export { day, yearOf } from './day.js'

/** A civil date. */
export type CivilDate = Day

/** A local time of day `HH:MM`, 24 hours; ISO order is string order. */
export type TimeOfDay = Brand<string, 'TimeOfDay'>

/** Schema of a civil date: a day that exists (2025-02-30 does not). */
export const CivilDate = brandedString<'CivilDate'>(z.iso.date())

/** Schema of a time of day, from 00:00 to 23:59. */
export const TimeOfDay = brandedString<'TimeOfDay'>(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/))

const at = (day: CivilDate): UTCDate => new UTCDate(`${day}T00:00:00Z`)
const print = (moment: Date): CivilDate => moment.toISOString().slice(0, 10) as CivilDate

/** `date` moved by whole days, either way. */
export const plusDays = (date: CivilDate, days: number): CivilDate => print(addDays(at(date), days))

/** `date` moved by whole months, either way; where the month is too short, to its last day. */
export const plusMonths = (date: CivilDate, months: number): CivilDate =>
  print(addMonths(at(date), months))

/** Whole days from `from` to `to`, negative when `to` comes first. */
export const daysBetween = (from: CivilDate, to: CivilDate): number =>
  differenceInCalendarDays(at(to), at(from))

/** Monday = 1 ... Sunday = 7. */
export const weekday = (date: CivilDate): number => getISODay(at(date))

/** Minutes since midnight. */
export const minutesOf = (time: TimeOfDay): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** The time of day `minutes` after `time`, as `HH:MM`, past midnight wrapping around. */
export const plusMinutes = (time: TimeOfDay, minutes: number): TimeOfDay =>
  format(addMinutes(parse(time, 'HH:mm', new UTCDate(0)), minutes), 'HH:mm') as TimeOfDay

/**
 * Reads a date as people type it: `2025-03-04`, `04/03/2025`, `4.3.2025`. Day first, as in France.
 * @returns the date, or undefined when no such day exists.
 */
export const readCivilDate = (raw: string): CivilDate | undefined => {
  const text = raw.trim()
  for (const shape of ['yyyy-MM-dd', 'd/M/yyyy', 'd.M.yyyy', 'd-M-yyyy']) {
    const found = parse(text, shape, new UTCDate(0))
    if (isValid(found) && found.getFullYear() > 1900) return print(found)
  }
  return undefined
}

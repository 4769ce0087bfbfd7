import { TZDate } from '@date-fns/tz'
import { UTCDate } from '@date-fns/utc'
import { addMilliseconds, differenceInMilliseconds, format } from 'date-fns'
import { z } from 'zod'
import { type Brand, brandedString } from './brand.js'
import type { CivilDate, TimeOfDay } from './civil-date.js'

/** A moment, ISO 8601 in UTC to the millisecond (`2025-01-31T22:59:00.000Z`); string order is time order. */
export type Instant = Brand<string, 'Instant'>

/** Schema of an instant. */
export const Instant = brandedString<'Instant'>(
  z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
)

/** Mints an instant. @throws {TypeError} when `raw` is not a moment. */
export const instant = (raw: string | number): Instant => {
  const moment = new UTCDate(raw)
  if (Number.isNaN(moment.getTime())) throw new TypeError(`not an instant: ${raw}`)
  return moment.toISOString() as Instant
}

/** `moment` moved by milliseconds. */
export const later = (moment: Instant, ms: number): Instant =>
  addMilliseconds(new UTCDate(moment), ms).toISOString() as Instant

/** Milliseconds from `from` to `to`. */
export const elapsed = (from: Instant, to: Instant): number =>
  differenceInMilliseconds(new UTCDate(to), new UTCDate(from))

/** Metropolitan France: the zone in which every civil date of the law is read. */
export const paris = 'Europe/Paris'

/** The civil date of a moment in `zone`. */
export const dateOf = (moment: Instant, zone: string = paris): CivilDate =>
  format(new TZDate(moment, zone), 'yyyy-MM-dd') as CivilDate

/** The moment of a local date and time in `zone`, summer time included. */
export const momentOf = (date: CivilDate, time: TimeOfDay, zone: string = paris): Instant => {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const local = new TZDate(year, month - 1, dayOfMonth, hours, minutes, zone)
  return instant(local.getTime())
}

import { tzOffset } from '@date-fns/tz'
import { UTCDate } from '@date-fns/utc'
import { z } from 'zod'
import type { Brand } from './brand.js'
import { brandedString } from './branded.js'
import type { CivilDate, TimeOfDay } from './civil-date.js'

/** A moment, ISO 8601 in UTC to the millisecond (`2025-01-31T22:59:00.000Z`); string order is time order. */
export type Instant = Brand<string, 'Instant'>

/** Schema of an instant: a moment that exists, in UTC, to the millisecond. */
export const Instant = brandedString<'Instant'>(z.iso.datetime({ precision: 3 }))

/** Mints an instant. @throws {TypeError} when `raw` is not a moment. */
export const instant = (raw: string | number): Instant => {
  const moment = new UTCDate(raw)
  if (Number.isNaN(moment.getTime())) throw new TypeError(`not an instant: ${raw}`)
  return moment.toISOString() as Instant
}

/** `moment` moved by milliseconds. */
export const later = (moment: Instant, ms: number): Instant =>
  new Date(Date.parse(moment) + ms).toISOString() as Instant

/** Milliseconds from `from` to `to`. */
export const elapsed = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from)

/** Metropolitan France: the zone in which every civil date of the law is read. */
export const paris = 'Europe/Paris'

const dayMs = 24 * 60 * 60_000

// What clocks in `zone` show, written as if it were UTC. Not by the fields of a zoned date: in the hour that comes twice,
// those depend on the machine's own zone.
const shown = (moment: Instant, zone: string): Instant =>
  later(moment, offsetAt(moment.slice(0, minute), zone) * 60_000)

/** The length of a moment that is written to the minute. */
const minute = 'YYYY-MM-DDTHH:MM'.length
const kept = 10_000
const offsets = new Map<string, number>()

/** Minutes that clocks in `zone` are ahead of UTC; asked often, and of the same minutes. */
const offsetAt = (to: string, zone: string): number => {
  const key = `${to} ${zone}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const offset = tzOffset(zone, new Date(`${to}:00.000Z`))
  if (offsets.size >= kept) offsets.clear()
  offsets.set(key, offset)
  return offset
}

/** The civil date of a moment in `zone`. */
export const dateOf = (moment: Instant, zone: string = paris): CivilDate =>
  shown(moment, zone).slice(0, 10) as CivilDate

/** What clocks in `zone` show at a moment, to the minute. */
export const timeOf = (moment: Instant, zone: string = paris): TimeOfDay =>
  shown(moment, zone).slice(11, 16) as TimeOfDay

/**
 * The moment of a local date and time in `zone`, summer time included. Of an hour that comes twice, the first;
 * a time that the clocks jump over is as much later as they jump: 02:30 on the night of spring is 03:30.
 */
export const momentOf = (date: CivilDate, time: TimeOfDay, zone: string = paris): Instant => {
  const written = instant(`${date}T${time}:00.000Z`)
  const byClockOf = (near: Instant) => later(written, -elapsed(near, shown(near, zone)))
  const before = byClockOf(later(written, -dayMs))
  const after = byClockOf(later(written, dayMs))
  return shown(before, zone) !== written && shown(after, zone) === written ? after : before
}

/** The first moment of a civil date in `zone`. */
export const midnight = (date: CivilDate, zone: string = paris): Instant =>
  momentOf(date, '00:00' as TimeOfDay, zone)

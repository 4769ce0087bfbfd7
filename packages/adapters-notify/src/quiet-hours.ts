import type { Instant } from '@foyer/core'
import { daysAfter, frenchHolidays, weekdayOf } from './french-holidays.js'

/** When marketing may reach a telephone, by the clock of whoever holds it. */
export interface SmsWindow {
  /** `HH:MM`, inclusive. */
  readonly from: string
  /** `HH:MM`, exclusive. */
  readonly until: string
  /** 1 Monday to 7 Sunday. */
  readonly days: readonly number[]
  /** Civil dates of a year on which nothing is sent. */
  readonly holidays: (year: number) => readonly string[]
}

/**
 * France: 08:00 to 20:00, Monday to Saturday, never on a public holiday. The operators' charter (af2m, Business Messaging, in
 * force since 1 September 2024) lets marketing pass on working days from 08:00 to 22:00; gateways stop earlier, at 20:00 for the
 * strictest. Messages of service are not concerned.
 */
export const frenchSmsWindow: SmsWindow = {
  from: '08:00',
  until: '20:00',
  days: [1, 2, 3, 4, 5, 6],
  holidays: frenchHolidays,
}

/**
 * When a marketing SMS may be sent: `now` itself inside the window, else the first moment of the next one. Hours are those that
 * clocks show in `timeZone` (the customer's), summer time included.
 * @throws {RangeError} for a window that never opens, or a time zone that does not exist.
 */
export const outsideQuietHours = (
  now: Instant,
  timeZone = 'Europe/Paris',
  window: SmsWindow = frenchSmsWindow,
): Instant => {
  refuseSenseless(window)
  const { date, time } = shown(now, timeZone)
  if (isOpen(date, window) && time >= window.from && time < window.until) return now
  const first = time < window.from ? date : daysAfter(date, 1)
  return momentOf(nextOpen(first, window), window.from, timeZone)
}

const refuseSenseless = ({ from, until }: SmsWindow): void => {
  for (const [field, time] of Object.entries({ from, until }))
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time) && !(field === 'until' && time === '24:00'))
      throw new RangeError(`window.${field}: ${time} is not a time of day, such as 08:00`)
  if (from >= until) throw new RangeError(`window.until: ${until} is not after ${from}`)
}

const isOpen = (date: string, { days, holidays }: SmsWindow): boolean =>
  days.includes(weekdayOf(date)) && !holidays(Number(date.slice(0, 4))).includes(date)

const nextOpen = (first: string, window: SmsWindow): string => {
  for (let days = 0; days <= 366; days++) {
    const date = daysAfter(first, days)
    if (isOpen(date, window)) return date
  }
  throw new RangeError('window.days: no day of the year is left')
}

/** What clocks in a zone show. */
const shown = (now: string, timeZone: string): { date: string; time: string } => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  }).formatToParts(new Date(now))
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? ''
  return {
    date: `${of('year')}-${of('month')}-${of('day')}`,
    time: `${of('hour')}:${of('minute')}`,
  }
}

/** The moment at which clocks in a zone show this; a time that the clocks jump over is as much later as they jump. */
const momentOf = (date: string, time: string, timeZone: string): Instant => {
  const written = Date.parse(`${date}T${time}:00Z`)
  const ahead = (ms: number): number => {
    const at = shown(new Date(ms).toISOString(), timeZone)
    return Date.parse(`${at.date}T${at.time}:00Z`) - ms
  }
  // The first guess is off by the zone's offset at most, and the second lands on the right side of a change of the clocks.
  const near = written - ahead(written)
  return new Date(written - ahead(near)).toISOString() as Instant
}

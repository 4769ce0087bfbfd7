import { match } from 'ts-pattern'
import { z } from 'zod'
import { type CivilDate, daysBetween, plusDays, weekday } from '../shared/civil-date.js'

const Weekday = z.int().min(1).max(7)

/**
 * How often a series comes back. `weekly`: on these days (1 Monday to 7 Sunday) of every so-manieth week, that of the first day included.
 * `monthly`: on the first to fourth, or the last, such day of every so-manieth month.
 */
export const Rhythm = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('weekly'),
    every: z.int().min(1).max(52),
    on: z.array(Weekday).min(1).max(7).readonly(),
  }),
  z.object({
    type: z.literal('monthly'),
    every: z.int().min(1).max(12),
    nth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal('last')]),
    on: Weekday,
  }),
])
/** How often a series comes back. */
export type Rhythm = z.output<typeof Rhythm>

/** Whether a rhythm that began on `from` falls on a date; never before. */
export const fallsOn = (rhythm: Rhythm, from: CivilDate, date: CivilDate): boolean =>
  date >= from &&
  match(rhythm)
    .with(
      { type: 'weekly' },
      ({ every, on }) =>
        on.includes(weekday(date)) &&
        (daysBetween(mondayOf(from), mondayOf(date)) / 7) % every === 0,
    )
    .with(
      { type: 'monthly' },
      ({ every, nth, on }) =>
        on === weekday(date) && isNth(date, nth) && (monthOf(date) - monthOf(from)) % every === 0,
    )
    .exhaustive()

const mondayOf = (date: CivilDate): CivilDate => plusDays(date, 1 - weekday(date))

const monthOf = (date: CivilDate): number =>
  Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))

const isNth = (date: CivilDate, nth: 1 | 2 | 3 | 4 | 'last'): boolean =>
  nth === 'last'
    ? plusDays(date, 7).slice(0, 7) !== date.slice(0, 7)
    : Math.ceil(Number(date.slice(8)) / 7) === nth

/** The longest a rhythm rests: 12 months, and a few weeks more to the next such day. */
const longestRest = 400

/** The first date of a rhythm from `after` on, that day included, before `until`; undefined when there is none. */
export const nextOf = (
  rhythm: Rhythm,
  from: CivilDate,
  after: CivilDate,
  until?: CivilDate,
): CivilDate | undefined => {
  const start = after < from ? from : after
  for (let i = 0; i <= longestRest; i++) {
    const date = plusDays(start, i)
    if (until && date >= until) return undefined
    if (fallsOn(rhythm, from, date)) return date
  }
  return undefined
}

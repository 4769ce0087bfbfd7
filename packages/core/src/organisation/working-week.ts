import { z } from 'zod'
import { minutesOf, TimeOfDay } from '../shared/civil-date.js'
import { WorkerId } from './worker.js'

const Pause = z
  .object({ earliest: TimeOfDay, latest: TimeOfDay, minutes: z.int().min(1).max(240) })
  .readonly()
  .refine(({ earliest, latest }) => earliest <= latest, {
    message: 'before `earliest`',
    path: ['latest'],
  })

const WorkingHours = z
  .object({
    /** Monday = 1 ... Sunday = 7. */
    weekday: z.int().min(1).max(7),
    from: TimeOfDay,
    until: TimeOfDay,
    /** Begins between these times; absent = none is asked for beside that of the law. */
    pause: Pause.optional(),
  })
  .readonly()
  .refine(({ from, until }) => from < until, { message: 'not after `from`', path: ['until'] })
/** The hours of one day of the week. */
export type WorkingHours = z.output<typeof WorkingHours>

/** When a worker works, week after week: without it, nobody plans for them. One document a worker, under the worker’s id. */
export const WorkingWeek = z
  .object({
    id: WorkerId,
    /** By weekday; one a day at most. */
    hours: z.array(WorkingHours).max(7).readonly(),
    /** Whether they work on holidays; no when left out. */
    holidays: z.boolean().default(false),
  })
  .readonly()
  .meta({ id: 'WorkingWeek' })
/** When a worker works, week after week. */
export type WorkingWeek = z.output<typeof WorkingWeek>

/** Minutes from midnight on Monday, for each stretch of a week, in order. */
const stretches = (hours: readonly WorkingHours[]): readonly (readonly [number, number])[] =>
  [...hours]
    .sort((a, b) => a.weekday - b.weekday)
    .map(({ weekday, from, until }) => {
      const midnight = (weekday - 1) * 1440
      return [midnight + minutesOf(from), midnight + minutesOf(until)]
    })

/** The rests of a week, in minutes: after each day of work, until the next; none of a week without work. */
export const restsOf = (hours: readonly WorkingHours[]): readonly number[] => {
  const worked = stretches(hours)
  return worked.map(([, end], i) => {
    const next = worked[i + 1]?.[0] ?? (worked[0]?.[0] ?? 0) + 7 * 1440
    return next - end
  })
}

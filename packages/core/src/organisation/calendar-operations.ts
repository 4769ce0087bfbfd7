import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { CivilDate, daysBetween, plusDays } from '../shared/civil-date.js'
import { accept } from '../shared/result.js'
import { Calendar, isHoliday } from './calendar.js'
import { calendarOf } from './calendar-of.js'
import { calendars } from './collections.js'

const Kept = Calendar.unwrap().omit({ id: true })

/** Says which holidays the company keeps beside the eleven of the whole country (Code du travail, article L3133-1). */
export const setCalendar = command({
  input: Kept,
  output: Kept,
  allow: { owner: 'all', manager: 'all' },
  refusals: {},
  async run(work, { alsaceMoselle, days }) {
    const { id } = await calendarOf(work)
    const kept = { alsaceMoselle, days: [...new Set(days)].sort() }
    work.put(calendars, { ...kept, id })
    work.record({ type: 'calendar-set', of: id, data: kept })
    return accept(kept)
  },
})

/** The holidays from a day (inclusive) to another (exclusive), at most 366 days later, and what the company keeps besides. */
export const holidays = query({
  input: z
    .object({ from: CivilDate, until: CivilDate })
    .refine(({ from, until }) => from < until && daysBetween(from, until) <= 366, {
      message: 'from 1 to 366 days',
      path: ['until'],
    }),
  output: z.object({ ...Kept.shape, dates: z.array(CivilDate).readonly() }),
  allow: { owner: 'all', manager: 'all', agent: 'all', worker: 'all', accountant: 'all' },
  refusals: {},
  async run(work, { from, until }) {
    const calendar = await calendarOf(work)
    const { alsaceMoselle, days } = calendar
    const asked = Array.from({ length: daysBetween(from, until) }, (_, i) => plusDays(from, i))
    const dates = asked.filter((date) => isHoliday(calendar, date))
    return accept({ alsaceMoselle, days, dates })
  },
})

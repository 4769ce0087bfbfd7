import { z } from 'zod'
import { type CivilDate, weekday } from '../shared/civil-date.js'
import { isAlsaceMoselleHoliday, isPublicHoliday } from './holiday.js'

/** A day of every year, `MM-DD`. */
const DayOfYear = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)

/** The holidays that a company keeps beside those of the whole country. */
export const Calendar = z
  .object({
    id: z.literal('calendar'),
    /** Whether Good Friday and 26 December are its own: it works in Moselle, Bas-Rhin or Haut-Rhin. Nobody here read that article. */
    alsaceMoselle: z.boolean(),
    /** What it keeps besides, overseas or by its own agreement, each year. */
    days: z.array(DayOfYear).max(50).readonly(),
  })
  .readonly()
  .meta({ id: 'Calendar' })
/** The holidays that a company keeps beside those of the whole country. */
export type Calendar = z.output<typeof Calendar>

/** What holds until the company says otherwise: the eleven of the whole country. */
export const untoldCalendar: Calendar = { id: 'calendar', alsaceMoselle: false, days: [] }

/** Whether a date is a holiday of the company: of the whole country, or its own. */
export const isHoliday = ({ alsaceMoselle, days }: Calendar, date: CivilDate): boolean =>
  isPublicHoliday(date) ||
  (alsaceMoselle && isAlsaceMoselleHoliday(date)) ||
  days.includes(date.slice(5))

/** Whether a date is a working day (jour ouvrable): neither a Sunday nor a holiday. */
export const isWorkingDay = (calendar: Calendar, date: CivilDate): boolean =>
  weekday(date) !== 7 && !isHoliday(calendar, date)

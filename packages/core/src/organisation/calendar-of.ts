import type { Work } from '../app/work.js'
import { type Calendar, untoldCalendar } from './calendar.js'
import { calendars } from './collections.js'

/** The holidays of the company, as this work sees them. */
export const calendarOf = async (work: Work): Promise<Calendar> =>
  (await work.get(calendars, untoldCalendar.id)) ?? untoldCalendar

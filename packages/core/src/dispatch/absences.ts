import { everything } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { type CivilDate, minutesOf, plusDays } from '../shared/civil-date.js'
import type { Absence } from './absence.js'
import { absences } from './collections.js'
import type { Booking } from './visit.js'

/** The absences that touch some days, from one (inclusive) to another (exclusive). */
export const absencesBetween = async (
  work: Work,
  from: CivilDate,
  until: CivilDate,
  where: { readonly worker?: string; readonly customer?: string } = {},
): Promise<readonly Absence[]> => {
  const found = await everything(work, absences, {
    where: { ...where, through: { from } },
    order: 'through',
  })
  return found.filter((one) => one.from.date < until)
}

/** The absence of a worker, or of a customer, that an appointment would fall into; undefined = they are there. */
export const awayDuring = async (
  work: Work,
  whose: { readonly worker: string } | { readonly customer: string },
  { date, start, minutes }: Pick<Booking, 'date' | 'start' | 'minutes'>,
): Promise<Absence | undefined> => {
  const touching = await absencesBetween(work, date, plusDays(date, 1), whose)
  return touching.find((one) => overlaps(one, { date, start, minutes }))
}

/** Whether an absence that touches a day takes part of a time of it. */
export const overlaps = (
  { from, until }: Absence,
  { date, start, minutes }: Pick<Booking, 'date' | 'start' | 'minutes'>,
): boolean => {
  const begins = from.date < date ? 0 : minutesOf(from.time)
  const ends = until.date > date ? 1440 : minutesOf(until.time)
  return begins < minutesOf(start) + minutes && minutesOf(start) < ends
}

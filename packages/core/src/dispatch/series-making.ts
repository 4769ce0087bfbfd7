import { advance } from '../app/advance.js'
import type { Work } from '../app/work.js'
import { calendarOf, isActive, workers } from '../organisation/index.js'
import type { CivilDate } from '../shared/civil-date.js'
import { plusDays } from '../shared/civil-date.js'
import { must } from '../shared/result.js'
import { fixAppointment } from './appointment.js'
import { series as allSeries, visits } from './collections.js'
import { letGo } from './holding.js'
import { type Occurrence, occurrences } from './occurrences.js'
import { draftVisit } from './planning.js'
import { seriesLife, type VisitSeries } from './series.js'
import { tellOfBooking, tellOfCancelling } from './telling.js'
import { type Visit, visitLife } from './visit.js'

/** What a series came to: its visits made now, those of them without an appointment included. */
export interface Made {
  readonly series: VisitSeries
  readonly made: readonly Visit[]
}

/**
 * Makes the visits of a series up to its horizon, each once. Where the worker is there, can do it and is free, the appointment is fixed;
 * else the visit waits among those to plan, wanted at its time. Only the first is told of, and only when asked: a rhythm is agreed once.
 */
export const makeVisits = async (
  work: Work,
  before: VisitSeries,
  { tell }: { readonly tell: boolean },
): Promise<Made> => {
  const until = plusDays(work.today, before.horizon)
  if (until <= before.madeUntil) return { series: before, made: [] }
  const due = occurrences(before, await calendarOf(work), before.madeUntil, until)
  const made: Visit[] = []
  for (const one of due) {
    const visit = await makeVisit(work, before, one)
    if (tell && !made.length && visit.now.status === 'booked')
      await tellOfBooking(work, visit.before, visit.now)
    made.push(visit.now)
  }
  const command = { type: 'make', until } as const
  return { series: must(advance(work, allSeries, seriesLife, before, command)), made }
}

const makeVisit = async (work: Work, series: VisitSeries, occurrence: Occurrence) => {
  const { order, legalEntity, customer, activity, description, place, id } = series
  const { of, edition, date, start, minutes } = occurrence
  const known = occurrence.worker ? await work.get(workers, occurrence.worker) : undefined
  const worker = known && isActive(known, date) && isActive(known, work.today) ? known.id : null
  const draft = must(
    await draftVisit(work, {
      ...{ order, legalEntity, customer, worker, activity, description, place, minutes },
      series: id,
      occurrence: `${id}/${edition}/${of}`,
      wanted: { from: date, through: date, earliest: start, latest: start },
    }),
  )
  const before = must(advance(work, visits, visitLife, draft, { type: 'validate' }))
  if (!worker) return { before, now: before }
  const booked = await fixAppointment(work, before, { worker, date, start, minutes })
  return { before, now: booked.ok ? booked.value : before }
}

/** The date of its series that a visit stands for. */
export const occurrenceDate = ({ occurrence = '' }: Visit): string => occurrence.slice(-10)

/** The visits of a series that are neither done nor cancelled, of dates from a day on. */
export const openVisits = async (
  work: Work,
  { id }: VisitSeries,
  from: CivilDate,
): Promise<readonly Visit[]> => {
  const where = { series: id, status: { in: ['draft', 'planned', 'booked'] } }
  const found = await work.find(visits, { where, limit: 1000 })
  return found.filter((visit) => occurrenceDate(visit) >= from)
}

/** Takes visits of a series away that are not done: their slots are free again. */
export const takeAway = async (
  work: Work,
  open: readonly Visit[],
  reason: string,
  { tell }: { readonly tell: boolean },
): Promise<void> => {
  for (const visit of open) {
    must(advance(work, visits, visitLife, visit, { type: 'cancel', reason }))
    await letGo(work, visit)
    if (tell) await tellOfCancelling(work, visit)
  }
}

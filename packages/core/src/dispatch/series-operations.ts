import { z } from 'zod'
import { advance } from '../app/advance.js'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { CustomerId, customers } from '../customers/index.js'
import { calendarOf, legalEntities, WorkerId, workers } from '../organisation/index.js'
import type { ActivityCode } from '../rules/fr/activities.js'
import { ActivityCode as Activity } from '../rules/schemas.js'
import { OrderId, orders } from '../sales/index.js'
import { CivilDate, plusDays, TimeOfDay } from '../shared/civil-date.js'
import { ReasonWord } from '../shared/reason-word.js'
import { accept, refuse } from '../shared/result.js'
import { fixAppointment } from './appointment.js'
import { series as allSeries, visits } from './collections.js'
import { occurrences } from './occurrences.js'
import { appointmentRefusals, unfitness } from './proposal.js'
import { chapterOn, SeriesPlan, seriesLife, seriesRefusals, VisitSeries } from './series.js'
import { SeriesId } from './series-id.js'
import { makeVisits, occurrenceDate, openVisits, takeAway } from './series-making.js'
import { tellOfBooking } from './telling.js'
import { crossesMidnight, Task, Visit, VisitId, visitRefusals } from './visit.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

const workerRefusals = {
  'worker-not-available': { worker: WorkerId, on: CivilDate },
  'worker-lacks-skill': { worker: WorkerId, activity: Activity },
} as const

const Made = z.object({
  series: VisitSeries,
  /** Those made now; `planned` = it waits for somebody to find its worker or its hour. */
  made: z.array(Visit).readonly(),
})

/** Why nobody, or not this worker, can be meant from a day on; undefined when they can. */
const unfitFor = async (
  work: Work,
  worker: WorkerId | null,
  activity: ActivityCode,
  from: CivilDate,
) => {
  if (!worker) return undefined
  const known = await work.get(workers, worker)
  if (!known) return { code: 'not-found', id: worker } as const
  work.guard(workers, worker)
  return unfitness(known, activity, from)
}

/**
 * Begins visits that come back: every so many weeks on some days, or on such a day of a month, at an hour of metropolitan France, summer
 * and winter. Those of the days ahead (`horizon`) are made at once, the others as time goes by. The customer and the worker are told of
 * the first appointment.
 */
export const beginSeries = command({
  input: z.object({
    ...Task.unwrap().shape,
    order: OrderId.nullable().default(null),
    plan: SeriesPlan,
    /** The first day on which it may fall. */
    from: CivilDate,
    /** From this day on nothing more; null = without an end. */
    until: CivilDate.nullable().default(null),
    horizon: VisitSeries.unwrap().shape.horizon.default(56),
  }),
  output: Made,
  allow: office,
  refusals: {
    ...workerRefusals,
    'order-not-confirmed': {},
    'order-already-cancelled': {},
    'series-day-too-early': seriesRefusals['series-day-too-early'],
    'series-without-date': {},
    'visit-crosses-midnight': {},
  },
  async run(work, { plan, from, ...asked }) {
    const { legalEntity, customer, activity, order: id } = asked
    if (!(await work.get(legalEntities, legalEntity)))
      return refuse({ code: 'not-found', id: legalEntity })
    if (!(await work.get(customers, customer))) return refuse({ code: 'not-found', id: customer })
    const order = id ? await work.get(orders, id) : undefined
    if (id && order?.customer !== customer) return refuse({ code: 'not-found', id })
    if (id) work.guard(orders, id)
    if (order?.status === 'draft') return refuse({ code: 'order-not-confirmed' })
    if (order?.status === 'cancelled') return refuse({ code: 'order-already-cancelled' })
    if (crossesMidnight(plan)) return refuse({ code: 'visit-crosses-midnight' })
    const yesterday = plusDays(work.today, -1)
    if (from <= yesterday) return refuse({ code: 'series-day-too-early', after: yesterday })
    const unfit = await unfitFor(work, plan.worker, activity, from)
    if (unfit) return refuse(unfit)
    const begun: VisitSeries = {
      ...asked,
      id: work.newId(SeriesId),
      chapters: [{ ...plan, from, edition: 1 }],
      exceptions: [],
      madeUntil: from,
    }
    const ahead = plusDays(from, 400)
    if (!occurrences(begun, await calendarOf(work), from, ahead).length)
      return refuse({ code: 'series-without-date' })
    work.put(allSeries, begun)
    work.record({ type: 'series-begun', of: begun.id, about: customer, data: { from, activity } })
    return accept(await makeVisits(work, begun, { tell: true }))
  },
})

/**
 * Changes a series from a day to come on: its rhythm, hour, length, worker or what holidays do. What was made of those days is made anew;
 * what was said of single dates holds where the new rhythm still falls on them.
 */
export const changeSeries = command({
  input: z.object({ series: SeriesId, from: CivilDate, plan: SeriesPlan }),
  output: Made,
  allow: office,
  refusals: { ...workerRefusals, ...seriesRefusals },
  async run(work, { series: id, from, plan }) {
    const series = await work.get(allSeries, id)
    if (!series) return refuse({ code: 'not-found', id })
    const unfit = await unfitFor(work, plan.worker, series.activity, from)
    if (unfit) return refuse(unfit)
    const asked = { type: 'change', from, plan, today: work.today } as const
    const changed = advance(work, allSeries, seriesLife, series, asked)
    if (!changed.ok) return changed
    await takeAway(work, await openVisits(work, series, from), 'series-changed', { tell: false })
    return accept(await makeVisits(work, changed.value, { tell: true }))
  },
})

/** The visit made of a date of a series; undefined when there is none yet. */
const visitOf = async (work: Work, series: VisitSeries, date: CivilDate) => {
  const edition = chapterOn(series, date)?.edition
  const where = { occurrence: `${series.id}/${edition}/${date}` }
  const [visit] = await work.find(visits, { where, limit: 1 })
  return visit
}

/** Leaves one date of a series out: where its visit is made, it is cancelled, and its worker and customer are told. */
export const skipOccurrence = command({
  input: z.object({ series: SeriesId, date: CivilDate, reason: ReasonWord }),
  output: VisitSeries,
  allow: office,
  refusals: { ...seriesRefusals, 'visit-already-closed': visitRefusals['visit-already-closed'] },
  async run(work, { series: id, date, reason }) {
    const series = await work.get(allSeries, id)
    if (!series) return refuse({ code: 'not-found', id })
    const visit = await visitOf(work, series, date)
    if (visit?.status === 'done')
      return refuse({ code: 'visit-already-closed', status: visit.status })
    const skipped = advance(work, allSeries, seriesLife, series, { type: 'skip', date, reason })
    if (skipped.ok && visit && visit.status !== 'cancelled')
      await takeAway(work, [visit], reason, { tell: true })
    return skipped
  },
})

/** Moves one date of a series to another day and hour; where its visit is made, its appointment moves too, and who knew of it are told. */
export const moveOccurrence = command({
  input: z.object({
    series: SeriesId,
    /** The date that the rhythm says. */
    date: CivilDate,
    to: CivilDate,
    start: TimeOfDay,
    reason: ReasonWord,
  }),
  output: VisitSeries,
  allow: office,
  refusals: {
    ...seriesRefusals,
    ...visitRefusals,
    ...appointmentRefusals,
  },
  async run(work, { series: id, to, start, ...asked }) {
    const series = await work.get(allSeries, id)
    if (!series) return refuse({ code: 'not-found', id })
    const command = { type: 'move', to, start, ...asked } as const
    const moved = advance(work, allSeries, seriesLife, series, command)
    const visit = moved.ok ? await visitOf(work, series, asked.date) : undefined
    if (!visit) return moved
    if (visit.status === 'done' || visit.status === 'cancelled')
      return refuse({ code: 'visit-already-closed', status: visit.status })
    const wanted = { from: to, through: to, earliest: start, latest: start }
    const awaited = { ...visit, wanted }
    work.put(visits, awaited)
    const { worker, minutes } = visit
    if (!worker) return moved
    const booked = await fixAppointment(work, awaited, { worker, date: to, start, minutes })
    if (!booked.ok) return booked
    await tellOfBooking(work, visit, booked.value)
    return moved
  },
})

/** Ends a series: from a day to come on, that day included, nothing more. Its visits of those days are cancelled, and who knew are told. */
export const stopSeries = command({
  input: z.object({ series: SeriesId, from: CivilDate, reason: ReasonWord }),
  output: VisitSeries,
  allow: office,
  refusals: seriesRefusals,
  async run(work, { series: id, from, reason }) {
    const series = await work.get(allSeries, id)
    if (!series) return refuse({ code: 'not-found', id })
    const command = { type: 'stop', from, reason, today: work.today } as const
    const stopped = advance(work, allSeries, seriesLife, series, command)
    if (stopped.ok)
      await takeAway(work, await openVisits(work, series, from), reason, { tell: true })
    return stopped
  },
})

/** Makes the visits that have come within a series’ horizon, each once: what the schedule asks for, and the office when it will not wait. */
export const makeSeriesVisits = command({
  input: z.object({ series: SeriesId }),
  output: Made,
  allow: { owner: 'all', manager: 'all', system: 'all' },
  refusals: {},
  async run(work, { series: id }) {
    const series = await work.get(allSeries, id)
    if (!series) return refuse({ code: 'not-found', id })
    return accept(await makeVisits(work, series, { tell: false }))
  },
})

const Upcoming = z
  .object({
    /** The date that the rhythm says. */
    of: CivilDate,
    date: CivilDate,
    start: TimeOfDay,
    /** Absent = not made yet. */
    visit: VisitId.optional(),
    status: Visit.unwrap().shape.status.optional(),
  })
  .readonly()

/** A series and its dates of the next 92 days: those left out are not among them; a customer sees their own. */
export const showSeries = query({
  input: z.object({ series: SeriesId }),
  output: z.object({ series: VisitSeries, upcoming: z.array(Upcoming).readonly() }),
  allow: { ...office, customer: 'own' },
  refusals: {},
  async run(work, { series: id }) {
    const series = await work.get(allSeries, id)
    if (!series) return refuse({ code: 'not-found', id })
    work.own({ customer: series.customer })
    const made = await work.find(visits, { where: { series: id }, order: 'date', limit: 1000 })
    const byDate = new Map(
      made.filter(({ status }) => status !== 'cancelled').map((one) => [occurrenceDate(one), one]),
    )
    const ahead = plusDays(work.today, 92)
    const dates = occurrences(series, await calendarOf(work), work.today, ahead)
    const upcoming = dates.map(({ of, date, start }) => {
      const visit = byDate.get(of)
      const { date: on, start: at } = visit ?? {}
      return { of, date: on ?? date, start: at ?? start, visit: visit?.id, status: visit?.status }
    })
    return accept({ series, upcoming })
  },
})

/** A customer’s series, those that ended too. */
export const seriesOf = query({
  input: z.object({ customer: CustomerId, ...Paging.shape }),
  output: pageOf(VisitSeries),
  allow: { ...office, customer: 'own' },
  refusals: {},
  async run(work, { customer, ...paging }) {
    work.own({ customer })
    return accept(await work.page(allSeries, { where: { customer }, ...paging }))
  },
})

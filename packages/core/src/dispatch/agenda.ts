import { z } from 'zod'
import { WorkerId } from '../organisation/index.js'
import { CivilDate, minutesOf, TimeOfDay } from '../shared/civil-date.js'
import { Minutes, VisitId } from './visit.js'

/** The time that a visit takes of a day: from `start`, for `minutes`; the moment it ends is free again. */
export const Slot = z.object({ visit: VisitId, start: TimeOfDay, minutes: Minutes }).readonly()
/** The time that a visit takes of a day. */
export type Slot = z.output<typeof Slot>

/** A worker's day, one document: of two who book the same hour at once, one sees the other's visit and is refused. */
export const Agenda = z
  .object({
    /** `wrk_...:2026-03-02` */
    id: z.string(),
    worker: WorkerId,
    date: CivilDate,
    /** By start. Visits that were taken over may overlap here, because they were done; bookings never do. */
    slots: z.array(Slot).readonly(),
  })
  .readonly()
  .meta({ id: 'Agenda' })
/** A worker's day. */
export type Agenda = z.output<typeof Agenda>

/** The id of a worker's day. */
export const agendaId = (worker: WorkerId, date: CivilDate): string => `${worker}:${date}`

/** A day on which nothing is booked yet. */
export const emptyAgenda = (worker: WorkerId, date: CivilDate): Agenda => ({
  id: agendaId(worker, date),
  worker,
  date,
  slots: [],
})

/** A time of day asked for; by `visit` when it is known whose it would be. */
export type Span = Pick<Slot, 'start' | 'minutes'> & { readonly visit?: VisitId | undefined }

const overlap = (a: Span, b: Span): boolean =>
  minutesOf(a.start) < minutesOf(b.start) + b.minutes &&
  minutesOf(b.start) < minutesOf(a.start) + a.minutes

/** The slots in the way, first by start. One that begins when the other ends is not, and a visit is never in its own way. */
export const clashes = ({ slots }: Agenda, span: Span): readonly Slot[] =>
  slots.filter((slot) => slot.visit !== span.visit && overlap(slot, span))

/** The visit in the way, or undefined: the slot is free. */
export const clash = (agenda: Agenda, span: Span): VisitId | undefined =>
  clashes(agenda, span).at(0)?.visit

/** The day with this slot in it, instead of the one that its visit had that day. */
export const place = (agenda: Agenda, slot: Slot): Agenda => ({
  ...agenda,
  slots: [...free(agenda, slot.visit).slots, slot].sort(
    (a, b) => minutesOf(a.start) - minutesOf(b.start),
  ),
})

/** The day without that visit. */
export const free = (agenda: Agenda, visit: VisitId): Agenda => ({
  ...agenda,
  slots: agenda.slots.filter((slot) => slot.visit !== visit),
})

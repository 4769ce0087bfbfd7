import type { Work } from '../app/work.js'
import type { WorkerId } from '../organisation/index.js'
import type { CivilDate } from '../shared/civil-date.js'
import { type Agenda, agendaId, emptyAgenda, free, place } from './agenda.js'
import { agendas } from './collections.js'
import type { Booking, Visit, VisitId } from './visit.js'

/** A worker's day as this work sees it. */
export const agendaOf = async (work: Work, worker: WorkerId, date: CivilDate): Promise<Agenda> =>
  (await work.get(agendas, agendaId(worker, date))) ?? emptyAgenda(worker, date)

/** Puts a visit's slot into its worker's day, whatever else is there. */
export const hold = async (work: Work, visit: VisitId, booking: Booking): Promise<void> => {
  const { worker, date, start, minutes } = booking
  work.put(agendas, place(await agendaOf(work, worker, date), { visit, start, minutes }))
}

/** Frees the slot that a visit has, if it has one. */
export const letGo = async (
  work: Work,
  { id, status, worker, date }: Pick<Visit, 'id' | 'status' | 'worker' | 'date'>,
): Promise<void> => {
  if (status !== 'booked' || !worker || !date) return
  work.put(agendas, free(await agendaOf(work, worker, date), id))
}

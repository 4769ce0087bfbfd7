import { advance } from '../app/advance.js'
import type { CommonRefusal } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { type WorkerId, workers } from '../organisation/index.js'
import type { ActivityCode } from '../rules/fr/activities.js'
import type { CivilDate } from '../shared/civil-date.js'
import { type Refusal, type Result, refuse } from '../shared/result.js'
import { awayDuring } from './absences.js'
import { clash } from './agenda.js'
import { refusedPairs, visits } from './collections.js'
import { agendaOf, hold, letGo } from './holding.js'
import { inability, unfitness } from './proposal.js'
import { pairId } from './refused-pair.js'
import { type Booking, type Visit, type VisitId, type VisitRefusal, visitLife } from './visit.js'

/** Why an appointment is not fixed. */
export type AppointmentRefusal =
  | VisitRefusal
  | Extract<CommonRefusal, { readonly code: 'not-found' }>
  | (Refusal<'worker-not-available'> & { readonly worker: WorkerId; readonly on: CivilDate })
  | (Refusal<'worker-lacks-skill'> & {
      readonly worker: WorkerId
      readonly activity: ActivityCode
    })
  | (Refusal<'worker-lacks-ability'> & { readonly worker: WorkerId; readonly ability: string })
  | (Refusal<'worker-away'> & { readonly worker: WorkerId; readonly through: CivilDate })
  | (Refusal<'customer-away'> & { readonly through: CivilDate })
  | (Refusal<'pair-refused'> & { readonly worker: WorkerId })
  | (Refusal<'slot-taken'> & { readonly visit: VisitId })

/**
 * Fixes an appointment, or moves it: the former slot is free again, whatever day and worker it was. Nobody is told yet. What it refuses
 * changes nothing.
 */
export const fixAppointment = async (
  work: Work,
  visit: Visit,
  booking: Booking,
): Promise<Result<Visit, AppointmentRefusal>> => {
  const asked = { type: 'book', ...booking } as const
  const decided = visitLife.decide(visit, asked)
  if (!decided.ok) return decided
  const worker = await work.get(workers, booking.worker)
  if (!worker) return refuse({ code: 'not-found', id: booking.worker })
  work.guard(workers, worker.id)
  const unfit = unfitness(worker, visit.activity, booking.date) ?? inability(worker, visit.needs)
  if (unfit) return refuse(unfit)
  const pair = pairId(worker.id, visit.customer)
  if (await work.get(refusedPairs, pair)) return refuse({ code: 'pair-refused', worker: worker.id })
  work.guard(refusedPairs, pair)
  const gone = await awayDuring(work, { worker: worker.id }, booking)
  if (gone) return refuse({ code: 'worker-away', worker: worker.id, through: gone.through })
  const out = await awayDuring(work, { customer: visit.customer }, booking)
  if (out) return refuse({ code: 'customer-away', through: out.through })
  const agenda = await agendaOf(work, booking.worker, booking.date)
  const taken = clash(agenda, { ...booking, visit: visit.id })
  if (taken) return refuse({ code: 'slot-taken', visit: taken })
  const booked = advance(work, visits, visitLife, visit, asked)
  if (!booked.ok) return booked
  await letGo(work, visit)
  await hold(work, visit.id, booking)
  return booked
}

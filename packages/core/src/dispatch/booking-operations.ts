import { z } from 'zod'
import { advance } from '../app/advance.js'
import { command } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { WorkerId, workers } from '../organisation/index.js'
import { ActivityCode } from '../rules/schemas.js'
import { CivilDate } from '../shared/civil-date.js'
import { refuse } from '../shared/result.js'
import { clash } from './agenda.js'
import { visits } from './collections.js'
import { agendaOf, hold, letGo } from './holding.js'
import { unfitness } from './proposal.js'
import { tellOfBooking } from './telling.js'
import { Booking, Minutes, Visit, VisitId, visitLife, visitRefusals } from './visit.js'

/**
 * Fixes the appointment, or moves it: the worker for a visit of its own, the office for anybody. The former slot is
 * free again, on whatever day and with whatever worker; of two who book the same hour at once, one is refused (S064).
 * In the same commit the customer is told, and so are who goes now and who no longer does, unless worker, day and hour stay as they were.
 */
export const bookSlot = command({
  input: z.object({
    visit: VisitId,
    ...Booking.unwrap().shape,
    /** When not those planned. */
    minutes: Minutes.optional(),
  }),
  output: Visit,
  allow: { owner: 'all', manager: 'all', agent: 'all', worker: 'own' },
  refusals: {
    ...visitRefusals,
    'worker-not-available': { worker: WorkerId, on: CivilDate },
    'worker-lacks-skill': { worker: WorkerId, activity: ActivityCode },
    'slot-taken': { visit: VisitId },
  },
  async run(work, { visit: id, ...asked }) {
    const visit = await work.get(visits, id)
    if (!visit) return refuse({ code: 'not-found', id })
    work.own({ worker: visit.worker })
    work.own({ worker: asked.worker })
    const booking = { ...asked, minutes: asked.minutes ?? visit.minutes }
    const booked = advance(work, visits, visitLife, visit, { type: 'book', ...booking })
    if (!booked.ok) return booked
    const worker = await work.get(workers, booking.worker)
    if (!worker) return refuse({ code: 'not-found', id: booking.worker })
    work.guard(workers, worker.id)
    const unfit = unfitness(worker, visit.activity, booking.date)
    if (unfit) return refuse(unfit)
    const taken = await move(work, visit, booking)
    if (taken) return refuse({ code: 'slot-taken', visit: taken })
    await tellOfBooking(work, visit, booked.value)
    return booked
  },
})

/** From the old slot, if there is one, to the new; answers the visit in the way. */
const move = async (work: Work, visit: Visit, booking: Booking): Promise<VisitId | undefined> => {
  await letGo(work, visit)
  const agenda = await agendaOf(work, booking.worker, booking.date)
  const taken = clash(agenda, { ...booking, visit: visit.id })
  if (!taken) await hold(work, visit.id, booking)
  return taken
}

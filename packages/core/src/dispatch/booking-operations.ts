import { z } from 'zod'
import { command } from '../app/operation.js'
import { refuse } from '../shared/result.js'
import { fixAppointment } from './appointment.js'
import { visits } from './collections.js'
import { appointmentRefusals } from './proposal.js'
import { tellOfBooking } from './telling.js'
import { Booking, Minutes, Visit, VisitId, visitRefusals } from './visit.js'

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
    ...appointmentRefusals,
  },
  async run(work, { visit: id, ...asked }) {
    const visit = await work.get(visits, id)
    if (!visit) return refuse({ code: 'not-found', id })
    work.own({ worker: visit.worker })
    work.own({ worker: asked.worker })
    const booking = { ...asked, minutes: asked.minutes ?? visit.minutes }
    const booked = await fixAppointment(work, visit, booking)
    if (!booked.ok) return booked
    await tellOfBooking(work, visit, booked.value)
    return booked
  },
})

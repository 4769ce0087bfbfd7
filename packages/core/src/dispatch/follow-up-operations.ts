import { z } from 'zod'
import { advance } from '../app/advance.js'
import { command } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { CustomerId } from '../customers/index.js'
import { WorkerId } from '../organisation/index.js'
import { ActivityCode } from '../rules/schemas.js'
import { CivilDate, TimeOfDay } from '../shared/civil-date.js'
import { must, refuse } from '../shared/result.js'
import { fixAppointment } from './appointment.js'
import { visits } from './collections.js'
import { draftVisit } from './planning.js'
import { appointmentRefusals } from './proposal.js'
import { tellOfBooking } from './telling.js'
import { Minutes, Task, Visit, visitLife, visitRefusals } from './visit.js'

/**
 * Books one more visit for a customer whom the worker has been to, or is to go to: drafted, validated and fixed in one commit, told to the
 * customer. A worker does so for their own customers alone (S196).
 */
export const bookFollowUp = command({
  input: z.object({
    worker: WorkerId,
    customer: CustomerId,
    /** When not that of the visit it follows. */
    activity: ActivityCode.optional(),
    description: Task.unwrap().shape.description,
    date: CivilDate,
    start: TimeOfDay,
    minutes: Minutes,
  }),
  output: Visit,
  allow: { owner: 'all', manager: 'all', agent: 'all', worker: 'own' },
  refusals: { ...visitRefusals, ...appointmentRefusals, 'no-visit-to-follow': {} },
  async run(work, { worker, customer, activity, description, ...when }) {
    work.own({ worker })
    const before = await lastTogether(work, worker, customer)
    // Somebody else's customer does not exist for a worker; the office is told why.
    if (!before && work.as.role === 'worker') return refuse({ code: 'not-found', id: customer })
    if (!before) return refuse({ code: 'no-visit-to-follow' })
    const { legalEntity, place } = before
    const task = {
      legalEntity,
      customer,
      activity: activity ?? before.activity,
      description,
      place,
    }
    const draft = await draftVisit(work, { ...task, worker, order: null, minutes: when.minutes })
    if (!draft.ok) return draft
    const visit = must(advance(work, visits, visitLife, draft.value, { type: 'validate' }))
    const booked = await fixAppointment(work, visit, { worker, ...when })
    if (booked.ok) await tellOfBooking(work, visit, booked.value)
    return booked
  },
})

/** The latest visit of a worker with a customer that is done or booked. */
const lastTogether = async (
  work: Work,
  worker: WorkerId,
  customer: CustomerId,
): Promise<Visit | undefined> => {
  const where = { worker, customer, status: { in: ['booked', 'done'] } }
  const [latest] = await work.find(visits, { where, order: 'date', descending: true, limit: 1 })
  return latest
}

import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { WorkerId } from '../organisation/index.js'
import { CivilDate, TimeOfDay } from '../shared/civil-date.js'
import { idOf } from '../shared/id.js'

/** Id of an absence. */
export const AbsenceId = idOf<'AbsenceId'>('abs')
/** Id of an absence. */
export type AbsenceId = z.output<typeof AbsenceId>

const Moment = z.object({ date: CivilDate, time: TimeOfDay.prefault('00:00') }).readonly()

/** Who is away, from a moment (inclusive) to another (exclusive). */
export const NewAbsence = z
  .object({
    whose: z.union([
      z.object({ worker: WorkerId }).readonly(),
      z.object({ customer: CustomerId }).readonly(),
    ]),
    from: Moment,
    until: Moment,
    /** Private: for managers, and for the worker whose absence it is. */
    note: z.string().trim().max(1000).default(''),
  })
  .readonly()
  .refine(({ from, until }) => `${from.date} ${from.time}` < `${until.date} ${until.time}`, {
    message: 'not after `from`',
    path: ['until'],
  })

/** A time in which a worker does not work (absence, congé), or a customer is not at home. */
export const Absence = z
  .object({
    id: AbsenceId,
    worker: WorkerId.nullable(),
    customer: CustomerId.nullable(),
    from: Moment,
    until: Moment,
    /** The last day that it touches: what it is found by. */
    through: CivilDate,
    note: z.string(),
  })
  .readonly()
  .meta({ id: 'Absence' })
/** A time in which a worker does not work, or a customer is not at home. */
export type Absence = z.output<typeof Absence>

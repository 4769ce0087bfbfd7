import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { WorkerId } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { ReasonWord } from '../shared/reason-word.js'

/** A worker and a customer who are not to meet again: remembered until somebody forgets it (T25). */
export const RefusedPair = z
  .object({
    /** `wrk_.../cus_...` */
    id: z.string(),
    worker: WorkerId,
    customer: CustomerId,
    /** Whose wish it is. */
    by: z.enum(['worker', 'customer', 'office']),
    reason: ReasonWord,
    since: CivilDate,
  })
  .readonly()
  .meta({ id: 'RefusedPair' })
/** A worker and a customer who are not to meet again. */
export type RefusedPair = z.output<typeof RefusedPair>

/** The id of a pair. */
export const pairId = (worker: string, customer: string): string => `${worker}/${customer}`

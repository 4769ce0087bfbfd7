import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { TerritoryId, WorkerId } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { idOf } from '../shared/id.js'
import { ReasonWord } from '../shared/reason-word.js'
import { Postcode } from '../shared/text.js'

/** Id of a request. */
export const RequestId = idOf<'RequestId'>('req')
/** Id of a request. */
export type RequestId = z.output<typeof RequestId>

/** What somebody asks for on the phone, qualified by a reason and handed to who answers for the place (demande). */
export const Request = z
  .object({
    id: RequestId,
    reason: ReasonWord,
    postcode: Postcode,
    customer: CustomerId.nullable(),
    /** What was said: whoever takes it on need not ask again. */
    context: z.string().trim().max(4000),
    /** The branch that answers for the postcode; null = the queue. */
    territory: TerritoryId.nullable(),
    worker: WorkerId.nullable(),
    since: CivilDate,
    status: z.enum(['open', 'closed']),
  })
  .readonly()
  .meta({ id: 'Request' })
/** What somebody asks for. */
export type Request = z.output<typeof Request>

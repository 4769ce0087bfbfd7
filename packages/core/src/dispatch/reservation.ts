import { z } from 'zod'
import { CivilDate } from '../shared/civil-date.js'
import { VisitId } from './visit.js'

/**
 * So many of a product that a visit takes along. Reserved with the appointment, used once the visit is done, released when it is
 * cancelled. There is no stock yet: what is left is for whoever counts the shelf to say.
 */
export const Reservation = z
  .object({
    /** `vis_.../1`: the visit and the place of the product among its materials. */
    id: z.string(),
    visit: VisitId,
    product: z.string(),
    quantity: z.int().positive(),
    /** The day of the visit. */
    date: CivilDate,
    status: z.enum(['reserved', 'used', 'released']),
  })
  .readonly()
  .meta({ id: 'Reservation' })
/** So many of a product that a visit takes along. */
export type Reservation = z.output<typeof Reservation>

import { z } from 'zod'
import { query } from '../app/operation.js'
import { everything } from '../app/paging.js'
import { CivilDate, plusDays } from '../shared/civil-date.js'
import { accept } from '../shared/result.js'
import { reservations } from './collections.js'
import { Reservation } from './reservation.js'

/** What is reserved of a product for visits up to a day, that day included, and how many that makes (S184). */
export const reservationsOf = query({
  input: z.object({ product: z.string().trim().min(1).max(200), through: CivilDate }),
  output: z.object({ quantity: z.int(), reservations: z.array(Reservation).readonly() }),
  allow: { owner: 'all', manager: 'all', agent: 'all' },
  refusals: {},
  async run(work, { product, through }) {
    const where = { product, status: 'reserved', date: { to: plusDays(through, 1) } }
    const found = await everything(work, reservations, { where, order: 'date' })
    const quantity = found.reduce((sum, one) => sum + one.quantity, 0)
    return accept({ quantity, reservations: found })
  },
})

import type { Reaction } from '../app/reactions.js'
import type { Work } from '../app/work.js'
import { reservations, visits } from './collections.js'
import type { Reservation } from './reservation.js'

const setAll = async (work: Work, id: string, status: Reservation['status']): Promise<void> => {
  const visit = await work.get(visits, id)
  for (const [i, { product, quantity }] of (visit?.materials ?? []).entries()) {
    const reservation = `${id}/${i + 1}`
    const known = await work.get(reservations, reservation)
    const date = visit?.date ?? known?.date
    if (visit && date && (known || status === 'reserved'))
      work.put(reservations, { id: reservation, visit: visit.id, product, quantity, date, status })
  }
}

/** What a visit takes along is reserved with its appointment, moves with it, and is used or released at its end (S184). */
export const reserving: readonly Reaction[] = (
  [
    ['visit-booked', 'reserved'],
    ['visit-completed', 'used'],
    ['visit-cancelled', 'released'],
  ] as const
).map(([on, status]) => ({ on, run: (work, fact) => setAll(work, fact.of, status) }))

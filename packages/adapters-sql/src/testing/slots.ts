import { type Collection, collection, type Doc, type Store } from '@foyer/core/store'
import { z } from 'zod'

/** A slot of an agenda, and who believes to have booked it. */
export interface Slot extends Doc {
  readonly bookedBy: string | null
}

/** Where the two processes of the tests book. */
export const slots: Collection<Slot> = collection(
  z.object({ id: z.string(), bookedBy: z.string().nullable() }),
  { name: 'slots', fields: { bookedBy: 'text' } },
)

/** That a slot is booked; no slot is booked twice. */
export interface Booking extends Doc {
  readonly slot: string
}

/** What the process that gets killed writes beside each slot, in the same commit. */
export const bookings: Collection<Booking> = collection(
  z.object({ id: z.string(), slot: z.string() }),
  {
    name: 'bookings',
    fields: { slot: 'text' },
    unique: [['slot']],
  },
)

/** The tenant of the tests. */
export const tenant = 'tenant-a' as Parameters<Store['get']>[0]

/** The id of the nth slot. */
export const slotId = (n: number): string => `slot-${String(n).padStart(5, '0')}`

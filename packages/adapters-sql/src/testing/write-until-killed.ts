/** A process of the tests: commits without end, and prints each slot once its commit was answered. */
import { sqliteStore } from '../sqlite-store.js'
import { type Booking, bookings, type Slot, slotId, slots, tenant } from './slots.js'

const [path = ''] = process.argv.slice(2)
const store = sqliteStore({ path, collections: [slots, bookings] })

for (let n = 0; ; n++) {
  const slot: Slot = { id: slotId(n), bookedBy: 'child' }
  const booking: Booking = { id: `booking-${n}`, slot: slot.id }
  await store.commit(tenant, [
    { do: 'insert', of: slots.name, doc: slot },
    { do: 'insert', of: bookings.name, doc: booking },
  ])
  process.stdout.write(`${slot.id}\n`)
}

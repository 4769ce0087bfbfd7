/** A process of the tests: opens fresh files at moments agreed with another process, and says when it is done. */
import { join } from 'node:path'
import { sqliteStore } from '../sqlite-store.js'
import { bookings, slots } from './slots.js'

const [folder = '', count = '0', start = '0'] = process.argv.slice(2)
const collections = [slots, bookings]
const stepMs = 20

for (let n = 0; n < Number(count); n++) {
  while (Date.now() < Number(start) + n * stepMs);
  await sqliteStore({ path: join(folder, `step-${n}.db`), collections }).close()
}
process.stdout.write('done\n')

/** A process of the tests: opens fresh files at moments agreed with another process, and says when it is done. */
import { join } from 'node:path'
import { collection } from '@foyer/core/store'
import { z } from 'zod'
import { sqliteStore } from '../sqlite-store.js'

const [folder = '', count = '0', start = '0'] = process.argv.slice(2)
const doc = z.object({ id: z.string(), name: z.string() })
const collections = ['ones', 'others'].map((name) =>
  collection(doc, { name, fields: { name: 'text' }, unique: [['name']] }),
)
const stepMs = 20

for (let n = 0; n < Number(count); n++) {
  while (Date.now() < Number(start) + n * stepMs);
  await sqliteStore({ path: join(folder, `step-${n}.db`), collections }).close()
}
process.stdout.write('done\n')
process.exit(0)

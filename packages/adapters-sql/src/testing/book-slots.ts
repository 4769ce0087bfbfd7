/** A process of the tests: tries to book every slot of a file, and prints the slots it believes to have won. */
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { StoreError } from '@foyer/core/store'
import { sqliteStore } from '../sqlite-store.js'
import { type Slot, slotId, slots, tenant } from './slots.js'

const [path = '', name = '', count = '0', guard = 'version'] = process.argv.slice(2)
const store = sqliteStore({ path, collections: [slots], synchronous: 'normal' })

/** The version to name: the one that was read, or whatever it is by now, which drops the guard. */
const versionToName = async (id: string, read: number): Promise<number> =>
  guard === 'version' ? read : ((await store.get(tenant, slots.name, id))?.version ?? 0)

const book = async (id: string): Promise<boolean> => {
  const stored = await store.get(tenant, slots.name, id)
  if (!stored || (stored.doc as Slot).bookedBy !== null) return false
  await pause(1) // a command decides; meanwhile the other process reads the same
  const doc: Slot = { id, bookedBy: name }
  const version = await versionToName(id, stored.version)
  try {
    await store.commit(tenant, [{ do: 'replace', of: slots.name, doc, version }])
    return true
  } catch (problem) {
    if (problem instanceof StoreError && problem.code === 'conflict') return false
    throw problem
  }
}

process.stdout.write('ready\n')
await once(process.stdin, 'data')
const won: string[] = []
for (let n = 0; n < Number(count); n++) if (await book(slotId(n))) won.push(slotId(n))
process.stdout.write(`${JSON.stringify(won)}\n`)
await store.close()
process.exit(0)

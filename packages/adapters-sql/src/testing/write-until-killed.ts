/** A process of the tests: numbers sheets without end, and prints each one once its commit was answered. */
import { StoreError } from '@foyer/core/store'
import { sqliteStore } from '../sqlite-store.js'
import { carbons, counter, type Numbered, numberedCollections, sheets, tenant } from './numbered.js'

const [path = '', name = ''] = process.argv.slice(2)
const store = sqliteStore({ path, collections: numberedCollections, synchronous: 'normal' })

const number = async (id: string): Promise<number> => {
  const last = await store.get(tenant, counter.name, 'last')
  const number = ((last?.doc as Numbered | undefined)?.number ?? 0) + 1
  const sheet: Numbered = { id, number }
  const doc: Numbered = { id: 'last', number }
  const of = counter.name
  await store.commit(tenant, [
    { do: 'insert', of: sheets.name, doc: sheet },
    last ? { do: 'replace', of, doc, version: last.version } : { do: 'insert', of, doc },
    { do: 'insert', of: carbons.name, doc: sheet },
  ])
  return number
}

for (let n = 0; ; n++) {
  const id = `${name}-${n}`
  try {
    process.stdout.write(`${id} ${await number(id)} answered\n`)
  } catch (problem) {
    if (!(problem instanceof StoreError)) throw problem
  }
}

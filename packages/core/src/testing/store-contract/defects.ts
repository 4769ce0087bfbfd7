import type { Store } from '../../ports/store.js'
import { thrownBy } from '../expect.js'
import { at, cards, insert, jobs, type Scene, us } from './fixtures.js'

const lease = { now: at(1), worker: 'w', until: at(9) }

const calls = (store: Store, of: string): Readonly<Record<string, () => Promise<unknown>>> => ({
  get: () => store.get(us, of, 'a'),
  find: () => store.find(us, of, { limit: 1 }),
  commit: () => store.commit(us, [{ do: 'insert', of, doc: { id: 'new' } }]),
  claim: () => store.claim(of, { ...lease, limit: 1 }),
  renew: () => store.renew(us, of, 'a', lease),
  backlog: () => store.backlog(of, { now: at(1), upTo: 1 }),
  release: () => store.release(us, of, 'a', 'w'),
})

/** Bugs of the caller throw: they are never answered. */
export const defects: readonly Scene[] = [
  [
    'throws for a collection it was not opened with',
    async (store) => {
      for (const [name, call] of Object.entries(calls(store, 'contract-unknown')))
        await thrownBy(call, name)
    },
  ],
  [
    'throws for a query by a field that is not declared',
    async (store) => {
      await insert(store, cards, { id: 'a', note: 'here' })
      const where = { note: 'here' }
      await thrownBy(() => store.find(us, cards, { where, limit: 1 }), 'where')
      await thrownBy(() => store.find(us, cards, { order: 'note', limit: 1 }), 'order')
    },
  ],
  [
    'throws for a cursor that no page gave',
    async (store) => {
      await insert(store, cards, { id: 'a' })
      await thrownBy(() => store.find(us, cards, { after: '{}', limit: 1 }), 'find')
    },
  ],
  [
    'throws for every call after it was closed',
    async (store) => {
      await store.close()
      for (const [name, call] of Object.entries(calls(store, jobs))) await thrownBy(call, name)
    },
  ],
]

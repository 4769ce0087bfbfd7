import { same } from '../expect.js'
import { at, claimed, insert, jobs, remove, replace, type Scene, us } from './fixtures.js'

/** Which documents a claim hands out. */
export const claims: readonly Scene[] = [
  [
    'hands out what is due at the moment or before, and nothing else',
    async (store) => {
      await insert(store, jobs, { id: 'a', due: at(5) }, { id: 'b', due: at(6) })
      await insert(store, jobs, { id: 'c', due: at(4), note: 'whole' })
      same(await claimed(store, 'w', at(3)), [], 'at 3')
      const given = await store.claim(jobs, { now: at(5), worker: 'w', until: at(9), limit: 9 })
      const expected = [
        { tenant: us, doc: { id: 'c', due: at(4), note: 'whole' }, version: 1 },
        { tenant: us, doc: { id: 'a', due: at(5) }, version: 1 },
      ]
      same(given, expected, 'at 5')
    },
  ],
  [
    'hands out the oldest first, then by id, up to the limit',
    async (store) => {
      await insert(store, jobs, { id: 'a', due: at(3) }, { id: 'd', due: at(1) })
      await insert(store, jobs, { id: 'b', due: at(2) }, { id: 'c', due: at(2) })
      same(await claimed(store, 'w', at(9), { limit: 2 }), ['d', 'b'], 'the first two')
      same(await claimed(store, 'w', at(9), { limit: 9 }), ['c', 'a'], 'the rest')
    },
  ],
  [
    'never claims a null due, which blocks nothing',
    async (store) => {
      await insert(store, jobs, { id: 'a', due: null, stream: 's' }, { id: 'b', stream: 's' })
      await insert(store, jobs, { id: 'c', due: at(1), stream: 's' }, { id: 'd', due: null })
      same(await claimed(store, 'w', at(9)), ['c'], 'claimed')
    },
  ],
  [
    'hands out only the first of a stream, by id, while it is there',
    async (store) => {
      await insert(store, jobs, { id: 'a', due: at(2), stream: 's' })
      await insert(store, jobs, { id: 'b', due: at(1), stream: 's' })
      await insert(store, jobs, { id: 'c', due: at(3), stream: 't' }, { id: 'd', due: at(4) })
      await insert(store, jobs, { id: 'e', due: at(5), stream: null })
      same(await claimed(store, 'w', at(9)), ['a', 'c', 'd', 'e'], 'at once')
      same(await claimed(store, 'v', at(9)), [], 'while the first is leased')
    },
  ],
  [
    'waits for the first of a stream that is not yet due',
    async (store) => {
      await insert(store, jobs, { id: 'a', due: at(8), stream: 's' })
      await insert(store, jobs, { id: 'b', due: at(1), stream: 's' })
      same(await claimed(store, 'w', at(5)), [], 'before')
      same(await claimed(store, 'w', at(8)), ['a'], 'when it is due')
    },
  ],
  [
    'hands out the next of a stream after the first was removed or its due set to null',
    async (store) => {
      for (const id of ['a', 'b', 'c']) await insert(store, jobs, { id, due: at(1), stream: 's' })
      same(await claimed(store, 'w', at(2)), ['a'], 'the first')
      await remove(store, jobs, 'a')
      same(await claimed(store, 'w', at(2)), ['b'], 'the second')
      await replace(store, jobs, { id: 'b', due: null, stream: 's' })
      same(await claimed(store, 'w', at(2)), ['c'], 'the third')
    },
  ],
]

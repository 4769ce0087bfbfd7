import type { Change, Store } from '../../ports/store.js'
import { same } from '../expect.js'
import {
  type AnyDoc,
  at,
  cards,
  claimed,
  found,
  inserting,
  jobs,
  loses,
  others,
  replacing,
  type Scene,
  us,
} from './fixtures.js'

const theirs: AnyDoc = { id: 'a', name: 'Theirs', code: 'K1' }

const theyInsert = (store: Store, of: string, ...docs: readonly AnyDoc[]): Promise<void> =>
  store.commit(
    others,
    docs.map((doc) => inserting(of, doc)),
  )

/** Two tenants in one store never notice each other. */
export const tenants: readonly Scene[] = [
  [
    'shows no document of another tenant',
    async (store) => {
      await theyInsert(store, cards, theirs)
      same(await store.get(us, cards, 'a'), undefined, 'get')
      same(await found(store, {}), [], 'find')
      same(await found(store, { where: { code: 'K1' } }), [], 'find by a field')
      same(await found(store, { search: 'theirs' }), [], 'search')
    },
  ],
  [
    'keeps ids and unique keys per tenant',
    async (store) => {
      await theyInsert(store, cards, theirs)
      await store.commit(us, [inserting(cards, { ...theirs, name: 'Ours' })])
      same((await store.get(us, cards, 'a'))?.doc, { ...theirs, name: 'Ours' }, 'ours')
      same((await store.get(others, cards, 'a'))?.doc, theirs, 'theirs')
    },
  ],
  [
    'lets no commit touch or check a document of another tenant',
    async (store) => {
      await theyInsert(store, cards, theirs)
      const tries: readonly Change[] = [
        replacing(cards, { id: 'a', name: 'Ours' }, 1),
        { do: 'remove', of: cards, id: 'a', version: 1 },
        { do: 'check', of: cards, id: 'a', version: 1 },
      ]
      for (const change of tries)
        await loses('conflict', () => store.commit(us, [change]), change.do)
      await store.commit(us, [{ do: 'check', of: cards, id: 'a', version: 0 }])
      same(await store.get(others, cards, 'a'), { doc: theirs, version: 1 }, 'theirs')
    },
  ],
  [
    'moves the versions of two tenants apart',
    async (store) => {
      await theyInsert(store, cards, theirs)
      const doc = { id: 'a', name: 'Ours' }
      await store.commit(us, [{ do: 'insert', of: cards, doc }])
      await store.commit(us, [{ do: 'replace', of: cards, doc, version: 1 }])
      same((await store.get(others, cards, 'a'))?.version, 1, 'theirs')
      await store.commit(us, [{ do: 'remove', of: cards, id: 'a', version: 2 }])
      same(await store.get(others, cards, 'a'), { doc: theirs, version: 1 }, 'theirs')
    },
  ],
  [
    'claims for every tenant, and says whose each document is',
    async (store) => {
      await theyInsert(store, jobs, { id: 'a', due: at(2), whose: 'theirs' })
      const doc = { id: 'a', due: at(1), whose: 'ours' }
      await store.commit(us, [{ do: 'insert', of: jobs, doc }])
      const given = await store.claim(jobs, { now: at(3), worker: 'w', until: at(9), limit: 9 })
      const expected = [
        { tenant: us, doc, version: 1 },
        { tenant: others, doc: { id: 'a', due: at(2), whose: 'theirs' }, version: 1 },
      ]
      same(given, expected, 'claimed')
    },
  ],
  [
    'holds up no stream for what another tenant has in its own of the same name',
    async (store) => {
      await theyInsert(store, jobs, { id: 'a', due: at(1), stream: 's' })
      const doc = { id: 'b', due: at(2), stream: 's' }
      await store.commit(us, [{ do: 'insert', of: jobs, doc }])
      same(await claimed(store, 'w', at(3)), ['a', 'b'], 'claimed')
    },
  ],
  [
    'renews and releases no lease of another tenant',
    async (store) => {
      await theyInsert(store, jobs, { id: 'a', due: at(1) })
      await claimed(store, 'w', at(2), { until: at(10) })
      const lease = { now: at(2), worker: 'w', until: at(40) }
      same(await store.renew(us, jobs, 'a', lease), false, 'renewed by us')
      await store.release(us, jobs, 'a', 'w')
      same(await claimed(store, 'v', at(9)), [], 'before the end of their lease')
      same(await claimed(store, 'v', at(10)), ['a'], 'at its end')
    },
  ],
]

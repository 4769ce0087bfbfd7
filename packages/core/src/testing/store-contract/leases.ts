import type { Store } from '../../ports/store.js'
import { same } from '../expect.js'
import { at, claimed, insert, jobs, remove, replace, type Scene, us } from './fixtures.js'

const oneJob = (store: Store): Promise<void> => insert(store, jobs, { id: 'a', due: at(1) })

const renew = (store: Store, worker: string, until: number): Promise<boolean> =>
  store.renew(us, jobs, 'a', { now: at(2), worker, until: at(until) })

/** How long a claimed document stays with its worker. */
export const leases: readonly Scene[] = [
  [
    'hands a document to one worker only',
    async (store) => {
      for (const id of ['a', 'b', 'c', 'd']) await insert(store, jobs, { id, due: at(1) })
      const workers = ['v', 'w', 'x', 'y', 'z']
      const given = await Promise.all(
        workers.map((worker) => claimed(store, worker, at(2), { limit: 2 })),
      )
      same([...given.flat()].sort(), ['a', 'b', 'c', 'd'], 'handed out')
      same(await claimed(store, 'v', at(2)), [], 'to a worker that holds some already')
    },
  ],
  [
    'hands a document to another worker when its lease ends, not before',
    async (store) => {
      await oneJob(store)
      same(await claimed(store, 'w', at(2), { until: at(10) }), ['a'], 'first')
      same(await claimed(store, 'v', at(9)), [], 'before the end')
      same(await claimed(store, 'v', at(10)), ['a'], 'at the end')
    },
  ],
  [
    'prolongs a lease for its holder',
    async (store) => {
      await oneJob(store)
      await claimed(store, 'w', at(2), { until: at(10) })
      same(await renew(store, 'w', 20), true, 'renewed')
      same(await claimed(store, 'v', at(15)), [], 'after the first end')
      same(await claimed(store, 'v', at(20)), ['a'], 'after the second end')
    },
  ],
  [
    'prolongs no lease that another worker took over, nor one never given',
    async (store) => {
      await oneJob(store)
      same(await renew(store, 'w', 20), false, 'never given')
      await claimed(store, 'w', at(2), { until: at(5) })
      await claimed(store, 'v', at(6), { until: at(10) })
      same(await renew(store, 'w', 40), false, 'taken over')
      same(await claimed(store, 'x', at(10)), ['a'], 'at the end of the second lease')
    },
  ],
  [
    'prolongs no lease of a document that is gone',
    async (store) => {
      await oneJob(store)
      await claimed(store, 'w', at(2))
      await remove(store, jobs, 'a')
      same(await renew(store, 'w', 20), false, 'gone')
      same(await store.renew(us, jobs, 'b', { now: at(2), worker: 'w', until: at(9) }), false, 'b')
      await oneJob(store)
      same(await renew(store, 'w', 20), false, 'inserted again')
    },
  ],
  [
    'gives a document back before the lease ends',
    async (store) => {
      await oneJob(store)
      await claimed(store, 'w', at(2))
      await store.release(us, jobs, 'a', 'w')
      same(await renew(store, 'w', 20), false, 'renewed after it')
      same(await claimed(store, 'v', at(3)), ['a'], 'claimed after it')
    },
  ],
  [
    'leaves the lease of another worker alone when asked to release it',
    async (store) => {
      await oneJob(store)
      await claimed(store, 'w', at(2))
      await store.release(us, jobs, 'a', 'v')
      await store.release(us, jobs, 'nobody', 'v')
      same(await claimed(store, 'v', at(3)), [], 'claimed after it')
    },
  ],
  [
    'moves no version by claiming, renewing or releasing',
    async (store) => {
      await oneJob(store)
      const [given] = await store.claim(jobs, { now: at(2), worker: 'w', until: at(9), limit: 1 })
      same(given?.version, 1, 'claimed')
      await renew(store, 'w', 20)
      await store.release(us, jobs, 'a', 'w')
      const doc = { id: 'a', due: at(1) }
      same(await store.get(us, jobs, 'a'), { doc, version: 1 }, 'stored')
      await store.commit(us, [{ do: 'replace', of: jobs, doc, version: 1 }])
    },
  ],
  [
    'keeps a lease while its document is replaced',
    async (store) => {
      await oneJob(store)
      await claimed(store, 'w', at(2))
      await replace(store, jobs, { id: 'a', due: at(1), attempts: 1 })
      same(await claimed(store, 'v', at(3)), [], 'claimed by another')
      same(await renew(store, 'w', 20), true, 'renewed')
    },
  ],
]

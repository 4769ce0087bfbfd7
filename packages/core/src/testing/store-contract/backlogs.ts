import type { Store } from '../../ports/store.js'
import { same } from '../expect.js'
import { at, claimed, insert, inserting, jobs, others, type Scene } from './fixtures.js'

const backlog = (store: Store, minutes: number, upTo = 100) =>
  store.backlog(jobs, { now: at(minutes), upTo })

/** What is said of the work that waits. */
export const backlogs: readonly Scene[] = [
  [
    'counts what is due of every tenant at the moment or before, and says since when',
    async (store) => {
      same(await backlog(store, 5), { due: 0, parked: 0 }, 'empty')
      await insert(store, jobs, { id: 'a', due: at(3) }, { id: 'b', due: at(5) })
      await insert(store, jobs, { id: 'c', due: at(6) }, { id: 'd', due: null }, { id: 'e' })
      await store.commit(others, [inserting(jobs, { id: 'a', due: at(2) })])
      same(await backlog(store, 1), { due: 0, parked: 0 }, 'before')
      same(await backlog(store, 5), { due: 3, oldest: at(2), parked: 0 }, 'due')
    },
  ],
  [
    'counts what a worker holds, and all of a stream',
    async (store) => {
      for (const id of ['a', 'b']) await insert(store, jobs, { id, due: at(1), stream: 's' })
      await claimed(store, 'w', at(2))
      same(await backlog(store, 2), { due: 2, oldest: at(1), parked: 0 }, 'due')
    },
  ],
  [
    'counts as parked what is marked so and due no more',
    async (store) => {
      await insert(store, jobs, { id: 'a', due: null, state: 'failed' }, { id: 'b', due: null })
      await insert(store, jobs, { id: 'c', due: null, state: 'done' }, { id: 'd', state: 'failed' })
      await insert(store, jobs, { id: 'e', due: at(1), state: 'failed' })
      same(await backlog(store, 2), { due: 1, oldest: at(1), parked: 2 }, 'parked')
    },
  ],
  [
    'counts no further than it is asked to',
    async (store) => {
      for (const id of ['a', 'b', 'c']) {
        await insert(store, jobs, { id, due: at(1) })
        await insert(store, jobs, { id: `${id}-parked`, due: null, state: 'failed' })
      }
      same(await backlog(store, 2, 2), { due: 2, oldest: at(1), parked: 2 }, 'up to 2')
      same(await backlog(store, 2, 3), { due: 3, oldest: at(1), parked: 3 }, 'up to 3')
    },
  ],
]

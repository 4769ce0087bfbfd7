import type { Change, Store } from '../../ports/store.js'
import { same } from '../expect.js'
import {
  cards,
  insert,
  inserting,
  jobs,
  loses,
  remove,
  replace,
  replacing,
  type Scene,
  us,
} from './fixtures.js'

const check = (id: string, version: number): Change => ({ do: 'check', of: cards, id, version })
const note = (id: string): Change => inserting(jobs, { id })

/** Fails unless the commit is lost as a conflict and nothing of it was written, in any collection. */
const losesWhole = async (store: Store, change: Change): Promise<void> => {
  const before = await everything(store)
  await loses('conflict', () => store.commit(us, [note('first'), change, note('last')]), change.do)
  same(await everything(store), before, 'what is stored')
}

const everything = async (store: Store): Promise<unknown> => [
  (await store.find(us, cards, { limit: 100 })).items,
  (await store.find(us, jobs, { limit: 100 })).items,
]

const cardsAtTwo = async (store: Store): Promise<void> => {
  await insert(store, cards, { id: 'a', step: 1 })
  await replace(store, cards, { id: 'a', step: 2 })
}

/** Versions: who loses, and that a loser writes nothing. */
export const guards: readonly Scene[] = [
  [
    'loses a replacement whose version has moved on, and writes nothing of the commit',
    async (store) => {
      await cardsAtTwo(store)
      const doc = { id: 'a', step: 99 }
      await losesWhole(store, { do: 'replace', of: cards, doc, version: 1 })
      await losesWhole(store, { do: 'replace', of: cards, doc, version: 3 })
    },
  ],
  [
    'loses a replacement of a document that is gone',
    async (store) => {
      await insert(store, cards, { id: 'a' })
      await remove(store, cards, 'a')
      await losesWhole(store, replacing(cards, { id: 'a' }, 1))
    },
  ],
  [
    'loses a removal whose version has moved on, and writes nothing of the commit',
    async (store) => {
      await cardsAtTwo(store)
      await losesWhole(store, { do: 'remove', of: cards, id: 'a', version: 1 })
    },
  ],
  [
    'loses a removal of a document that is gone',
    (store) => losesWhole(store, { do: 'remove', of: cards, id: 'a', version: 1 }),
  ],
  [
    'writes nothing of a commit that met a duplicate',
    async (store) => {
      await insert(store, cards, { id: 'taken' })
      const before = await everything(store)
      const again: Change = inserting(cards, { id: 'taken', step: 2 })
      const commit = () => store.commit(us, [note('first'), again, note('last')])
      await loses('duplicate', commit, 'insert')
      same(await everything(store), before, 'what is stored')
    },
  ],
  [
    'loses a commit whose checked document has moved',
    async (store) => {
      await cardsAtTwo(store)
      await losesWhole(store, check('a', 1))
    },
  ],
  [
    'loses a commit whose checked document is gone',
    async (store) => {
      await insert(store, cards, { id: 'a' })
      await remove(store, cards, 'a')
      await losesWhole(store, check('a', 1))
    },
  ],
  [
    'loses a commit whose document was checked as absent and appeared',
    async (store) => {
      await insert(store, cards, { id: 'a' })
      await losesWhole(store, check('a', 0))
    },
  ],
  [
    'wins a commit whose checks hold, and leaves what it checked alone',
    async (store) => {
      await cardsAtTwo(store)
      await store.commit(us, [check('a', 2), check('nobody', 0), note('written')])
      same(await store.get(us, cards, 'a'), { doc: { id: 'a', step: 2 }, version: 2 }, 'checked')
      same((await store.get(us, jobs, 'written'))?.version, 1, 'written')
    },
  ],
  [
    'lets exactly one of many commits on one version win',
    async (store) => {
      await insert(store, cards, { id: 'a', winner: null })
      const winners: string[] = []
      const attempt = async (winner: string): Promise<void> => {
        const doc = { id: 'a', winner }
        await store.commit(us, [{ do: 'replace', of: cards, doc, version: 1 }])
        winners.push(winner)
      }
      const names = ['ada', 'bea', 'cleo', 'dina', 'eva', 'fay', 'gil', 'hana']
      const lost = (await Promise.allSettled(names.map(attempt))).flatMap((settled) =>
        settled.status === 'rejected' ? [(settled.reason as { code?: unknown }).code] : [],
      )
      same(winners.length, 1, 'the number of winners')
      same(lost, Array(names.length - 1).fill('conflict'), 'what losers see')
      const stored = await store.get(us, cards, 'a')
      same(stored, { doc: { id: 'a', winner: winners[0] }, version: 2 }, 'stored')
    },
  ],
]

import type { Query, Store } from '../../ports/store.js'
import { same } from '../expect.js'
import {
  cards,
  finds,
  found,
  insert,
  inserting,
  others,
  remove,
  replace,
  type Scene,
  us,
} from './fixtures.js'

const people = (store: Store): Promise<void> =>
  insert(
    store,
    cards,
    { id: 's1', name: 'Jeanne Dupontel', city: 'Lyon', size: 3 },
    { id: 's2', name: 'Éléonore Dupont', city: 'Lyon', size: 1, note: 'le 06 12 34 56 78' },
    { id: 's3', name: 'Jean Dupond', city: 'Metz', size: 2, note: '+33612345678' },
    { id: 's4', name: 'Bernadette Dudupont', city: 'Lyon', size: 4 },
    { id: 's5', name: 'Ana Roy', city: 'Metz', size: 5, note: 'rang 4711' },
  )

/** The ids of every page of a query, one after the other; fails when the pages do not end. */
const walked = async (store: Store, query: Query): Promise<readonly string[]> => {
  const ids: string[] = []
  let after: string | undefined
  for (let page = 0; page < 20; page++) {
    const { items, next } = await store.find(us, cards, { ...query, after })
    ids.push(...items.map(({ doc }) => doc.id))
    if (!next) return ids
    after = next
  }
  throw new Error(`the pages of ${JSON.stringify(query)} do not end`)
}

/** How well a search finds. */
export const searches: readonly Scene[] = [
  [
    'searches parts of words, and one or two letters at their beginning only',
    async (store) => {
      await people(store)
      await finds(store, { search: 'upont' }, ['s1', 's2', 's4'])
      await finds(store, { search: 'oy' }, [])
      await finds(store, { search: 'ro' }, ['s5'])
      await finds(store, { search: 'b' }, ['s4'])
      await finds(store, { search: 'd j' }, ['s1', 's3'])
    },
  ],
  [
    'searches a number as it is dialled, written in pairs or kept',
    async (store) => {
      await people(store)
      await finds(store, { search: '06 12 34 56' }, ['s2', 's3'])
      await finds(store, { search: '0612345678' }, ['s2', 's3'])
      await finds(store, { search: '0033 6 12345678' }, ['s3'])
      await finds(store, { search: '0033612' }, ['s3'])
      await finds(store, { search: '4567' }, ['s2', 's3'])
    },
  ],
  [
    'forgives a typo in four letters, two in eight, none in fewer nor in a number',
    async (store) => {
      await people(store)
      await finds(store, { search: 'jaen' }, ['s3'])
      await finds(store, { search: 'bernardete' }, ['s4'])
      await finds(store, { search: 'bernarrdete' }, [])
      await finds(store, { search: 'eleanore' }, ['s2'])
      await finds(store, { search: 'eleanoer' }, ['s2'])
      await finds(store, { search: 'rroy' }, ['s5'])
      await finds(store, { search: 'roi' }, [])
      await finds(store, { search: '4712' }, [])
      await finds(store, { search: 'jaen dupnod' }, ['s3'])
      await finds(store, { search: 'jaen bernadette' }, [])
    },
  ],
  [
    'takes two letters that changed places for one typo',
    async (store) => {
      await people(store)
      await finds(store, { search: 'dupnot' }, ['s2'])
      await finds(store, { search: 'enbradette' }, [])
      await finds(store, { search: 'ebrnadetet' }, ['s4'])
    },
  ],
  [
    'puts the best answer first: a word, its beginning, a part of it, a typo; then by id',
    async (store) => {
      await people(store)
      await finds(store, { search: 'dupont' }, ['s2', 's1', 's4', 's3'])
      await finds(store, { search: 'jean' }, ['s3', 's1'])
      await finds(store, { search: 'dupont', descending: true }, ['s3', 's4', 's1', 's2'])
      const where = { city: 'Lyon' }
      await finds(store, { search: 'dupont', where }, ['s2', 's1', 's4'])
      await finds(store, { search: 'dupont', where: { size: { from: 3 } } }, ['s1', 's4'])
    },
  ],
  [
    'keeps what a search found in the order asked for, typos among it',
    async (store) => {
      await people(store)
      await finds(store, { search: 'dupont', order: 'size' }, ['s2', 's3', 's1', 's4'])
      const order = { order: 'city', descending: true }
      await finds(store, { search: 'dupont', ...order }, ['s3', 's4', 's2', 's1'])
    },
  ],
  [
    'walks the pages of a search without loss or twin, best first or in order',
    async (store) => {
      const names = ['Dupond', 'Ledupont', 'Dupont', 'Dupontel', 'Dupnot', 'DUPONT', 'Petit']
      const docs = [...names, ...names].map((name, i) => ({ id: `w${10 + i}`, name, city: 'Lyon' }))
      await insert(store, cards, ...docs)
      const queries: readonly Omit<Query, 'limit'>[] = [
        {},
        { order: 'name' },
        { order: 'city' },
        { where: { city: 'Lyon' } },
      ]
      for (const query of queries)
        for (const descending of [false, true]) {
          const asked = { search: 'dupont', descending, ...query }
          const whole = await found(store, asked)
          same(whole.length, 12, 'everything at once')
          for (const limit of [1, 5, 11, 12])
            same(await walked(store, { ...asked, limit }), whole, JSON.stringify(asked))
        }
    },
  ],
  [
    'forgives typos in what a document says now, not in what it said before',
    async (store) => {
      await people(store)
      await replace(store, cards, { id: 's2', name: 'Éléonore Martin' })
      await remove(store, cards, 's3')
      await finds(store, { search: 'dupnot' }, [])
      await finds(store, { search: 'matrin' }, ['s2'])
    },
  ],
  [
    'finds nobody of another tenant, by a part or by a typo',
    async (store) => {
      await store.commit(others, [inserting(cards, { id: 'a', name: 'Theodora Theirs' })])
      await insert(store, cards, { id: 'b', name: 'Dora Ours' })
      await finds(store, { search: 'dora' }, ['b'])
      await finds(store, { search: 'theodroa' }, [])
      await finds(store, { search: 'heir' }, [])
    },
  ],
]

import type { Query, Store } from '../../ports/store.js'
import { same } from '../expect.js'
import { type AnyDoc, cards, finds, found, insert, inserting, type Scene, us } from './fixtures.js'

const sizes: readonly AnyDoc[] = [
  { id: 'a', size: 10 },
  { id: 'b' },
  { id: 'c', size: 9 },
  { id: 'd', size: null },
  { id: 'e', size: 10 },
  { id: 'f', size: -1 },
  { id: 'g', size: 10 },
  { id: 'h', size: 100 },
]

/** Walks every page; fails when the pages do not end. */
const walk = async (store: Store, query: Query): Promise<readonly string[]> => {
  const ids: string[] = []
  let after: string | undefined
  for (let page = 0; page < 50; page++) {
    const { items, next } = await store.find(us, cards, { ...query, after })
    ids.push(...items.map(({ doc }) => doc.id))
    if (items.length > query.limit) throw new Error(`a page of ${items.length}: ${query.limit}`)
    if (!next) return ids
    after = next
  }
  throw new Error(`the pages of ${JSON.stringify(query)} do not end`)
}

/** The order of an answer, and its pages. */
export const orders: readonly Scene[] = [
  [
    'orders by id when no order is asked for',
    async (store) => {
      await insert(store, cards, { id: 'c' }, { id: 'B' }, { id: 'a' }, { id: 'b' })
      await finds(store, {}, ['B', 'a', 'b', 'c'])
      await finds(store, { descending: true }, ['c', 'b', 'a', 'B'])
    },
  ],
  [
    'orders by a field, ties by id in the same direction',
    async (store) => {
      await insert(store, cards, ...[...sizes].reverse())
      const up = ['b', 'd', 'f', 'c', 'a', 'e', 'g', 'h']
      await finds(store, { order: 'size' }, up)
      await finds(store, { order: 'size', descending: true }, [...up].reverse())
    },
  ],
  [
    'puts null before everything else, numbers by value',
    async (store) => {
      const texts = [{ id: 'a', city: '' }, { id: 'b' }, { id: 'c', city: '0' }]
      await insert(store, cards, { id: 'd', city: null }, ...texts)
      await finds(store, { order: 'city' }, ['b', 'd', 'a', 'c'])
      await insert(store, cards, { id: 'n', size: -5 }, { id: 'm', size: 40 }, { id: 'o', size: 5 })
      await finds(store, { order: 'size' }, ['a', 'b', 'c', 'd', 'n', 'o', 'm'])
    },
  ],
  [
    'orders text by UTF-16 code unit',
    async (store) => {
      const names = ['z', 'é', 'ﬀ', '😀', 'Z', '10', '9', 'a b', 'a', 'ab', 'a😀']
      await insert(store, cards, ...names.map((name) => ({ id: name, name })))
      const inOrder = [...names].sort((a, b) => (a < b ? -1 : 1))
      await finds(store, { order: 'name' }, inOrder)
      await finds(store, {}, inOrder)
      await finds(store, { where: { name: { from: '😀', to: 'ﬀ' } } }, ['😀'])
    },
  ],
  [
    'answers at most the limit, and says that more may follow only when it may',
    async (store) => {
      await insert(store, cards, ...sizes)
      const short = await store.find(us, cards, { limit: 3 })
      same([short.items.length, typeof short.next], [3, 'string'], 'a page of three')
      const whole = await store.find(us, cards, { limit: 9 })
      same([whole.items.length, whole.next], [8, undefined], 'a page of nine')
    },
  ],
  [
    'walks its pages over ties and nulls without skipping or repeating',
    async (store) => {
      await insert(store, cards, ...sizes)
      for (const query of [{}, { order: 'size' }, { order: 'id' }, { order: 'city' }])
        for (const descending of [false, true])
          for (const limit of [1, 2, 3, 8]) {
            const asked = { ...query, descending, limit }
            const whole = await found(store, { ...query, descending })
            same(await walk(store, asked), whole, JSON.stringify(asked))
            same(whole.length, sizes.length, 'everything at once')
          }
    },
  ],
  [
    'walks the pages of a condition and of a search',
    async (store) => {
      const names = ['Anna', 'Bea', 'anna', 'Änna', 'Cleo', 'Hanna']
      await insert(store, cards, ...names.map((name, i) => ({ id: `${i}`, name, city: 'Lyon' })))
      const search = { search: 'anna', order: 'name', limit: 1 }
      same(await walk(store, search), ['0', '5', '2', '3'], 'a search')
      const where = { where: { city: 'Lyon', name: { from: 'B' } }, limit: 2 }
      same(await walk(store, where), ['1', '2', '3', '4', '5'], 'a condition')
    },
  ],
  [
    'goes on after the cursor when its document has gone or new ones have come',
    async (store) => {
      await insert(store, cards, { id: 'b' }, { id: 'd' }, { id: 'f' })
      const { next } = await store.find(us, cards, { limit: 2 })
      await store.commit(us, [
        { do: 'remove', of: cards, id: 'd', version: 1 },
        inserting(cards, { id: 'a' }),
        inserting(cards, { id: 'e' }),
      ])
      await finds(store, { after: next }, ['e', 'f'])
    },
  ],
]

import { same } from '../expect.js'
import {
  cards,
  found,
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

/** Unique keys: `code`, and `shelf` with `place`. */
export const uniqueKeys: readonly Scene[] = [
  [
    'refuses an insert whose unique key is taken, and writes nothing of the commit',
    async (store) => {
      await insert(store, cards, { id: 'a', code: 'K1' })
      const commit = () =>
        store.commit(us, [
          inserting(jobs, { id: 'first' }),
          inserting(cards, { id: 'b', code: 'K1' }),
          inserting(cards, { id: 'c', code: 'K2' }),
        ])
      await loses('duplicate', commit, 'commit')
      same(await found(store, {}), ['a'], 'cards')
      same(await store.get(us, jobs, 'first'), undefined, 'the first line')
    },
  ],
  [
    'refuses a replacement whose unique key is taken, and writes nothing of the commit',
    async (store) => {
      await insert(store, cards, { id: 'a', code: 'K1' }, { id: 'b', code: 'K2' })
      await loses('duplicate', () => replace(store, cards, { id: 'b', code: 'K1' }), 'replace')
      same(await store.get(us, cards, 'b'), { doc: { id: 'b', code: 'K2' }, version: 1 }, 'b')
    },
  ],
  [
    'refuses one unique key for two documents of the same commit',
    async (store) => {
      const commit = () => insert(store, cards, { id: 'a', code: 'K1' }, { id: 'b', code: 'K1' })
      await loses('duplicate', commit, 'commit')
      same(await found(store, {}), [], 'cards')
    },
  ],
  [
    'takes a unique key of several fields as a whole',
    async (store) => {
      await insert(store, cards, { id: 'a', shelf: 'north', place: 1 })
      await insert(store, cards, { id: 'b', shelf: 'north', place: 2 })
      await insert(store, cards, { id: 'c', shelf: 'south', place: 1 })
      const again = { id: 'd', shelf: 'north', place: 1 }
      await loses('duplicate', () => insert(store, cards, again), 'insert')
    },
  ],
  [
    'lets a document keep its own unique key',
    async (store) => {
      await insert(store, cards, { id: 'a', code: 'K1', step: 1 })
      await replace(store, cards, { id: 'a', code: 'K1', step: 2 })
      same((await store.get(us, cards, 'a'))?.version, 2, 'the version')
    },
  ],
  [
    'never holds an absent or null field against a unique key',
    async (store) => {
      await insert(store, cards, { id: 'a' }, { id: 'b' }, { id: 'c', code: null })
      await insert(store, cards, { id: 'd', code: null })
      await insert(store, cards, { id: 'e', shelf: 'north' }, { id: 'f', shelf: 'north' })
      await insert(store, cards, { id: 'g', shelf: 'north', place: null })
      same((await found(store, {})).length, 7, 'the number of cards')
    },
  ],
  [
    'frees a unique key when its holder is removed or changed',
    async (store) => {
      await insert(store, cards, { id: 'a', code: 'K1' }, { id: 'b', code: 'K2' })
      await remove(store, cards, 'a')
      await replace(store, cards, { id: 'b', code: 'K3' })
      await insert(store, cards, { id: 'c', code: 'K1' }, { id: 'd', code: 'K2' })
      same(await found(store, {}), ['b', 'c', 'd'], 'cards')
    },
  ],
  [
    'frees a unique key for the commit that removes its holder, whatever the order of its lines',
    async (store) => {
      await insert(store, cards, { id: 'b', code: 'K1' }, { id: 'c', code: 'K2' })
      await store.commit(us, [
        inserting(cards, { id: 'a', code: 'K1' }),
        { do: 'remove', of: cards, id: 'b', version: 1 },
        { do: 'remove', of: cards, id: 'c', version: 1 },
        inserting(cards, { id: 'd', code: 'K2' }),
      ])
      same(await found(store, {}), ['a', 'd'], 'cards')
    },
  ],
  [
    'lets two documents exchange their unique keys in one commit',
    async (store) => {
      await insert(store, cards, { id: 'a', code: 'K1' }, { id: 'b', code: 'K2' })
      await store.commit(us, [
        replacing(cards, { id: 'a', code: 'K2' }, 1),
        replacing(cards, { id: 'b', code: 'K1' }, 1),
      ])
      same(await found(store, { where: { code: 'K1' } }), ['b'], 'K1')
      const third = { id: 'c', code: 'K2' }
      await loses('duplicate', () => insert(store, cards, third), 'a third one')
    },
  ],
]

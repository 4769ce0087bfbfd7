import type { Store } from '../../ports/store.js'
import { cards, finds, insert, remove, replace, type Scene } from './fixtures.js'

const people = (store: Store): Promise<void> =>
  insert(
    store,
    cards,
    { id: 'p1', name: 'Amélie Dupont', city: 'Lyon', size: 10, note: 'clé chez le gardien' },
    { id: 'p2', name: 'Bruno Lefèvre', city: 'Metz', size: 9, note: '' },
    { id: 'p3', name: 'Chloé DUPONT-MOREL', city: 'Lyon', size: 100 },
    { id: 'p4', name: 'Œuvre du Cœur', city: null, size: null, note: 'no 100_2' },
    { id: 'p5' },
  )

/** Which documents a query finds. */
export const queries: readonly Scene[] = [
  [
    'finds by equality, every condition at once',
    async (store) => {
      await people(store)
      await finds(store, { where: { city: 'Lyon' } }, ['p1', 'p3'])
      await finds(store, { where: { size: 9 } }, ['p2'])
      await finds(store, { where: { city: 'Lyon', size: 100 } }, ['p3'])
      await finds(store, { where: { city: 'lyon' } }, [])
      await finds(store, { where: {} }, ['p1', 'p2', 'p3', 'p4', 'p5'])
    },
  ],
  [
    'finds by id as by any declared field',
    async (store) => {
      await people(store)
      await finds(store, { where: { id: 'p2' } }, ['p2'])
      await finds(store, { where: { id: { from: 'p2', to: 'p4' } } }, ['p2', 'p3'])
      await finds(store, { order: 'id', descending: true }, ['p5', 'p4', 'p3', 'p2', 'p1'])
    },
  ],
  [
    'finds null by null, and takes absent for null',
    async (store) => {
      await people(store)
      await finds(store, { where: { city: null } }, ['p4', 'p5'])
      await finds(store, { where: { size: null } }, ['p4', 'p5'])
    },
  ],
  [
    'finds one of several values, null among them',
    async (store) => {
      await people(store)
      await finds(store, { where: { city: { in: ['Metz', 'Nice'] } } }, ['p2'])
      await finds(store, { where: { size: { in: [9, 10] } } }, ['p1', 'p2'])
      await finds(store, { where: { city: { in: ['Metz', null] } } }, ['p2', 'p4', 'p5'])
      await finds(store, { where: { city: { in: [] } } }, [])
      await finds(store, { where: { city: { in: ['Lyon'] }, size: { in: [10] } } }, ['p1'])
    },
  ],
  [
    'finds within a range that starts at `from` and ends before `to`, null never',
    async (store) => {
      await people(store)
      await finds(store, { where: { size: { from: 9, to: 100 } } }, ['p1', 'p2'])
      await finds(store, { where: { size: { from: 10 } } }, ['p1', 'p3'])
      await finds(store, { where: { size: { to: 10 } } }, ['p2'])
      await finds(store, { where: { city: { from: 'Lyon', to: 'Metz' } } }, ['p1', 'p3'])
      await finds(store, { where: { city: { to: 'Z' } } }, ['p1', 'p2', 'p3'])
      await finds(store, { where: { city: {} } }, ['p1', 'p2', 'p3'])
    },
  ],
  [
    'finds by what a document says now, not by what it said before',
    async (store) => {
      await people(store)
      await replace(store, cards, { id: 'p1', name: 'Amélie Petit', city: 'Metz' })
      await remove(store, cards, 'p3')
      await finds(store, { where: { city: 'Lyon' } }, [])
      await finds(store, { where: { city: 'Metz' } }, ['p1', 'p2'])
      await finds(store, { search: 'dupont' }, [])
      await finds(store, { search: 'petit' }, ['p1'])
    },
  ],
  [
    'searches accents and case aside',
    async (store) => {
      await people(store)
      await finds(store, { search: 'AMELIE' }, ['p1'])
      await finds(store, { search: 'lefevre' }, ['p2'])
      await finds(store, { search: 'Lefèvre' }, ['p2'])
      await finds(store, { search: 'oeuvre' }, ['p4'])
      await finds(store, { search: 'dupont' }, ['p1', 'p3'])
    },
  ],
  [
    'searches every word, in any order, in any searchable field and in no other',
    async (store) => {
      await people(store)
      await finds(store, { search: 'dupont chloe' }, ['p3'])
      await finds(store, { search: 'dupont lefevre' }, [])
      await finds(store, { search: 'gardien amel' }, ['p1'])
      await finds(store, { search: 'lyon' }, [])
      await finds(store, { search: 'dupont', where: { size: 100 } }, ['p3'])
      await finds(store, { search: '' }, ['p1', 'p2', 'p3', 'p4', 'p5'])
    },
  ],
  [
    'takes no character of a search for a pattern',
    async (store) => {
      await people(store)
      await finds(store, { search: 'dupont%amelie' }, ['p1'])
      await finds(store, { search: 'b_uno%' }, ['p2'])
      await finds(store, { search: '%zzz%' }, [])
      await finds(store, { search: '100_2' }, ['p4'])
      await finds(store, { search: "du' or 1=1 --" }, [])
    },
  ],
]

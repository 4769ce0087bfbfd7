import type { Stored } from '../../ports/store.js'
import { same } from '../expect.js'
import {
  type AnyDoc,
  cards,
  insert,
  jobs,
  loses,
  remove,
  replace,
  replacing,
  type Scene,
  us,
} from './fixtures.js'

const rich: AnyDoc = {
  id: 'rich',
  text: 'Zoë Müller, "l\'été" à Saint-Étienne \\ \n 😀 \u2028 ﬀ 日本',
  big: Number.MAX_SAFE_INTEGER,
  small: Number.MIN_SAFE_INTEGER,
  ratio: 0.1,
  nothing: null,
  flags: [true, false, null],
  empty: { list: [], record: {}, text: '' },
  nested: [{ deep: [{ er: [1, [2, [3]]] }] }],
  'odd name': { '': 1, 'é.$[0]': 2 },
}

/** One document at a time: insert, replace, remove, get. */
export const documents: readonly Scene[] = [
  [
    'answers undefined for a document that is absent',
    async (store) => same(await store.get(us, cards, 'nobody'), undefined, 'get'),
  ],
  [
    'gives back what was inserted, at version 1',
    async (store) => {
      await insert(store, cards, { id: 'a', name: 'Ada' })
      same(await store.get(us, cards, 'a'), { doc: { id: 'a', name: 'Ada' }, version: 1 }, 'get')
    },
  ],
  [
    'moves the version on by one at every replacement',
    async (store) => {
      await insert(store, cards, { id: 'a', step: 1 }, { id: 'still' })
      for (const version of [1, 2]) {
        const doc = { id: 'a', step: version + 1 }
        await store.commit(us, [{ do: 'replace', of: cards, doc, version }])
        same(await store.get(us, cards, 'a'), { doc, version: version + 1 }, 'get')
      }
      same((await store.get(us, cards, 'still'))?.version, 1, 'the version of another document')
    },
  ],
  [
    'gives the same version in a page as by id',
    async (store) => {
      await insert(store, cards, { id: 'a' })
      await replace(store, cards, { id: 'a', step: 2 })
      const { items } = await store.find(us, cards, { limit: 10 })
      same(items, [{ doc: { id: 'a', step: 2 }, version: 2 }], 'find')
    },
  ],
  [
    'replaces the whole document, never merges',
    async (store) => {
      await insert(store, cards, { id: 'a', name: 'Ada', city: 'Lyon' })
      await replace(store, cards, { id: 'a', city: 'Metz' })
      same((await store.get(us, cards, 'a'))?.doc, { id: 'a', city: 'Metz' }, 'get')
    },
  ],
  [
    'removes a document',
    async (store) => {
      await insert(store, cards, { id: 'a' })
      await remove(store, cards, 'a')
      same(await store.get(us, cards, 'a'), undefined, 'get')
      same((await store.find(us, cards, { limit: 10 })).items, [], 'find')
    },
  ],
  [
    'starts again at version 1 after a removal',
    async (store) => {
      await insert(store, cards, { id: 'a' })
      await replace(store, cards, { id: 'a', step: 2 })
      await remove(store, cards, 'a')
      await insert(store, cards, { id: 'a', step: 3 })
      same(await store.get(us, cards, 'a'), { doc: { id: 'a', step: 3 }, version: 1 }, 'get')
    },
  ],
  [
    'refuses to insert an id that is taken, and keeps its holder',
    async (store) => {
      await insert(store, cards, { id: 'a', name: 'first' })
      await loses('duplicate', () => insert(store, cards, { id: 'a', name: 'second' }), 'insert')
      same((await store.get(us, cards, 'a'))?.doc, { id: 'a', name: 'first' }, 'get')
    },
  ],
  [
    'holds the same id once in each collection',
    async (store) => {
      await insert(store, cards, { id: 'a', name: 'card' })
      await insert(store, jobs, { id: 'a', name: 'job' })
      same((await store.get(us, cards, 'a'))?.doc, { id: 'a', name: 'card' }, 'the card')
    },
  ],
  [
    'gives a document back exactly as JSON has it',
    async (store) => {
      await insert(store, cards, rich)
      same((await store.get(us, cards, 'rich'))?.doc, rich, 'by id')
      same((await store.find(us, cards, { limit: 1 })).items[0]?.doc, rich, 'in a page')
    },
  ],
  [
    'gives out copies: changing one changes nothing that is stored',
    async (store) => {
      await insert(store, cards, { id: 'a', tags: ['one'] })
      const scribble = (stored: Stored | undefined): void => {
        const doc = stored?.doc as { tags?: string[] } | undefined
        doc?.tags?.push('scribbled')
      }
      scribble(await store.get(us, cards, 'a'))
      scribble((await store.find(us, cards, { limit: 1 })).items[0])
      same((await store.get(us, cards, 'a'))?.doc, { id: 'a', tags: ['one'] }, 'get')
    },
  ],
  [
    'keeps copies: changing what was committed changes nothing that is stored',
    async (store) => {
      const doc = { id: 'a', tags: ['one'] }
      await insert(store, cards, doc)
      doc.tags.push('scribbled')
      same((await store.get(us, cards, 'a'))?.doc, { id: 'a', tags: ['one'] }, 'inserted')
      await replace(store, cards, doc)
      doc.tags.push('again')
      const kept = { id: 'a', tags: ['one', 'scribbled'] }
      same((await store.get(us, cards, 'a'))?.doc, kept, 'replaced')
    },
  ],
  [
    'applies every line of a commit',
    async (store) => {
      const doc = { id: 'a', name: 'Ada' }
      await insert(store, cards, { id: 'b', step: 1 }, { id: 'c' })
      await store.commit(us, [
        { do: 'remove', of: cards, id: 'c', version: 1 },
        { do: 'insert', of: jobs, doc },
        { do: 'check', of: cards, id: 'nobody', version: 0 },
        replacing(cards, { id: 'b', step: 2 }, 1),
        { do: 'insert', of: cards, doc },
      ])
      const { items } = await store.find(us, cards, { limit: 10 })
      const expected = [
        { doc, version: 1 },
        { doc: { id: 'b', step: 2 }, version: 2 },
      ]
      same(items, expected, 'cards')
      same(await store.get(us, jobs, 'a'), { doc, version: 1 }, 'the job')
    },
  ],
]

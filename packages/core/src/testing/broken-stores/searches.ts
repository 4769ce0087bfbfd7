import {
  cursorAtRank,
  isRanked,
  rankedAfter,
  rankOf,
  searchText,
  searchWords,
} from '../../ports/search.js'
import { cursorAt, inOrder, isAfter, type Query } from '../../ports/store.js'
import { altered, type OpenBroken } from './wrap.js'

type Rank = (text: string, words: readonly string[]) => number | undefined

/** Ranks each text in a way of its own. */
const ranking = (rank: Rank): OpenBroken =>
  altered((inner, collections) => ({
    async find(tenant, of, query) {
      const words = searchWords(query.search ?? '')
      const collection = collections.find(({ name }) => name === of)
      if (!words.length || !collection) return inner.find(tenant, of, query)
      const { search, after, ...rest } = query
      const { items } = await inner.find(tenant, of, { ...rest, limit: 1000 })
      const found = items.flatMap((item) => {
        const weight = rank(searchText(collection, item.doc), words)
        return weight === undefined ? [] : [{ ...item, id: item.doc.id, rank: weight }]
      })
      const rows = isRanked(query)
        ? rankedAfter(found, query)
        : found.filter(({ doc }) => isAfter(doc, query))
      const page = rows.slice(0, query.limit)
      const last = page.at(-1)
      const shown = page.map(({ doc, version }) => ({ doc, version }))
      if (rows.length === page.length || !last) return { items: shown }
      const next = isRanked(query) ? cursorAtRank(last) : cursorAt(last.doc, query)
      return { items: shown, next }
    },
  }))

const withoutTypos: Rank = (text, words) => {
  const rank = rankOf(text, words)
  return rank !== undefined && rank < 1_000 ? rank : undefined
}

/** Rewrites the words before they are looked for. */
const worded =
  (change: (word: string) => string): Rank =>
  (text, words) =>
    rankOf(text, words.map(change))

const asking = (change: (query: Query) => Query): OpenBroken =>
  altered((inner) => ({ find: (tenant, of, query) => inner.find(tenant, of, change(query)) }))

/** Stores that search badly. */
export const brokenSearches: Readonly<Record<string, OpenBroken>> = {
  'finds whole words only': ranking((text, words) => {
    const all = text.split(' ')
    return words.every((word) => all.includes(word)) ? 0 : undefined
  }),
  'finds short words anywhere': ranking((text, words) => {
    const long = words.filter((word) => word.length > 2)
    return words.every((word) => text.includes(word))
      ? 0
      : long.length
        ? rankOf(text, words)
        : undefined
  }),
  'reads no number as it is dialled': ranking((text, words) =>
    words.every((word) => !/^0\d/.test(word) || text.includes(word))
      ? rankOf(text, words)
      : undefined,
  ),
  'forgives no typo': ranking(withoutTypos),
  'forgives one typo only': ranking((text, words) => {
    const rank = rankOf(text, words)
    return rank !== undefined && rank < 2_000 ? rank : undefined
  }),
  'forgives a number its last digit': ranking(worded((word) => word.replace(/^(\d{3})\d$/, '$1'))),
  'forgives a typo in one word only': ranking((text, words) => {
    const wrong = words.filter((word) => withoutTypos(text, [word]) === undefined)
    return wrong.length < 2 ? rankOf(text, words) : undefined
  }),
  'takes two letters that changed places for two typos': ranking((text, words) => {
    const sorted = (word: string) => [...word].sort().join('')
    const swapped = (word: string) =>
      !text.includes(word) && text.split(' ').some((one) => sorted(one) === sorted(word))
    return words.some(swapped) ? undefined : rankOf(text, words)
  }),
  'forgets how well a text answers': ranking((text, words) =>
    rankOf(text, words) === undefined ? undefined : 0,
  ),
  'puts typos among the rest': ranking((text, words) => {
    const rank = rankOf(text, words)
    return rank === undefined ? undefined : rank % 1_000
  }),
  'puts what was found best first, whatever the order asked for': altered((inner) => ({
    async find(tenant, of, { order, after, ...query }) {
      return inner.find(tenant, of, query.search ? query : { ...query, order, after })
    },
  })),
  'forgets the conditions of a search': asking(({ where, ...query }) =>
    query.search || !where ? query : { ...query, where },
  ),
  'pages a search by id alone': altered((inner) => ({
    async find(tenant, of, query) {
      if (!query.search || !query.after) return inner.find(tenant, of, query)
      const { after, ...rest } = query
      const { items } = await inner.find(tenant, of, { ...rest, limit: 1000 })
      const following = items.filter(({ doc }) => isAfter(doc, { after, limit: 1 }))
      return { items: [...following].sort((a, b) => inOrder({ limit: 1 })(a.doc, b.doc)) }
    },
  })),
}

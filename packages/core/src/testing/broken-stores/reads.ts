import {
  compareScalars,
  cursorAt,
  type Doc,
  fieldOf,
  type Page,
  type Query,
  type Scalar,
  type Stored,
} from '../../ports/store.js'
import { altered, type OpenBroken } from './wrap.js'

/** Rewrites the question before it is asked. */
const asking = (change: (query: Query) => Query): OpenBroken =>
  altered((inner) => ({ find: (tenant, of, query) => inner.find(tenant, of, change(query)) }))

/** Rewrites the answer, for a query. */
const answering = (change: (page: Page, query: Query) => Page): OpenBroken =>
  altered((inner) => ({
    find: async (tenant, of, query) => change(await inner.find(tenant, of, query), query),
  }))

type Where = NonNullable<Query['where']>

const conditions = (change: (condition: Where[string]) => Where[string]): OpenBroken =>
  asking((query) => ({
    ...query,
    where: Object.fromEntries(
      Object.entries(query.where ?? {}).map(([field, condition]) => [field, change(condition)]),
    ),
  }))

/** Sorts the whole answer by another comparison of values. */
const sorting = (compare: (a: Scalar, b: Scalar) => number): OpenBroken =>
  altered((inner) => ({
    async find(tenant, of, query) {
      const value = ({ doc }: Stored): Scalar => fieldOf(doc, query.order ?? 'id')
      const way = query.descending ? -1 : 1
      const { items, ...rest } = await inner.find(tenant, of, query)
      return { ...rest, items: [...items].sort((a, b) => way * compare(value(a), value(b))) }
    },
  }))

/** Searches each document by a comparison of its own. */
const searching = (matches: (text: string, search: string) => boolean): OpenBroken =>
  altered((inner, collections) => ({
    async find(tenant, of, query) {
      const { search, ...rest } = query
      if (!search) return inner.find(tenant, of, query)
      const fields = collections.find(({ name }) => name === of)?.search ?? []
      const text = (doc: Doc): string => fields.map((field) => fieldOf(doc, field) ?? '').join(' ')
      const { items } = await inner.find(tenant, of, { ...rest, limit: 1000 })
      const kept = items.filter(({ doc }) => matches(text(doc), search))
      const last = kept[query.limit - 1]
      const next = kept.length > query.limit && last ? { next: cursorAt(last.doc, query) } : {}
      return { items: kept.slice(0, query.limit), ...next }
    },
  }))

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[œŒ]/g, 'oe').toLowerCase()
const wordsOf = (text: string): readonly string[] => plain(text).split(/[^a-z0-9]+/)

const like = (text: string, pattern: string): boolean =>
  new RegExp(
    pattern
      .replace(/[^\w%]/g, '\\$&')
      .replace(/_/g, '.')
      .replace(/%/g, '.*'),
  ).test(text)

const codePoints = (value: Scalar): readonly number[] =>
  [...String(value)].map((letter) => letter.codePointAt(0) ?? 0)

const byCodePoint = (a: Scalar, b: Scalar): number => {
  if (typeof a !== 'string' || typeof b !== 'string') return compareScalars(a, b)
  const [left, right] = [codePoints(a), codePoints(b)]
  const at = left.findIndex((letter, i) => letter !== right[i])
  return at === -1 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1)
}

/** Stores that find, order or page wrongly. */
export const brokenReads: Readonly<Record<string, OpenBroken>> = {
  'forgets the conditions': asking(({ where, ...query }) => query),
  'takes the first condition only': asking((query) => ({
    ...query,
    where: Object.fromEntries(Object.entries(query.where ?? {}).slice(0, 1)),
  })),
  'finds nothing by null': conditions((condition) => (condition === null ? { in: [] } : condition)),
  'forgets null among several values': conditions((condition) =>
    typeof condition === 'object' && condition && 'in' in condition
      ? { in: condition.in.filter((value) => value !== null) }
      : condition,
  ),
  'takes no value at all for any value': conditions((condition) =>
    typeof condition === 'object' && condition && 'in' in condition && !condition.in.length
      ? {}
      : condition,
  ),
  'includes the end of a range': conditions((condition) =>
    typeof condition === 'object' && condition && 'to' in condition
      ? {
          ...condition,
          to: typeof condition.to === 'number' ? condition.to + 1 : `${condition.to} `,
        }
      : condition,
  ),
  'searches the letters as they are': searching((text, search) =>
    search.split(' ').every((word) => text.includes(word)),
  ),
  'searches any of the words': searching((text, search) =>
    wordsOf(search).some((word) => plain(text).includes(word)),
  ),
  'searches the words as one text': searching((text, search) =>
    plain(text).includes(wordsOf(search).join(' ')),
  ),
  'searches by patterns': searching((text, search) =>
    search.split(' ').every((word) => like(plain(text), plain(word))),
  ),
  'finds by what a document said first': altered((inner) => {
    const first = new Map<string, Doc>()
    return {
      async commit(tenant, changes) {
        for (const change of changes)
          if (change.do === 'insert')
            first.set(`${tenant} ${change.of} ${change.doc.id}`, change.doc)
        await inner.commit(tenant, changes)
      },
      async find(tenant, of, query) {
        const page = await inner.find(tenant, of, query)
        const stale = [...first].filter(
          ([key, doc]) =>
            key.startsWith(`${tenant} ${of} `) &&
            Object.entries(query.where ?? {}).some(
              ([field, value]) => fieldOf(doc, field) === value,
            ),
        )
        const items = [...page.items, ...stale.map(([, doc]) => ({ doc, version: 1 }))]
        return { ...page, items: [...new Map(items.map((one) => [one.doc.id, one])).values()] }
      },
    }
  }),
  'forgets the order': asking(({ order, ...query }) => query),
  'forgets the direction': asking(({ descending, ...query }) => query),
  'keeps ties ascending when descending': altered((inner) => ({
    async find(tenant, of, query) {
      const page = await inner.find(tenant, of, query)
      const value = ({ doc }: Stored): Scalar => fieldOf(doc, query.order ?? 'id')
      const items = query.descending ? [...page.items].reverse() : page.items
      const way = query.descending ? -1 : 1
      return { ...page, items: [...items].sort((a, b) => way * compareScalars(value(a), value(b))) }
    },
  })),
  'puts null last': sorting((a, b) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    return compareScalars(a, b)
  }),
  'orders numbers as text': sorting((a, b) =>
    a === null || b === null ? compareScalars(a, b) : compareScalars(String(a), String(b)),
  ),
  'orders text by code point': sorting(byCodePoint),
  'orders by id, capitals aside': altered((inner) => ({
    async find(tenant, of, query) {
      const page = await inner.find(tenant, of, query)
      if (query.order) return page
      const way = query.descending ? -1 : 1
      const low = ({ doc }: Stored): string => doc.id.toLowerCase()
      return { ...page, items: [...page.items].sort((a, b) => (low(a) < low(b) ? -way : way)) }
    },
  })),
  'forgets the limit': asking((query) => ({ ...query, limit: 1000 })),
  'never says that more follow': answering(({ items }) => ({ items })),
  'always says that more follow': answering((page, query) => {
    const last = page.items.at(-1)
    return last ? { next: cursorAt(last.doc, query), ...page } : page
  }),
  'starts every page at the beginning': asking(({ after, ...query }) => query),
  'skips the ties of the last document': altered((inner) => ({
    async find(tenant, of, query) {
      if (!query.after || !query.order) return inner.find(tenant, of, query)
      const [value] = JSON.parse(query.after) as readonly [Scalar]
      const all = await inner.find(tenant, of, { ...query, limit: 1000 })
      const items = all.items.filter(({ doc }) => fieldOf(doc, query.order ?? '') !== value)
      const page = items.slice(0, query.limit)
      const last = page.at(-1)
      return items.length > page.length && last
        ? { items: page, next: cursorAt(last.doc, query) }
        : { items: page }
    },
  })),
  'pages by counting': altered((inner) => ({
    async find(tenant, of, query) {
      const { after, ...rest } = query
      const start = after ? Number(after) : 0
      const { items } = await inner.find(tenant, of, { ...rest, limit: 1000 })
      const end = start + query.limit
      const page = items.slice(start, end)
      return items.length > end ? { items: page, next: String(end) } : { items: page }
    },
  })),
  'drops the last page of null': answering((page, { order }) =>
    order && page.items.every(({ doc }) => fieldOf(doc, order) === null)
      ? { ...page, items: [] }
      : page,
  ),
  'forgets conditions and search after the first page': asking(({ where, search, ...query }) =>
    query.after ? query : { ...query, ...(where ? { where } : {}), search },
  ),
}

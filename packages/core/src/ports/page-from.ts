import type { Collection } from './collection.js'
import { cursorAtRank, isRanked, rankedAfter, ranking, searchText, searchWords } from './search.js'
import {
  cursorAt,
  type Doc,
  inOrder,
  isAfter,
  matches,
  type Page,
  type Query,
  type Stored,
} from './store.js'

/**
 * The answer to a query out of documents that were read already: those that match, in order, one page. For a host that keeps a noun itself and
 * reads what may match by a condition or two of its own, and for the store in memory. `textOf` says what is searched of a document.
 * @throws {Error} for a field that is not declared.
 */
export const pageFrom = (
  of: Collection,
  documents: readonly Stored[],
  query: Query,
  textOf: (of: Collection, doc: Doc) => string = searchText,
): Page => {
  assertDeclared(of, query)
  const rankIn = ranking(searchWords(query.search ?? ''))
  const found = documents
    .filter(({ doc }) => matches(doc, query))
    .flatMap(({ doc, version }) => {
      const rank = rankIn(textOf(of, doc))
      return rank === undefined ? [] : [{ doc, version, id: doc.id, rank }]
    })
  const ranked = isRanked(query)
  const rows = ranked
    ? rankedAfter(found, query)
    : found.filter(({ doc }) => isAfter(doc, query)).sort((a, b) => inOrder(query)(a.doc, b.doc))
  const page = rows.slice(0, query.limit)
  const items = page.map(({ doc, version }) => ({ doc, version }))
  const last = page.at(-1)
  if (rows.length === page.length || !last) return { items }
  return { items, next: ranked ? cursorAtRank(last) : cursorAt(last.doc, query) }
}

const assertDeclared = ({ name, fields }: Collection, { where = {}, order }: Query): void => {
  for (const field of [...Object.keys(where), ...(order ? [order] : [])])
    if (field !== 'id' && !fields[field])
      throw new Error(`${name}: ${field} is not a declared field`)
}

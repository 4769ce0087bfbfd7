import type { Collection } from './collection.js'
import {
  cursorAt,
  inOrder,
  isAfter,
  matches,
  type Page,
  type Query,
  type Stored,
  searchText,
  searchWords,
} from './store.js'

/**
 * The answer to a query out of documents that were read already: those that match, in order, one page. For a host that keeps a noun itself and
 * reads what may match by a condition or two of its own.
 * @throws {Error} for a field that is not declared.
 */
export const pageFrom = (of: Collection, documents: readonly Stored[], query: Query): Page => {
  assertDeclared(of, query)
  const words = searchWords(query.search ?? '')
  const matching = documents
    .filter(({ doc }) => matches(doc, query) && isAfter(doc, query))
    .filter(({ doc }) => words.every((word) => searchText(of, doc).includes(word)))
    .sort((a, b) => inOrder(query)(a.doc, b.doc))
  const items = matching.slice(0, query.limit)
  const last = items.at(-1)
  return matching.length > items.length && last
    ? { items, next: cursorAt(last.doc, query) }
    : { items }
}

const assertDeclared = ({ name, fields }: Collection, { where = {}, order }: Query): void => {
  for (const field of [...Object.keys(where), ...(order ? [order] : [])])
    if (field !== 'id' && !fields[field])
      throw new Error(`${name}: ${field} is not a declared field`)
}

import {
  cursorAtRank,
  type Found,
  type Page,
  type Query,
  rankedAfter,
  ranking,
  readCursor,
  type Stored,
} from '@foyer/core/store'

/** Which of these texts (id, words) answer a search, and how well; each id once. */
export const foundIn = (
  texts: readonly (readonly unknown[])[],
  words: readonly string[],
): readonly Found[] => {
  const rankIn = ranking(words)
  const found = new Map<string, Found>()
  for (const [key, text] of texts) {
    const id = String(key)
    const rank = found.has(id) ? undefined : rankIn(String(text))
    if (rank !== undefined) found.set(id, { id, rank })
  }
  return [...found.values()]
}

/** Those of the page that a query asks for, best first; one more when more follow. `kept` = an id as it is kept. */
export const onPage = (
  found: readonly Found[],
  query: Query,
  kept: (id: string) => string,
): readonly Found[] => {
  const { after, limit } = query
  const [rank, id] = after ? readCursor(after) : []
  const from = id === undefined ? {} : { after: JSON.stringify([rank ?? null, kept(id)]) }
  return rankedAfter(found, { ...query, ...from }).slice(0, limit + 1)
}

/** A page of these documents, read by their ids; one that has gone meanwhile is left out. */
export const pageOf = (
  found: readonly Found[],
  read: ReadonlyMap<string, Stored>,
  limit: number,
): Page => {
  const shown = found.slice(0, limit).flatMap(({ id, rank }) => {
    const stored = read.get(id)
    return stored ? [{ stored, rank }] : []
  })
  const items = shown.map(({ stored }) => stored)
  const last = shown.at(-1)
  return found.length > limit && last
    ? { items, next: cursorAtRank({ id: last.stored.doc.id, rank: last.rank }) }
    : { items }
}

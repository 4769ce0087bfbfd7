import { type Collection, type Page, type Query, searchWords, typosIn } from '@foyer/core/store'
import type { Connection, Row } from './connection.js'
import { bodiesOf, textsOf } from './find.js'
import { foundIn, onPage, pageOf } from './ranked.js'
import { sortable } from './scalars.js'
import { toStored } from './stored.js'

/** A page of what a search found, best first. Typos come last: they are looked for when what holds the words leaves the page room. */
export const bestOf = (db: Connection, of: Collection, tenant: string, query: Query): Page =>
  db.read(() => {
    const words = searchWords(query.search ?? '')
    const best = (texts: readonly Row[]) => onPage(foundIn(texts, words), query, sortable)
    const held = best(textsIn(db, of, tenant, query))
    const full = held.length > query.limit && !query.descending
    const found =
      full || !words.some(typosIn) ? held : best(textsIn(db, of, tenant, { ...query, search: '' }))
    const ids = found.slice(0, query.limit).map(({ id }) => id)
    const { sql, values } = bodiesOf(of, tenant, ids)
    const rows = db.all('id, version, body', sql, values)
    const read = new Map(rows.map(([id, ...row]) => [String(id), toStored(row)]))
    return pageOf(found, read, query.limit)
  })

/** The ids of all that a search finds, for an answer in another order; undefined where holding the words is all that counts. */
export const idsFound = (
  db: Connection,
  of: Collection,
  tenant: string,
  { where, search = '' }: Query,
): readonly string[] | undefined => {
  const words = searchWords(search)
  if (!words.some(typosIn)) return undefined
  return foundIn(textsIn(db, of, tenant, { where: where ?? {} }), words).map(({ id }) => id)
}

/** More documents than a file of one company holds. */
const most = 1_000_000_000

const textsIn = (
  db: Connection,
  of: Collection,
  tenant: string,
  query: Pick<Query, 'where' | 'search'>,
): readonly Row[] => {
  const { sql, values } = textsOf(of, tenant, query, most)
  return db.all('id, search', sql, values)
}

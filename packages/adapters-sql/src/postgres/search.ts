import {
  type Doc,
  type Found,
  type Page,
  type Query,
  type Stored,
  searchWords,
  typosIn,
} from '@foyer/core/store'
import type { Dialect } from '../conditions.js'
import { bodiesOf, selectsOf, textsOf } from '../find.js'
import { foundIn, onPage, pageOf } from '../ranked.js'
import type { SqlClient } from './client.js'
import { type Asked, having, holding, resembling } from './grams.js'
import { keptText, type Table, toColumn } from './table.js'
import { asked, type Wall } from './wall.js'

/** In whose name a database is read. */
export interface Reading {
  readonly db: SqlClient
  readonly wall: Wall | undefined
  readonly tenant: string
  readonly proof: string
}

type Rows = readonly (readonly unknown[])[]

/** How many documents a search looks at, at most: a page shows the best of them. */
const most = 400

/** A document as it is read. */
export const toStored = ([version, body]: readonly unknown[]): Stored => ({
  doc: body as Doc,
  version: Number(version),
})

/**
 * A page of what a search found, best first: documents that have the words as whole ones; when they leave the page room, the first few
 * hundred that hold them; then typos.
 */
export const bestOf = async (reading: Reading, table: Table, query: Query): Promise<Page> => {
  const words = searchWords(query.search ?? '')
  const best = (texts: Rows) => onPage(foundIn(texts, words), query, keptText)
  const isFull = (found: readonly Found[]) => found.length > query.limit && !query.descending
  const whole = query.where ? [] : await looked(reading, table, having(reading.tenant, words))
  let found = best(whole ?? [])
  if (!isFull(found)) {
    const held = [...(await textsHolding(reading, table, query, words)), ...(whole ?? [])]
    found = best(held)
    if (!isFull(found) && words.some(typosIn))
      found = best([...held, ...(await textsResembling(reading, table, query, words))])
  }
  const read = await bodiesAt(reading, table, found.slice(0, query.limit))
  return pageOf(found, read, query.limit)
}

/** The rows (version, body) that answer a query in an order of its own, or of ids: one more than the limit when more may follow. */
export const rowsInOrder = async (reading: Reading, table: Table, query: Query): Promise<Rows> => {
  const ids = await idsFound(reading, table, query)
  const rows: (readonly unknown[])[] = []
  const put = { dialect: dialectOf(table), among: ids }
  for (const part of selectsOf(table.of, reading.proof, query, 'any', put)) {
    if (!part || rows.length > query.limit) break
    rows.push(...(await ask(reading, part)))
  }
  return rows
}

/** The ids of all that a search finds; undefined for what very many hold: they are found in the order asked for, typos aside. */
const idsFound = async (
  reading: Reading,
  table: Table,
  { search = '' }: Query,
): Promise<readonly string[] | undefined> => {
  const words = searchWords(search)
  const held = await looked(reading, table, holding(reading.tenant, words))
  if (!held || held.length > most) return undefined
  const typed = await looked(reading, table, resembling(reading.tenant, words))
  return foundIn([...held, ...(typed ?? [])], words).map(({ id }) => id)
}

/** The texts that hold the words and meet the conditions. */
const textsHolding = async (
  reading: Reading,
  table: Table,
  query: Query,
  words: readonly string[],
): Promise<Rows> => {
  const put = { dialect: dialectOf(table) }
  const held = await looked(reading, table, holding(reading.tenant, words))
  if (held && held.length <= most) return meeting(reading, table, query, held)
  if (held && !query.where) return held
  return ask(reading, textsOf(table.of, reading.proof, query, most, put))
}

/** The texts that hold the words or have a typo in them, and meet the conditions. */
const textsResembling = async (
  reading: Reading,
  table: Table,
  query: Query,
  words: readonly string[],
): Promise<Rows> => {
  const typed = await looked(reading, table, resembling(reading.tenant, words))
  return meeting(reading, table, query, typed ?? [])
}

/** Those of the texts whose documents meet the conditions of a query. */
const meeting = async (
  reading: Reading,
  table: Table,
  { where }: Query,
  texts: Rows,
): Promise<Rows> => {
  if (!where || !texts.length) return texts
  const put = { dialect: dialectOf(table), among: texts.map(([id]) => String(id)) }
  return ask(reading, textsOf(table.of, reading.proof, { where }, texts.length, put))
}

/** Looks through the words of a tenant, at one more than the most; undefined when the words are too short to look for. */
const looked = async (
  { db, proof }: Reading,
  { words }: Table,
  wanted: Asked,
): Promise<Rows | undefined> => {
  if (!words || !wanted.length) return undefined
  const text = `select id, words from ${words.searcher}($1, $2::jsonb, $3)`
  return (await db.query(text, [proof, JSON.stringify(wanted), most + 1], true)).rows
}

const bodiesAt = async (
  reading: Reading,
  table: Table,
  found: readonly Found[],
): Promise<ReadonlyMap<string, Stored>> => {
  if (!found.length) return new Map()
  const ids = found.map(({ id }) => id)
  const rows = await ask(reading, bodiesOf(table.of, reading.proof, ids, dialectOf(table)))
  return new Map(rows.map(([id, ...row]) => [String(id), toStored(row)]))
}

const ask = async (
  { db, wall }: Reading,
  { sql, values }: { readonly sql: string; readonly values: readonly unknown[] },
): Promise<Rows> => (await db.query(asked(sql, wall), values, true)).rows

const dialectOf = ({ name }: Table): Dialect => ({
  table: () => name,
  bind: toColumn,
  holds: `strpos(' ' || search, ?) > 0`,
  among: 'id = any(array(select jsonb_array_elements_text(?::jsonb)))',
  sorted: (column, descending) => `${column} ${descending ? 'desc nulls last' : 'nulls first'}`,
})

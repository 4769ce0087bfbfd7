import { type Collection, type Query, readCursor } from '@foyer/core/store'
import {
  allOf,
  type Conditions,
  conditionsIn,
  type Dialect,
  type Part,
  sqlite,
} from './conditions.js'
import type { Connection, Row } from './connection.js'
import { type Lead, leadOf } from './lead.js'
import { columnOf } from './naming.js'

const kept = 'version, body'

/**
 * The rows (version, body) that answer a query, in order: one more than the limit when more may follow. With `among`, only documents of
 * these ids, as they are kept.
 */
export const rowsFor = (
  db: Connection,
  of: Collection,
  tenant: string,
  query: Query,
  among?: readonly string[],
): readonly Row[] => rowsBy(db, of, tenant, query, leadOf(db, of, tenant, query), among)

/** The rows that answer a query: the same ones whatever leads, sooner or later. */
export const rowsBy = (
  db: Connection,
  of: Collection,
  tenant: string,
  query: Query,
  lead: Lead,
  among?: readonly string[],
): readonly Row[] => {
  const [first, second] = selectsOf(of, tenant, query, lead, { among })
  if (!second) return db.all(kept, first.sql, first.values)
  return db.read(() => {
    const rows = db.all(kept, first.sql, first.values)
    return rows.length > query.limit ? rows : [...rows, ...db.all(kept, second.sql, second.values)]
  })
}

/** @throws {Error} when a query names a field that is not declared. */
export const assertDeclared = (of: Collection, { where = {}, order }: Query): void => {
  for (const field of [...Object.keys(where), ...(order ? [order] : [])])
    if (field !== 'id' && !of.fields[field])
      throw new Error(`${of.name}: ${field} is not a declared field`)
}

/** How the statements of a query are put. */
export interface Put {
  /** SQLite's, unless told otherwise. */
  readonly dialect?: Dialect
  /** What a search found: these ids, as they are kept, instead of those that hold the words. */
  readonly among?: readonly string[] | undefined
}

const amongThese = (ids: readonly string[], { among }: Dialect): Part => ({
  sql: among,
  values: [JSON.stringify(ids)],
})

/** The ids and searchable words of documents that meet a query's conditions and hold its words, by id: so many at most. */
export const textsOf = (
  of: Collection,
  tenant: string,
  query: Pick<Query, 'where' | 'search'>,
  most: number,
  { dialect = sqlite, among }: Put = {},
): Part => {
  const { bound, meets, hasWords } = conditionsIn(dialect)
  const { sql, values } = allOf([
    bound('tenant = ?', tenant),
    ...Object.entries(query.where ?? {}).map(([field, condition]) =>
      meets(columnOf(field), condition),
    ),
    ...(among ? [amongThese(among, dialect)] : hasWords({ ...query, limit: most })),
  ])
  return {
    sql: `select id, search from ${dialect.table(of)} where ${sql} order by id limit ?`,
    values: [...values, most],
  }
}

/** The ids, versions and bodies of these documents, in any order. */
export const bodiesOf = (
  of: Collection,
  tenant: string,
  ids: readonly string[],
  dialect: Dialect = sqlite,
): Part => {
  const { sql, values } = allOf([
    conditionsIn(dialect).bound('tenant = ?', tenant),
    amongThese(ids, dialect),
  ])
  return {
    sql: `select id, version, body from ${dialect.table(of)} where ${sql} limit ?`,
    values: [...values, ids.length],
  }
}

/**
 * The statements that answer a query one after the other: a second one is only asked when the first left room. Two are
 * needed where a page runs from null into values or back, since no index seeks over both at once.
 */
export const selectsOf = (
  of: Collection,
  tenant: string,
  query: Query,
  lead: Lead,
  { dialect = sqlite, among }: Put = {},
): readonly [Part, Part?] => {
  const { where = {}, order = 'id', descending, limit } = query
  const columns = columnsOf(query, lead)
  const { bound, meets, hasWords } = conditionsIn(dialect)
  const sorted = [columns.order, ...(order === 'id' ? [] : ['id'])].map((column) =>
    dialect.sorted(column, descending === true),
  )
  const conditions = [
    bound('tenant = ?', tenant),
    ...Object.entries(where).map(([field, condition]) => meets(columns.of(field), condition)),
    ...(among ? [amongThese(among, dialect)] : hasWords(query)),
  ]
  const select = (span: readonly Part[]): Part => {
    const { sql, values } = allOf([...conditions, ...span])
    return {
      sql: `select ${kept} from ${dialect.table(of)} where ${sql}
        order by ${sorted.join(', ')} limit ?`,
      values: [...values, limit + 1],
    }
  }
  const [first, second] = spansAfter(query, columns.order, bound)
  return second ? [select(first), select(second)] : [select(first)]
}

/** Columns of the conditions and of the order, behind a plus where their index is not to be used. */
const columnsOf = ({ order = 'id' }: Query, lead: Lead) => {
  const named = (field: string, leads: boolean): string => `${leads ? '' : '+'}${columnOf(field)}`
  const leads = (field: string): boolean =>
    lead === 'any' || field === (lead === 'order' ? order : lead.by)
  return {
    of: (field: string) => named(field, leads(field)),
    order: named(order, typeof lead === 'string' || !lead.sorts),
  }
}

type Spans = readonly [readonly Part[], (readonly Part[])?]

/** The stretches of the order that follow the cursor; null comes before every value, and last when descending. */
const spansAfter = (
  { order = 'id', descending, after }: Query,
  column: string,
  bound: Conditions['bound'],
): Spans => {
  if (!after) return [[]]
  const [value, id] = readCursor(after)
  const past = descending ? '<' : '>'
  if (order === 'id') return [[bound(`${column} ${past} ?`, id)]]
  const none = bound(`${column} is null`)
  const some = bound(`${column} is not null`)
  if (value === null) {
    const rest = [none, bound(`id ${past} ?`, id)]
    return descending ? [rest] : [rest, [some]]
  }
  const rest = [bound(`(${column}, id) ${past} (?, ?)`, value, id)]
  return descending ? [rest, [none]] : [rest]
}

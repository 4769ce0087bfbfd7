import type { Collection, Condition, Query } from '@foyer/core/store'
import { conditionsIn, type Part, sqlite } from './conditions.js'
import type { Connection } from './connection.js'
import { columnOf } from './naming.js'

/**
 * By whose index a query is answered: that of a field of `where`, whose rows are then sorted unless its index holds them in
 * order; that of the order, whose rows are then tried one by one; or any, when there is nothing to choose.
 */
export type Lead = { readonly by: string; readonly sorts: boolean } | 'order' | 'any'

const { meets } = conditionsIn(sqlite)

// A condition that leaves more than this many documents is not counted out, only outnumbered.
const counted = [32, 1_024, 32_768]

/**
 * Counts what each condition leaves, no further than the first that leaves few. SQLite itself knows nothing of the values: to
 * find what one customer owes one legal entity, it would as soon read all that the entity is owed, and to find a customer's
 * facts in order of time, all facts of all time.
 */
export const leadOf = (db: Connection, of: Collection, tenant: string, query: Query): Lead => {
  const { where = {}, order = 'id' } = query
  const fields = Object.keys(where)
  const leads = (field: string): boolean =>
    field === order || (order === 'id' && !isSpread(where[field]))
  if (fields.every(leads) && fields.length < 2) return 'any'
  if (pinsKey(of, query)) return 'any'
  const { by, left } = fewest(db, of, tenant, query)
  // In order, the page may lie anywhere among all documents: worth it only when one in eight belongs to it.
  const isDense = left > 1_024 && left * 8 >= countAll(db, of, tenant, left * 8)
  return isDense ? 'order' : { by, sorts: !leads(by) }
}

/** Whether a condition is met by several values. */
const isSpread = (condition: Condition | undefined): boolean =>
  typeof condition === 'object' && condition !== null

/** Whether the conditions leave one document at most. */
const pinsKey = ({ unique }: Collection, { where = {} }: Query): boolean =>
  [['id'], ...unique].some((key) =>
    key.every((field) => typeof where[field] === 'string' || typeof where[field] === 'number'),
  )

/** The condition that leaves the fewest documents, and how many, or that they are more than ever counted. */
const fewest = (
  db: Connection,
  of: Collection,
  tenant: string,
  { where = {} }: Query,
): { readonly by: string; readonly left: number } => {
  const fields = Object.keys(where)
  const parts = fields.map((field) => meets(columnOf(field), where[field] ?? null))
  let least = { by: '', left: 0 }
  for (const most of counted) {
    const counts = countEach(db, of, tenant, parts, most)
    const left = Math.min(...counts)
    least = { by: fields[counts.indexOf(left)] ?? '', left }
    if (left <= most) break
  }
  return least
}

const countEach = (
  db: Connection,
  of: Collection,
  tenant: string,
  parts: readonly Part[],
  most: number,
): readonly number[] => {
  const counts = parts.map(({ sql }) => countUpTo(of, most, ` and ${sql}`))
  const values = parts.flatMap((part) => [tenant, ...part.values])
  return (db.first(`select ${counts.join(', ')}`, values) ?? []).map(Number)
}

const countAll = (db: Connection, of: Collection, tenant: string, most: number): number =>
  Number(db.first(`select ${countUpTo(of, most)}`, [tenant])?.[0])

const countUpTo = ({ name }: Collection, most: number, and = ''): string =>
  `(select count(*) from (select 1 from "${name}" where tenant = ?${and} limit ${most + 1}))`

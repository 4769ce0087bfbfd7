import type { Doc } from '@foyer/core/store'
import { quote } from '../naming.js'
import type { SqlClient } from './client.js'
import { filesLayout } from './files.js'
import { leasersOf } from './leases.js'
import { keptText, type Place, type Table } from './table.js'
import { gateOf, policiesOf, type Wall } from './wall.js'
import { writerOf } from './writer.js'

/** One step of bringing a database in step with the collections. */
export interface Step {
  /** What it does, in a sentence. */
  readonly what: string
  readonly sql: string
  /** Runs apart from any transaction: an index that is built while others write. */
  readonly alone?: boolean
  /** Documents whose columns are derived anew afterwards. */
  readonly fill?: Table
}

/** The version of what this adapter lays out. */
const layoutVersion = 1

const longestName = 63

const schemaOf = ({ schema = 'foyer' }: Place): string => schema

/** Where it is noted how a database is laid out. */
const notes = (place: Place): string =>
  `${quote(schemaOf(place))}.${quote(`${place.prefix ?? ''}layout`)}`

/**
 * What is to be done to a database so that these collections can be kept in it: nothing when it is in step. Steps only add: no table, no
 * column and no document is taken away.
 * @throws {RangeError} for a name that Postgres would cut off.
 */
export const planLayout = async (
  db: SqlClient,
  tables: readonly Table[],
  place: Place,
  wall: Wall | undefined,
): Promise<readonly Step[]> => {
  const steps: Step[] = []
  const known = await notedOf(db, place)
  if (!wall && known?.has(wallNote))
    throw new Error('a wall stands between the tenants of this database: it is not taken down')
  const base = JSON.stringify([layoutVersion, wall ?? null])
  if (known?.get(baseNote) !== base)
    steps.push({
      what: `makes the schema ${schemaOf(place)}, the list of what is laid out and the place of archived bytes`,
      sql: `create schema if not exists ${quote(schemaOf(place))};
        create table if not exists ${notes(place)} (name text primary key, value text not null);
        ${wall ? `${gateOf(place, wall)}${noting(place, wallNote, 'laid')};` : ''}
        ${filesLayout(place, wall)};
        ${noting(place, baseNote, base)}`,
    })
  for (const table of tables) {
    const fingerprint = fingerprintOf(table, wall)
    if (known?.get(table.of.name) === fingerprint) continue
    steps.push(...(await stepsFor(db, table, place, wall)), {
      what: `notes that ${table.of.name} is in step`,
      sql: noting(place, table.of.name, fingerprint),
    })
  }
  return steps
}

/** Brings a database in step; one process does it, the others wait. Answers what was done. */
export const applyLayout = async (
  db: SqlClient,
  tables: readonly Table[],
  place: Place,
  wall: Wall | undefined,
): Promise<readonly Step[]> => {
  const steps = await planLayout(db, tables, place, wall)
  for (const { sql, fill } of steps) {
    await db.exec(sql)
    if (fill) await derive(db, fill)
  }
  return steps
}

const notedOf = async (
  db: SqlClient,
  place: Place,
): Promise<ReadonlyMap<string, string> | undefined> => {
  const { rows: found } = await db.query('select to_regclass($1)', [notes(place)])
  if (found[0]?.[0] == null) return undefined
  const { rows } = await db.query(`select name, value from ${notes(place)}`)
  return new Map(rows.map(([name, value]) => [String(name), String(value)]))
}

const fingerprintOf = (table: Table, wall: Wall | undefined): string =>
  JSON.stringify([layoutVersion, table.columns, table.indexes, table.of.search, wall ?? null])

/** What is noted under names that no collection has. */
const [baseNote, wallNote] = ['', ' wall']

const noting = (place: Place, name: string, value: string): string =>
  `insert into ${notes(place)} (name, value) values (${literal(name)}, ${literal(value)})
    on conflict (name) do update set value = excluded.value`

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

const stepsFor = async (
  db: SqlClient,
  table: Table,
  place: Place,
  wall: Wall | undefined,
): Promise<readonly Step[]> => {
  const { name, of, columns, indexes } = table
  for (const index of indexes)
    if (Buffer.byteLength(index.name) - 2 > longestName)
      throw new RangeError(`Postgres would cut off the name ${index.name}: take a shorter prefix`)
  const present = await columnsOf(db, name)
  const isNew = present.size === 0
  const missing = columns.filter((column) => !present.has(column.name.replaceAll('"', '')))
  const steps: Step[] = []
  if (isNew)
    steps.push({
      what: `makes the table of ${of.name}`,
      sql: `create table if not exists ${name} (tenant text collate "C" not null, id text collate "C" not null,
        version integer not null, body json not null, leased_by text, leased_until text collate "C"
        ${columns.map((column) => `, ${column.name} ${column.type}`).join('')}, primary key (tenant, id))`,
    })
  else if (missing.length)
    steps.push({
      what: `adds ${missing.map((column) => column.name).join(', ')} to ${of.name}, and derives them from its documents`,
      sql: `${wall ? `alter table ${name} no force row level security;` : ''}
        alter table ${name} ${missing.map((column) => `add column if not exists ${column.name} ${column.type}`).join(', ')}`,
      fill: table,
    })
  const leasers = of.claimable ? leasersOf(table, place, wall) : ''
  const policies = wall ? policiesOf(place, name, wall) : ''
  steps.push({
    what: `makes the functions that write ${of.name}${wall ? ', and puts its rows behind the wall' : ''}`,
    sql: `${writerOf(table, place, wall)}\n${leasers}\n${policies}`,
  })
  const there = await indexesOf(db, name)
  for (const index of indexes.filter((one) => !there.has(one.name.replaceAll('"', ''))))
    steps.push({
      what: `indexes ${of.name}: ${index.name}`,
      sql: index.unique
        ? `alter table ${name} add constraint ${index.name} unique (${index.on}) deferrable initially immediate`
        : `create index ${index.name} on ${name} ${index.on}`,
    })
  return steps
}

const columnsOf = async (db: SqlClient, name: string): Promise<ReadonlySet<string>> => {
  const { rows } = await db.query(
    `select attname from pg_attribute where attrelid = to_regclass($1) and attnum > 0 and not attisdropped`,
    [name],
  )
  return new Set(rows.map(([column]) => String(column)))
}

const indexesOf = async (db: SqlClient, name: string): Promise<ReadonlySet<string>> => {
  const { rows } = await db.query(
    `select relname from pg_index join pg_class on pg_class.oid = indexrelid where indrelid = to_regclass($1)`,
    [name],
  )
  return new Set(rows.map(([index]) => String(index)))
}

const atOnce = 500

/** Derives the columns of every document anew, page after page: no lock lasts longer than a page. */
const derive = async (db: SqlClient, { name, columns, valuesOf }: Table): Promise<void> => {
  const typed = columns.map(({ type }, i) => `, c${i} ${type}`).join('')
  const set = columns.map((column, i) => `${column.name} = x.c${i}`).join(', ')
  let after: readonly [unknown, unknown] = ['', '']
  for (;;) {
    const { rows } = await db.query(
      `select tenant, id, body, version from ${name} where (tenant, id) > ($1, $2)
        order by tenant, id limit ${atOnce}`,
      after,
    )
    const lines = rows.map(([t, , body, v]) => {
      const doc = body as Doc
      return { t, id: keptText(doc.id), v, ...valuesOf(doc) }
    })
    // A document that moved on meanwhile was written by who derives these columns already.
    await db.query(
      `update ${name} t set ${set} from jsonb_to_recordset($1) as x(t text, id text, v integer${typed})
        where t.tenant = x.t and t.id = x.id and t.version = x.v`,
      [JSON.stringify(lines)],
    )
    const last = rows.at(-1)
    if (!last || rows.length < atOnce) return
    after = [last[0], last[1]]
  }
}

import type { Collection } from '@foyer/core/store'
import type { SqlClient } from './client.js'
import { leasersOf } from './leases.js'
import { searcherOf } from './searcher.js'
import type { Index, Place, Table, WordsTable } from './table.js'
import { ownerOnly, policiesOf, type Wall } from './wall.js'
import { writerOf } from './writer.js'

/** One step of bringing a database in step with the collections. */
export interface Step {
  /** What it does, in a sentence. */
  readonly what: string
  /** Empty for a step that only fills columns. */
  readonly sql: string
  /** Runs apart from any transaction: an index that is built while others write. */
  readonly alone?: boolean
  /** The collection whose columns are derived anew from its documents, by this package. */
  readonly fill?: string
}

const longestName = 63

/**
 * What brings one table in step. A table that others write is held up for moments only: columns come without a default, and indexes are
 * built beside the writers.
 */
export const stepsFor = async (
  db: SqlClient,
  table: Table,
  place: Place,
  wall: Wall | undefined,
): Promise<readonly Step[]> => {
  const { name, of, indexes, words } = table
  for (const index of words ? [...indexes, words.index] : indexes)
    if (Buffer.byteLength(index.name) - 2 > longestName)
      throw new RangeError(`Postgres would cut off the name ${index.name}: take a shorter prefix`)
  const present = await columnsOf(db, name)
  const isNew = present.size === 0
  const functions = [
    writerOf(table, wall),
    of.claimable ? leasersOf(table, place, wall) : '',
    words ? searcherOf(words, place, wall) : '',
  ]
  const behind = wall && {
    what: `puts ${of.name} behind the wall`,
    sql: [policiesOf(place, name, wall), ...(words ? [ownerOnly(words.name)] : [])].join(';\n'),
  }
  return [
    isNew ? creating(table) : growing(table, present, wall),
    ...(words ? [creatingWords(of, words)] : []),
    { what: `makes the functions that write ${of.name}`, sql: functions.join('\n') },
    ...(isNew ? [] : [{ what: `derives the columns of ${of.name}`, sql: '', fill: of.name }]),
    ...(behind ? [behind] : []),
    ...(await indexSteps(db, table, place, isNew)),
    ...(words ? await indexSteps(db, wordsAsTable(table, words), place, isNew) : []),
  ]
}

const creating = ({ name, of, columns }: Table): Step => ({
  what: `makes the table of ${of.name}`,
  sql: `create table if not exists ${name} (tenant text collate "C" not null, id text collate "C" not null,
    version integer not null, body json not null, leased_by text, leased_until text collate "C"
    ${columns.map((column) => `, ${column.name} ${column.type}`).join('')}, primary key (tenant, id))`,
})

const creatingWords = ({ name: of }: Collection, { name }: WordsTable): Step => ({
  what: `makes the table of the words by which ${of} are searched`,
  // Grams are kept apart from their row, which nobody reads them from: what is read are words, many to a page.
  sql: `create table if not exists ${name} (tenant text collate "C" not null, id text collate "C" not null,
      words text not null, grams integer[] not null, primary key (tenant, id)) with (toast_tuple_target = 256);
    alter table ${name} alter tenant set storage plain, alter id set storage plain,
      alter words set storage main, alter grams set storage external`,
})

const wordsAsTable = ({ of }: Table, { name, index }: WordsTable): Indexed => ({
  ...{ of, name, indexes: [index] },
})

/** A table as its indexes see it. */
type Indexed = Pick<Table, 'of' | 'name' | 'indexes'>

const growing = ({ name, of, columns }: Table, present: ReadonlySet<string>, wall?: Wall): Step => {
  const missing = columns.filter((column) => !present.has(bare(column.name)))
  const adding = missing.map((column) => `add column if not exists ${column.name} ${column.type}`)
  return {
    what: `adds ${missing.map((column) => column.name).join(', ') || 'no column'} to ${of.name}`,
    sql: [
      // Until its columns are filled, its owner sees all of it.
      ...(wall ? [`alter table ${name} no force row level security`] : []),
      ...(adding.length ? [`alter table ${name} ${adding.join(', ')}`] : []),
    ].join(';\n'),
  }
}

const bare = (quoted: string): string => quoted.slice(1, -1).replaceAll('""', '"')

const indexSteps = async (
  db: SqlClient,
  table: Indexed,
  place: Place,
  isNew: boolean,
): Promise<readonly Step[]> => {
  const { name, of, indexes } = table
  const there = await indexesOf(db, name)
  const wanted = new Set(indexes.map((index) => bare(index.name)))
  const ours = `${place.prefix ?? ''}${of.name} `
  const gone = [...there.keys()].filter((one) => one.startsWith(ours) && !wanted.has(one))
  const what = (index: string) => `no longer indexes ${of.name} by ${index}`
  const schema = name.slice(0, name.indexOf('".') + 1)
  return [
    ...gone.map((index) => ({
      what: what(index),
      sql: `alter table ${name} drop constraint if exists "${index}"; drop index if exists ${schema}."${index}"`,
    })),
    ...indexes.flatMap((index) => {
      const whole = there.get(bare(index.name))
      if (whole === 'kept') return []
      return isNew ? [building(table, index)] : buildingBeside(table, index, schema, whole)
    }),
  ]
}

const building = ({ name, of }: Indexed, index: Index): Step => ({
  what: `indexes ${of.name}: ${index.name}`,
  sql: index.unique
    ? `alter table ${name} add constraint ${index.name} unique (${index.on}) deferrable initially immediate`
    : `create index ${index.name} on ${name} ${index.on}`,
})

/** An index that is built while others write; what was left of a broken attempt goes first. */
const buildingBeside = (
  { name, of }: Indexed,
  index: Index,
  schema: string,
  left: 'broken' | 'bare' | undefined,
): readonly Step[] => {
  const what = `indexes ${of.name}: ${index.name}`
  const on = index.unique ? `(${index.on})` : index.on
  const keeping = {
    what: `makes a key of ${index.name}`,
    sql: `alter table ${name} add constraint ${index.name} unique using index ${index.name} deferrable initially immediate`,
  }
  const again = `drop index concurrently if exists ${schema}.${index.name}`
  return [
    ...(left === 'broken' ? [{ what: `clears ${index.name} away`, sql: again, alone: true }] : []),
    ...(left === 'bare'
      ? []
      : [
          {
            ...{ what, alone: true },
            sql: `create ${index.unique ? 'unique ' : ''}index concurrently ${index.name} on ${name} ${on}`,
          },
        ]),
    ...(index.unique ? [keeping] : []),
  ]
}

const columnsOf = async (db: SqlClient, name: string): Promise<ReadonlySet<string>> => {
  const { rows } = await db.query(
    `select attname from pg_attribute where attrelid = to_regclass($1) and attnum > 0 and not attisdropped`,
    [name],
  )
  return new Set(rows.map(([column]) => String(column)))
}

/** The indexes of a table: `broken` = an attempt to build it failed; `bare` = built, and not yet the key it is to be. */
const indexesOf = async (
  db: SqlClient,
  name: string,
): Promise<ReadonlyMap<string, 'kept' | 'broken' | 'bare'>> => {
  const { rows } = await db.query(
    `select relname, indisvalid, indisunique and not exists (select 1 from pg_constraint where conindid = indexrelid)
      from pg_index join pg_class on pg_class.oid = indexrelid where indrelid = to_regclass($1)`,
    [name],
  )
  return new Map(
    rows.map(([index, valid, free]) => [
      String(index),
      valid !== true ? 'broken' : free === true ? 'bare' : 'kept',
    ]),
  )
}

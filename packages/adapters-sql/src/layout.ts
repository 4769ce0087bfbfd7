import { type Collection, type Doc, fieldOf, searchText } from '@foyer/core/store'
import { columnOf, quote } from './naming.js'
import { sortable, toKept, type Value } from './scalars.js'

/** A collection as a table, and the statements that write and read it. Each one names the tenant; only `due` crosses. */
export interface Table {
  readonly of: Collection
  readonly name: string
  /** The columns that are derived from a document. */
  readonly derived: readonly string[]
  /** What a document's derived columns hold, in the order of `derived`. */
  readonly valuesOf: (doc: Doc) => readonly Value[]
  /** The statements that create its indexes. */
  readonly indexes: readonly string[]
  /** Changes when the table must be laid out anew. */
  readonly fingerprint: string
  readonly statements: Statements
}

/** The statements of one table. */
export interface Statements {
  readonly create: string
  readonly get: string
  readonly version: string
  readonly insert: string
  /** The version, and of every derived column whether it holds this value. */
  readonly compare: string
  /** Replaces the body and these derived columns: an index whose columns stay as they are is not touched. */
  readonly replace: (columns: readonly string[]) => string
  readonly remove: string
  /** Empties the unique columns, so that documents of one commit may exchange their keys. */
  readonly clear: string
  /** Rewrites the derived columns of the row at a place. */
  readonly refill: string
  /** What may be claimed, of any tenant. */
  readonly due: string
  /** Leases the documents of these keys: pairs of tenant and id. */
  readonly claim: string
  readonly renew: string
  readonly release: string
  /** How many are due, the first of them, and how many are parked, of any tenant. */
  readonly backlog: string
}

/** Grows when columns are derived from documents in another way, so that existing databases derive them anew. */
const derivation = 1

/** Grows when the words of a document are searched in another way. */
const searching = 2

/** The fields that have a column: those declared, and what a claim reads. */
const columnFields = ({ fields, claimable }: Collection): readonly string[] => {
  const all = new Set([...Object.keys(fields), ...(claimable ? ['due', 'stream'] : [])])
  all.delete('id')
  return [...all]
}

/** The key of a document, as its columns hold it. */
export const keyOf = (tenant: string, id: string): readonly [string, string] => [
  tenant,
  sortable(id),
]

/** Derives the table of a collection. */
export const tableOf = (of: Collection): Table => {
  const kept = columnFields(of)
  const derived = [...kept.map(columnOf), ...(of.search.length ? ['search'] : [])]
  const { name, fields, unique, search, claimable } = of
  const indexes = indexesOf(of)
  return {
    of,
    name: quote(name),
    derived,
    valuesOf: (doc) => {
      const values = kept.map((field) => toKept(fieldOf(doc, field)))
      return of.search.length ? [...values, searchText(of, doc)] : values
    },
    indexes,
    fingerprint: JSON.stringify({
      ...{ derivation, fields, unique, search, claimable, indexes },
      ...(search.length ? { searching } : {}),
    }),
    statements: statementsOf(of, derived),
  }
}

/** What every name of an index of a collection begins with. */
export const indexPrefix = ({ name }: Collection): string => `${name} `

const indexesOf = (of: Collection): readonly string[] => {
  const { fields, unique, claimable } = of
  const indexes: string[] = []
  const add = (kind: string, label: string, columns: string, only = ''): void => {
    const name = quote(`${indexPrefix(of)}${label}`)
    indexes.push(`create ${kind} ${name} on ${quote(of.name)} (${columns})${only}`)
  }
  for (const key of unique)
    add('unique index', `unique ${key.join('+')}`, ['tenant', ...key.map(columnOf)].join(', '))
  // A field that is unique by itself is found through that index; when something is due, through `waiting`.
  const served = new Set(['id', ...unique.flatMap((key) => (key.length === 1 ? key : []))])
  if (claimable) served.add('due')
  for (const field of Object.keys(fields).filter((field) => !served.has(field)))
    add('index', `by ${field}`, `tenant, ${columnOf(field)}, id`)
  if (claimable) {
    add('index', 'waiting', 'due, id', ' where due is not null')
    add('index', 'streams', 'tenant, stream, id', ' where due is not null and stream is not null')
    if (of.parked) add('index', 'parked', 'id', ` where ${isParked(of)}`)
  }
  return indexes
}

/** That a document waits for a person; nothing does where the collection names no mark of it. */
export const isParked = ({ parked }: Collection): string =>
  parked
    ? [
        'due is null',
        ...Object.entries(parked).map(([f, is]) => `${columnOf(f)} = ${literal(is)}`),
      ].join(' and ')
    : 'false'

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

const statementsOf = (of: Collection, derived: readonly string[]): Statements => {
  const table = quote(of.name)
  const one = 'where tenant = ? and id = ?'
  const set = (columns: readonly string[]) => columns.map((column) => `, ${column} = ?`).join('')
  const keys = [...new Set(of.unique.flat().map(columnOf))]
  return {
    create: `create table if not exists ${table} (tenant text not null, id text not null,
      version integer not null, body text not null, leased_by text, leased_until text,
      primary key (tenant, id))`,
    get: `select version, body from ${table} ${one}`,
    version: `select version from ${table} ${one}`,
    insert: `insert into ${table} (${['tenant', 'id', 'version', 'body', ...derived].join(', ')})
      values (?, ?, 1, ?${', ?'.repeat(derived.length)})`,
    compare: `select version${derived.map((column) => `, ${column} is ?`).join('')}
      from ${table} ${one}`,
    replace: (columns) =>
      `update ${table} set version = version + 1, body = ?${set(columns)} ${one} and version = ?`,
    remove: `delete from ${table} ${one} and version = ?`,
    clear: `update ${table} set ${keys.map((key) => `${key} = null`).join(', ')} ${one}`,
    refill: `update ${table} set body = body${set(derived)} where rowid = ?`,
    due: `select tenant, id, version, body from ${table} as head
      where due is not null and due <= ? and (leased_until is null or leased_until <= ?)
        and not exists (select 1 from ${table} as earlier
          where earlier.tenant = head.tenant and earlier.stream = head.stream
            and earlier.id < head.id and earlier.due is not null)
      order by due, id limit ?`,
    claim: `update ${table} set leased_by = ?, leased_until = ?
      where (tenant, id) in (select value ->> 0, value ->> 1 from json_each(?))`,
    renew: `update ${table} set leased_until = ? ${one} and leased_by = ?`,
    release: `update ${table} set leased_by = null, leased_until = null ${one} and leased_by = ?`,
    backlog: `select
      (select count(*) from (select 1 from ${table} where due is not null and due <= ?1 limit ?2)),
      (select due from ${table} where due is not null and due <= ?1 order by due limit 1),
      (select count(*) from (select 1 from ${table} where ${isParked(of)} limit ?2))`,
  }
}

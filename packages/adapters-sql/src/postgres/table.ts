import { createHash } from 'node:crypto'
import { type Collection, type Doc, fieldOf, type Scalar, searchText } from '@foyer/core/store'
import { isParked } from '../layout.js'
import { columnOf, quote } from '../naming.js'
import { sortable } from '../scalars.js'

/** Where a host wants the tables. */
export interface Place {
  /** `foyer` unless told otherwise. */
  readonly schema?: string | undefined
  /** Begins the name of every table and function; empty unless told otherwise. */
  readonly prefix?: string | undefined
}

/** A column that is derived from a document. */
export interface Column {
  readonly name: string
  readonly type: string
}

/** A collection as a table of Postgres: one readable row a document. */
export interface Table {
  readonly of: Collection
  /** With its schema, quoted. */
  readonly name: string
  /** The functions over it, with their schema, quoted: what writes its part of a commit, and what leases where documents can be claimed. */
  readonly writer: string
  readonly claimer: string
  readonly renewer: string
  readonly releaser: string
  /** What counts the documents that wait. */
  readonly counter: string
  readonly columns: readonly Column[]
  /** What a document's derived columns hold, in the order of `columns`. */
  readonly valuesOf: (doc: Doc) => readonly (string | number | null)[]
  readonly indexes: readonly Index[]
  /** Where its words are looked for, when it has any. */
  readonly words?: WordsTable
  /** Changes when the table must be laid out anew: eight digits. */
  readonly shape: string
}

/**
 * The table beside a collection's that a search looks through: the words of each document, and their grams. It stands apart, since no index
 * over grams is used where row-level security asks for the tenant of each row first; nobody but its owner reads it.
 */
export interface WordsTable {
  readonly name: string
  /** The function that looks through it, for one tenant. */
  readonly searcher: string
  readonly index: Index
}

/** An index: its name, and what follows `create [unique] index NAME`. */
export interface Index {
  readonly name: string
  readonly unique: boolean
  readonly on: string
}

const text = 'text collate "C"'

/** Grows when columns are derived from documents in another way, so that existing databases derive them anew. */
const derivation = 1

/** Grows when the words of a document are searched in another way. */
const searching = 2

/** What stands in a host's place, with its schema, quoted. */
export const named = ({ schema = 'foyer', prefix = '' }: Place, name: string): string =>
  `${quote(schema)}.${quote(prefix + name)}`

/** The function that writes a commit, with its schema, quoted. */
export const committerIn = (place: Place): string => named(place, 'commit')

/** The function that writes the part of a collection. */
export const writerIn = (place: Place, of: string): string => named(place, `write ${of}`)

/** Derives the table of a collection. */
export const tableOf = (of: Collection, place: Place = {}): Table => {
  const { prefix = '' } = place
  const kept = Object.entries({
    ...of.fields,
    ...(of.claimable ? { due: 'text', stream: 'text' } : {}),
  }).filter(([field]) => field !== 'id')
  const columns = kept.map(([field, kind]) => ({
    name: columnOf(field),
    type: kind === 'integer' ? 'float8' : text,
  }))
  const searches = of.search.length > 0
  const all = searches ? [...columns, { name: 'search', type: text }] : columns
  const indexes = indexesOf(of, prefix)
  const words: WordsTable = {
    name: named(place, `words of ${of.name}`),
    searcher: named(place, `search ${of.name}`),
    // Without a list of what is not yet indexed, which every search would have to read through.
    index: {
      ...{ name: quote(`${prefix}${of.name} grams`), unique: false },
      on: 'using gin (grams) with (fastupdate = off)',
    },
  }
  return {
    of,
    name: named(place, of.name),
    writer: writerIn(place, of.name),
    claimer: named(place, `claim ${of.name}`),
    renewer: named(place, `renew ${of.name}`),
    releaser: named(place, `release ${of.name}`),
    counter: named(place, `backlog ${of.name}`),
    columns: all,
    valuesOf: (doc) => {
      const values = kept.map(([field, kind]) =>
        toColumn(asDeclared(of, field, kind, fieldOf(doc, field))),
      )
      return searches ? [...values, toColumn(searchText(of, doc))] : values
    },
    indexes,
    ...(searches ? { words } : {}),
    shape: createHash('sha256')
      .update(
        JSON.stringify([
          ...[derivation, all, indexes, of.search, of.claimable],
          ...(searches ? [searching] : []),
        ]),
      )
      .digest('hex')
      .slice(0, 8),
  }
}

/** @throws {TypeError} for a value of another kind than its field was declared with: a typed column cannot keep it. */
const asDeclared = (of: Collection, field: string, kind: string, value: Scalar): Scalar => {
  if (value !== null && (typeof value === 'string') !== (kind === 'text'))
    throw new TypeError(`${of.name}: ${field} is declared ${kind}, and holds a ${typeof value}`)
  return value
}

/** A value as a column keeps it; what JSON cannot say, it takes for null. */
export const toColumn = (value: string | number | null): string | number | null =>
  typeof value === 'string' ? keptText(value) : Number.isFinite(value) ? value : null

/** Text as it is kept and compared. Postgres keeps no U+0000: it and U+0001 are written as two characters each, in the same order. */
export const keptText = (text: string): string =>
  sortable(text.replaceAll('\u0001', '\u0001\u0002').replaceAll('\u0000', '\u0001\u0001'))

const indexesOf = (of: Collection, prefix: string): readonly Index[] => {
  const { name, fields, unique, claimable } = of
  const named = (label: string) => quote(`${prefix}${name} ${label}`)
  const keys = unique.map((key) => ({
    name: named(`unique ${key.join('+')}`),
    unique: true,
    on: ['tenant', ...key.map(columnOf)].join(', '),
  }))
  const served = new Set(['id', ...unique.flatMap((key) => (key.length === 1 ? key : []))])
  if (claimable) served.add('due')
  const found = Object.keys(fields)
    .filter((field) => !served.has(field))
    .map((field) => ({
      name: named(`by ${field}`),
      unique: false,
      on: `(tenant, ${columnOf(field)} nulls first, id)`,
    }))
  const waiting = claimable
    ? [
        { name: named('waiting'), unique: false, on: '(due, id) where due is not null' },
        {
          name: named('streams'),
          unique: false,
          on: '(tenant, stream, id) where due is not null and stream is not null',
        },
        ...(of.parked
          ? [{ name: named('parked'), unique: false, on: `(id) where ${isParked(of)}` }]
          : []),
      ]
    : []
  return [...keys, ...found, ...waiting]
}

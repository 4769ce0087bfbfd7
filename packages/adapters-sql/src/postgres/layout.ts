import { setTimeout as pause } from 'node:timers/promises'
import type { Collection } from '@foyer/core/store'
import { literal, quote } from '../naming.js'
import type { SqlClient } from './client.js'
import { filesLayout } from './files.js'
import { fill } from './fill.js'
import { type Step, stepsFor } from './steps.js'
import { type Place, tableOf } from './table.js'
import { gateOf, layKey, type Roles, type Wall } from './wall.js'
import { committerOf } from './writer.js'

/** What is laid out, and where. */
export interface LayoutOptions extends Place {
  /** The host's own driver: `overPg(pool)`, or `overPglite(database)` where there is no server. */
  readonly client: SqlClient
  /** Every collection of core; the tables follow them. */
  readonly collections: readonly Collection[]
  /** `tenants`, unless told otherwise: the database keeps the roles of the application from every tenant that no proof names. */
  readonly wall?: 'tenants' | 'none'
  /** What proofs are signed with: 32 bytes or more, in base64. The owner may leave it out: the database holds one. */
  readonly key?: string | undefined
  /** Who is let in. */
  readonly roles?: Roles
}

/** The version of what this adapter lays out. */
const layoutVersion = 3

/** The wall that is asked for. */
export const wallOf = ({ wall = 'tenants', roles = {} }: LayoutOptions): Wall | undefined =>
  wall === 'tenants' ? { roles } : undefined

const schemaOf = ({ schema = 'foyer' }: Place): string => schema

/** Where it is noted how a database is laid out. */
const notes = (place: Place): string =>
  `${quote(schemaOf(place))}.${quote(`${place.prefix ?? ''}layout`)}`

/**
 * What is to be done to a database so that these collections can be kept in it: nothing when it is in step. No table, no column and no
 * document is taken away, and there is no way back.
 * @throws {RangeError} for a name that Postgres would cut off.
 * @throws {Error} for a database that was laid out by a later version, or has a wall that is to be left out.
 */
export const planLayout = async (options: LayoutOptions): Promise<readonly Step[]> => {
  const { client: db, collections } = options
  const wall = wallOf(options)
  const known = await notedOf(db, options)
  refuseLater(known, wall)
  const steps: Step[] = []
  const base = JSON.stringify([layoutVersion, wall ?? null])
  if (known.get(baseNote) !== base) steps.push(baseStep(options, wall, base))
  steps.push(...committing(options, known, wall))
  for (const table of collections.map((of) => tableOf(of, options))) {
    const laid = JSON.stringify([layoutVersion, table.shape, wall ?? null])
    if (known.get(table.of.name) === laid) continue
    const past = `${table.of.name} ${table.shape}`
    if (known.has(past) && shapeIn(known.get(table.of.name)) !== table.shape)
      throw new Error(
        `${table.of.name} was laid out anew by a later version: there is no way back, update this one`,
      )
    steps.push(...(await stepsFor(db, table, options, wall)), {
      what: `notes that ${table.of.name} is in step`,
      sql: `${noting(options, past, '')};\n${noting(options, table.of.name, laid)}`,
    })
  }
  return steps
}

/**
 * What was laid out by others is committed to as well: they may still be running. Before any table, so that a process that was running before
 * is referred to the tables' writers, which no longer know its lines once they are made anew.
 */
const committing = (
  options: LayoutOptions,
  known: ReadonlyMap<string, string>,
  wall: Wall | undefined,
): readonly Step[] => {
  const theirs = [...known.keys()].filter((name) => name !== baseNote && !name.includes(' '))
  const tables = options.collections.map((of) => tableOf(of, options))
  const names = [...new Set([...theirs, ...tables.map(({ of }) => of.name)])].sort()
  const shapes = tables.map(({ shape }) => shape).sort()
  const laid = JSON.stringify([layoutVersion, names, shapes, wall ?? null])
  if (known.get(commitNote) === laid) return []
  const what = `makes the function that commits to ${names.length} collections`
  const sql = `${committerOf(tables, names, options, wall)};\n${noting(options, commitNote, laid)}`
  return [{ what, sql }]
}

/** The steps as SQL that a person reads, and runs one after the other. What this package derives from documents stands as a comment. */
export const printLayout = (steps: readonly Step[]): string =>
  steps
    .map(({ what, sql, fill: of, alone }) =>
      [
        `-- ${what}${alone ? ' (outside of a transaction)' : ''}${of ? ' (done by applyLayout)' : ''}`,
        ...(sql ? [alone ? `${sql};` : `begin;\n${sql};\ncommit;`] : []),
      ].join('\n'),
    )
    .join('\n\n')

/**
 * Brings a database in step, as the role that owns it; one process does it, the others wait. Answers what was done. What was broken off is
 * taken up where it was left.
 */
export const applyLayout = (options: LayoutOptions): Promise<readonly Step[]> =>
  options.client.session(async (one) => {
    const name = [notes(options)]
    // Whoever waits is not in a transaction: an index that is built beside writers waits for all that are.
    while (!(await one.query('select pg_try_advisory_lock(hashtext($1))', name)).rows[0]?.[0])
      await pause(50)
    try {
      const steps = await planLayout({ ...options, client: one })
      for (const step of steps) await take(one, step, options)
      if (wallOf(options)) await layKey(one, options, options.key)
      return steps
    } finally {
      await one.query('select pg_advisory_unlock(hashtext($1))', name)
    }
  })

const take = async (db: SqlClient, step: Step, options: LayoutOptions): Promise<void> => {
  if (step.alone) await db.query(step.sql)
  else if (step.sql) await db.exec(step.sql)
  const of = options.collections.find(({ name }) => name === step.fill)
  if (of) await fill(db, tableOf(of, options))
}

const baseStep = (place: Place, wall: Wall | undefined, base: string): Step => ({
  what: `makes the schema ${schemaOf(place)}, the list of what is laid out and the place of archived bytes`,
  sql: `create schema if not exists ${quote(schemaOf(place))};
    create table if not exists ${notes(place)} (name text primary key, value text not null);
    ${wall ? `${gateOf(place, wall)}${noting(place, wallNote, 'laid')};` : ''}
    ${filesLayout(place, wall)};
    ${noting(place, baseNote, base)}`,
})

/** What is noted under names that no collection has; a shape that a collection had is noted behind its name. */
const [baseNote, wallNote, commitNote] = ['', ' wall', ' commit']

const refuseLater = (known: ReadonlyMap<string, string>, wall: Wall | undefined): void => {
  if (!wall && known.has(wallNote))
    throw new Error('a wall stands between the tenants of this database: it is not taken down')
  const [version]: unknown[] = JSON.parse(known.get(baseNote) ?? '[0]')
  if (Number(version) > layoutVersion)
    throw new Error(
      `this database was laid out by a later version of this adapter (${version}, this one knows ${layoutVersion}): update it`,
    )
}

const shapeIn = (laid = '[]'): unknown => {
  const [, shape]: unknown[] = JSON.parse(laid)
  return shape
}

const notedOf = async (db: SqlClient, place: Place): Promise<ReadonlyMap<string, string>> => {
  const { rows: found } = await db.query('select to_regclass($1)', [notes(place)])
  if (found[0]?.[0] == null) return new Map()
  const { rows } = await db.query(`select name, value from ${notes(place)}`)
  return new Map(rows.map(([name, value]) => [String(name), String(value)]))
}

const noting = (place: Place, name: string, value: string): string =>
  `insert into ${notes(place)} (name, value) values (${literal(name)}, ${literal(value)})
    on conflict (name) do update set value = excluded.value`

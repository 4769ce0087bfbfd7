import {
  type Change,
  type Claimed,
  type Collection,
  cursorAt,
  type Doc,
  type Files,
  inOrder,
  isRanked,
  type Store,
  StoreError,
} from '@foyer/core/store'
import { toBacklog } from './backlog.js'
import { type Connection, connect } from './connection.js'
import type { SqliteDriver } from './drivers/driver.js'
import { libsql } from './drivers/libsql.js'
import { assertDeclared, rowsFor } from './find.js'
import { layOut, layoutGuard } from './lay-out.js'
import { keyOf, type Table, tableOf } from './layout.js'
import { bestOf, idsFound } from './search.js'
import { sqliteFiles } from './sqlite-files.js'
import { toStored } from './stored.js'

/** How a SQLite store is opened. */
export interface SqliteOptions {
  /** The database's file, created when it is not there; `:memory:` for one that ends with the process. */
  readonly path: string
  /** Every collection of core; the tables follow them. All processes on one file run the same version. */
  readonly collections: readonly Collection[]
  /**
   * `full`, unless told otherwise: a commit that was answered survives a power cut. `normal` writes more than twice as
   * fast and may lose the last commits at a power cut, never half of one; the database is never corrupted by it.
   */
  readonly synchronous?: 'full' | 'normal'
  /** Milliseconds that a writer waits for another process before its commit is a conflict: 5,000 unless told otherwise. */
  readonly busyMs?: number
  /** The library that speaks to SQLite: `betterSqlite3(Database)`, `nodeSqlite(DatabaseSync)`; libsql unless told otherwise. */
  readonly driver?: SqliteDriver
}

/**
 * Opens a store in one SQLite file: the embedded default, also shared by several processes of one machine.
 * @throws {Error} for a file that was laid out for a newer contract.
 */
export const sqliteStore = ({
  path,
  collections,
  synchronous = 'full',
  busyMs = 5_000,
  driver = libsql,
}: SqliteOptions): Store & { readonly files: Files } => {
  const db = connect({ path, synchronous, busyMs, driver })
  const tables = new Map(collections.map((of) => [of.name, tableOf(of)]))
  layOut(db, [...tables.values()])
  const assertInStep = layoutGuard(db, [...tables.values()])
  db.holdUp(Math.min(busyMs, heldMs))

  const tableNamed = (of: string): Table => {
    const table = tables.get(of)
    if (!table) throw new Error(`unknown collection: ${of}`)
    return table
  }
  const queueNamed = (of: string): Table => {
    const table = tableNamed(of)
    if (!table.of.claimable) throw new Error(`${of} is not claimable`)
    return table
  }

  return {
    contract: 'foyer.store/1',
    files: sqliteFiles(db),

    async get(tenant, of, id) {
      const { get } = tableNamed(of).statements
      const row = await db.whenFree(() => db.first(get, keyOf(tenant, id)))
      return row && toStored(row)
    },

    async find(tenant, of, query) {
      const table = tableNamed(of)
      assertDeclared(table.of, query)
      if (isRanked(query)) return db.whenFree(() => bestOf(db, table.of, tenant, query))
      const rows = await db.whenFree(() =>
        rowsFor(db, table.of, tenant, query, idsFound(db, table.of, tenant, query)),
      )
      const items = rows.slice(0, query.limit).map(toStored)
      const last = items.at(-1)
      return rows.length > items.length && last
        ? { items, next: cursorAt(last.doc, query) }
        : { items }
    },

    async commit(tenant, changes) {
      const lines = inSafeOrder(changes).map((change) => ({ change, table: tableNamed(change.of) }))
      const write = () =>
        db.write(() => {
          assertInStep()
          for (const { change, table } of exchanging(lines))
            db.run(table.statements.clear, keyOf(tenant, change.doc.id))
          for (const line of lines) apply(db, tenant, line)
        })
      await db.whenFree(write).catch((problem) => {
        throw problem.code === 'duplicate' ? (moved(db, tenant, lines) ?? problem) : problem
      })
    },

    async claim(of, { now, worker, until, limit }) {
      const { due, claim } = queueNamed(of).statements
      const find = () => db.all('tenant, id, version, body', due, [now, now, limit])
      const take = () =>
        db.write(() => {
          const rows = find()
          const keys = JSON.stringify(rows.map(([tenant, id]) => [tenant, id]))
          if (rows.length) db.run(claim, [worker, until, keys])
          return rows
        })
      // Who finds nothing writes nothing: a relay that idles keeps nobody waiting.
      const waiting = await db.whenFree(find)
      const rows = waiting.length ? await db.whenFree(take) : []
      return rows
        .map(([tenant, , ...row]) => ({ tenant, ...toStored(row) }) as Claimed)
        .sort((a, b) => inOrder({ order: 'due', limit })(a.doc, b.doc))
    },

    async renew(tenant, of, id, { worker, until }) {
      const { renew } = queueNamed(of).statements
      return (await db.whenFree(() => db.run(renew, [until, ...keyOf(tenant, id), worker]))) === 1
    },

    async release(tenant, of, id, worker) {
      const { release } = queueNamed(of).statements
      await db.whenFree(() => db.run(release, [...keyOf(tenant, id), worker]))
    },

    async backlog(of, { now, upTo }) {
      const { backlog } = queueNamed(of).statements
      return toBacklog((await db.whenFree(() => db.first(backlog, [now, upTo]))) ?? [])
    },

    async close() {
      db.close()
    },
  }
}

/** What the driver itself waits for another process, and this whole process with it: a few commits of the other one. */
const heldMs = 10

const rank = { check: 0, remove: 1, replace: 2, insert: 3 } as const

/** Removals first: SQLite holds unique keys against each statement, the port against the whole commit. */
const inSafeOrder = (changes: readonly Change[]): readonly Change[] =>
  [...changes].sort((a, b) => rank[a.do] - rank[b.do])

interface Line {
  readonly change: Change
  readonly table: Table
}
type Replacing = Line & { readonly change: { readonly do: 'replace'; readonly doc: Doc } }

/** The replacements among which unique keys may change hands: several in one table. */
const exchanging = (lines: readonly Line[]): readonly Replacing[] => {
  const replacing = lines.filter((line): line is Replacing => line.change.do === 'replace')
  return replacing.filter(
    ({ table }) =>
      table.of.unique.length > 0 && replacing.filter((line) => line.table === table).length > 1,
  )
}

const idOf = (change: Change): string => ('doc' in change ? change.doc.id : change.id)

const apply = (db: Connection, tenant: string, { change, table }: Line): void => {
  const { statements, derived, valuesOf } = table
  const key = keyOf(tenant, idOf(change))
  switch (change.do) {
    case 'insert': {
      const { doc } = change
      db.run(statements.insert, [...key, JSON.stringify(doc), ...valuesOf(doc)])
      return
    }
    case 'replace': {
      const { doc, version } = change
      const values = valuesOf(doc)
      const [found, ...same] = db.first(statements.compare, [...values, ...key]) ?? []
      if (found !== version) throw lost(change)
      const differs = (_: unknown, i: number) => same[i] !== 1
      const replace = statements.replace(derived.filter(differs))
      db.run(replace, [JSON.stringify(doc), ...values.filter(differs), ...key, version])
      return
    }
    case 'remove':
      if (db.run(statements.remove, [...key, change.version]) === 0) throw lost(change)
      return
    case 'check':
      if (versionOf(db, tenant, { change, table }) !== change.version) throw lost(change)
  }
}

const versionOf = (db: Connection, tenant: string, { change, table }: Line): unknown =>
  db.first(table.statements.version, keyOf(tenant, idOf(change)))?.[0] ?? 0

/**
 * The loss of a commit whose key is taken, when a version that it read has moved as well: it decided on what is no longer so,
 * and is to read and decide again before anybody speaks of the key.
 */
const moved = (db: Connection, tenant: string, lines: readonly Line[]): StoreError | undefined => {
  const late = lines.find(
    ({ change, ...line }) =>
      change.do !== 'insert' && versionOf(db, tenant, { change, ...line }) !== change.version,
  )
  return late && lost(late.change)
}

const lost = (change: Change): StoreError =>
  new StoreError('conflict', `${change.of} ${idOf(change)}`)

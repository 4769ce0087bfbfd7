import { setTimeout as pause } from 'node:timers/promises'
import { StoreError } from '@foyer/core/store'
import type { SqliteDriver, SqliteLoss, SqliteStatement } from './drivers/driver.js'
import type { Value } from './scalars.js'

/** A row as an array, in the order of the columns asked for. */
export type Row = readonly unknown[]

/** One connection to a database, its statements prepared once. */
export interface Connection {
  /** Runs a statement; answers how many rows it changed. */
  run(sql: string, values?: readonly Value[]): number
  first(sql: string, values?: readonly Value[]): Row | undefined
  /**
   * The rows of a select that has these columns. They come as one value, which is quicker, and spares memory: what the driver
   * sets up to hand rows out one by one, about a kilobyte each time, stays until the event loop turns, and a long import that
   * waits for nothing but this store never lets it turn.
   */
  all(columns: string, select: string, values?: readonly Value[]): readonly Row[]
  /** Runs statements that answer nothing: the layout's. */
  exec(sql: string): void
  /** All of `work` or nothing, alone among the writers of every process. */
  write<T>(work: () => T): T
  /** Several reads that see the database at one moment. */
  read<T>(work: () => T): T
  /**
   * Acts at once; while another process is in the way, tries again without holding up this one.
   * @throws {StoreError} `duplicate` for a key that is taken, `conflict` when others kept it waiting too long.
   */
  whenFree<T>(act: () => T): Promise<T>
  /** How long the driver waits for another process, and this whole process with it. */
  holdUp(ms: number): void
  close(): void
}

/** How a connection is opened. */
export interface ConnectionOptions {
  readonly path: string
  readonly synchronous: 'full' | 'normal'
  /** How long a writer waits for another one before it gives up. */
  readonly busyMs: number
  readonly driver: SqliteDriver
}

const mostStatements = 1_000

/** Opens a database; the file is created when it is not there. */
export const connect = (options: ConnectionOptions): Connection => {
  const { path, synchronous, busyMs, driver } = options
  const database = driver.open(path, busyMs)
  const statements = new Map<string, SqliteStatement>()
  let open = true

  const prepared = (sql: string, reads: boolean): SqliteStatement => {
    if (!open) throw new Error('this store is closed')
    const known = statements.get(sql)
    if (known) return known
    if (statements.size === mostStatements) statements.clear()
    const statement = database.prepare(sql, reads)
    statements.set(sql, statement)
    return statement
  }
  const within = <T>(begin: string, work: () => T): T => {
    connection.run(begin)
    try {
      const answer = work()
      connection.run('commit')
      return answer
    } catch (problem) {
      if (open && database.inTransaction) connection.run('rollback')
      throw problem
    }
  }

  const connection: Connection = {
    run: (sql, values = []) => prepared(sql, false).run(bindable(values)),
    first: (sql, values = []) => prepared(sql, true).get(bindable(values)),
    all(columns, select, values) {
      const sql = `select json_group_array(json_array(${columns})) from (${select})`
      return JSON.parse(String(connection.first(sql, values)?.[0])) as Row[]
    },
    exec: (sql) => database.exec(sql),
    write: (work) => within('begin immediate', work),
    read: (work) => within('begin', work),
    async whenFree(act) {
      const end = performance.now() + busyMs
      for (;;)
        try {
          return act()
        } catch (problem) {
          const loss = driver.lossOf(problem)
          if (loss !== 'busy' || performance.now() >= end) throw told(problem, loss)
          await pause(1 + Math.random() * 4)
        }
    },
    holdUp: (ms) => database.exec(`pragma busy_timeout = ${ms}`),
    close() {
      // The driver lets go of the file when its statements are collected: what is in the journal goes home now.
      try {
        connection.first('pragma wal_checkpoint(truncate)')
      } finally {
        open = false
        statements.clear()
        database.close()
      }
    },
  }

  if (path !== ':memory:') toWal(connection, busyMs)
  for (const setting of [`synchronous = ${synchronous}`, ...settings])
    connection.exec(`pragma ${setting}`)
  return connection
}

/**
 * A cache that holds the indexes of some 25,000 documents, and a journal that goes home after 8,000 pages instead of
 * 1,000: a small commit changes some twenty pages, and each of them is written home once for many commits.
 */
export const settings = ['cache_size = -16384', 'wal_autocheckpoint = 8000']

/** SQLite does not wait for others while it changes the journal's mode: whoever comes second tries again. */
const toWal = (connection: Connection, busyMs: number): void => {
  const end = performance.now() + busyMs
  for (;;)
    try {
      if (connection.first('pragma journal_mode')?.[0] === 'wal') return
      if (connection.first('pragma journal_mode = wal')?.[0] === 'wal') return
      throw new Error('this file cannot keep a write-ahead log')
    } catch (problem) {
      if (performance.now() > end) throw problem
      sleep(5)
    }
}

const sleep = (ms: number): unknown =>
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

// The driver ends the whole process on a boolean instead of throwing, and takes undefined for null.
const bindable = (values: readonly Value[]): readonly Value[] => {
  for (const value of values)
    if (typeof value === 'boolean' || value === undefined)
      throw new TypeError(`cannot be bound: ${value}`)
  return values
}

const told = (problem: unknown, loss: SqliteLoss | undefined): unknown =>
  loss
    ? new StoreError(loss === 'busy' ? 'conflict' : 'duplicate', (problem as Error).message)
    : problem

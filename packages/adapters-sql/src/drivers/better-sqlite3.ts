import type { Row } from '../connection.js'
import type { Value } from '../scalars.js'
import type { SqliteDatabase, SqliteDriver, SqliteLoss } from './driver.js'

/** What Foyer uses of a database of better-sqlite3; libsql has the same. */
export interface BetterSqlite3Database {
  readonly inTransaction: boolean
  /** Prepares a statement. */
  prepare(sql: string): {
    /** From now on it answers rows as arrays. */
    raw(): unknown
    /** Runs it. */
    run(values: readonly Value[]): { readonly changes: number }
    /** Its first row. */
    get(values: readonly Value[]): unknown
  }
  /** Runs statements that answer nothing. */
  exec(sql: string): unknown
  /** Lets go of the file. */
  close(): unknown
}

/** The class that better-sqlite3 exports. */
export type BetterSqlite3 = new (
  path: string,
  options: { readonly timeout: number },
) => BetterSqlite3Database

/** The driver better-sqlite3, of which the host hands over the class: `betterSqlite3(Database)`. */
export const betterSqlite3 = (Database: BetterSqlite3): SqliteDriver => ({
  name: 'better-sqlite3',
  open: (path, busyMs) => openedBy(Database, path, busyMs),
  lossOf,
})

/** Opens a database by a class of this shape. */
export const openedBy = (Database: BetterSqlite3, path: string, busyMs: number): SqliteDatabase => {
  const database = new Database(path, { timeout: busyMs })
  return {
    get inTransaction() {
      return database.inTransaction
    },
    prepare(sql, reads) {
      const statement = database.prepare(sql)
      if (reads) statement.raw()
      return {
        run: (values) => statement.run(values).changes,
        get: (values) => statement.get(values) as Row | undefined,
      }
    },
    exec: (sql) => void database.exec(sql),
    close: () => void database.close(),
  }
}

const takenKey = new Set(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'])

/** Errors of this shape carry SQLite's own name for what happened. */
export const lossOf = (problem: unknown): SqliteLoss | undefined => {
  const code = String((problem as { code?: unknown }).code ?? '')
  if (code.startsWith('SQLITE_BUSY')) return 'busy'
  return takenKey.has(code) ? 'taken' : undefined
}

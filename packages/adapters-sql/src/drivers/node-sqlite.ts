import type { Row } from '../connection.js'
import type { Value } from '../scalars.js'
import type { SqliteDriver } from './driver.js'

/** What Foyer uses of a database of `node:sqlite`. */
export interface NodeSqliteDatabase {
  readonly isTransaction: boolean
  /** Prepares a statement. */
  prepare(sql: string): {
    /** Whether it answers rows as arrays. */
    setReturnArrays(enabled: boolean): void
    /** Runs it. */
    run(...values: readonly Value[]): { readonly changes: number | bigint }
    /** Its first row. */
    get(...values: readonly Value[]): unknown
  }
  /** Runs statements that answer nothing. */
  exec(sql: string): void
  /** Lets go of the file. */
  close(): void
}

/** The class `DatabaseSync` of `node:sqlite`: Node 24, or 22.16 at least. */
export type NodeSqlite = new (
  path: string,
  options: { readonly timeout: number },
) => NodeSqliteDatabase

/** The driver inside Node, of which the host hands over the class: `nodeSqlite(DatabaseSync)`. */
export const nodeSqlite = (DatabaseSync: NodeSqlite): SqliteDriver => ({
  name: 'node:sqlite',
  open(path, busyMs) {
    const database = new DatabaseSync(path, { timeout: busyMs })
    return {
      get inTransaction() {
        return database.isTransaction
      },
      prepare(sql, reads) {
        const statement = database.prepare(sql)
        if (reads) statement.setReturnArrays(true)
        return {
          run: (values) => Number(statement.run(...values).changes),
          get: (values) => statement.get(...values) as Row | undefined,
        }
      },
      exec: (sql) => database.exec(sql),
      close: () => database.close(),
    }
  },
  lossOf(problem) {
    const code = Number((problem as { errcode?: unknown }).errcode)
    if ((code & 0xff) === busy) return 'busy'
    return taken.has(code) ? 'taken' : undefined
  },
})

/** SQLite's result codes (sqlite.org/rescode.html): SQLITE_BUSY and its kin, CONSTRAINT_PRIMARYKEY, CONSTRAINT_UNIQUE. */
const busy = 5
const taken = new Set([1555, 2067])

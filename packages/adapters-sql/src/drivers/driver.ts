import type { Row } from '../connection.js'
import type { Value } from '../scalars.js'

/** One prepared statement of a driver. */
export interface SqliteStatement {
  /** Runs it; answers how many rows it changed. */
  run(values: readonly Value[]): number
  /** Its first row, as an array in the order of the columns. Asked only of statements prepared to read. */
  get(values: readonly Value[]): Row | undefined
}

/** One open database, as a driver gives it: synchronous, as SQLite is. */
export interface SqliteDatabase {
  /** `reads` for a statement that answers rows. */
  prepare(sql: string, reads: boolean): SqliteStatement
  /** Runs statements that answer nothing. */
  exec(sql: string): void
  readonly inTransaction: boolean
  /** Lets go of the file. */
  close(): void
}

/** What SQLite could not do for its caller and another time may: another writer was in the way, or a unique key is taken. */
export type SqliteLoss = 'busy' | 'taken'

/** A library that speaks to SQLite. */
export interface SqliteDriver {
  /** As it is called on npm, or `node:sqlite`. */
  readonly name: string
  /** Opens a file, created when it is not there, or `:memory:`; the driver waits this long for another process before it is `busy`. */
  open(path: string, busyMs: number): SqliteDatabase
  /** What an error of this driver's means; undefined for one that is neither. */
  lossOf(problem: unknown): SqliteLoss | undefined
}

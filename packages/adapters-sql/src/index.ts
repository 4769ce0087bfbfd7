export type { Row } from './connection.js'
export {
  type BetterSqlite3,
  type BetterSqlite3Database,
  betterSqlite3,
} from './drivers/better-sqlite3.js'
export type { SqliteDatabase, SqliteDriver, SqliteLoss, SqliteStatement } from './drivers/driver.js'
export { libsql } from './drivers/libsql.js'
export { type NodeSqlite, type NodeSqliteDatabase, nodeSqlite } from './drivers/node-sqlite.js'
export type { Value } from './scalars.js'
export { type SqliteOptions, sqliteStore } from './sqlite-store.js'

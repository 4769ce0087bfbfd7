import { createRequire } from 'node:module'
import { type BetterSqlite3, betterSqlite3 } from '../drivers/better-sqlite3.js'
import type { SqliteDriver } from '../drivers/driver.js'
import { libsql } from '../drivers/libsql.js'
import { type NodeSqlite, nodeSqlite } from '../drivers/node-sqlite.js'

/** A driver by name, or undefined where this Node or this folder has none. */
export interface Found {
  readonly name: string
  readonly driver: SqliteDriver | undefined
}

// better-sqlite3 fetches a binary from elsewhere, or compiles for a minute: who wants it tested installs it beside (`--no-save`).
const ofBetter = (): SqliteDriver | undefined => {
  try {
    return betterSqlite3(createRequire(import.meta.url)('better-sqlite3') as BetterSqlite3)
  } catch {
    return undefined
  }
}

// Before Node 22.16 its statements cannot answer arrays, nor its databases wait.
const ofNode = (): SqliteDriver | undefined => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 22 || (major === 22 && minor < 16)) return undefined
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite') as { DatabaseSync: NodeSqlite }
  return nodeSqlite(DatabaseSync)
}

/** Every driver that the store knows, and which of them can be tried here. */
export const drivers: readonly Found[] = [
  { name: 'libsql', driver: libsql },
  { name: 'better-sqlite3', driver: ofBetter() },
  { name: 'node:sqlite', driver: ofNode() },
]

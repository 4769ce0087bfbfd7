import Database from 'libsql'
import { lossOf, openedBy } from './better-sqlite3.js'
import type { SqliteDriver } from './driver.js'

/** The driver that comes with this package: prebuilt for every common machine, nothing is compiled. */
export const libsql: SqliteDriver = {
  name: 'libsql',
  open: (path, busyMs) => openedBy(Database, path, busyMs),
  lossOf,
}

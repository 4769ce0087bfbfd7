import type { Files } from '@foyer/core/store'
import type { Connection } from './connection.js'

const insert = 'insert or ignore into foyer_files (tenant, sha256, bytes) values (?, ?, ?)'
const select = 'select bytes from foyer_files where tenant = ? and sha256 = ?'

const remove = 'delete from foyer_files where tenant = ?'

/** The archive in a table beside the documents. */
export const sqliteFiles = (db: Connection): Files => ({
  async keep(tenant, sha256, bytes) {
    await db.whenFree(() => db.run(insert, [tenant, sha256, bytes]))
  },
  async read(tenant, sha256) {
    const row = await db.whenFree(() => db.first(select, [tenant, sha256]))
    return row && new Uint8Array(row[0] as Uint8Array)
  },
  async erase(tenant) {
    await db.whenFree(() => db.run(remove, [tenant]))
  },
})

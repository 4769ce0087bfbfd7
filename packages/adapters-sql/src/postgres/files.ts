import type { Files } from '@foyer/core/store'
import { quote } from '../naming.js'
import type { SqlClient } from './client.js'
import type { Place } from './table.js'

/** Where archived bytes are kept. */
export const filesTable = ({ schema = 'foyer', prefix = '' }: Place): string =>
  `${quote(schema)}.${quote(`${prefix}files`)}`

/** Archived bytes in the same database: written once, under their hash. */
export const postgresFiles = (db: SqlClient, place: Place): Files => {
  const table = filesTable(place)
  return {
    async keep(tenant, sha256, bytes) {
      const text = `insert into ${table} (tenant, sha256, bytes) values ($1, $2, $3) on conflict do nothing`
      await db.query(text, [tenant, sha256, bytes], true)
    },
    async read(tenant, sha256) {
      const text = `select bytes from ${table} where tenant = $1 and sha256 = $2`
      const { rows } = await db.query(text, [tenant, sha256], true)
      const kept = rows[0]?.[0]
      return kept instanceof Uint8Array ? new Uint8Array(kept) : undefined
    },
  }
}

import { type Store, StoreError } from '@foyer/core/store'
import type pg from 'pg'
import type { PgConnection } from '../postgres/index.js'
import type { HostRow, HostSql } from './host-table.js'

/** A host's own way to the Postgres database that Foyer shares; `within` opens Foyer's store in a transaction of the host's. */
export const hostPg = (
  pool: pg.Pool,
  within: (connection: PgConnection) => Promise<Store>,
): HostSql => {
  const asking =
    (on: Pick<pg.Pool, 'query'>): HostSql['rows'] =>
    async (sql, values = []) => {
      let no = 0
      const text = sql.replace(/\?/g, () => `$${++no}`)
      return (await on.query<HostRow>(text, [...values])).rows
    }
  return {
    locking: ' for update',
    rows: asking(pool),
    async transaction(work) {
      const connection = await pool.connect()
      try {
        await connection.query('begin')
        await work(asking(connection), await within(connection))
        await connection.query('commit')
      } catch (problem) {
        await connection.query('rollback')
        throw asLoss(problem)
      } finally {
        connection.release()
      }
    },
  }
}

const asLoss = (problem: unknown): unknown => {
  const { code = '', message } = problem as { readonly code?: string; readonly message: string }
  if (code === '23505') return new StoreError('duplicate', message)
  return code === '40P01' || code === '40001' ? new StoreError('conflict', message) : problem
}

import type { Collection } from '@foyer/core/store'
import pg from 'pg'
import { applyLayout, overPg, readWallKey } from '../postgres/index.js'
import { type PostgresServer, startPostgres } from './postgres-server.js'
import type { PostgresPlace } from './store-at.js'

/** Starts a Postgres as in production, every commit on the disk, laid out for two roles that own nothing; `place` is for `storeAt`. */
export const postgresPlace = async (
  collections: readonly Collection[],
): Promise<{ readonly server: PostgresServer; readonly place: string }> => {
  const server = await startPostgres({ durable: true })
  const owner = new pg.Pool({ ...server.owner, max: 2 })
  await owner.query('create role application login; create role worker login')
  const client = overPg(owner)
  const roles = { application: 'application', worker: 'worker' }
  await applyLayout({ client, collections, roles })
  const reached: PostgresPlace = {
    application: server.as('application', ''),
    worker: server.as('worker', ''),
    key: await readWallKey(client),
  }
  await owner.end()
  return { server, place: JSON.stringify(reached) }
}

import type { Collection, Files, Store } from '@foyer/core/store'
import pg from 'pg'
import { overPg, postgresStore } from '../postgres/index.js'
import { sqliteStore } from '../sqlite-store.js'

/** How the roles of an application reach a store on Postgres that was laid out for them. */
export interface PostgresPlace {
  readonly application: pg.PoolConfig
  readonly worker: pg.PoolConfig
  readonly key: string
}

/** Opens the store of a place: a file of SQLite, or a `PostgresPlace` in JSON. */
export const storeAt = async (
  place: string,
  collections: readonly Collection[],
): Promise<Store & { readonly files: Files }> => {
  if (!place.startsWith('{')) return sqliteStore({ path: place, collections, synchronous: 'full' })
  const { application, worker, key }: PostgresPlace = JSON.parse(place)
  return postgresStore({
    ...{ client: reached(application), worker: reached(worker) },
    ...{ collections, key, layout: 'none' },
  })
}

/** Connections that a server drops are opened anew when the next one asks. */
const reached = (config: pg.PoolConfig) => {
  const pool = new pg.Pool(config)
  pool.on('error', () => {})
  return overPg(pool, { closing: true })
}

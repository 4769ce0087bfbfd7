import { filesContract, storeContract, tenantWall } from '@foyer/core/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { type PostgresServer, startPostgres } from '../testing/postgres-server.js'
import { overPg } from './client.js'
import { postgresStore } from './store.js'

describe('the Postgres store on a server', () => {
  let server: PostgresServer
  let pool: pg.Pool
  let schemas = 0
  beforeAll(async () => {
    server = await startPostgres()
    pool = new pg.Pool({ ...server.owner, max: 10 })
  }, 60_000)
  afterAll(async () => {
    await pool.end()
    await server.stop()
  })

  const open = (collections: Parameters<typeof postgresStore>[0]['collections']) =>
    postgresStore({ client: overPg(pool), collections, schema: `s${schemas++}` })

  for (const { name, run } of storeContract(open)) it(name, run)
  for (const { name, run } of filesContract(async () => (await open([])).files)) it(name, run)

  it('shows and gives no row of one tenant to another (S032)', () => tenantWall(open, 30), 60_000)
})

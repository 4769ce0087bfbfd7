import { filesContract, storeContract, tenantWall } from '@foyer/core/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { type PostgresServer, startPostgres } from '../testing/postgres-server.js'
import { overPg } from './client.js'
import { postgresStore } from './store.js'
import { readWallKey } from './wall.js'

type Collections = Parameters<typeof postgresStore>[0]['collections']

describe('the Postgres store on a server', () => {
  let server: PostgresServer
  let schemas = 0
  const pools: pg.Pool[] = []
  const poolOf = (config: pg.PoolConfig): pg.Pool => {
    const pool = new pg.Pool({ ...config, max: 5 })
    pools.push(pool)
    return pool
  }
  let owner: pg.Pool
  let builder: pg.Pool
  let application: pg.Pool
  let worker: pg.Pool
  beforeAll(async () => {
    server = await startPostgres()
    owner = poolOf(server.owner)
    await owner.query(`create role builder login; create role application login; create role worker login;
      grant create on database postgres to builder`)
    builder = poolOf(server.as('builder', ''))
    application = poolOf(server.as('application', ''))
    worker = poolOf(server.as('worker', ''))
  }, 60_000)
  afterAll(async () => {
    for (const pool of pools) await pool.end()
    await server.stop()
  })

  const unsealed = (collections: Collections) =>
    postgresStore({
      ...{ client: overPg(owner), collections, schema: `s${schemas++}`, wall: 'none' },
    })

  /** Laid out by a role that is no superuser, used by two that own nothing. */
  const sealed = async (collections: Collections) => {
    const [client, schema] = [overPg(builder), `s${schemas++}`]
    const roles = { application: 'application', worker: 'worker' }
    await postgresStore({ client, collections, schema, roles })
    return postgresStore({
      ...{ client: overPg(application), worker: overPg(worker), collections, schema },
      ...{ layout: 'none', key: await readWallKey(client, { schema }) },
    })
  }

  for (const [wall, open] of Object.entries({ sealed, unsealed }))
    describe(wall, () => {
      for (const { name, run } of storeContract(open)) it(name, run)
      for (const { name, run } of filesContract(async () => (await open([])).files)) it(name, run)

      it(
        'shows and gives no row of one tenant to another (S032)',
        () => tenantWall(open, 15),
        60_000,
      )
    })
})

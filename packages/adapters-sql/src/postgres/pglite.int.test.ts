import { PGlite } from '@electric-sql/pglite'
import { filesContract, storeContract, tenantWall } from '@foyer/core/testing'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { overPglite } from './client.js'
import { postgresStore } from './store.js'

describe('the Postgres store in this process', () => {
  let database: PGlite
  let schemas = 0
  beforeAll(async () => {
    database = await PGlite.create()
  }, 60_000)
  afterAll(() => database.close())

  const open = (collections: Parameters<typeof postgresStore>[0]['collections']) =>
    postgresStore({ client: overPglite(database), collections, schema: `s${schemas++}` })

  for (const { name, run } of storeContract(open)) it(name, run)
  for (const { name, run } of filesContract(async () => (await open([])).files)) it(name, run)

  it('shows and gives no row of one tenant to another (S032)', () => tenantWall(open, 30), 60_000)
})

import { PGlite } from '@electric-sql/pglite'
import { filesContract, storeContract, tenantWall } from '@foyer/core/testing'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { overPglite } from './client.js'
import { postgresStore } from './store.js'

for (const wall of ['tenants', 'none'] as const)
  describe(`the Postgres store in this process, wall: ${wall}`, () => {
    let database: PGlite
    let schemas = 0
    beforeAll(async () => {
      database = await PGlite.create()
    }, 60_000)
    afterAll(() => database.close())

    const open = (collections: Parameters<typeof postgresStore>[0]['collections']) =>
      postgresStore({ client: overPglite(database), collections, schema: `s${schemas++}`, wall })

    for (const { name, run } of storeContract(open)) it(name, run)
    for (const { name, run } of filesContract(async () => (await open([])).files)) it(name, run)

    it('shows and gives no row of one tenant to another (S032)', () => tenantWall(open, 15), 60_000)
  })

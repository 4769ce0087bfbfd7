import { type Collection, collection, type Query, type Store } from '@foyer/core/store'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type PostgresServer, startPostgres } from '../testing/postgres-server.js'
import { overPg, type SqlClient } from './client.js'
import { postgresStore } from './store.js'
import { readWallKey } from './wall.js'

const contacts: Collection = collection(z.looseObject({ id: z.string() }), {
  name: 'contacts',
  fields: { name: 'text', city: 'text' },
})

/** A hundred contacts for each of so many tenants. */
const filled = (schema: string, tenants: number) => `
  insert into ${schema}.contacts (tenant, id, version, body, name, city)
    select 'tenant-' || t, 'c' || i, 1, json_build_object('id', 'c' || i), 'name ' || (i * 7 % 100), 'city ' || i % 10
      from generate_series(1, ${tenants}) t, generate_series(1, 100) i;
  analyze ${schema}.contacts`

describe('a page of one tenant', () => {
  let server: PostgresServer
  let owner: pg.Pool
  let application: pg.Pool
  beforeAll(async () => {
    server = await startPostgres()
    owner = new pg.Pool(server.owner)
    application = new pg.Pool({ ...server.as('application', ''), max: 1 })
    await owner.query('create role application login')
  }, 60_000)
  afterAll(async () => {
    await owner.end()
    await application.end()
    await server.stop()
  })

  /** The pages of the database that a query of the application looks at. */
  const pagesOf = async (store: Store, asked: () => readonly unknown[], query: Query) => {
    const tenant = 'tenant-7' as Parameters<Store['find']>[0]
    expect((await store.find(tenant, 'contacts', query)).items).not.toEqual([])
    const [text, values] = asked() as [string, unknown[]]
    const { rows } = await application.query(
      `explain (analyze, buffers, format json) ${text}`,
      values,
    )
    const { Plan: plan } = rows[0]['QUERY PLAN'][0]
    return plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
  }

  const among = async (tenants: number) => {
    const schema = `among_${tenants}`
    const client = overPg(owner)
    const roles = { application: 'application' }
    await postgresStore({ client, collections: [contacts], schema, roles })
    await owner.query(filled(schema, tenants))
    let last: readonly unknown[] = []
    const asking: SqlClient = {
      ...overPg(application),
      query: (...asked) => {
        last = asked
        return overPg(application).query(...asked)
      },
    }
    const key = await readWallKey(client, { schema })
    const options = {
      client: asking,
      collections: [contacts],
      schema,
      key,
      layout: 'none',
    } as const
    const store = await postgresStore(options)
    const pages: number[] = []
    for (const query of [
      { where: { id: 'c5' } },
      { where: { city: 'city 3' } },
      { order: 'name' },
      {},
    ])
      pages.push(await pagesOf(store, () => last, { limit: 10, ...query }))
    return pages
  }

  it('costs no more than its own rows, however many belong to others (S277)', async () => {
    // A page of the index or two, a page of the table for each of the hundred rows at most, and the key of the wall.
    for (const tenants of [10, 1_000])
      for (const pages of await among(tenants)) expect(pages).toBeLessThan(120)
    const { rows } = await owner.query(
      `select relpages from pg_class where oid = 'among_1000.contacts'::regclass`,
    )
    expect(rows[0].relpages).toBeGreaterThan(1_000)
  }, 120_000)
})

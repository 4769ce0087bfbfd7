import { collections, createFoyer, type Foyer } from '@foyer/core'
import type { Store } from '@foyer/core/store'
import { given, type SmallCompany, smallCompany } from '@foyer/core/testing'
import pg from 'pg'
import { overPg, postgresStore, readWallKey } from '../src/postgres/index.js'
import { type PostgresServer, startPostgres } from '../src/testing/postgres-server.js'

/** A company on a Postgres behind the wall, as an application's role reaches it. */
export interface PostgresCompany extends SmallCompany {
  readonly foyer: Foyer
  /** Everything is allowed to him: it fills tables, and plays the peer. */
  readonly owner: pg.Pool
  readonly schema: string
  /** A visit that waits for the office, of which others are copies. */
  readonly visit: string
  readonly close: () => Promise<void>
}

/** Starts one, with a pool of so many connections. */
export const postgresCompany = async (
  clients: number,
  { durable = true } = {},
): Promise<PostgresCompany> => {
  const server: PostgresServer = await startPostgres({ durable })
  const schema = 'foyer'
  const owner = new pg.Pool({ ...server.owner, max: clients })
  await owner.query(`create role application login`)
  const client = overPg(owner)
  await postgresStore({ client, collections, schema, roles: { application: 'application' } })
  const application = new pg.Pool({ ...server.as('application', ''), max: clients })
  const key = await readWallKey(client, { schema })
  const store = await postgresStore({
    ...{ client: overPg(application), collections, schema, layout: 'none', key },
  })
  const company = await smallCompany({ store, files: store.files })
  const { entity: legalEntity, customer, as } = company
  const asked = { legalEntity, customer, activity: 'II-11', minutes: 60 } as const
  const { id: visit } = await given(company.foyer.dispatch.createVisit(asked, as('agent')))
  return {
    ...company,
    ...{ owner, schema, visit },
    // As in production: answers are not parsed, and ids are fresh ones.
    foyer: createFoyer({ store: store satisfies Store, files: store.files, clock: company.clock }),
    async close() {
      await application.end()
      await owner.end()
      await server.stop()
    },
  }
}

/** The id of the nth copy of the visit. */
export const nthVisit = (n: number): string => `vis_${String(n).padStart(26, '0')}`

/** Lays copies of the visit under other ids: so many for each of so many tenants, from a number on, beside those that are there. */
export const copyVisits = async (
  { owner, schema, visit, tenant }: PostgresCompany,
  { tenants = 1, from = 0, visits }: { tenants?: number; from?: number; visits: number },
): Promise<void> => {
  const { rows } = await owner.query<{ readonly name: string }>(
    `select quote_ident(column_name) as name from information_schema.columns
      where table_schema = $1 and table_name = 'visits' and column_name not in ('tenant', 'id', 'body')`,
    [schema],
  )
  const others = rows.map(({ name }) => name).join(', ')
  const whose = tenants === 1 ? `'${tenant}'` : `'tenant-' || t`
  await owner.query(
    `insert into ${schema}.visits (tenant, id, body, ${others})
      select ${whose}, nth.id, replace(v.body::text, v.id, nth.id)::json, ${others}
      from ${schema}.visits v, generate_series(1, ${tenants}) t,
        lateral (select 'vis_' || lpad(n::text, 26, '0') as id
          from generate_series(${from}, ${from + visits - 1}) n) nth
      where v.tenant = '${tenant}' and v.id = '${visit}'`,
  )
  await owner.query(`analyze ${schema}.visits`)
}

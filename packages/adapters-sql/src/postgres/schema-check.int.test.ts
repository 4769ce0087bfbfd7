import { PGlite } from '@electric-sql/pglite'
import { collections } from '@foyer/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { overPglite } from './client.js'
import { applyLayout } from './layout.js'
import { schemaFaults } from './schema-check.js'

describe('the check of a schema', () => {
  let database: PGlite
  beforeAll(async () => {
    database = await PGlite.create()
  }, 60_000)
  afterAll(() => database.close())

  it('finds that the tenant leads every key of every collection of core, behind the wall', async () => {
    const client = overPglite(database)
    await applyLayout({ client, collections })
    const { rows } = await client.query(
      `select count(*) from pg_tables where schemaname = 'foyer' and tablename not in ('layout', 'keys')`,
    )
    const searched = collections.filter(({ search }) => search.length > 0)
    expect(Number(rows[0]?.[0])).toBe(collections.length + searched.length + 1)
    expect(await schemaFaults(client)).toEqual([])
  }, 120_000)

  it('names each table, key and reference that is not of one tenant', async () => {
    const client = overPglite(database)
    await client.exec(`create schema host;
      create table host.layout (name text primary key);
      create table host.plain (id text primary key, tenant text);
      create table host.shared (id text primary key);
      create table host.fine (tenant text, id text, code text, primary key (tenant, id));
      alter table host.fine enable row level security;
      create unique index wide on host.fine (code, tenant);
      create table host.child (tenant text, id text, of text, plain text references host.plain,
        primary key (tenant, id), foreign key (tenant, of) references host.fine (tenant, id));
      alter table host.child enable row level security;
      alter table host.child force row level security`)
    expect(await schemaFaults(client, { schema: 'host' })).toEqual([
      { table: 'child', name: 'child_plain_fkey', fault: 'foreign-key-leaves-tenant' },
      { table: 'fine', name: 'wide', fault: 'key-not-led-by-tenant' },
      { table: 'fine', name: '', fault: 'no-wall' },
      { table: 'plain', name: 'plain_pkey', fault: 'key-not-led-by-tenant' },
      { table: 'plain', name: '', fault: 'no-wall' },
      { table: 'shared', name: '', fault: 'no-tenant-column' },
      { table: 'shared', name: '', fault: 'no-wall' },
    ])
  })

  it('finds a schema laid out without the wall open', async () => {
    const client = overPglite(database)
    const schema = 'open'
    await applyLayout({ client, collections: collections.slice(0, 1), schema, wall: 'none' })
    const found = await schemaFaults(client, { schema })
    expect(new Set(found.map(({ fault }) => fault))).toEqual(new Set(['no-wall']))
  })
})

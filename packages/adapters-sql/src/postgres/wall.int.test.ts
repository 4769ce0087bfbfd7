import { type Collection, collection, type Store } from '@foyer/core/store'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type PostgresServer, startPostgres } from '../testing/postgres-server.js'
import { overPg } from './client.js'
import { gramsOf } from './grams.js'
import { applyLayout } from './layout.js'
import { freshKey, proofUntil, type WallKey, wallKey } from './proof.js'
import { postgresStore } from './store.js'
import { readWallKey } from './wall.js'

type Tenant = Parameters<Store['get']>[0]
const [ours, theirs] = ['tenant-a' as Tenant, 'tenant-b' as Tenant]

const collections: readonly Collection[] = [
  collection(z.looseObject({ id: z.string() }), {
    name: 'cards',
    fields: { name: 'text', due: 'text', stream: 'text' },
    unique: [['name']],
    search: ['name'],
    claimable: true,
  }),
]

const soon = () => Math.floor(Date.now() / 1000) + 60

/** Sixty rows each, so that the database keeps statistics of them. */
const rowsOf = (whose: string) =>
  Array.from({ length: 60 }, (_, i) => ({ id: `${i}`, name: `${whose} ${i}`, due: null }))

describe('the wall between tenants, under hand-written SQL of the role of the application', () => {
  let server: PostgresServer
  let builder: pg.Pool
  let store: Awaited<ReturnType<typeof postgresStore>>
  let key: WallKey
  let psql: pg.Client

  beforeAll(async () => {
    server = await startPostgres()
    const owner = new pg.Client(server.owner)
    await owner.connect()
    await owner.query(`create role builder login; create role application login;
      create role worker login; grant create on database postgres to builder`)
    await owner.end()
    builder = new pg.Pool(server.as('builder', ''))
    const roles = { application: 'application', worker: 'worker' }
    await postgresStore({ client: overPg(builder), collections, roles })
    key = wallKey(await readWallKey(overPg(builder)))
    const pool = new pg.Pool({ ...server.as('application', ''), max: 1 })
    const client = overPg(pool, { closing: true })
    store = await postgresStore({ client, collections, layout: 'none', key: key.key })
    for (const whose of [ours, theirs])
      await store.commit(
        whose,
        rowsOf(whose).map((doc) => ({ do: 'insert', of: 'cards', doc })),
      )
    await store.files.keep(theirs, 'f'.repeat(64), Buffer.from('a secret'))
    await builder.query('analyze foyer.cards')
  }, 60_000)
  afterAll(async () => {
    await store.close()
    await builder.end()
    await server.stop()
  })
  beforeEach(async () => {
    psql = new pg.Client(server.as('application', ''))
    await psql.connect()
    return () => psql.end()
  })

  const rows = async (sql: string, values: unknown[] = []) => (await psql.query(sql, values)).rows
  /** The tenants whose cards are seen. */
  const seen = async () => {
    const found = await rows('select distinct tenant from foyer.cards order by tenant')
    return found.map(({ tenant }) => tenant)
  }
  const seal = (proof: string) => rows(`select set_config('foyer.seal', $1, false)`, [proof])
  const refused = async (sql: string, values: unknown[] = []) =>
    expect(await psql.query(sql, values).catch((problem) => problem.code)).toBe('42501')

  it('shows nothing without a proof, and one tenant with it (S032, T62)', async () => {
    expect(await seen()).toEqual([])
    await seal(proofUntil(key, ours, soon()))
    expect(await seen()).toEqual([ours])
    expect(await rows('select 1 from foyer.files')).toEqual([])
  })

  it('believes no variable that names a tenant', async () => {
    for (const value of [theirs, '*', '']) {
      await rows(`select set_config('foyer.tenant', $1, false)`, [value])
      await seal(value)
      expect(await seen()).toEqual([])
    }
  })

  it('believes no proof that was forged, cut, or made for another tenant or another end', async () => {
    const proof = proofUntil(key, ours, soon())
    const stranger = wallKey(Buffer.alloc(32, 7).toString('base64'))
    for (const forged of [
      proof.replace(ours, theirs),
      `${proof.slice(0, 8)}9999999999${proof.slice(18)}`,
      `${proof.slice(0, 8)}zzzzzzzzzz${proof.slice(18)}`,
      proof.slice(0, 82),
      proofUntil(stranger, theirs, soon()),
      key.name + proofUntil(stranger, theirs, soon()).slice(8),
      `${proof.slice(0, 18)}${'%'.repeat(64)}${theirs}`,
    ]) {
      await seal(forged)
      expect(await seen()).toEqual([])
      await refused('select foyer.commit($1, $2)', [forged, '[]'])
    }
  })

  it('looks through the words of the tenant that a proof names, whatever is asked (S032)', async () => {
    const proof = proofUntil(key, ours, soon())
    const looked = async (by: string, ...grams: readonly number[]) => {
      const asked = JSON.stringify([{ all: [], any: [grams] }])
      const found = await rows('select * from foyer."search cards"($1, $2, 1000)', [by, asked])
      return new Set(found.map(({ words }) => words.replace(/ \d+$/, '')))
    }
    const [mine, yours] = [gramsOf(ours, 'tenant'), gramsOf(theirs, 'tenant')]
    expect(await looked(proof, ...mine)).toEqual(new Set(['tenant a']))
    expect(await looked(proof, ...yours)).toEqual(new Set())
    expect(await looked(proof, ...mine, ...yours)).toEqual(new Set(['tenant a']))
    for (const sql of [
      'select * from foyer."words of cards"',
      'delete from foyer."words of cards"',
      `insert into foyer."words of cards" values ('tenant-a', 'x', 'x', '{}')`,
    ])
      await refused(sql)
    await refused('select * from foyer."search cards"($1, $2, 1)', ['x', '[]'])
    for (const gram of [`1}' or true --`, '1.5', {}])
      for (const asked of [
        { all: [gram], any: [] },
        { all: [], any: [[gram]] },
      ]) {
        const values = [proof, JSON.stringify([asked])]
        const answer = psql.query('select * from foyer."search cards"($1, $2, 9)', values)
        expect(await answer.catch(({ code }) => code)).toBe('22P02')
      }
  })

  it('believes a proof until its end, and no second longer', async () => {
    const now = Math.floor(Date.now() / 1000)
    for (const end of [now - 600, now]) {
      await seal(proofUntil(key, ours, end))
      expect(await seen()).toEqual([])
      await refused('select foyer.commit($1, $2)', [proofUntil(key, ours, end), '[]'])
    }
  })

  it('lets nobody become another, look at the keys, or write past the functions', async () => {
    await seal(proofUntil(key, ours, soon()))
    for (const sql of [
      'set role builder',
      'set role worker',
      'set session authorization builder',
      'select * from foyer.keys',
      'select foyer.let_in(current_setting($$foyer.seal$$))',
      `select foyer."write cards"('tenant-a', '{}')`,
      `select foyer."write cards"('tenant-b', '{"r":[["1",1]]}')`,
      `select * from foyer."claim cards"('me', '9', '9', 100)`,
      `select * from foyer."backlog cards"('9', 100)`,
      'insert into foyer.cards (tenant, id, version, body) values ($$tenant-a$$, $$x$$, 1, $$null$$)',
      'update foyer.cards set tenant = $$tenant-b$$',
      'delete from foyer.cards',
      'truncate foyer.cards',
      'alter table foyer.cards disable row level security',
      'create policy mine on foyer.cards using (true)',
      'create function foyer.mine() returns int language sql as $$select 1$$',
      'alter function foyer.sealed_tenant() owner to application',
      'set row_security = off; select * from foyer.cards',
      'copy foyer.cards to program $$cat$$',
    ])
      await refused(sql)
  })

  it('runs its own functions, whatever is put before them in the search path', async () => {
    await rows(`create function pg_temp.sha256(bytea) returns bytea language sql as 'select ''\\x00''::bytea';
      create function pg_temp.substr(text, int) returns text language sql as 'select ''${theirs}''::text';
      create function pg_temp.text_eq(text, text) returns boolean language sql as 'select true';
      create operator pg_temp.= (leftarg = text, rightarg = text, function = pg_temp.text_eq);
      create temp table keys (name text, key text, inner_pad bytea, outer_pad bytea);
      create temp table cards (tenant text, id text);
      set search_path = pg_temp, foyer, pg_catalog`)
    await seal(proofUntil(key, ours, Math.floor(Date.now() / 1000) - 1))
    expect(await rows('select 1 from foyer.cards')).toEqual([])
    await seal(proofUntil(key, ours, soon()))
    expect(await rows('select count(*)::int as n from foyer.cards')).toEqual([{ n: 60 }])
    await refused('select foyer.commit($1, $2)', [theirs, '[]'])
  })

  it('hands no row to a function that tells what it is given', async () => {
    const told: string[] = []
    psql.on('notice', ({ message }) => told.push(message ?? ''))
    await rows(`create function pg_temp.peek(text) returns boolean language plpgsql cost 0.000001
      as 'begin raise notice ''%'', $1; return true; end'`)
    await seal(proofUntil(key, ours, soon()))
    await rows('select 1 from foyer.cards where pg_temp.peek(tenant)')
    expect(new Set(told)).toEqual(new Set([ours]))
    told.length = 0
    await seal('')
    await rows('select 1 from foyer.cards where pg_temp.peek(body::text)')
    expect(told).toEqual([])
  })

  it('keeps the statistics of the planner to itself', async () => {
    const { rows: kept } = await builder.query(
      `select count(*)::int as n from pg_class where relname = 'cards' and reltuples > 0`,
    )
    expect(kept).toEqual([{ n: 1 }])
    expect(await rows(`select * from pg_stats where schemaname = 'foyer'`)).toEqual([])
    await refused('select * from pg_statistic')
  })

  it('shows its owner nothing either, as long as it names no tenant', async () => {
    const count = 'select count(*)::int as n from foyer.cards'
    expect((await builder.query(count)).rows).toEqual([{ n: 0 }])
    const client = await builder.connect()
    await client.query(`begin; set local foyer.tenant = '${theirs}'`)
    expect((await client.query(count)).rows).toEqual([{ n: 60 }])
    await client.query('rollback')
    client.release()
  })

  it('leaks nothing over one connection that serves two tenants in turn, also after an error', async () => {
    const pool = new pg.Pool({ ...server.as('application', ''), max: 1 })
    const client = overPg(pool, { closing: true })
    const shared = await postgresStore({ client, collections, layout: 'none', key: key.key })
    const unproven = async () => (await client.query('select 1 from foyer.cards')).rows
    for (const whose of [ours, theirs, ours, theirs]) {
      const { items } = await shared.find(whose, 'cards', { limit: 1000, order: 'name' })
      expect(items).toHaveLength(60)
      expect(items.every(({ doc }) => Reflect.get(doc, 'name').startsWith(whose))).toBe(true)
      expect(await unproven()).toEqual([])
      const taken = shared.commit(whose, [
        { do: 'insert', of: 'cards', doc: rowsOf(whose)[0] ?? { id: '0' } },
      ])
      await expect(taken).rejects.toMatchObject({ code: 'duplicate' })
      await expect(
        client.query(`select 1 / 0 from (${'select foyer.commit($1, $2)'}) x`, [
          proofUntil(key, whose, soon()),
          '[]',
        ]),
      ).rejects.toThrow()
      expect(await unproven()).toEqual([])
    }
    await shared.close()
  })

  it('is not taken down by a store that would do without it', async () => {
    const opened = postgresStore({ client: overPg(builder), collections, wall: 'none' })
    await expect(opened).rejects.toThrow('not taken down')
  })

  it('opens for the application with the key only', async () => {
    const pool = new pg.Pool(server.as('application', ''))
    const opened = postgresStore({ client: overPg(pool), collections, layout: 'none' })
    await expect(opened).rejects.toMatchObject({ code: '42501' })
    await pool.end()
  })

  it('changes its key while it is open: both sign, then the old one signs nothing any more', async () => {
    const fresh = wallKey(freshKey())
    const roles = { application: 'application', worker: 'worker' }
    await applyLayout({ client: overPg(builder), collections, roles, key: fresh.key })
    expect(await readWallKey(overPg(builder))).toBe(fresh.key)
    const pool = new pg.Pool({ ...server.as('application', ''), max: 1 })
    const options = { client: overPg(pool), collections, layout: 'none' } as const
    const renewed = await postgresStore({ ...options, key: fresh.key })
    for (const one of [store, renewed])
      expect((await one.get(ours, 'cards', '1'))?.doc).toMatchObject({ id: '1' })

    const taken = await builder.query('delete from foyer.keys where name = $1 returning *', [
      key.name,
    ])
    await expect(store.get(ours, 'cards', '1')).rejects.toMatchObject({ code: '42501' })
    expect((await renewed.get(ours, 'cards', '1'))?.doc).toMatchObject({ id: '1' })
    // The others of this file go on under the old one.
    const { name, key: text, inner_pad, outer_pad } = taken.rows[0]
    await builder.query(
      'insert into foyer.keys (name, key, inner_pad, outer_pad) values ($1, $2, $3, $4)',
      [name, text, inner_pad, outer_pad],
    )
    await pool.end()
  })
})

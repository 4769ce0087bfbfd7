import { type Collection, collection, type Store } from '@foyer/core/store'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type PostgresServer, startPostgres } from '../testing/postgres-server.js'
import { overPg, type SqlClient } from './client.js'
import { applyLayout, planLayout, printLayout } from './layout.js'
import { postgresStore } from './store.js'
import { readWallKey } from './wall.js'

const tenant = 'tenant-a' as Parameters<Store['get']>[0]
const any = z.looseObject({ id: z.string() })

const people: Collection = collection(any, { name: 'people', fields: { city: 'text' } })
const grown: Collection = collection(any, {
  name: 'people',
  fields: { city: 'text', email: 'text', due: 'text', stream: 'text' },
  unique: [['email']],
  search: ['note'],
  claimable: true,
})
const ada = { id: 'ada', city: 'Lyon', email: 'ada@example.org', note: 'clé', due: '2026-01-01' }
const bea = { id: 'bea', city: 'Metz', email: 'bea@example.org', note: 'chien' }

describe('the layout of a Postgres database', () => {
  let server: PostgresServer
  let pool: pg.Pool
  let client: SqlClient
  let schema = ''
  let schemas = 0
  beforeAll(async () => {
    server = await startPostgres()
    const owner = new pg.Client(server.owner)
    await owner.connect()
    await owner.query('create role builder login; grant create on database postgres to builder')
    await owner.end()
    pool = new pg.Pool({ ...server.as('builder', ''), max: 5 })
    client = overPg(pool)
  }, 60_000)
  afterAll(async () => {
    await pool.end()
    await server.stop()
  })
  beforeEach(() => {
    schema = `s${schemas++}`
  })

  const planned = (...collections: Collection[]) => planLayout({ client, collections, schema })
  const applied = (...collections: Collection[]) => applyLayout({ client, collections, schema })
  const opened = (...collections: Collection[]) => postgresStore({ client, collections, schema })
  const withTwo = async (): Promise<Store> => {
    const store = await opened(people)
    await store.commit(
      tenant,
      [ada, bea].map((doc) => ({ do: 'insert', of: 'people', doc })),
    )
    return store
  }
  const ids = async (found: ReturnType<Store['find']>) =>
    (await found).items.map(({ doc }) => doc.id)

  it('is planned, done once, and then there is nothing to do (S034, T64)', async () => {
    expect(await planned(people)).not.toEqual([])
    expect(await applied(people)).not.toEqual([])
    expect(await planned(people)).toEqual([])
    expect(await applied(people)).toEqual([])
  })

  it('grows by fields, a key, search and claiming, derived from the documents that are there', async () => {
    await withTwo()
    const store = await opened(grown)
    const by = (query: object) => ids(store.find(tenant, 'people', { limit: 9, ...query }))
    expect(await by({ where: { email: 'bea@example.org' } })).toEqual(['bea'])
    expect(await by({ search: 'cle' })).toEqual(['ada'])
    const claim = { now: '2026-01-02', worker: 'w', until: '2026-01-03', limit: 9 }
    const due = await store.claim('people', claim as Parameters<Store['claim']>[1])
    expect(due.map(({ doc, version }) => [doc.id, version])).toEqual([['ada', 1]])
    const taken = { ...bea, id: 'eve' }
    const twin = store.commit(tenant, [{ do: 'insert', of: 'people', doc: taken }])
    await expect(twin).rejects.toMatchObject({ code: 'duplicate' })
    const exchanged = [
      { ...ada, email: bea.email },
      { ...bea, email: ada.email },
    ]
    await store.commit(
      tenant,
      exchanged.map((doc) => ({ do: 'replace', of: 'people', doc, version: 1 })),
    )
    expect(await planned(grown)).toEqual([])
  })

  it('indexes the words of a database that was searched row by row before, of every tenant', async () => {
    const searched = collection(any, { name: 'people', fields: { city: 'text' }, search: ['note'] })
    const other = 'tenant-b' as typeof tenant
    await opened(searched)
    const store = await opened(searched)
    for (const whose of [tenant, other])
      await store.commit(
        whose,
        Array.from({ length: 700 }, (_, n) => ({
          ...{ do: 'insert' as const, of: 'people' },
          doc: { id: `n${n}`, note: `Dupont ${whose} ${n}` },
        })),
      )
    // As the version before laid it out: no table of words, and a shape of its own.
    await pool.query(`drop table ${schema}."words of people";
      drop function ${schema}."search people"(text, jsonb, integer);
      delete from ${schema}.layout where name like 'people%'`)
    const steps = await applied(searched)
    expect(steps.map(({ what }) => what).join()).toMatch(/words by which people are searched/)
    expect(steps.find(({ sql }) => sql.includes('using gin'))).toMatchObject({
      alone: true,
      sql: expect.stringContaining(' concurrently '),
    })
    expect(await planned(searched)).toEqual([])
    const after = await opened(searched)
    for (const whose of [tenant, other])
      for (const search of ['dupnot 699', 'upont 699'])
        expect(await ids(after.find(whose, 'people', { search, limit: 9 }))).toEqual(['n699'])
  })

  it('never goes back: a version that laid out less is refused (S034)', async () => {
    await withTwo()
    await opened(grown)
    await expect(applied(people)).rejects.toThrow('no way back')
    await expect(opened(people)).rejects.toThrow('no way back')
    await pool.query(`update ${schema}.layout set value = '[99,null]' where name = ''`)
    await expect(planned(grown)).rejects.toThrow('later version')
  })

  it('stops the commits of a version that was running before, and none of its reads', async () => {
    const before = await withTwo()
    await applied(grown)
    const late = before.commit(tenant, [{ do: 'insert', of: 'people', doc: { id: 'eve' } }])
    await expect(late).rejects.toThrow('start this process again')
    expect(await before.get(tenant, 'people', 'ada')).toEqual({ doc: ada, version: 1 })
  })

  it('takes up what broke off: a key that the documents break, once they no longer do', async () => {
    const store = await withTwo()
    const twin = { ...bea, id: 'eve' }
    await store.commit(tenant, [{ do: 'insert', of: 'people', doc: twin }])
    await expect(applied(grown)).rejects.toMatchObject({ code: '23505' })
    const client = await pool.connect()
    await client.query(`begin; set local foyer.tenant = '*'`)
    await client.query(`delete from ${schema}.people where id = 'eve'`)
    await client.query('commit')
    client.release()
    await applied(grown)
    const after = await opened(grown)
    expect(await ids(after.find(tenant, 'people', { limit: 9 }))).toEqual(['ada', 'bea'])
    expect(await planned(grown)).toEqual([])
  })

  it('no longer refuses what an undeclared key refused', async () => {
    await opened(grown)
    const store = await opened(collection(any, { name: 'people', fields: { email: 'text' } }))
    for (const id of ['a', 'b'])
      await store.commit(tenant, [
        { do: 'insert', of: 'people', doc: { id, email: 'x' } as typeof bea },
      ])
    expect(await ids(store.find(tenant, 'people', { limit: 9 }))).toEqual(['a', 'b'])
  })

  it('holds nobody up: indexes of a table that is there are built beside its writers', async () => {
    await applied(people)
    const steps = await planned(grown)
    const building = steps.filter(({ sql }) => /create (unique )?index/.test(sql))
    expect(building).not.toEqual([])
    for (const { sql, alone } of building)
      expect([alone, sql]).toEqual([true, expect.stringContaining(' concurrently ')])
    const [, adding] = steps
    expect(adding?.sql).toContain('add column')
    expect(adding?.sql).not.toMatch(/ default | not null/)
  })

  it('is done by one process while others wait, and loses no document that is written meanwhile', async () => {
    const store = await withTwo()
    let open = true
    const writing = async () => {
      for (let n = 0; open; n++) {
        const doc = { id: `n${n}`, email: `n${n}@example.org`, note: 'pendant' }
        const done = await store
          .commit(tenant, [{ do: 'insert', of: 'people', doc }])
          .then(() => true)
          .catch((problem) => /start this process again/.test(problem.message) && false)
        if (!done) return n
      }
      return 0
    }
    const written = writing()
    const all = await Promise.all([applied(grown), applied(grown), applied(grown)])
    open = false
    expect(all.filter((steps) => steps.length)).toHaveLength(1)
    const after = await opened(grown)
    const { items } = await after.find(tenant, 'people', { search: 'pendant', limit: 1000 })
    expect(items).toHaveLength(await written)
  })

  it('is printed as SQL that its owner may run by hand', async () => {
    const sql = printLayout(await planned(people))
    await pool.query(sql)
    expect(await planned(people)).toEqual([])
    await applied(people)
    expect(await readWallKey(client, { schema })).toMatch(/=$/)
  })

  it('puts the rows of an open database behind the wall', async () => {
    const options = { client, collections: [people], schema }
    const store = await postgresStore({ ...options, wall: 'none' })
    await store.commit(tenant, [{ do: 'insert', of: 'people', doc: ada }])
    const walled = await postgresStore(options)
    expect(await walled.get(tenant, 'people', 'ada')).toEqual({ doc: ada, version: 1 })
    expect((await pool.query(`select * from ${schema}.people`)).rows).toEqual([])
  })
})

import { type Collection, collection, type Store } from '@foyer/core/store'
import { storeContract } from '@foyer/core/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type PostgresServer, startPostgres } from '../testing/postgres-server.js'
import { overPg } from './client.js'
import { withinPg } from './open-transaction.js'
import { postgresStore } from './store.js'

const tenant = 'tenant-a' as Parameters<Store['get']>[0]
const cards: Collection = collection(z.looseObject({ id: z.string() }), { name: 'cards' })

describe('a store within a transaction of the host', () => {
  let server: PostgresServer
  let pool: pg.Pool
  let host: pg.PoolClient
  let outside: Store
  beforeAll(async () => {
    server = await startPostgres()
    pool = new pg.Pool(server.owner)
    host = await pool.connect()
    outside = await postgresStore({ client: overPg(pool), collections: [cards] })
    await pool.query('create table notes (note text)')
  }, 60_000)
  afterAll(async () => {
    host.release()
    await pool.end()
    await server.stop()
  })

  const within = () =>
    postgresStore({ client: withinPg(host), collections: [cards], layout: 'none' })
  const inserting = (id: string) => [{ do: 'insert' as const, of: 'cards', doc: { id } }]
  const notes = async () =>
    (await pool.query('select note from notes')).rows.map(({ note }) => note)

  it('keeps its documents with the rows of the host, or none of both', async () => {
    for (const [end, id] of [
      ['rollback', 'lost'],
      ['commit', 'kept'],
    ] as const) {
      await host.query('begin')
      const store = await within()
      await host.query('insert into notes values ($1)', [id])
      await store.commit(tenant, inserting(id))
      expect(await store.get(tenant, 'cards', id)).toEqual({ doc: { id }, version: 1 })
      expect(await outside.get(tenant, 'cards', id)).toBeUndefined()
      await host.query(end)
    }
    expect(await outside.get(tenant, 'cards', 'lost')).toBeUndefined()
    expect(await outside.get(tenant, 'cards', 'kept')).toEqual({ doc: { id: 'kept' }, version: 1 })
    expect(await notes()).toEqual(['kept'])
  })

  it('goes on after a commit that was lost, however many ask at once', async () => {
    await host.query('begin')
    const store = await within()
    const ends = await Promise.allSettled(
      ['a', 'a', 'b', 'kept', 'c'].map((id) => store.commit(tenant, inserting(id))),
    )
    expect(ends.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'],
    ])
    await host.query('commit')
    for (const id of ['a', 'b', 'c'])
      expect(await outside.get(tenant, 'cards', id)).toEqual({ doc: { id }, version: 1 })
  })

  let schemas = 0
  const opened = async (collections: readonly Collection[]) => {
    const schema = `s${schemas++}`
    await postgresStore({ client: overPg(pool), collections, schema })
    await host.query('rollback; begin')
    return postgresStore({ client: withinPg(host), collections, schema, layout: 'none' })
  }
  for (const { name, run } of storeContract(opened)) it(name, run)
})

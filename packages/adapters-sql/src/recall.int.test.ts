import {
  type Collection,
  collection,
  type Query,
  ranking,
  type Store,
  searchText,
  searchWords,
} from '@foyer/core/store'
import { memoryStore } from '@foyer/core/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { overPg, postgresStore } from './postgres/index.js'
import { sqliteStore } from './sqlite-store.js'
import { peopleOf, searchesFor } from './testing/people.js'
import { type PostgresServer, startPostgres } from './testing/postgres-server.js'

const [ours, theirs] = ['tenant-a', 'tenant-b'] as unknown as readonly Parameters<Store['get']>[0][]
const customers: Collection = collection(z.looseObject({ id: z.string() }), {
  name: 'customers',
  search: ['firstName', 'lastName', 'phone', 'email'],
})
const people = peopleOf(1_500)
const searches = searchesFor(people, 1_000)
const texts = people.map((one) => ({ id: one.id, text: searchText(customers, one) }))
const limit = 20

/** The best twenty of all, each compared with what was typed, one after the other. */
const byBruteForce = (search: string): readonly string[] => {
  const rankIn = ranking(searchWords(search))
  return texts
    .flatMap(({ id, text }) => {
      const rank = rankIn(text)
      return rank === undefined ? [] : [{ id, rank }]
    })
    .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
    .map(({ id }) => id)
}

const filled = async (store: Store): Promise<Store> => {
  for (const [tenant, docs] of [
    [ours, people],
    [theirs, peopleOf(300, 9)],
  ] as const)
    for (let from = 0; tenant && from < docs.length; from += 500)
      await store.commit(
        tenant,
        docs.slice(from, from + 500).map((doc) => ({ do: 'insert', of: 'customers', doc })),
      )
  return store
}

const found = async (store: Store, query: Query): Promise<readonly string[]> => {
  if (!ours) throw new Error('unreachable')
  return (await store.find(ours, 'customers', query)).items.map(({ doc }) => doc.id)
}

describe('a thousand different searches among fifteen hundred people', () => {
  let server: PostgresServer
  let owner: pg.Pool
  let expected: readonly (readonly string[])[]
  beforeAll(async () => {
    server = await startPostgres()
    owner = new pg.Pool({ ...server.owner, max: 2 })
    expected = searches.map(byBruteForce)
  }, 120_000)
  afterAll(async () => {
    await owner.end()
    await server.stop()
  })

  it('are of many kinds, and nearly all find somebody', () => {
    expect(new Set(searches).size).toBe(1_000)
    expect(expected.filter((ids) => ids.length > 0).length).toBeGreaterThan(950)
    expect(expected.filter((ids) => ids.length < limit).length).toBeGreaterThan(500)
  })

  it.each([
    ['memory', async () => memoryStore([customers])],
    ['SQLite', async () => sqliteStore({ path: ':memory:', collections: [customers] })],
    ['Postgres', () => postgresStore({ client: overPg(owner), collections: [customers] })],
  ])(
    'find in %s what comparing with everybody finds, in the same order (S284)',
    async (_, open) => {
      const store = await filled(await open())
      let [there, wanted, same] = [0, 0, 0]
      for (const [i, search] of searches.entries()) {
        const [answer, all] = [await found(store, { search, limit }), expected[i] ?? []]
        const known = new Set(answer)
        wanted += all.length
        there += all.filter((id) => known.has(id)).length
        if (answer.join() === all.join()) same++
      }
      expect(there / wanted).toBeGreaterThanOrEqual(0.999)
      expect(same).toBeGreaterThanOrEqual(999)
      await store.close()
    },
    120_000,
  )
})

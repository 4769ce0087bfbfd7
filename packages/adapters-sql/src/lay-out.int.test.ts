import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Collection, collection, type Doc, type Store } from '@foyer/core/store'
import Database from 'libsql'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { tableOf } from './layout.js'
import { sqliteStore } from './sqlite-store.js'

const folder = mkdtempSync(join(tmpdir(), 'foyer-layout-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
const newFile = (): string => join(folder, `${files++}.db`)
const tenant = 'tenant-a' as Parameters<Store['get']>[0]
const any = z.looseObject({ id: z.string() })

const people: Collection = collection(any, { name: 'people', fields: { city: 'text' } })
const ada = { id: 'ada', city: 'Lyon', email: 'ada@example.org', note: 'clé', due: '2026-01-01' }
const bea = { id: 'bea', city: 'Metz', email: 'bea@example.org', note: 'chien' }

/** Opens a file for as long as `use` takes. */
const within = async <T>(
  path: string,
  collections: readonly Collection[],
  use: (store: ReturnType<typeof sqliteStore>) => Promise<T>,
): Promise<T> => {
  const store = sqliteStore({ path, collections })
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}

const insert =
  (...docs: readonly Doc[]) =>
  (store: Store) =>
    store.commit(
      tenant,
      docs.map((doc) => ({ do: 'insert', of: 'people', doc })),
    )

const peopleIn = async (): Promise<string> => {
  const path = newFile()
  await within(path, [people], insert(ada, bea))
  return path
}

const ids = async (found: ReturnType<Store['find']>): Promise<readonly string[]> =>
  (await found).items.map(({ doc }) => doc.id)

describe('the layout of a database', () => {
  it('keeps its documents and its archive from one opening to the next', async () => {
    const path = await peopleIn()
    await within(path, [people], ({ files }) => files.keep(tenant, 'ab', new Uint8Array([7])))
    await within(path, [people], async (store) => {
      expect(await store.get(tenant, 'people', 'ada')).toEqual({ doc: ada, version: 1 })
      expect(await store.files.read(tenant, 'ab')).toEqual(new Uint8Array([7]))
    })
  })

  it('grows by a collection', async () => {
    const path = await peopleIn()
    const pets = collection(any, { name: 'pets' })
    await within(path, [people, pets], async (store) => {
      await store.commit(tenant, [{ do: 'insert', of: 'pets', doc: { id: 'rex' } }])
      expect(await ids(store.find(tenant, 'people', { limit: 9 }))).toEqual(['ada', 'bea'])
    })
  })

  it('grows by fields, unique keys, search and claiming, filled from the documents', async () => {
    const path = await peopleIn()
    const grown = collection(any, {
      name: 'people',
      fields: { city: 'text', email: 'text', due: 'text', stream: 'text' },
      unique: [['email']],
      search: ['note'],
      claimable: true,
    })
    await within(path, [grown], async (store) => {
      const where = { email: 'bea@example.org' }
      expect(await ids(store.find(tenant, 'people', { where, limit: 9 }))).toEqual(['bea'])
      expect(await ids(store.find(tenant, 'people', { search: 'CLE', limit: 9 }))).toEqual(['ada'])
      const twin = insert({ id: 'eva', email: 'ada@example.org' } as Doc)
      await expect(twin(store)).rejects.toMatchObject({ code: 'duplicate' })
      const [now, until] = ['2026-01-02', '2026-01-03'] as never[]
      if (!now || !until) throw new Error('unreachable')
      const claimed = await store.claim('people', { now, until, worker: 'w', limit: 9 })
      expect(claimed.map(({ doc }) => doc)).toEqual([ada])
    })
  })

  it('forgets a unique key that is no longer declared, and finds it again', async () => {
    const path = newFile()
    const strict = collection(any, { name: 'people', fields: { city: 'text' }, unique: [['city']] })
    await within(path, [strict], insert(ada))
    await within(path, [people], insert({ ...ada, id: 'eva' }))
    expect(() => sqliteStore({ path, collections: [strict] })).toThrow('UNIQUE')
    await within(path, [people], (store) =>
      store.commit(tenant, [{ do: 'remove', of: 'people', id: 'eva', version: 1 }]),
    )
    await within(path, [strict], (store) =>
      expect(insert({ ...ada, id: 'eva' })(store)).rejects.toMatchObject({ code: 'duplicate' }),
    )
  })

  it('fills anew a field that was declared before, and written without since', async () => {
    const path = await peopleIn()
    await within(path, [collection(any, { name: 'people' })], async (store) => {
      const doc = { ...ada, city: 'Nice' }
      await store.commit(tenant, [{ do: 'replace', of: 'people', doc, version: 1 }])
    })
    await within(path, [people], async (store) => {
      const where = { city: 'Nice' }
      expect(await ids(store.find(tenant, 'people', { where, limit: 9 }))).toEqual(['ada'])
    })
  })

  it('fills many documents, of every tenant', async () => {
    const path = newFile()
    const tenants = ['a', 'b'] as unknown as readonly (typeof tenant)[]
    const bare = collection(any, { name: 'people' })
    await within(path, [bare], async (store) => {
      const docs = Array.from({ length: 700 }, (_, n) => ({ id: `p${n}`, city: `c${n % 7}` }))
      for (const one of tenants)
        await store.commit(
          one,
          docs.map((doc) => ({ do: 'insert', of: 'people', doc })),
        )
    })
    await within(path, [people], async (store) => {
      for (const one of tenants) {
        const where = { city: 'c3' }
        expect((await store.find(one, 'people', { where, limit: 999 })).items.length).toBe(100)
      }
    })
  })

  it('fills documents whatever characters their ids are made of', async () => {
    const path = newFile()
    const docs = ['a', 'a\0b', 'a\0c', '😀', '"'].map((id) => ({ id, city: 'Lyon' }))
    await within(path, [collection(any, { name: 'people' })], insert(...docs))
    await within(path, [people], async (store) => {
      const where = { city: 'Lyon' }
      expect((await store.find(tenant, 'people', { where, limit: 9 })).items.length).toBe(5)
    })
  })

  it('leaves an index alone that its keeper added by hand, and makes its own anew', async () => {
    const path = await peopleIn()
    const database = new Database(path)
    const names = () =>
      database
        .prepare(`select name from sqlite_master where type = 'index' and sql is not null`)
        .raw()
        .all([])
        .flat()
    database.exec(`create index mine on people (body)`)
    expect(names()).toEqual(['people by city', 'mine'])
    await within(
      path,
      [collection(any, { name: 'people', fields: { note: 'text' } })],
      async () => {},
    )
    expect(names()).toEqual(['mine', 'people by note'])
    database.close()
  })

  it('is refused when it was made for a newer contract', async () => {
    const path = await peopleIn()
    const database = new Database(path)
    database.exec(`update foyer_layout set value = '2' where name = 'contract'`)
    database.close()
    expect(() => sqliteStore({ path, collections: [people] })).toThrow(
      'this database was laid out for foyer.store/2',
    )
  })

  it('names the tenant in every statement, and crosses tenants to find and count what is due only (S032)', () => {
    const { due, claim, backlog, create, refill, replace, ...others } = tableOf({
      ...people,
      claimable: true,
    }).statements
    for (const sql of [...Object.values(others), replace(['city'])])
      expect(sql).toMatch(/where tenant = \? and id = \?|^insert into "people" \(tenant, /)
    expect(due).toContain('earlier.tenant = head.tenant')
    expect(claim).toContain('where (tenant, id) in')
    expect(backlog).not.toMatch(/body|id\b/)
    expect(refill).toContain('where rowid = ?')
    expect(create).toContain('primary key (tenant, id)')
  })

  it('counts through its indexes what is due and what is parked', async () => {
    const path = newFile()
    const fields = { due: 'text', city: 'text' } as const
    const queue = collection(any, {
      name: 'people',
      fields,
      claimable: true,
      parked: { city: "L'Isle" },
    })
    await within(path, [queue], insert(ada))
    const database = new Database(path)
    const { backlog } = tableOf(queue).statements
    const plan = database.prepare(`explain query plan ${backlog}`).raw().all(['9', 10])
    expect(JSON.stringify(plan)).toMatch(/people waiting.*people waiting.*people parked/)
    database.close()
  })

  it('claims through its indexes, however long the queue has grown', async () => {
    const path = newFile()
    const queue = collection(any, { name: 'people', fields: { due: 'text' }, claimable: true })
    await within(path, [queue], insert(ada))
    const database = new Database(path)
    const { due, claim } = tableOf(queue).statements
    const planOf = (sql: string) =>
      JSON.stringify(database.prepare(`explain query plan ${sql}`).raw().all([]))
    expect(planOf(due)).toMatch(/people waiting.*people streams/)
    expect(planOf(due)).not.toContain('SCAN head')
    expect(planOf(claim)).toContain('(tenant=? AND id=?)')
    database.close()
  })
})

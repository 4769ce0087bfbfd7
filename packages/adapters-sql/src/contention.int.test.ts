import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Claim, type Collection, collection, type Store } from '@foyer/core/store'
import Database from 'libsql'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sqliteStore } from './sqlite-store.js'

const folder = mkdtempSync(join(tmpdir(), 'foyer-contention-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const tenant = 'tenant-a' as Parameters<Store['get']>[0]
const any = z.looseObject({ id: z.string() })
const things: Collection = collection(any, {
  name: 'things',
  fields: { key: 'text', size: 'integer' },
  unique: [['key']],
  claimable: true,
})
const insert = (id: string, rest = {}) =>
  ({ do: 'insert', of: 'things', doc: { id, ...rest } }) as const
const replace = (id: string, version: number, rest = {}) =>
  ({ do: 'replace', of: 'things', doc: { id, ...rest }, version }) as const

let files = 0
const opened: Store[] = []
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close()
})
const open = (path: string, options: { busyMs?: number; collections?: Collection[] } = {}) => {
  const store = sqliteStore({ path, collections: [things], synchronous: 'normal', ...options })
  opened.push(store)
  return store
}
const newFile = (): string => join(folder, `${files++}.db`)

describe('several processes on one file', () => {
  it('see each other’s commits', async () => {
    const path = newFile()
    const [one, other] = [open(path), open(path)]
    await one.commit(tenant, [insert('a', { whose: 'one' })])
    expect((await other.get(tenant, 'things', 'a'))?.doc).toEqual({ id: 'a', whose: 'one' })
    await other.commit(tenant, [replace('a', 1, { whose: 'other' })])
    expect((await one.find(tenant, 'things', { limit: 1 })).items[0]?.version).toBe(2)
    const late = one.commit(tenant, [replace('a', 1)])
    await expect(late).rejects.toMatchObject({ name: 'StoreError', code: 'conflict' })
  })

  it('go on reading while a commit waits for another process', async () => {
    const path = newFile()
    const store = open(path)
    const other = new Database(path)
    other.exec('begin immediate')
    const commit = store.commit(tenant, [insert('a')])
    let done = false
    commit.then(() => {
      done = true
    })
    await pause(100)
    expect(await store.get(tenant, 'things', 'a')).toBeUndefined()
    expect(done).toBe(false)
    other.exec('commit')
    await commit
    expect((await store.get(tenant, 'things', 'a'))?.version).toBe(1)
    other.close()
  })

  it('lose their commit as a conflict when another one keeps them waiting too long', async () => {
    const path = newFile()
    const store = open(path, { busyMs: 50 })
    const other = new Database(path)
    other.exec('begin immediate')
    const commit = () => store.commit(tenant, [insert('a')])
    await expect(commit()).rejects.toMatchObject({ name: 'StoreError', code: 'conflict' })
    other.exec('rollback')
    await commit()
    other.close()
  })

  it('wait for another one to claim, to give back and to archive as well', async () => {
    const path = newFile()
    const store = open(path)
    await store.commit(tenant, [insert('a', { due: '2026-01-01' })])
    const other = new Database(path)
    const [now, until] = ['2026-01-02', '2026-01-03'] as unknown as [Claim['now'], Claim['now']]
    const whileHeld = async <T>(act: () => Promise<T>): Promise<T> => {
      other.exec('begin immediate')
      const acting = act()
      await pause(30)
      other.exec('rollback')
      return acting
    }
    const lease = { now, worker: 'w', until }
    const claimed = await whileHeld(() => store.claim('things', { ...lease, limit: 9 }))
    expect(claimed.map(({ doc }) => doc.id)).toEqual(['a'])
    expect(await whileHeld(() => store.renew(tenant, 'things', 'a', lease))).toBe(true)
    await whileHeld(() => store.release(tenant, 'things', 'a', 'w'))
    await whileHeld(() => store.files.keep(tenant, 'ab', new Uint8Array([7])))
    expect(await store.files.read(tenant, 'ab')).toEqual(new Uint8Array([7]))
    other.close()
  })

  it('stop writing once another version has laid the file out anew', async () => {
    const path = newFile()
    const old = open(path)
    await old.commit(tenant, [insert('a')])
    open(path, { collections: [{ ...things, fields: { ...things.fields, city: 'text' } }] })
    await expect(old.commit(tenant, [insert('b')])).rejects.toThrow('start this process again')
    expect(await old.get(tenant, 'things', 'b')).toBeUndefined()
    expect((await old.get(tenant, 'things', 'a'))?.version).toBe(1)
  })

  it('go on writing when another version only added a collection', async () => {
    const path = newFile()
    const old = open(path)
    open(path, { collections: [things, collection(any, { name: 'others' })] })
    await old.commit(tenant, [insert('a')])
  })
})

describe('a commit', () => {
  it('that comes late and meets a taken key is a conflict: what it decided on has moved', async () => {
    const store = open(newFile())
    await store.commit(tenant, [insert('a'), insert('b'), insert('c', { key: 'K1' })])
    await store.commit(tenant, [replace('b', 1)])
    const late = [replace('a', 1, { key: 'K1' }), replace('b', 1)]
    await expect(store.commit(tenant, late)).rejects.toMatchObject({ code: 'conflict' })
    const [first] = late
    if (!first) throw new Error('unreachable')
    await expect(store.commit(tenant, [first])).rejects.toMatchObject({ code: 'duplicate' })
  })

  it('moves unique keys round in a ring', async () => {
    const store = open(newFile())
    const ids = ['a', 'b', 'c']
    await store.commit(
      tenant,
      ids.map((id) => insert(id, { key: id })),
    )
    await store.commit(
      tenant,
      ids.map((id, i) => replace(id, 1, { key: ids[(i + 1) % 3] })),
    )
    const found = await store.find(tenant, 'things', { where: { key: 'a' }, limit: 9 })
    expect(found.items.map(({ doc }) => doc.id)).toEqual(['c'])
  })

  it('that cannot be written is undone, and the store goes on', async () => {
    const store = open(newFile())
    const unsayable = { id: 'b', size: 1n } as never
    await expect(
      store.commit(tenant, [insert('a'), { do: 'insert', of: 'things', doc: unsayable }]),
    ).rejects.toThrow('BigInt')
    expect(await store.get(tenant, 'things', 'a')).toBeUndefined()
    await store.commit(tenant, [insert('a')])
  })

  it('for a tenant, or of an id, that is none is thrown, not the end of the process', async () => {
    const store = open(newFile())
    for (const none of [undefined, true, {}] as never[]) {
      await expect(store.commit(none, [insert('a')])).rejects.toThrow()
      await expect(store.get(tenant, 'things', none)).rejects.toThrow()
    }
  })
})

describe('a row in the file', () => {
  it('reads as it was written: whole numbers whole, one column a field', async () => {
    const path = newFile()
    const doc = { id: 'a', key: 'K1', size: 2026 }
    await open(path).commit(tenant, [insert('a', doc), insert('b', { size: 0.5 })])
    const database = new Database(path)
    const rows = database.prepare('select id, version, "key", typeof(size), body from things').raw()
    expect(rows.all([])).toEqual([
      ['a', 1, 'K1', 'integer', JSON.stringify(doc)],
      ['b', 1, null, 'real', '{"id":"b","size":0.5}'],
    ])
    database.close()
  })

  it('is in the file itself once the store is closed: copying the file is enough', async () => {
    const path = newFile()
    const store = sqliteStore({ path, collections: [things] })
    await store.commit(tenant, [insert('a')])
    await store.close()
    const database = new Database(`file:${path}?immutable=1`)
    expect(database.prepare('select id from things').raw().all([])).toEqual([['a']])
    database.close()
  })
})

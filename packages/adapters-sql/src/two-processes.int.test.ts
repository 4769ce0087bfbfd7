import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, describe, expect, it } from 'vitest'
import { sqliteStore } from './sqlite-store.js'
import { startChild } from './testing/child.js'
import { bookings, type Slot, slotId, slots, tenant } from './testing/slots.js'

const folder = mkdtempSync(join(tmpdir(), 'foyer-processes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const count = 1_000

/** Lets two processes book every slot; answers who believes to have won what, and what the file says. */
const race = async (path: string, guard: 'version' | 'none') => {
  const store = sqliteStore({ path, collections: [slots], synchronous: 'normal' })
  const free = Array.from({ length: count }, (_, n): Slot => ({ id: slotId(n), bookedBy: null }))
  await store.commit(
    tenant,
    free.map((doc) => ({ do: 'insert', of: slots.name, doc })),
  )
  const names = ['ada', 'bea']
  const children = names.map((name) =>
    startChild('book-slots.ts', [path, name, String(count), guard]),
  )
  for (const child of children) expect(await child.line()).toBe('ready')
  for (const child of children) child.go()
  const won = await Promise.all(children.map(async (child) => JSON.parse(await child.line())))
  for (const child of children) await child.kill()
  const { items } = await store.find(tenant, slots.name, { limit: count })
  await store.close()
  const [ada, bea] = won.map((ids: readonly string[]) => new Set(ids))
  return { ada: ada ?? new Set(), bea: bea ?? new Set(), items }
}

describe('two processes on one SQLite file', () => {
  it('book the same 1,000 slots: exactly one wins each time', async () => {
    const { ada, bea, items } = await race(join(folder, 'race.db'), 'version')
    for (const { doc, version } of items) {
      const winners = [...(ada.has(doc.id) ? ['ada'] : []), ...(bea.has(doc.id) ? ['bea'] : [])]
      expect([doc.id, winners, version]).toEqual([doc.id, [(doc as Slot).bookedBy], 2])
    }
    expect([items.length, ada.size + bea.size]).toEqual([count, count])
  })

  it('both believe they won when the version that was read is dropped from the commit', async () => {
    const { ada, bea } = await race(join(folder, 'control.db'), 'none')
    expect([...ada].filter((id) => bea.has(id))).not.toEqual([])
  })

  it('see each other’s commits', async () => {
    const path = join(folder, 'both.db')
    const [one, other] = [1, 2].map(() => sqliteStore({ path, collections: [slots] }))
    if (!one || !other) throw new Error('unreachable')
    const doc: Slot = { id: 'a', bookedBy: null }
    await one.commit(tenant, [{ do: 'insert', of: slots.name, doc }])
    expect(await other.get(tenant, slots.name, 'a')).toEqual({ doc, version: 1 })
    const change = { do: 'replace', of: slots.name, doc: { ...doc, bookedBy: 'other' } } as const
    await other.commit(tenant, [{ ...change, version: 1 }])
    expect((await one.get(tenant, slots.name, 'a'))?.version).toBe(2)
    await expect(one.commit(tenant, [{ ...change, version: 1 }])).rejects.toMatchObject({
      code: 'conflict',
    })
    await one.close()
    await other.close()
  })

  it('lose nothing that was answered when one is killed in the middle of its commits', async () => {
    const path = join(folder, 'killed.db')
    const child = startChild('write-until-killed.ts', [path])
    const answered: string[] = []
    while (answered.length < 200) answered.push(await child.line())
    await child.kill()
    const store = sqliteStore({ path, collections: [slots, bookings] })
    for (const id of answered) expect(await store.get(tenant, slots.name, id)).toBeDefined()
    const kept = await store.find(tenant, slots.name, { limit: 1000 })
    const beside = await store.find(tenant, bookings.name, { limit: 1000 })
    expect(beside.items.length).toBe(kept.items.length)
    await store.close()
  })

  it('wait for each other while a file is laid out for the first time', async () => {
    const start = String(Date.now() + 1_500)
    const children = [1, 2].map(() => startChild('open-in-step.ts', [folder, '60', start]))
    for (const child of children) expect(await child.line()).toBe('done')
  })

  it('lose their commit as a conflict when another one keeps them waiting', async () => {
    const path = join(folder, 'busy.db')
    const store = sqliteStore({ path, collections: [slots], busyMs: 50 })
    const other = new Database(path)
    other.exec('begin immediate')
    const doc: Slot = { id: 'a', bookedBy: null }
    const commit = () => store.commit(tenant, [{ do: 'insert', of: slots.name, doc }])
    await expect(commit()).rejects.toMatchObject({ name: 'StoreError', code: 'conflict' })
    expect(await store.get(tenant, slots.name, 'a')).toBeUndefined()
    other.exec('rollback')
    await commit()
    await store.close()
    other.close()
  })
})

import { describe, expect, it } from 'vitest'
import { StoreError } from '../ports/store.js'
import { TenantId } from '../shared/branded.js'
import { instant } from '../shared/instant.js'
import { countedIds, noPorts } from '../testing/doubles.js'
import { littleStore, type Note, notes, write } from '../testing/little-house.js'
import { memoryFiles } from '../testing/memory-files.js'
import { notices } from './notices.js'
import { openWork } from './work.js'

const tenant = TenantId.parse('tenant-a')

/** A work over these notes, already committed. */
const workOver = async (committed: readonly Note[] = []) => {
  const store = littleStore()
  await store.commit(
    tenant,
    committed.map((doc) => ({ do: 'insert' as const, of: notes.name, doc })),
  )
  const work = openWork({
    store,
    ids: countedIds(),
    ports: { files: memoryFiles(), sha256: async () => '', ...noPorts },
    now: instant('2026-03-01T23:30:00.000Z'),
    as: { tenant, id: 'acc-1', role: 'manager' },
    operation: 'notes.go',
    reach: 'all',
    channels: ['email'],
  })
  return { store, work }
}
const [one, two, three] = ['one', 'two', 'three'].map((text, rank) => ({
  id: `n${rank + 1}`,
  text,
  rank,
})) as [Note, Note, Note]
const ids = (docs: readonly Note[]) => docs.map(({ id }) => id)

describe('a work', () => {
  it('dates itself in France', async () => {
    const { work } = await workOver()
    expect([work.now, work.today]).toEqual(['2026-03-01T23:30:00.000Z', '2026-03-02'])
  })

  it('sees its own changes at once, and nobody else does', async () => {
    const { work, store } = await workOver([one])
    work.put(notes, two)
    await work.get(notes, 'n1')
    work.remove(notes, 'n1')
    expect(await work.get(notes, 'n1')).toBeUndefined()
    expect(await work.get(notes, 'n2')).toEqual(two)
    expect(await store.get(tenant, notes.name, 'n2')).toBeUndefined()
  })

  it('sees each document once: what others commit meanwhile shows at the next attempt', async () => {
    const { work, store } = await workOver([one])
    await work.get(notes, 'n1')
    const doc = { ...one, text: 'other' }
    await store.commit(tenant, [{ do: 'replace', of: notes.name, doc, version: 1 }])
    expect(await work.get(notes, 'n1')).toEqual(one)
    work.put(notes, { ...one, rank: 5 })
    await expect(store.commit(tenant, work.changes())).rejects.toThrow(StoreError)
  })
})

describe('the changes of a work', () => {
  it('name the versions that were read, in one order for all works', async () => {
    const { work } = await workOver([one, two, three])
    for (const id of ['n3', 'n2', 'n1', 'n9']) await work.get(notes, id)
    work.put(notes, { ...three, text: 'drei' })
    work.remove(notes, 'n2')
    work.guard(notes, 'n1')
    work.guard(notes, 'n9')
    work.put(notes, { id: 'n4', text: 'four' })
    expect(work.changes()).toEqual([
      { do: 'check', of: 'notes', id: 'n1', version: 1 },
      { do: 'remove', of: 'notes', id: 'n2', version: 1 },
      { do: 'replace', of: 'notes', doc: { ...three, text: 'drei' }, version: 1 },
      { do: 'insert', of: 'notes', doc: { id: 'n4', text: 'four' } },
      { do: 'check', of: 'notes', id: 'n9', version: 0 },
    ])
  })

  it('are the last ones: what was put and taken away again never was', async () => {
    const { work } = await workOver([one])
    work.put(notes, two)
    work.remove(notes, 'n2')
    await work.get(notes, 'n1')
    work.put(notes, { ...one, rank: 9 })
    work.put(notes, one)
    expect(work.changes()).toEqual([{ do: 'replace', of: 'notes', doc: one, version: 1 }])
  })

  it('are none when the same document was put back', async () => {
    const { work } = await workOver([one])
    const read = await work.get(notes, 'n1')
    if (read) work.put(notes, read)
    expect(work.changes()).toEqual([])
  })
})

describe('finding, with own changes laid over', () => {
  it('reads on past what this work took away, to fill the page', async () => {
    const { work } = await workOver([one, two, three])
    await work.get(notes, 'n1')
    work.remove(notes, 'n1')
    expect(ids(await work.find(notes, { limit: 2 }))).toEqual(['n2', 'n3'])
  })

  it('puts what it added in its place, and what no longer matches out', async () => {
    const { work } = await workOver([one, two, three])
    await work.get(notes, 'n3')
    work.put(notes, { ...three, rank: -1 })
    work.put(notes, { id: 'n4', text: 'four', rank: 1 })
    const query = { where: { rank: { from: 0 } }, order: 'rank', descending: true, limit: 9 }
    expect(ids(await work.find(notes, query))).toEqual(['n4', 'n2', 'n1'])
  })

  it('keeps what it added before the page out of the page', async () => {
    const { work, store } = await workOver([one, two, three])
    const query = { order: 'rank', limit: 2 }
    const { next: after } = await store.find(tenant, notes.name, query)
    work.put(notes, { id: 'n0', text: 'zero', rank: 0 })
    work.put(notes, { id: 'n4', text: 'four', rank: 4 })
    expect(ids(await work.find(notes, { ...query, after }))).toEqual(['n3', 'n4'])
  })

  it('lays nothing over a text search: what was just written is not yet searched', async () => {
    const { work } = await workOver([one, two])
    await work.get(notes, 'n1')
    work.put(notes, { ...one, rank: 7 })
    work.put(notes, { id: 'n4', text: 'one more' })
    expect(await work.find(notes, { search: 'ONE', limit: 9 })).toEqual([{ ...one, rank: 7 }])
  })
})

describe('a page', () => {
  it('is of what is committed: changes of it show, what was added does not', async () => {
    const { work } = await workOver([one, two, three])
    await work.get(notes, 'n1')
    await work.get(notes, 'n2')
    work.put(notes, { ...one, rank: 7 })
    work.remove(notes, 'n2')
    work.put(notes, { id: 'n0', text: 'zero' })
    const page = await work.page(notes, { limit: 2 })
    expect(page.items).toEqual([{ ...one, rank: 7 }])
    const after = page.next
    expect(after).toBeDefined()
    expect(await work.page(notes, { limit: 2, after })).toEqual({ items: [three] })
  })
})

describe('telling somebody', () => {
  it('waits for the relay, or is written down as unavailable, and never fails (S006)', async () => {
    const { work } = await workOver()
    const told = { to: 'wrk-1', subject: 'note-written', data: { note: 'n1' } }
    work.notify({ ...told, channel: 'email' })
    work.notify({ ...told, channel: 'sms' })
    const found = await work.find(notices, { order: 'at', limit: 9 })
    const at = work.now
    expect(found).toMatchObject([
      { ...told, channel: 'email', status: 'waiting', attempts: 0, at, due: at },
      { ...told, channel: 'sms', status: 'channel-unavailable', attempts: 0, at, due: null },
    ])
    expect(found.map(({ stream }) => stream)).toEqual(['email wrk-1', 'sms wrk-1'])
  })
})

describe('a fact', () => {
  it('is about nobody and carries nothing unless told', async () => {
    const { work } = await workOver()
    write(work, one)
    const [fact] = work.facts
    expect(fact).not.toHaveProperty('about')
    expect(fact).not.toHaveProperty('data')
    expect(fact).not.toHaveProperty('position')
  })
})

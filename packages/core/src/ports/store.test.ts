import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { TenantId } from '../shared/branded.js'
import { littleStore, type Note, notes } from '../testing/little-house.js'
import {
  compareScalars,
  cursorAt,
  isAfter,
  matches,
  readCursor,
  type Scalar,
  StoreError,
} from './store.js'

describe('the loss of a commit', () => {
  it('is known from another copy of this module, as bundlers make them, and from nothing else', async () => {
    vi.resetModules()
    const copy = await import('./store.js')
    const lost = new copy.StoreError('conflict', 'note n1')
    expect(copy.StoreError).not.toBe(StoreError)
    expect([lost instanceof StoreError, lost.code]).toEqual([true, 'conflict'])
    for (const other of [
      new Error('conflict'),
      { name: 'StoreError', code: 'conflict' },
      undefined,
    ])
      expect(other instanceof StoreError).toBe(false)
  })
})

describe('a cursor', () => {
  it('reads back what it was made of', () => {
    const doc = { id: 'n1', rank: 3 }
    expect(readCursor(cursorAt(doc, { order: 'rank', limit: 1 }))).toEqual([3, 'n1'])
    expect(readCursor(cursorAt(doc, { order: 'absent', limit: 1 }))).toEqual([null, 'n1'])
    expect(readCursor(cursorAt(doc, { limit: 1 }))).toEqual([null, 'n1'])
  })

  it.each([
    '',
    'n1',
    '{}',
    'null',
    '[]',
    '["n1"]',
    '[1,2]',
    '[{},"n1"]',
    '[[1],"n1"]',
    '[1,"n1",2]',
  ])('made by nobody is a TypeError: %j', (raw) => {
    expect(() => readCursor(raw)).toThrow(TypeError)
  })
})

describe('a question', () => {
  const doc = { id: 'n1', rank: 3, text: 'b' }
  it.each([
    [{ rank: 3 }, true],
    [{ rank: '3' }, false],
    [{ rank: null }, false],
    [{ absent: null }, true],
    [{ rank: { in: [1, 3] } }, true],
    [{ rank: { in: [] } }, false],
    [{ absent: { in: [null] } }, true],
    [{ rank: { from: 3 } }, true],
    [{ rank: { to: 3 } }, false],
    [{ rank: { from: 1, to: 4 } }, true],
    [{ absent: { from: 0 } }, false],
    [{ rank: {} }, true],
    [{ absent: {} }, false],
    [{ text: { from: 'b', to: 'c' } }, true],
    [{ rank: 3, text: 'a' }, false],
  ])('%j is answered %s: from inclusive, to exclusive, absent is null', (where, answer) => {
    expect(matches(doc, { where, limit: 1 })).toBe(answer)
  })

  it('orders null before numbers before text, text by code unit', () => {
    const inOrder: Scalar[] = [null, -1, 0, 10, '', 'A', 'Z', 'a', 'é']
    expect([...inOrder].reverse().sort(compareScalars)).toEqual(inOrder)
  })
})

describe('pages', () => {
  it('one after the other show every document once, in order, either way', async () => {
    const tenant = TenantId.parse('tenant-a')
    const note: fc.Arbitrary<Note> = fc
      .record({
        rank: fc.option(fc.constantFrom(0, 1), { nil: undefined }),
        id: fc.stringMatching(/^[a-z]{1,2}$/),
      })
      .map((doc) => ({ ...doc, text: doc.id }))
    const all = fc.uniqueArray(note, { selector: ({ id }) => id, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(
        all,
        fc.boolean(),
        fc.integer({ min: 1, max: 4 }),
        async (docs, descending, limit) => {
          const store = littleStore()
          await store.commit(
            tenant,
            docs.map((doc) => ({ do: 'insert' as const, of: notes.name, doc })),
          )
          const asked = { order: 'rank', descending, limit }
          const shown: Note[] = []
          let after: string | undefined
          do {
            const page = await store.find(tenant, notes.name, { ...asked, after })
            for (const { doc } of page.items) {
              expect(isAfter(doc, { ...asked, after })).toBe(true)
              shown.push(doc as Note)
            }
            after = page.next
          } while (after)
          const order = [...docs].sort(
            (a, b) => (a.rank ?? -1) - (b.rank ?? -1) || (a.id < b.id ? -1 : 1),
          )
          const expected = descending ? order.reverse() : order
          expect(shown.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
        },
      ),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Condition, cursorAt, type Query } from '../ports/store.js'
import { TenantId } from '../shared/branded.js'
import { instant } from '../shared/instant.js'
import { countedIds, noPorts } from '../testing/doubles.js'
import { littleStore, type Note, notes } from '../testing/little-house.js'
import { memoryFiles } from '../testing/memory-files.js'
import { openWork } from './work.js'

const tenant = TenantId.parse('tenant-a')

// Few ids and few values, so that changes meet what is committed and orders tie.
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')
const rank = fc.constantFrom(-1, 0, 1, 2)
const note: fc.Arbitrary<Note> = fc
  .record(
    { id, rank, customer: fc.constantFrom('x', 'y', 'é') },
    { requiredKeys: ['id'], noNullPrototype: true },
  )
  .map((doc) => ({ ...doc, text: `note ${doc.id}` }))
const committed = fc.uniqueArray(note, { selector: (doc) => doc.id, maxLength: 8 })

const own = fc.array(
  fc.oneof(
    note.map((doc) => ({ do: 'put' as const, id: doc.id, doc })),
    id.map((of) => ({ do: 'remove' as const, id: of })),
    id.map((of) => ({ do: 'guard' as const, id: of })),
  ),
  { maxLength: 6 },
)

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom(0, 1, null),
  fc.record({ in: fc.subarray([-1, 0, 1, 2, null]) }),
  fc.record({ from: rank, to: rank }, { requiredKeys: [], noNullPrototype: true }),
)
const query: fc.Arbitrary<Query> = fc
  .record({
    where: fc.option(fc.record({ rank: condition }), { nil: {} }),
    order: fc.constantFrom(undefined, 'rank', 'customer', 'id'),
    descending: fc.boolean(),
    limit: fc.integer({ min: 1, max: 9 }),
    after: fc.option(note, { nil: undefined }),
  })
  .map(({ after, ...asked }) => ({ ...asked, after: after && cursorAt(after, asked) }))

describe('finding with own changes laid over', () => {
  it('is finding once they are committed', async () => {
    await fc.assert(
      fc.asyncProperty(committed, own, query, async (before, changes, asked) => {
        const store = littleStore()
        await store.commit(
          tenant,
          before.map((doc) => ({ do: 'insert' as const, of: notes.name, doc })),
        )
        const work = openWork({
          store,
          ids: countedIds(),
          ports: { files: memoryFiles(), sha256: async () => '', ...noPorts },
          now: instant(0),
          as: { tenant, id: 'acc-1', role: 'manager' },
          operation: 'notes.go',
          reach: 'all',
          channels: [],
        })
        for (const change of changes) {
          await work.get(notes, change.id)
          if (change.do === 'put') work.put(notes, change.doc)
          else work[change.do](notes, change.id)
        }
        const overlaid = await work.find(notes, asked)
        await store.commit(tenant, work.changes())
        const { items } = await store.find(tenant, notes.name, asked)
        expect(overlaid).toEqual(items.map(({ doc }) => doc))
      }),
      { numRuns: 500 },
    )
  })
})

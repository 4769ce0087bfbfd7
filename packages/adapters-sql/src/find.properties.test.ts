import { type Collection, collection, type Query, type Store } from '@foyer/core/store'
import { memoryStore } from '@foyer/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { connect } from './connection.js'
import { libsql } from './drivers/libsql.js'
import { rowsBy } from './find.js'
import { layOut } from './lay-out.js'
import { keyOf, tableOf } from './layout.js'
import type { Lead } from './lead.js'
import { sqliteStore } from './sqlite-store.js'

const tenant = 'tenant-a' as Parameters<Store['get']>[0]
const doc = z.looseObject({ id: z.string() })
const of: Collection = collection(doc, {
  name: 'things',
  // Fields named as columns of the table, in any case, are columns of their own.
  fields: { text: 'text', version: 'integer', Body: 'text' },
  search: ['text'],
})

const word = fc.constantFrom(
  ...['a', 'a\0b', 'B', 'é', '😀', 'ﬀ', '', 'a b', '10', '9'],
  ...['Dupont', 'dupnot', 'ledupont B', '06 12 34', '33612345678'],
)
const number = fc.oneof(
  fc.constantFrom(-1, -0, 0, 0.5, 9, 10, Number.MAX_SAFE_INTEGER, 1e300, Number.POSITIVE_INFINITY),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)
// A field may hold what it was not declared to hold: every store orders it all the same.
const scalar = fc.oneof(word, number, fc.constant(null))

const docs = fc.uniqueArray(
  fc.record(
    {
      id: fc.stringMatching(/^[ab😀ﬀ]{1,3}$/u),
      text: scalar,
      version: scalar,
      Body: fc.oneof(scalar, fc.boolean()),
    },
    { requiredKeys: ['id'] },
  ),
  { selector: ({ id }) => id, maxLength: 12 },
)
const bound = fc.oneof(word, number)
const condition = fc.oneof(
  scalar,
  fc.record({ in: fc.array(scalar, { maxLength: 9 }) }),
  fc.record({ from: bound, to: bound }, { requiredKeys: [] }),
)
const queries: fc.Arbitrary<Query> = fc.record(
  {
    where: fc.record({ id: condition, text: condition, version: condition }, { requiredKeys: [] }),
    search: word,
    order: fc.constantFrom('id', 'text', 'version', 'Body'),
    descending: fc.boolean(),
    limit: fc.integer({ min: 1, max: 5 }),
  },
  { requiredKeys: ['limit'] },
)

const walk = async (store: Store, query: Query): Promise<readonly unknown[]> => {
  const pages: unknown[] = []
  let after: string | undefined
  do {
    const page = await store.find(tenant, of.name, { ...query, after })
    pages.push(page)
    after = page.next
  } while (after)
  return pages
}

describe('a query', () => {
  it('has the same pages in SQLite as in memory', () =>
    fc.assert(
      fc.asyncProperty(docs, fc.array(queries, { maxLength: 8 }), async (rows, asked) => {
        const stores = [memoryStore([of]), sqliteStore({ path: ':memory:', collections: [of] })]
        for (const store of stores)
          await store.commit(
            tenant,
            rows.map((doc) => ({ do: 'insert', of: of.name, doc })),
          )
        const [memory, sqlite] = stores
        if (!memory || !sqlite) throw new Error('unreachable')
        for (const query of asked)
          expect(await walk(sqlite, query)).toEqual(await walk(memory, query))
        await sqlite.close()
      }),
      { numRuns: 150 },
    ))

  it('has the same rows whichever index leads', () =>
    fc.assert(
      fc.property(docs, fc.array(queries, { maxLength: 8 }), cursors, (rows, asked, after) => {
        const [db, table] = [
          connect({ path: ':memory:', synchronous: 'normal', busyMs: 0, driver: libsql }),
          tableOf(of),
        ]
        layOut(db, [table])
        for (const doc of rows) {
          const key = keyOf(tenant, doc.id)
          db.run(table.statements.insert, [...key, JSON.stringify(doc), ...table.valuesOf(doc)])
        }
        for (const query of asked)
          for (const question of [query, { ...query, after }]) {
            const by = (lead: Lead) =>
              rowsBy(db, of, tenant, question, lead).slice(0, query.limit + 1)
            for (const lead of leadsOf(query)) expect(by(lead)).toEqual(by('any'))
          }
        db.close()
      }),
      { numRuns: 100 },
    ))
})

const cursors = fc
  .record({ value: scalar, id: fc.constantFrom('', 'a', 'ab', 'b') })
  .map(({ value, id }) => JSON.stringify([value, id]))

const leadsOf = ({ where = {} }: Query): readonly Lead[] => [
  'order',
  ...Object.keys(where).flatMap((by) => [true, false].map((sorts) => ({ by, sorts }))),
]

import { collections } from '@foyer/core'
import type { Collection, Query, Store } from '@foyer/core/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from './connection.js'
import { libsql } from './drivers/libsql.js'
import { selectsOf } from './find.js'
import { layOut } from './lay-out.js'
import { keyOf, tableOf } from './layout.js'
import { type Lead, leadOf } from './lead.js'
import type { Value } from './scalars.js'

const tenant = 'tenant-a' as Parameters<Store['get']>[0]
const db = connect({ path: ':memory:', synchronous: 'normal', busyMs: 0, driver: libsql })
const many = 9_000

const named = (name: string): Collection => {
  const found = collections.find((of) => of.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}

/** Nearly all of one legal entity, three of each customer. */
const fill = (of: Collection, one: (n: number) => object): void =>
  db.write(() => {
    const { statements, valuesOf } = tableOf(of)
    for (let n = 0; n < many; n++) {
      const doc = { id: `${of.name}_${String(n).padStart(6, '0')}`, ...one(n) }
      db.run(statements.insert, [...keyOf(tenant, doc.id), '{}', ...valuesOf(doc)])
    }
  })

beforeAll(() => {
  layOut(db, collections.map(tableOf))
  const customer = (n: number) => `cus_${n % (many / 3)}`
  fill(named('settlements'), (n) => ({
    customer: customer(n),
    legalEntity: 'len_1',
    number: `F${n}`,
  }))
  fill(named('facts'), (n) => ({
    about: customer(n),
    of: `vis_${n}`,
    at: `2026-01-${n}`,
    position: n,
  }))
  fill(named('visits'), (n) => ({
    ...{ reference: `V${n}`, customer: customer(n), status: n % 1_000 ? 'done' : 'planned' },
    ...{ worker: `wrk_${n % 20}`, date: `2026-${String((n % 12) + 1).padStart(2, '0')}-01` },
  }))
  fill(named('certificates'), (n) => ({
    ...{ legalEntity: 'len_1', customer: `cus_${n}`, year: 2025 + (n % 2), version: 1 },
    ...{ status: 'issued', number: `A${n}` },
  }))
})
afterAll(() => db.close())

const questions: readonly (readonly [string, Omit<Query, 'limit'>, Lead, string])[] = [
  ['visits', { where: { reference: 'V7' } }, 'any', 'unique reference (tenant=? AND reference=?)'],
  [
    'settlements',
    { where: { customer: 'cus_7', legalEntity: 'len_1' } },
    { by: 'customer', sorts: false },
    'by customer (tenant=? AND customer=?)',
  ],
  [
    'settlements',
    { where: { customer: 'cus_7' }, order: 'number' },
    { by: 'customer', sorts: true },
    'by customer (tenant=? AND customer=?)',
  ],
  [
    'facts',
    { where: { about: 'cus_7' }, order: 'at' },
    { by: 'about', sorts: true },
    'by about (tenant=? AND about=?)',
  ],
  [
    'facts',
    { where: { position: { from: 8_990 } }, order: 'position' },
    'any',
    'by position (tenant=? AND position>?)',
  ],
  [
    'certificates',
    { where: { legalEntity: 'len_1', year: 2025, status: 'issued' }, order: 'customer' },
    'order',
    'by customer (tenant=?)',
  ],
  [
    'certificates',
    { where: { legalEntity: 'len_1', customer: 'cus_8', year: 2025 }, order: 'version' },
    { by: 'customer', sorts: true },
    'by customer (tenant=? AND customer=?)',
  ],
  [
    'visits',
    { where: { worker: 'wrk_3', status: 'planned' }, order: 'date' },
    { by: 'status', sorts: true },
    'by status (tenant=? AND status=?)',
  ],
  [
    'visits',
    { where: { worker: 'wrk_3', date: { from: '2026-03-01', to: '2026-03-02' } }, order: 'date' },
    { by: 'worker', sorts: true },
    'by worker (tenant=? AND worker=?)',
  ],
  [
    'visits',
    { where: { status: { in: ['planned', 'booked'] } } },
    { by: 'status', sorts: true },
    'by status (tenant=? AND status=?)',
  ],
  ['visits', { where: { status: 'done' } }, 'any', 'by status (tenant=? AND status=?)'],
  ['visits', {}, 'any', '(tenant=?)'],
]

/** How SQLite means to find the rows of a statement. */
const planOf = (sql: string, values: readonly Value[]): string =>
  String(db.first(`explain query plan ${sql}`, values)?.[3])

describe('the index that leads', () => {
  it.each(questions)('in %s, asked for %j, is %j', (name, question, lead, plan) => {
    const query = { ...question, limit: 100 }
    expect(leadOf(db, named(name), tenant, query)).toEqual(lead)
    const [{ sql, values }] = selectsOf(named(name), tenant, query, lead)
    const step = planOf(sql, values)
    expect(step).toContain('SEARCH')
    expect(step).toContain(plan)
  })

  it('goes on from a cursor without reading what came before', () => {
    const after = JSON.stringify(['cus_5', 'certificates_000005'])
    const where = { legalEntity: 'len_1', year: 2025 }
    const query = { where, order: 'customer', limit: 100, after }
    const [{ sql, values }] = selectsOf(named('certificates'), tenant, query, 'order')
    const step = planOf(sql, values)
    expect(step).toContain('by customer (tenant=? AND (customer,id)>(?,?))')
  })
})

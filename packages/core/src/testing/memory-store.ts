import type { Collection } from '../ports/collection.js'
import { pageFrom } from '../ports/page-from.js'
import { searchText } from '../ports/search.js'
import {
  type Change,
  type Claimed,
  type Doc,
  fieldOf,
  inOrder,
  matches,
  type Store,
  type Stored,
  StoreError,
} from '../ports/store.js'
import type { TenantId } from '../shared/branded.js'
import type { Instant } from '../shared/instant.js'

interface Row {
  readonly doc: Doc
  readonly version: number
  readonly leasedBy?: string
  readonly leasedUntil?: Instant
}
type Table = Map<string, Row>

/**
 * A store in memory: what tests and the demonstration run on. It checks every document against its collection's schema,
 * so that a document no other store could hold is caught where it is made.
 */
export const memoryStore = (collections: readonly Collection[]): Store => {
  const known = new Map(collections.map((c) => [c.name, c]))
  const tenants = new Map<TenantId, Map<string, Table>>()
  const texts = new WeakMap<Doc, string>()
  let open = true

  const textOf = (of: Collection, doc: Doc): string => {
    const text = texts.get(doc) ?? searchText(of, doc)
    texts.set(doc, text)
    return text
  }
  const shape = (of: string): Collection => {
    if (!open) throw new Error('this store is closed')
    const found = known.get(of)
    if (!found) throw new Error(`unknown collection: ${of}`)
    return found
  }
  const table = (tenant: TenantId, of: string): Table => {
    const tables = tenants.get(tenant) ?? new Map<string, Table>()
    tenants.set(tenant, tables)
    const rows = tables.get(of) ?? new Map<string, Row>()
    tables.set(of, rows)
    return rows
  }

  return {
    contract: 'foyer.store/1',

    async get(tenant, of, id) {
      shape(of)
      const row = table(tenant, of).get(id)
      return row && copy(row)
    },

    async find(tenant, of, query) {
      const { items, ...more } = pageFrom(shape(of), [...table(tenant, of).values()], query, textOf)
      return { ...more, items: items.map(copy) }
    },

    async commit(tenant, changes) {
      // Every line is applied to copies of the tables it touches; they replace the real ones only when all held.
      const touched = new Map<string, Table>()
      for (const change of changes) {
        const collection = shape(change.of)
        const rows = touched.get(change.of) ?? new Map(table(tenant, change.of))
        touched.set(change.of, rows)
        apply(collection, rows, change)
      }
      for (const change of changes)
        if (change.do === 'insert' || change.do === 'replace')
          assertUnique(shape(change.of), touched.get(change.of) ?? new Map(), change.doc)
      for (const [of, rows] of touched) tenants.get(tenant)?.set(of, rows)
    },

    async claim(of, { now, worker, until, limit }) {
      shape(of)
      const heads = [...tenants.keys()].flatMap((tenant) =>
        headsOfStreams([...table(tenant, of).values()]).map((row) => ({ tenant, row })),
      )
      const free = heads
        .filter(({ row }) => (fieldOf(row.doc, 'due') ?? '~') <= now)
        .filter(({ row }) => !row.leasedUntil || row.leasedUntil <= now)
        .sort((a, b) => inOrder({ order: 'due', limit })(a.row.doc, b.row.doc))
        .slice(0, limit)
      return free.map(({ tenant, row }): Claimed => {
        table(tenant, of).set(row.doc.id, { ...row, leasedBy: worker, leasedUntil: until })
        return { tenant, ...copy(row) }
      })
    },

    async renew(tenant, of, id, { worker, until }) {
      shape(of)
      const row = table(tenant, of).get(id)
      if (row?.leasedBy !== worker) return false
      table(tenant, of).set(id, { ...row, leasedUntil: until })
      return true
    },

    async release(tenant, of, id, worker) {
      shape(of)
      const row = table(tenant, of).get(id)
      if (row?.leasedBy === worker)
        table(tenant, of).set(id, { doc: row.doc, version: row.version })
    },

    async backlog(of, { now, upTo }) {
      const { parked: marks } = shape(of)
      const docs = [...tenants.keys()].flatMap((tenant) =>
        [...table(tenant, of).values()].map(({ doc }) => doc),
      )
      const due = docs.flatMap((doc) => fieldOf(doc, 'due') ?? []).filter((at) => at <= now)
      const parked = marks
        ? docs.filter((doc) => matches(doc, { where: { due: null, ...marks }, limit: upTo }))
        : []
      const counts = { due: Math.min(due.length, upTo), parked: Math.min(parked.length, upTo) }
      const [oldest] = due.sort()
      return oldest === undefined ? counts : { ...counts, oldest: oldest as Instant }
    },

    async close() {
      open = false
    },
  }
}

const copy = ({ doc, version }: Stored): Stored => ({ doc: structuredCopy(doc), version })
const structuredCopy = (doc: Doc): Doc => JSON.parse(JSON.stringify(doc)) as Doc

const apply = (of: Collection, rows: Table, change: Change): void => {
  const id = 'doc' in change ? change.doc.id : change.id
  const version = rows.get(id)?.version ?? 0
  if (change.do === 'insert' && version) throw new StoreError('duplicate', `${of.name} ${id}`)
  if (change.do !== 'insert' && change.version !== version)
    throw new StoreError('conflict', `${of.name} ${id}`)
  if (change.do === 'remove') rows.delete(id)
  if (change.do === 'insert' || change.do === 'replace') {
    of.schema.parse(change.doc)
    rows.set(id, { ...rows.get(id), doc: structuredCopy(change.doc), version: version + 1 })
  }
}

const assertUnique = (of: Collection, rows: Table, doc: Doc): void => {
  for (const fields of of.unique) {
    const key = fields.map((field) => fieldOf(doc, field))
    if (key.includes(null)) continue
    for (const { doc: other } of rows.values())
      if (other.id !== doc.id && fields.every((field, i) => fieldOf(other, field) === key[i]))
        throw new StoreError('duplicate', `${of.name}: ${fields.join('+')} = ${key.join('+')}`)
  }
}

/** The first document of each stream that still waits; documents without a stream stand alone. */
const headsOfStreams = (rows: readonly Row[]): readonly Row[] => {
  const heads = new Map<string, Row>()
  for (const row of rows.filter(({ doc }) => fieldOf(doc, 'due') !== null)) {
    const stream = fieldOf(row.doc, 'stream')
    const key = stream === null ? `alone ${row.doc.id}` : `stream ${stream}`
    const head = heads.get(key)
    if (!head || row.doc.id < head.doc.id) heads.set(key, row)
  }
  return [...heads.values()]
}

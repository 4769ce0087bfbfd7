import {
  type Change,
  type Claimed,
  type Collection,
  cursorAt,
  type Doc,
  type Files,
  inOrder,
  type Query,
  type Store,
  type Stored,
  StoreError,
} from '@foyer/core/store'
import type { Dialect } from '../conditions.js'
import { assertDeclared, selectsOf } from '../find.js'
import type { SqlClient } from './client.js'
import { postgresFiles } from './files.js'
import { applyLayout } from './layout.js'
import { keptText, type Place, type Table, tableOf, toColumn } from './table.js'
import { conflictCode, linesFor } from './writer.js'

/** How a Postgres store is opened. */
export interface PostgresOptions extends Place {
  /** The host's own driver: `overPg(pool)`, or `overPglite(database)` where there is no server. */
  readonly client: SqlClient
  /** Every collection of core; the tables follow them. */
  readonly collections: readonly Collection[]
  /** `apply`, unless told otherwise: the tables are brought in step first, which asks for their owner. `none` = somebody else does. */
  readonly layout?: 'apply' | 'none'
}

/**
 * Opens a store in a Postgres database: a commit is one round trip, and any number of processes may share it. Every statement names its
 * tenant; the database itself does not yet keep the role that asks from other tenants' rows.
 */
export const postgresStore = async ({
  client: db,
  collections,
  layout = 'apply',
  ...place
}: PostgresOptions): Promise<Store & { readonly files: Files }> => {
  const tables = new Map(collections.map((of) => [of.name, tableOf(of, place)]))
  const rank = new Map([...tables.keys()].sort().map((name, i) => [name, i]))
  if (layout === 'apply') await applyLayout(db, [...tables.values()], place)
  let open = true

  const tableNamed = (of: string): Table => {
    if (!open) throw new Error('this store is closed')
    const table = tables.get(of)
    if (!table) throw new Error(`unknown collection: ${of}`)
    return table
  }
  const queueNamed = (of: string): Table => {
    const table = tableNamed(of)
    if (!table.of.claimable) throw new Error(`${of} is not claimable`)
    return table
  }

  return {
    contract: 'foyer.store/1',
    files: postgresFiles(db, place),

    async get(tenant, of, id) {
      const text = `select version, body from ${tableNamed(of).name} where tenant = $1 and id = $2`
      const { rows } = await db.query(text, [tenant, keptText(id)], true)
      return rows[0] && toStored(rows[0])
    },

    async find(tenant, of, query) {
      const rows = await rowsFor(db, tableNamed(of), tenant, query)
      const items = rows.slice(0, query.limit).map(toStored)
      const last = items.at(-1)
      return rows.length > items.length && last
        ? { items, next: cursorAt(last.doc, query) }
        : { items }
    },

    async commit(tenant, changes) {
      if (!changes.length) return
      const names = [...new Set(changes.map(({ of }) => of))].sort(
        (a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0),
      )
      const parts = names.map((of) => {
        const table = tableNamed(of)
        return {
          table,
          lines: linesFor(
            table,
            changes.filter((change) => change.of === of),
          ),
        }
      })
      const calls = parts.map(({ table }, i) => `${table.writer}($1, $${i + 2}::jsonb)`)
      const values = [tenant, ...parts.map(({ lines }) => JSON.stringify(lines))]
      try {
        await db.query(`select ${calls.join(', ')}`, values, true)
      } catch (problem) {
        throw await asLoss(db, tables, tenant, changes, problem)
      }
    },

    async claim(of, { now, worker, until, limit }) {
      const { name } = queueNamed(of)
      const { rows } = await db.query(claiming(name), [worker, until, now, limit], true)
      return rows
        .map(([tenant, ...row]) => ({ tenant, ...toStored(row) }) as Claimed)
        .sort((a, b) => inOrder({ order: 'due', limit })(a.doc, b.doc))
    },

    async renew(tenant, of, id, { worker, until }) {
      const { name } = queueNamed(of)
      const text = `update ${name} set leased_until = $1 where tenant = $2 and id = $3 and leased_by = $4`
      return (await db.query(text, [until, tenant, keptText(id), worker], true)).changed === 1
    },

    async release(tenant, of, id, worker) {
      const { name } = queueNamed(of)
      const text = `update ${name} set leased_by = null, leased_until = null
        where tenant = $1 and id = $2 and leased_by = $3`
      await db.query(text, [tenant, keptText(id), worker], true)
    },

    async close() {
      open = false
      await db.close()
    },
  }
}

const toStored = ([version, body]: readonly unknown[]): Stored => ({
  doc: body as Doc,
  version: Number(version),
})

/** Hands out what is due: the first of each stream, to whoever holds its row; a row that another worker is taking is passed over. */
const claiming = (name: string): string => `with taken as materialized (
    select tenant, id from ${name} as head
      where due is not null and due <= $3 and (leased_until is null or leased_until <= $3)
        and not exists (select 1 from ${name} as earlier
          where earlier.tenant = head.tenant and earlier.stream = head.stream
            and earlier.id < head.id and earlier.due is not null)
      order by due, id limit $4 for update skip locked)
  update ${name} as job set leased_by = $1, leased_until = $2 from taken
    where job.tenant = taken.tenant and job.id = taken.id
    returning job.tenant, job.version, job.body`

const rowsFor = async (
  db: SqlClient,
  { of, name }: Table,
  tenant: string,
  query: Query,
): Promise<readonly (readonly unknown[])[]> => {
  assertDeclared(of, query)
  const dialect: Dialect = {
    table: () => name,
    bind: toColumn,
    holds: 'strpos(search, ?) > 0',
    sorted: (column, descending) => `${column} ${descending ? 'desc nulls last' : 'nulls first'}`,
  }
  const rows: (readonly unknown[])[] = []
  for (const part of selectsOf(of, tenant, query, 'any', dialect)) {
    if (!part || rows.length > query.limit) break
    let n = 0
    const text = part.sql.replace(/\?/g, () => `$${++n}`)
    rows.push(...(await db.query(text, part.values, true)).rows)
  }
  return rows
}

const takenKey = '23505'
/** A deadlock, or a serialisation that failed: the loser reads and decides again. */
const lostCodes = new Set([conflictCode, '40P01', '40001'])

const asLoss = async (
  db: SqlClient,
  tables: ReadonlyMap<string, Table>,
  tenant: string,
  changes: readonly Change[],
  problem: unknown,
): Promise<unknown> => {
  const { code, message } = problem as { readonly code?: string; readonly message: string }
  if (lostCodes.has(code ?? '')) return new StoreError('conflict', message)
  if (code !== takenKey) return problem
  // Whoever lost a key and a version at once decided on what is no longer so: it is to decide again before anybody speaks of the key.
  for (const change of changes) {
    if (change.do === 'insert') continue
    const table = tables.get(change.of)
    const id = keptText('doc' in change ? change.doc.id : change.id)
    const text = `select version from ${table?.name} where tenant = $1 and id = $2`
    const { rows } = await db.query(text, [tenant, id], true)
    if (Number(rows[0]?.[0] ?? 0) !== change.version)
      return new StoreError('conflict', `${change.of} ${id}`)
  }
  return new StoreError('duplicate', message)
}

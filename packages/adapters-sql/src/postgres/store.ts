import {
  type Change,
  type Claimed,
  cursorAt,
  type Files,
  inOrder,
  isRanked,
  type Store,
  StoreError,
} from '@foyer/core/store'
import { toBacklog } from '../backlog.js'
import { assertDeclared } from '../find.js'
import type { SqlClient } from './client.js'
import { postgresFiles } from './files.js'
import { applyLayout, type LayoutOptions, wallOf } from './layout.js'
import { proofsOf } from './proof.js'
import { bestOf, rowsInOrder, toStored } from './search.js'
import { committerIn, keptText, type Table, tableOf } from './table.js'
import { asked, believing, signingKey } from './wall.js'
import { conflictCode, partFor } from './writer.js'

/** How a Postgres store is opened. */
export interface PostgresOptions extends LayoutOptions {
  /** `apply`, unless told otherwise: the tables are brought in step first, which asks for their owner. `none` = somebody else does. */
  readonly layout?: 'apply' | 'none'
  /** What claims, as another role; the same client unless told otherwise. */
  readonly worker?: SqlClient
}

/**
 * Opens a store in a Postgres database: a commit is one round trip, and any number of processes may share it. Every statement names its
 * tenant, and behind the wall proves that it may.
 * @throws {RangeError} for a key that is too short. @throws {Error} for a wall that is to be left out of a database where it stands.
 */
export const postgresStore = async ({
  layout = 'apply',
  worker,
  ...options
}: PostgresOptions): Promise<Store & { readonly files: Files }> => {
  const { client: db, collections } = options
  const claiming = worker ?? db
  const tables = new Map(collections.map((of) => [of.name, tableOf(of, options)]))
  const rank = new Map([...tables.keys()].sort().map((name, i) => [name, i]))
  const wall = wallOf(options)
  if (layout === 'apply') await applyLayout(options)
  const by = wall
    ? proofsOf(await signingKey(db, options, options.key))
    : (tenant: string) => tenant
  const committing = `select ${committerIn(options)}($1, $2::jsonb)`
  const assertBelieved = believing(db, options, wall)
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
    files: postgresFiles(db, options, wall, by),

    async get(tenant, of, id) {
      const text = `select version, body from ${tableNamed(of).name} where tenant = ? and id = ? limit 1`
      const proof = by(tenant)
      const { rows } = await db.query(asked(text, wall), [proof, keptText(id)], true)
      if (rows[0]) return toStored(rows[0])
      await assertBelieved(proof)
      return undefined
    },

    async find(tenant, of, query) {
      const table = tableNamed(of)
      assertDeclared(table.of, query)
      const reading = { db, wall, tenant, proof: by(tenant) }
      if (isRanked(query)) return bestOf(reading, table, query)
      const rows = await rowsInOrder(reading, table, query)
      const items = rows.slice(0, query.limit).map(toStored)
      const last = items.at(-1)
      if (!last) await assertBelieved(reading.proof)
      return rows.length > items.length && last
        ? { items, next: cursorAt(last.doc, query) }
        : { items }
    },

    async commit(tenant, changes) {
      if (!changes.length) return
      const names = [...new Set(changes.map(({ of }) => of))].sort(
        (a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0),
      )
      const parts = names.map((of) =>
        partFor(
          tableNamed(of),
          tenant,
          changes.filter((change) => change.of === of),
        ),
      )
      try {
        await db.query(committing, [by(tenant), JSON.stringify(parts)], true)
      } catch (problem) {
        throw await asLoss(problem, changes, async (of, id) => {
          const text = `select version from ${tableNamed(of).name} where tenant = ? and id = ? limit 1`
          const { rows } = await db.query(asked(text, wall), [by(tenant), id], true)
          return Number(rows[0]?.[0] ?? 0)
        })
      }
    },

    async claim(of, { now, worker, until, limit }) {
      const text = `select tenant, version, body from ${queueNamed(of).claimer}($1, $2, $3, $4)`
      const { rows } = await claiming.query(text, [worker, until, now, limit], true)
      return rows
        .map(([tenant, ...row]) => ({ tenant, ...toStored(row) }) as Claimed)
        .sort((a, b) => inOrder({ order: 'due', limit })(a.doc, b.doc))
    },

    async renew(tenant, of, id, { worker, until }) {
      const text = `select ${queueNamed(of).renewer}($1, $2, $3, $4)`
      const { rows } = await db.query(text, [by(tenant), keptText(id), worker, until], true)
      return rows[0]?.[0] === true
    },

    async release(tenant, of, id, worker) {
      const text = `select ${queueNamed(of).releaser}($1, $2, $3)`
      await db.query(text, [by(tenant), keptText(id), worker], true)
    },

    async backlog(of, { now, upTo }) {
      const text = `select waiting, oldest, parked from ${queueNamed(of).counter}($1, $2)`
      return toBacklog((await claiming.query(text, [now, upTo], true)).rows[0] ?? [])
    },

    async close() {
      open = false
      await db.close()
      if (claiming !== db) await claiming.close()
    },
  }
}

const takenKey = '23505'
/** A deadlock, or a serialisation that failed: the loser reads and decides again. */
const lostCodes = new Set([conflictCode, '40P01', '40001'])

const asLoss = async (
  problem: unknown,
  changes: readonly Change[],
  versionOf: (of: string, id: string) => Promise<number>,
): Promise<unknown> => {
  const { code, message } = problem as { readonly code?: string; readonly message: string }
  if (lostCodes.has(code ?? '')) return new StoreError('conflict', message)
  if (code !== takenKey) return problem
  // Whoever lost a key and a version at once decided on what is no longer so: it is to decide again before anybody speaks of the key.
  for (const change of changes) {
    if (change.do === 'insert') continue
    const id = keptText('doc' in change ? change.doc.id : change.id)
    if ((await versionOf(change.of, id)) !== change.version)
      return new StoreError('conflict', `${change.of} ${id}`)
  }
  return new StoreError('duplicate', message)
}

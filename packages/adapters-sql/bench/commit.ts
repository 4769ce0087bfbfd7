import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Collection, collection, type Store } from '@foyer/core/store'
import Database from 'libsql'
import { z } from 'zod'
import { settings } from '../src/connection.js'
import { type SqliteOptions, sqliteStore } from '../src/index.js'

/** A figure of ours beside that of a peer, taken in the same minute on the same machine; `ratio` above 1 = ours is faster. */
export interface Measure {
  readonly id: string
  readonly value: number
  readonly unit: string
  readonly peer: string
  readonly peerValue: number
  readonly ratio: number
}

const rounds = 41
const commitsARound = 250

const doc = z.looseObject({ id: z.string() })
/** A trade's document, a fact and an outbox line, as collections. */
export const collections: readonly Collection[] = [
  collection(doc, {
    name: 'visits',
    fields: { customer: 'text', worker: 'text', day: 'text', status: 'text' },
  }),
  collection(doc, {
    name: 'facts',
    fields: { type: 'text', of: 'text', at: 'text', position: 'integer', due: 'text' },
    claimable: true,
  }),
  collection(doc, {
    name: 'outbox',
    fields: { due: 'text', stream: 'text' },
    claimable: true,
  }),
]

const at = '2026-03-02T08:00:00.000Z'
/** In whose name everything is written. */
export const tenant = 'tenant-a' as Parameters<Store['get']>[0]

/** The documents of one commit. */
export const documents = (n: number) => {
  const id = `01J${String(n).padStart(23, '0')}`
  return {
    visit: {
      id: `vis_${id}`,
      customer: `cus_${n % 997}`,
      worker: `wor_${n % 31}`,
      day: '2026-03-02',
      from: '09:00',
      to: '11:00',
      service: 'house-cleaning',
      status: 'planned',
    },
    fact: {
      id: `fac_${id}`,
      type: 'visit-planned',
      of: `vis_${id}`,
      at,
      by: 'manager',
      role: 'manager',
      operation: 'dispatch.planVisit',
      data: { day: '2026-03-02', minutes: 120 },
      due: at,
    },
    message: {
      id: `out_${id}`,
      subject: 'visit-planned',
      to: `cus_${n % 997}`,
      attempts: 0,
      due: at,
      stream: `email cus_${n % 997}`,
    },
  }
}

/** One commit, the n-th. */
export type Commit = (n: number) => Promise<void>

/** One commit of them by a store. */
export const ours =
  (store: Store): Commit =>
  async (n) => {
    const { visit, fact, message } = documents(n)
    await store.commit(tenant, [
      { do: 'insert', of: 'visits', doc: visit },
      { do: 'insert', of: 'facts', doc: fact },
      { do: 'insert', of: 'outbox', doc: message },
    ])
  }

/** What a program without a store would do: the same rows into the same tables, by hand. */
const bare = (database: Database.Database): Commit => {
  const insert = (into: string, values: number) =>
    database.prepare(`insert into ${into} values (?, ?, 1, ?${', ?'.repeat(values)})`)
  const begin = database.prepare('begin immediate')
  const visits = insert('visits (tenant, id, version, body, customer, worker, day, status)', 4)
  const facts = insert(
    'facts (tenant, id, version, body, type, "of", at, position, due, stream)',
    6,
  )
  const outbox = insert('outbox (tenant, id, version, body, due, stream)', 2)
  const commit = database.prepare('commit')
  return async (n) => {
    const { visit: v, fact: f, message: m } = documents(n)
    begin.run([])
    visits.run([tenant, v.id, JSON.stringify(v), v.customer, v.worker, v.day, v.status])
    facts.run([tenant, f.id, JSON.stringify(f), f.type, f.of, f.at, null, f.due, null])
    outbox.run([tenant, m.id, JSON.stringify(m), m.due, m.stream])
    commit.run([])
  }
}

const perSecond = async (commit: Commit, from: number): Promise<number> => {
  const start = performance.now()
  for (let n = from; n < from + commitsARound; n++) await commit(n)
  return (commitsARound * 1000) / (performance.now() - start)
}

/** The middle one. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

/**
 * Commits of one document, one fact and one outbox line a second, beside the same three inserts by the bare driver into the
 * same tables under the same settings, turn about, medians of both. `normal` unless told otherwise: with `full` the disk is measured, and both are as slow.
 */
export const measureCommit = async (
  synchronous: NonNullable<SqliteOptions['synchronous']> = 'normal',
): Promise<Measure> => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'))
  const [path, peerPath] = [join(folder, 'ours.db'), join(folder, 'peer.db')]
  await sqliteStore({ path: peerPath, collections }).close()
  const store = sqliteStore({ path, collections, synchronous })
  const peer = new Database(peerPath)
  for (const setting of [`synchronous = ${synchronous}`, ...settings])
    peer.exec(`pragma ${setting}`)
  try {
    const sides = [ours(store), bare(peer)] as const
    const taken: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round++)
      for (const side of round % 2 ? ([0, 1] as const) : ([1, 0] as const))
        taken[side].push(await perSecond(sides[side], round * commitsARound))
    // The first rounds warm both up.
    const [value, peerValue] = [median(taken[0].slice(5)), median(taken[1].slice(5))]
    return {
      id: `sqlite-commit-${synchronous}`,
      value,
      unit: 'commits/s',
      peer: 'libsql, the same three inserts by hand',
      peerValue,
      ratio: value / peerValue,
    }
  } finally {
    await store.close()
    peer.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

import pg from 'pg'
import { overPg, postgresStore, readWallKey } from '../src/postgres/index.js'
import { type PostgresServer, startPostgres } from '../src/testing/postgres-server.js'
import {
  type Commit,
  collections,
  documents,
  type Measure,
  median,
  ours,
  tenant,
} from './commit.js'

const rounds = 31
const warmUp = 3
const secondsARound = 0.2

/** What a program without a store would do: the same rows into the same tables by one prepared statement. */
const bare = (pool: pg.Pool, schema: string): Commit => {
  const text = `with v as (insert into ${schema}.visits (tenant, id, version, body, customer, worker, day, status)
      values ($1, $2, 1, $3, $4, $5, $6, $7)),
    f as (insert into ${schema}.facts (tenant, id, version, body, type, "of", at, position, due, stream)
      values ($1, $8, 1, $9, $10, $11, $12, null, $13, null))
    insert into ${schema}.outbox (tenant, id, version, body, due, stream) values ($1, $14, 1, $15, $16, $17)`
  return async (n) => {
    const { visit: v, fact: f, message: m } = documents(n)
    await pool.query({
      name: 'bare',
      text,
      values: [
        ...[tenant, v.id, JSON.stringify(v), v.customer, v.worker, v.day, v.status],
        ...[f.id, JSON.stringify(f), f.type, f.of, f.at, f.due],
        ...[m.id, JSON.stringify(m), m.due, m.stream],
      ],
    })
  }
}

/** Numbers that no commit of a run has had. */
const counter = () => {
  let n = 0
  return () => n++
}

const perSecond = async (commit: Commit, next: () => number, clients: number): Promise<number> => {
  const start = performance.now()
  const end = start + secondsARound * 1000
  let done = 0
  const client = async () => {
    while (performance.now() < end) {
      await commit(next())
      done++
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return (done * 1000) / (performance.now() - start)
}

/** Rates of several ways of committing, taken turn about in small rounds: medians, the first rounds left out. */
const turnAbout = async (ways: readonly Commit[], clients: number): Promise<readonly number[]> => {
  const sides = ways.map((commit) => ({ commit, next: counter(), taken: [] as number[] }))
  for (let round = 0; round < rounds + warmUp; round++)
    for (const { commit, next, taken } of round % 2 ? sides : sides.toReversed()) {
      const rate = await perSecond(commit, next, clients)
      if (round >= warmUp) taken.push(rate)
    }
  return sides.map(({ taken }) => median(taken))
}

const open = async (server: PostgresServer, clients: number) => {
  const owner = new pg.Pool({ ...server.owner, max: clients })
  const builder = new pg.Pool({ ...server.as('builder', ''), max: 1 })
  const application = new pg.Pool({ ...server.as('application', ''), max: clients })
  const name = (kind: string) => `${kind}_${clients}`
  const plain = await postgresStore({
    ...{ client: overPg(owner), collections, schema: name('plain'), wall: 'none' },
  })
  const schema = name('sealed')
  const roles = { application: 'application' }
  await postgresStore({ client: overPg(builder), collections, schema, roles })
  const key = await readWallKey(overPg(builder), { schema })
  const sealed = await postgresStore({
    ...{ client: overPg(application), collections, schema, layout: 'none', key },
  })
  const peer = name('peer')
  await postgresStore({ client: overPg(owner), collections, schema: peer, wall: 'none' })
  return {
    ways: [ours(plain), ours(sealed), bare(owner, peer)],
    close: () => Promise.all([owner, builder, application].map((pool) => pool.end())),
  }
}

/**
 * Commits of one document, one fact and one outbox line a second on a Postgres that waits for its disk, by 1 and by 10 clients, with and
 * without the wall between tenants; beside one prepared statement that inserts the same rows into tables laid out alike.
 */
export const measurePostgresCommit = async (): Promise<readonly Measure[]> => {
  const server = await startPostgres({ durable: true })
  try {
    const setUp = new pg.Client(server.owner)
    await setUp.connect()
    await setUp.query(`create role builder login; create role application login;
      grant create on database postgres to builder`)
    await setUp.end()
    const measures: Measure[] = []
    for (const clients of [1, 10]) {
      const { ways, close } = await open(server, clients)
      const [plain = 0, sealed = 0, peerValue = 0] = await turnAbout(ways, clients)
      await close()
      for (const [kind, value] of [
        ['commit', plain],
        ['sealed', sealed],
      ] as const)
        measures.push({
          ...{ id: `postgres-${kind}-${clients}`, value, unit: 'commits/s' },
          ...{ peer: 'pg, one statement', peerValue, ratio: value / peerValue },
        })
    }
    return measures
  } finally {
    await server.stop()
  }
}

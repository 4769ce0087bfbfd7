import { collections } from '@foyer/core'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { issuersKilled, type Power } from '../testing/issuing.js'
import { type PostgresServer, startPostgres } from '../testing/postgres-server.js'
import { type PostgresPlace, storeAt } from '../testing/store-at.js'
import { overPg } from './client.js'
import { applyLayout } from './layout.js'
import { readWallKey } from './wall.js'

/** `CRASH_ROUNDS=100 npx vitest run postgres/killed` kills them oftener, two issuers a round. */
const rounds = Number(process.env['CRASH_ROUNDS'] ?? 2)

let server: PostgresServer
let place: string
beforeAll(async () => {
  server = await startPostgres({ durable: true })
  const owner = new pg.Pool({ ...server.owner, max: 2 })
  await owner.query('create role application login; create role worker login')
  const client = overPg(owner)
  const roles = { application: 'application', worker: 'worker' }
  await applyLayout({ client, collections, roles })
  const reached: PostgresPlace = {
    application: server.as('application', ''),
    worker: server.as('worker', ''),
    key: await readWallKey(client),
  }
  place = JSON.stringify(reached)
  await owner.end()
}, 120_000)
afterAll(() => server.stop())

it(
  'issuers killed at any moment, or cut off by a server that stops at once, leave whole numbers, no answer lost, and a journal that verifies (T30)',
  async () => {
    const store = await storeAt(place, collections)
    const stopping: Power = () => server.crash()
    const [found, ends]: [string[], number[]] = [[], []]
    let answers = 0
    const power = (round: number): Power => (round % 2 ? stopping : async () => {})
    for await (const { flaws, answered, committing } of issuersKilled(
      store,
      place,
      rounds,
      power,
    )) {
      found.push(...flaws)
      ends.push(committing)
      answers = answered
    }
    expect(found).toEqual([])
    expect(answers).toBeGreaterThan(rounds)
    if (rounds > 2)
      console.info(
        `${2 * rounds} issuers ended, ${ends.reduce((a, b) => a + b, 0)} of them inside a commit; ${answers} answers, none lost`,
      )
    await store.close()
  },
  rounds * 90_000,
)

import { collections } from '@foyer/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { officesKilled, type Power } from '../testing/lived.js'
import { postgresPlace } from '../testing/postgres-place.js'
import type { PostgresServer } from '../testing/postgres-server.js'
import { storeAt } from '../testing/store-at.js'

let server: PostgresServer
let place: string
beforeAll(async () => {
  ;({ server, place } = await postgresPlace(collections))
}, 120_000)
afterAll(() => server.stop())

it('offices killed at any moment, or cut off by a server that stops at once, lose no answer, keep no half of a commit, number without gap and leave no notice behind (T30)', async () => {
  const store = await storeAt(place, collections)
  const cut: Power = () => server.crash()
  let answers = 0
  for await (const { flaws, answered } of officesKilled(store, place, 2, (round) =>
    round % 2 ? cut : async () => {},
  )) {
    expect(flaws).toEqual([])
    answers += answered
  }
  expect(answers).toBeGreaterThan(0)
  await store.close()
}, 180_000)

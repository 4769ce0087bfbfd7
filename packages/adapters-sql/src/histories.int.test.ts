import { collections } from '@foyer/core'
import type { Files, Store } from '@foyer/core/store'
import { memoryFiles, memoryStore } from '@foyer/core/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sqliteStore } from './sqlite-store.js'
import {
  anyStep,
  distinct,
  found,
  isGapless,
  type Life,
  openLife,
  type Step,
  take,
  told,
} from './testing/histories.js'
import { postgresPlace } from './testing/postgres-place.js'
import type { PostgresServer } from './testing/postgres-server.js'
import { storeAt } from './testing/store-at.js'

/** `HISTORIES=200 npx vitest run histories` lives more of them. */
const histories = Number(process.env['HISTORIES'] ?? 3)

let tenants = 0
const lives = (store: Store, files: Files) => openLife(store, files, `tenant-${tenants++}`)
const inMemory = () => lives(memoryStore(collections), memoryFiles())

const copyOf = async ({ office, company: { tenant } }: Life): Promise<string> => {
  let copy = ''
  for await (const line of office(0).after.exportTenant(tenant)) copy += `${line}\n`
  // The sum and the tenant differ by the tenant's name alone.
  return copy.split('\n').slice(1, -2).join('\n').replaceAll(tenant, 'tenant')
}

const places = { sqlite: 'SQLite', postgres: 'Postgres' } as const

describe.each(Object.entries(places))('histories of a company, in memory and on %s', (place) => {
  let store: Store & { readonly files: Files }
  let server: PostgresServer | undefined
  beforeAll(async () => {
    if (place === 'sqlite') {
      store = sqliteStore({ path: ':memory:', collections, synchronous: 'normal' })
      return
    }
    const started = await postgresPlace(collections)
    server = started.server
    store = await storeAt(started.place, collections)
  }, 60_000)
  afterAll(async () => {
    await store.close()
    await server?.stop()
  })

  it(
    'of one step after the other end in the same state, which is the model’s, whoever asks',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat(1), anyStep), { minLength: 40, maxLength: 80 }),
          async (history) => {
            const [ours, theirs] = [await lives(store, store.files), await inMemory()]
            for (const [by, step] of history) {
              const here = await take(ours, by, step)
              expect([step, here]).toEqual([step, await take(theirs, by, step)])
              if (here) expect([step, here.ok]).toEqual([step, here.expected])
            }
            expect(await found(ours)).toEqual(told(ours))
            expect(await found(theirs)).toEqual(told(theirs))
            expect(await copyOf(ours)).toBe(await copyOf(theirs))
          },
        ),
        { numRuns: histories },
      )
    },
    120_000 * histories,
  )

  it(
    'of many actors at once end in the model’s state, numbered without gap',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(anyStep, { minLength: 2, maxLength: 8 }), {
            minLength: 10,
            maxLength: 20,
          }),
          async (rounds: readonly (readonly Step[])[]) => {
            const life = await lives(store, store.files)
            for (const round of rounds)
              await Promise.all(distinct(life, round).map((step, actor) => take(life, actor, step)))
            expect(await found(life)).toEqual(told(life))
            expect(isGapless(life)).toBe(true)
          },
        ),
        { numRuns: histories },
      )
    },
    120_000 * histories,
  )
})

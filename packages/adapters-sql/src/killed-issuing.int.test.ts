import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collections } from '@foyer/core'
import { afterAll, expect, it } from 'vitest'
import { sqliteStore } from './sqlite-store.js'
import { issuersKilled } from './testing/issuing.js'

const folder = mkdtempSync(join(tmpdir(), 'foyer-killed-issuing-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** `CRASH_ROUNDS=50 npx vitest run killed-issuing` kills them oftener. */
const rounds = Number(process.env['CRASH_ROUNDS'] ?? 2)

it(
  'issuers killed at any moment leave whole numbers, no answer lost, and a journal that verifies (T30)',
  async () => {
    const path = join(folder, 'issuing.db')
    const store = sqliteStore({ path, collections, synchronous: 'normal' })
    let answers = 0
    for await (const { flaws, answered } of issuersKilled(store, path, rounds)) {
      expect(flaws).toEqual([])
      answers = answered
    }
    expect(answers).toBeGreaterThan(rounds)
    await store.close()
  },
  rounds * 90_000,
)

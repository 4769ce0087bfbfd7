import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collections } from '@foyer/core'
import { afterAll, expect, it } from 'vitest'
import { sqliteStore } from './sqlite-store.js'
import { officesKilled } from './testing/lived.js'

const folder = mkdtempSync(join(tmpdir(), 'foyer-killed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('offices killed at any moment lose no answer, keep no half of a commit, number without gap and leave no notice behind (T30)', async () => {
  const path = join(folder, 'lived.db')
  const store = sqliteStore({ path, collections })
  let answers = 0
  for await (const { flaws, answered } of officesKilled(store, path, 2)) {
    expect(flaws).toEqual([])
    answers += answered
  }
  expect(answers).toBeGreaterThan(0)
  await store.close()
}, 180_000)

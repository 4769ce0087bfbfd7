import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { flawsOf, killings } from './testing/killing.js'

const folder = mkdtempSync(join(tmpdir(), 'foyer-killed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('loses nothing that was answered, keeps no half of a commit and gives no number twice, whenever its writers are killed', async () => {
  let numbers = 0
  for await (const found of killings(join(folder, 'killed.db'), 5)) {
    expect(flawsOf(found)).toEqual([])
    expect(found.last).toBeGreaterThan(numbers)
    numbers = found.last
  }
}, 180_000)

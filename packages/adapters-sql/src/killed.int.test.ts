import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { killings } from './testing/killing.js'

const folder = mkdtempSync(join(tmpdir(), 'foyer-killed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Of two processes each: `npm run crash` asks for many more. */
const rounds = Number(process.env['FOYER_CRASH_ROUNDS'] ?? 5)

it('loses nothing that was answered, keeps no half of a commit and gives no number twice, whenever its writers are killed', async () => {
  for await (const { lost, sheets, carbons, last } of killings(join(folder, 'killed.db'), rounds)) {
    expect(lost).toEqual([])
    expect(sheets).toEqual(Array.from({ length: last }, (_, i) => i + 1))
    expect(carbons).toEqual(sheets)
  }
}, 3_600_000)

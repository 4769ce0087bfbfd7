import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { filesContract, storeContract, tenantWall } from '@foyer/core/testing'
import { afterAll, describe, it } from 'vitest'
import { sqliteStore } from './sqlite-store.js'

const folder = mkdtempSync(join(tmpdir(), 'foyer-sqlite-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
const newFile = (): string => join(folder, `${files++}.db`)

const places = [
  { place: 'a file', path: newFile, runs: 15 },
  { place: 'the memory', path: () => ':memory:', runs: 60 },
]

describe.each(places)('the SQLite store in $place', ({ path, runs }) => {
  const open = async (collections: Parameters<typeof sqliteStore>[0]['collections']) =>
    sqliteStore({ path: path(), collections, synchronous: 'normal' })

  for (const { name, run } of storeContract(open)) it(name, run)
  for (const { name, run } of filesContract(async () => (await open([])).files)) it(name, run)

  it('shows and gives no row of one tenant to another (S032)', () => tenantWall(open, runs))
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { filesContract, storeContract, tenantWall } from '@foyer/core/testing'
import { afterAll, describe, it } from 'vitest'
import { sqliteStore } from './sqlite-store.js'
import { drivers } from './testing/drivers.js'

const folder = mkdtempSync(join(tmpdir(), 'foyer-sqlite-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
const newFile = (): string => join(folder, `${files++}.db`)

const places = [
  { place: 'a file', path: newFile, runs: 15 },
  { place: 'the memory', path: () => ':memory:', runs: 60 },
]

const tried = drivers.flatMap((by) => places.map((at) => ({ ...by, ...at })))

for (const { name: by, driver, place, path, runs } of tried)
  describe.skipIf(!driver)(`the SQLite store over ${by} in ${place}`, () => {
    const open = async (collections: Parameters<typeof sqliteStore>[0]['collections']) =>
      sqliteStore({ path: path(), collections, synchronous: 'normal', ...(driver && { driver }) })

    for (const { name, run } of storeContract(open)) it(name, run)
    for (const { name, run } of filesContract(async () => (await open([])).files)) it(name, run)

    it('shows and gives no row of one tenant to another (S032)', () => tenantWall(open, runs))
  })

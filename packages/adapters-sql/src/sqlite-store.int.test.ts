import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, it } from 'vitest'
import { filesContract } from '../../core/src/testing/files-contract.js'
import { storeContract } from '../../core/src/testing/store-contract.js'
import { tenantWall } from '../../core/src/testing/tenant-wall.js'
import { sqliteStore } from './sqlite-store.js'

const folder = mkdtempSync(join(tmpdir(), 'foyer-sqlite-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
const newFile = (): string => join(folder, `${files++}.db`)

const paths: Readonly<Record<string, () => string>> = {
  'a file': newFile,
  'the memory': () => ':memory:',
}

describe.each(Object.entries(paths))('the SQLite store in %s', (_, path) => {
  const open = async (collections: Parameters<typeof sqliteStore>[0]['collections']) =>
    sqliteStore({ path: path(), collections, synchronous: 'normal' })

  for (const { name, run } of storeContract(open)) it(name, run)
  for (const { name, run } of filesContract(async () => (await open([])).files)) it(name, run)

  it('shows and gives no row of one tenant to another (S032)', () => tenantWall(open, 40))
})

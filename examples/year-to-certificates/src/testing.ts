import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sqliteStore } from '@foyer/adapters-sql'
import { collections, createFoyer, type Foyer, type Principal, TenantId } from '@foyer/core'
import type { Store } from '@foyer/core/store'
import { fixedClock } from '@foyer/core/testing'
import { afterAll } from 'vitest'
import { certificatesJson } from './certificates-json.js'
import { closeYear } from './close-year.js'
import { readExports } from './exports.js'
import { type Imported, importCompany } from './import-company.js'
import { makeCompany } from './make-company/make-company.js'
import { type COMPANY_FILES, type CompanyFiles, readCompany } from './oracle/company-files.js'
import { silent } from './progress.js'

/** Who imports in these tests. */
export const as: Principal = { tenant: TenantId.parse('company'), id: 'import', role: 'owner' }

/** The company that this example carries. */
export const carriedCompany = fileURLToPath(new URL('../company', import.meta.url))

/** A company of so many customers with a bit of everything, as files. */
export const inventedCompany = (seed: number, customers: number): CompanyFiles =>
  makeCompany(seed, customers).files

/** A company nobody has seen: its files on disk until the tests of this file are over. */
export const onDisk = (files: Partial<CompanyFiles>): string => {
  const dir = mkdtempSync(join(tmpdir(), 'foyer-year-'))
  afterAll(() => rmSync(dir, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text)
  return dir
}

/** The carried company with one file changed; undefined leaves it out. */
export const carriedBut = (
  name: (typeof COMPANY_FILES)[number],
  change: (text: string) => string | Uint8Array | undefined,
): string => {
  const files = readCompany(carriedCompany)
  const { [name]: _, ...others } = files
  const dir = onDisk(others)
  const changed = change(files[name])
  if (changed !== undefined) writeFileSync(join(dir, name), changed)
  return dir
}

/** A Foyer in memory, in January after the year. */
export const opened = (at = '2026-01-15T09:00:00.000Z') => {
  const store = sqliteStore({ path: ':memory:', collections })
  return { store, foyer: createFoyer({ store, files: store.files, clock: fixedClock(at) }) }
}

/** Every document of a collection. */
export const everyDoc = async (store: Store, of: string): Promise<readonly AnyDoc[]> => {
  const docs: AnyDoc[] = []
  let after: string | undefined
  do {
    const page = await store.find(as.tenant, of, { limit: 1000, after })
    docs.push(...page.items.map(({ doc }) => doc as AnyDoc))
    after = page.next
  } while (after)
  return docs
}

/** What these tests look at in stored documents of every collection. */
interface AnyDoc {
  readonly id: string
  readonly type?: string
  readonly number?: string | null
  readonly reference?: string | null
  readonly customer?: string
  readonly email?: string
  readonly findings?: readonly { readonly old: string }[]
  readonly allocations?: readonly unknown[]
}

/** Imports a directory of exports. */
export const imported = async (foyer: Foyer, dir: string): Promise<Imported> =>
  importCompany(foyer, as, await readExports(dir), silent)

/** Imports a company in memory and closes its year. */
export const lived = async (dir: string, year = 2025) => {
  const { foyer, store } = opened()
  const { legalEntity, customers, report } = await imported(foyer, dir)
  const subject = { legalEntity, year }
  await closeYear(foyer, as, subject, customers.size, silent)
  return { foyer, store, subject, report, json: await certificatesJson(foyer, as, subject) }
}

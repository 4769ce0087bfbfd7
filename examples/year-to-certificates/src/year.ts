import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stderr, stdout } from 'node:process'
import { sqliteStore } from '@foyer/adapters-sql'
import { collections, createFoyer, type Foyer, type Principal, TenantId } from '@foyer/core'
import { Stopped, yes } from './answers.js'
import { certificatesJson } from './certificates-json.js'
import { closeYear } from './close-year.js'
import { explain } from './explain.js'
import { type Exports, readExports } from './exports.js'
import { type Imported, importCompany } from './import-company.js'
import { type Options, readOptions, usage } from './options.js'
import { type Progress, terminalProgress } from './progress.js'
import { euros, fullReport, Refused, reportJson, summary } from './report.js'
import { writeDocuments } from './write-documents.js'

const as: Principal = { tenant: TenantId.parse('company'), id: 'import', role: 'owner' }
const database = 'company.sqlite'

/** Runs the command line; the answer is the process's exit code: 0 done, 1 refused, 2 not understood. */
export const main = async (args: readonly string[]): Promise<number> => {
  const options = readOptions(args)
  if (!options) {
    stderr.write(usage)
    return 2
  }
  try {
    await run(options)
    return 0
  } catch (problem) {
    if (problem instanceof Refused)
      stderr.write(`Refused, and nothing was written.\n${problem.message}\n`)
    else if (problem instanceof Stopped) stderr.write(`${problem.message}\n`)
    else throw problem
    return 1
  }
}

const run = async ({ input, year, out, dryRun, explain: who }: Options): Promise<void> => {
  if (who) return explainOne(join(out, database), year, who)
  const exports = await readExports(input)
  const progress = terminalProgress()
  stderr.write('Dry run: nothing is written\n')
  const { report } = await rehearse(exports, dryRun ? undefined : year, progress)
  stdout.write(dryRun ? fullReport(report) : summary(report))
  if (!dryRun) await liveThrough(exports, out, year, progress)
}

/**
 * The whole import on a database of its own in memory: nothing is written.
 * @throws {Stopped} when the year to certify is not over.
 */
const rehearse = async (
  exports: Exports,
  year: number | undefined,
  progress: Progress,
): Promise<Imported> =>
  within(':memory:', async (foyer) => {
    const imported = await importCompany(foyer, as, exports, progress)
    const { legalEntity } = imported
    if (year) yes(foyer, await foyer.attestation.draftYear({ legalEntity, year }, { as }))
    return imported
  })

const liveThrough = async (
  exports: Exports,
  out: string,
  year: number,
  progress: Progress,
): Promise<void> => {
  stderr.write('Import\n')
  await mkdir(out, { recursive: true })
  await within(join(out, database), async (foyer) => {
    const { legalEntity, customers, report } = await importCompany(foyer, as, exports, progress)
    const subject = { legalEntity, year }
    const { late } = await closeYear(foyer, as, subject, customers.size, progress)
    const contacts = exports.rows['contacts.csv'].map(({ of }) => of['Contact No'])
    await writeJson(join(out, 'importReport.json'), reportJson(report, contacts))
    const certificates = await certificatesJson(foyer, as, subject)
    const written = await writeDocuments(foyer, as, subject, join(out, 'certificates'), progress)
    await writeJson(join(out, 'certificates.json'), certificates)
    stdout.write(`${written} certificates of ${year} in ${out}\n`)
    for (const [name, cents] of Object.entries(certificates.totals))
      if (name !== 'certificates')
        stdout.write(`  ${name.padEnd(16)}${euros(cents).padStart(16)}\n`)
    if (late) stdout.write(`Late: the law wants them delivered before 31 March ${year + 1}.\n`)
  })
}

/** Explains from the database that an earlier run left. */
const explainOne = async (path: string, year: number, who: string): Promise<void> => {
  if (!existsSync(path)) throw new Stopped(`There is no ${path} yet: run the year first.`)
  const lines = await within(path, (foyer) => explain(foyer, as, year, who))
  stdout.write(`${lines.join('\n')}\n`)
}

const within = async <T>(path: string, use: (foyer: Foyer) => Promise<T>): Promise<T> => {
  // An import can be run again: it does not wait for the disk at every row.
  const store = sqliteStore({ path, collections, synchronous: 'normal' })
  try {
    return await use(createFoyer({ store, files: store.files }))
  } finally {
    await store.close()
  }
}

/** Written beside, then moved into place: a file is there whole or not at all. */
const writeJson = async (path: string, value: unknown): Promise<void> => {
  await writeFile(`${path}.part`, `${JSON.stringify(value, null, 1)}\n`)
  await rename(`${path}.part`, path)
}

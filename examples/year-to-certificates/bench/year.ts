import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteStore } from '@foyer/adapters-sql'
import { collections, createFoyer, type Principal, TenantId } from '@foyer/core'
import Database from 'libsql'
import PDFKit from 'pdfkit'
import { certificatesJson } from '../src/certificates-json.js'
import { closeYear } from '../src/close-year.js'
import { type Exports, readExports } from '../src/exports.js'
import { importCompany } from '../src/import-company.js'
import { makeCompany } from '../src/make-company/make-company.js'
import { silent } from '../src/progress.js'

const as: Principal = { tenant: TenantId.parse('bench'), id: 'bench', role: 'owner' }
const customers = 400

const timed = async <T>(run: () => Promise<T>): Promise<readonly [T, number]> => {
  const from = performance.now()
  const done = await run()
  return [done, (performance.now() - from) / 1000]
}

/**
 * The floor under any import: each row put as text into a bare table with one index, in a transaction of its own, by the same
 * driver under the same settings. It checks nothing, relates nothing and records no fact.
 */
const loadBare = (path: string, exports: Exports): void => {
  const db = new Database(path)
  db.exec('pragma journal_mode = wal; pragma synchronous = normal')
  for (const [file, rows] of Object.entries(exports.rows)) {
    db.exec(`create table "${file}" (no text, body text)`)
    db.exec(`create index "${file} no" on "${file}" (no)`)
    const insert = db.prepare(`insert into "${file}" values (?, ?)`)
    for (const { of } of rows) insert.run([String(Object.values(of)[0]), JSON.stringify(of)])
  }
  db.close()
}

type Year = Awaited<ReturnType<typeof certificatesJson>>

/** The plainest page that says what a certificate says, in one of the fonts that every reader has. */
const drawPlain = (reference: string, says: Year['certificates'][string]): Promise<number> =>
  new Promise((resolve) => {
    const file = new PDFKit({ size: 'A4', compress: false })
    let bytes = 0
    file.on('data', (chunk: Buffer) => {
      bytes += chunk.length
    })
    file.on('end', () => resolve(bytes))
    const { interventions, byActivity, ...amounts } = says
    const lines = [
      `Attestation fiscale ${reference}`,
      ...Object.entries({ ...amounts, ...byActivity }).map(([name, cents]) => `${name} ${cents}`),
      ...interventions.map((visit) => visit.join('  ')),
    ]
    for (const [i, line] of lines.entries())
      file.fontSize(9).text(line, 50, 50 + (i % 50) * 14, { lineBreak: false })
    file.end()
  })

/** A year of an invented company of 400 customers: rows imported and certificates issued a second, everything included. */
export const measureYear = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'foyer-bench-'))
  try {
    for (const [name, text] of Object.entries(makeCompany(1, customers).files))
      writeFileSync(join(dir, name), text)
    const exports = await readExports(dir)
    const rows = Object.values(exports.rows).reduce((sum, { length }) => sum + length, 0)
    const path = join(dir, 'company.sqlite')
    const store = sqliteStore({ path, collections, synchronous: 'normal' })
    const foyer = createFoyer({ store, files: store.files })
    const [company, ours] = await timed(() => importCompany(foyer, as, exports, silent))
    const [, bare] = await timed(async () => loadBare(join(dir, 'bare.sqlite'), exports))
    const subject = { legalEntity: company.legalEntity, year: 2025 }
    const close = () => closeYear(foyer, as, subject, company.customers.size, silent)
    const [, closing] = await timed(close)
    const { certificates } = await certificatesJson(foyer, as, subject)
    const all = Object.entries(certificates)
    const [, plain] = await timed(async () => {
      for (const [reference, says] of all) await drawPlain(reference, says)
    })
    await store.close()
    return [
      measure('rows-per-second', rows / ours, 'rows/s', 'bare libsql, one row a time', rows / bare),
      measure(
        'certificates-per-second',
        all.length / closing,
        'certificates/s',
        'pdfkit, a plain page and nothing else',
        all.length / plain,
      ),
    ]
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

const measure = (id: string, value: number, unit: string, peer: string, peerValue: number) => ({
  id,
  value: Math.round(value),
  unit,
  peer,
  peerValue: Math.round(peerValue),
  ratio: Math.round((100 * value) / peerValue) / 100,
})

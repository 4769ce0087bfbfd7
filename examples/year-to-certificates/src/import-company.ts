import type { Foyer, Principal } from '@foyer/core'
import { yes } from './answers.js'
import type { Exports, FileName } from './exports.js'
import { importContacts } from './import/contacts.js'
import type { Import } from './import/context.js'
import { importCreditNotes } from './import/credit-notes.js'
import { importInvoices } from './import/invoices.js'
import { importOrganisation } from './import/organisation.js'
import { importPayments } from './import/payments.js'
import { importVisits } from './import/visits.js'
import { importWorkers } from './import/workers.js'
import type { Progress } from './progress.js'
import type { Report } from './report.js'

/** The company in the library, by the exports' own numbers. */
export interface Imported {
  readonly legalEntity: string
  readonly customers: ReadonlyMap<string, string>
  readonly report: Report
}

/**
 * Brings a company's exports into the library, through its facade and nothing else. Every row is one command that bears
 * repetition, so an import that was interrupted is simply run again.
 */
export const importCompany = async (
  foyer: Foyer,
  as: Principal,
  exports: Exports,
  progress: Progress,
): Promise<Imported> => {
  const ask = { as }
  const to: Import = { foyer, ask, defects: [], step: () => progress.step() }
  const rows = <F extends FileName>(file: F): Exports['rows'][F] => {
    progress.phase(file, exports.rows[file].length)
    return exports.rows[file]
  }
  const legalEntity = await importOrganisation(to, exports)
  const workers = await importWorkers(to, rows('workers.csv'))
  const customers = await importContacts(to, rows('contacts.csv'))
  const people = { legalEntity, customers, workers }
  const visits = await importVisits(to, people, rows('visits.csv'))
  const invoices = await importInvoices(to, { ...people, visits }, rows('invoices.csv'))
  await importCreditNotes(to, invoices, rows('credit-notes.csv'))
  await importPayments(to, invoices, rows('payments.csv'))
  const likelyDuplicates = await duplicates(to)
  progress.end()
  const read = Object.fromEntries(
    Object.entries(exports.rows).map(([file, read]) => [file, read.length]),
  )
  return { legalEntity, customers, report: { read, defects: to.defects, likelyDuplicates } }
}

const duplicates = async ({ foyer, ask }: Import): Promise<Report['likelyDuplicates']> => {
  const { pairs } = yes(foyer, await foyer.customers.likelyDuplicates({}, ask))
  return pairs.map(({ original, copy, originalReference, copyReference, ...pair }) => ({
    original: originalReference ?? original,
    copy: copyReference ?? copy,
    ...pair,
  }))
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The names of the exports of one company. */
export const COMPANY_FILES = [
  'organisation.json',
  'workers.csv',
  'contacts.csv',
  'visits.csv',
  'invoices.csv',
  'payments.csv',
  'credit-notes.csv',
] as const

/** The text of each export, by file name; `contacts.csv` starts with a byte order mark. */
export type CompanyFiles = Readonly<Record<(typeof COMPANY_FILES)[number], string>>

/**
 * Reads the exports of a company.
 * @throws {Error} when one of the files is missing.
 */
export function readCompany(dir: string): CompanyFiles {
  const text = (name: string) => readFileSync(join(dir, name), 'utf8')
  return {
    'organisation.json': text('organisation.json'),
    'workers.csv': text('workers.csv'),
    'contacts.csv': text('contacts.csv'),
    'visits.csv': text('visits.csv'),
    'invoices.csv': text('invoices.csv'),
    'payments.csv': text('payments.csv'),
    'credit-notes.csv': text('credit-notes.csv'),
  }
}

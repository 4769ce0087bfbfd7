import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import { Refused } from './report.js'

/** The columns of each file; the README of the carried company says what they hold. */
export const columns = {
  'workers.csv': ['Worker No', 'First Name', 'Last Name', 'Skills', 'Home Zip', 'Home City'],
  'contacts.csv': [
    'Contact No',
    'Organization',
    'First Name',
    'Last Name',
    'Mobile Phone',
    'Primary Email',
    'Mailing Street',
    'Mailing Zip',
    'Mailing City',
  ],
  'visits.csv': [
    'Visit No',
    'Contact No',
    'Worker No',
    'Activity',
    'Date',
    'Start',
    'Minutes',
    'Place',
    'Status',
  ],
  'invoices.csv': [
    'Invoice No',
    'Invoice Date',
    'Contact No',
    'Line',
    'Visit No',
    'Activity',
    'Item',
    'Minutes',
    'Amount TTC (cents)',
    'VAT %',
    'Kind',
  ],
  'credit-notes.csv': ['Credit Note No', 'Date', 'Corrects', 'Line', 'Amount TTC (cents)'],
  'payments.csv': ['Date', 'Invoice No', 'Amount (cents)', 'Means', 'Third Party', 'Event'],
} as const

/** The name of one of the files. */
export type FileName = keyof typeof columns

/** A row: its file, the line it starts on (the heading is line 1), and its text by column. */
export interface Row<F extends FileName> {
  readonly file: F
  readonly line: number
  readonly of: { readonly [C in (typeof columns)[F][number]]: string }
}

/** A company's exports as text; nothing is interpreted yet. */
export interface Exports {
  readonly organisation: unknown
  readonly rows: { readonly [F in FileName]: readonly Row<F>[] }
}

/**
 * Reads a directory of exports. A file that is missing, not UTF-8, cut short or short of a column refuses everything.
 * @throws {Refused} naming file, line, field and reason.
 */
export const readExports = async (dir: string): Promise<Exports> => {
  const organisation = await readOrganisation(dir)
  const read = async <F extends FileName>(file: F) => readRows(file, await readText(dir, file))
  return {
    organisation,
    rows: {
      'workers.csv': await read('workers.csv'),
      'contacts.csv': await read('contacts.csv'),
      'visits.csv': await read('visits.csv'),
      'invoices.csv': await read('invoices.csv'),
      'credit-notes.csv': await read('credit-notes.csv'),
      'payments.csv': await read('payments.csv'),
    },
  }
}

const readOrganisation = async (dir: string): Promise<unknown> => {
  const file = 'organisation.json'
  try {
    return JSON.parse(await readText(dir, file))
  } catch (problem) {
    if (problem instanceof Refused) throw problem
    throw new Refused({ file, line: 1, field: '', reason: 'not-json' })
  }
}

const readText = async (dir: string, file: string): Promise<string> => {
  const bytes = await readFile(join(dir, file)).catch(() => undefined)
  if (!bytes) throw new Refused({ file, line: 0, field: '', reason: 'missing-file' })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refused({ file, line: lineOfBadByte(bytes), field: '', reason: 'not-utf-8' })
  }
}

/** The line that holds the first byte which is no UTF-8. */
const lineOfBadByte = (bytes: Uint8Array): number => {
  let line = 1
  let start = 0
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 10) continue
    if (!isUtf8(bytes.subarray(start, i))) return line
    line += 1
    start = i + 1
  }
  return line
}

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** The rows of a file's text. Exports end every line: a last line without its end was cut. */
export const readRows = <F extends FileName>(file: F, text: string): readonly Row<F>[] => {
  const wanted: readonly string[] = columns[file]
  const [heading, ...records] = parseCsv(file, text)
  const names = heading?.record ?? []
  const missing = wanted.find((column) => !names.includes(column))
  if (missing) throw new Refused({ file, line: 1, field: missing, reason: 'missing-column' })
  if (!/\n$/.test(text)) {
    const line = text.split('\n').length
    throw new Refused({ file, line, field: '', reason: 'cut-short' })
  }
  return records.map(({ record, line }) => {
    const of = Object.fromEntries(wanted.map((name) => [name, record[names.indexOf(name)] ?? '']))
    return { file, line, of: of as Row<F>['of'] }
  })
}

interface Parsed {
  readonly record: readonly string[]
  readonly line: number
}

const parseCsv = (file: string, text: string): readonly Parsed[] => {
  const lines: Parsed[] = []
  let line = 1
  try {
    parse(text, {
      bom: true,
      skip_empty_lines: true,
      on_record: (record: string[], { lines: end }) => {
        lines.push({ record, line })
        line = end + 1
        return null
      },
    })
    return lines
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem
    const reason = problem.code === 'CSV_QUOTE_NOT_CLOSED' ? 'cut-short' : 'uneven-row'
    throw new Refused({ file, line, field: '', reason })
  }
}

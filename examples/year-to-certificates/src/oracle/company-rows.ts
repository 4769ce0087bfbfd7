import { parse } from 'csv-parse/sync'
import type { CompanyFiles } from './company-files.js'

/** A done visit. */
export interface Visit {
  readonly no: string
  readonly worker: string
  readonly date: string
  readonly minutes: number
  readonly place: string
}

/** A line of an invoice, in cents VAT included; `visit` and `activity` are empty for goods. */
export interface Line {
  readonly no: number
  readonly contact: string
  readonly visit: string
  readonly activity: string
  readonly cents: number
  readonly eligible: boolean
}

/** A row of `payments.csv`; `cents` is negative for `returned` and `refund`. */
export interface Payment {
  readonly date: string
  readonly invoice: string
  readonly cents: number
  readonly means: string
  readonly thirdParty: string
  readonly event: string
}

/** A row of `credit-notes.csv`: `cents` off one line. */
export interface CreditNote {
  readonly date: string
  readonly invoice: string
  readonly line: number
  readonly cents: number
}

/** An invoice with all that happened to it, each list in the order of its file. */
export interface Invoice {
  readonly no: string
  readonly lines: readonly Line[]
  readonly payments: readonly Payment[]
  readonly creditNotes: readonly CreditNote[]
}

/** The exports as the oracle reads them; contacts are numbers, in the order of the file. */
export interface Company {
  readonly contacts: readonly string[]
  readonly visits: readonly Visit[]
  readonly invoices: readonly Invoice[]
}

const LONGEST_ODD_JOB = 120

/**
 * Reads the exports and joins them.
 * @throws {Error} when a column is missing, an amount is no whole number or a reference dangles.
 */
export function companyOf(files: CompanyFiles): Company {
  const declared: Record<string, string> = JSON.parse(files['organisation.json']).activities
  const contacts = new Map(
    rows(files['contacts.csv']).map((row) => [row('Contact No'), row('Organization')]),
  )
  const visits = new Map(rows(files['visits.csv']).map((row) => [row('Visit No'), visitOf(row)]))

  const isEligible = (row: Row): boolean => {
    const visit = visits.get(row('Visit No'))
    const since = declared[row('Activity')]
    if (row('Kind') !== 'service' || visit === undefined || since === undefined) return false
    if (contacts.get(row('Contact No')) !== '') return false
    if (row('Activity') === 'II-3' && visit.minutes > LONGEST_ODD_JOB) return false
    return visit.place === 'home' && since <= visit.date
  }

  const lines = new Map<string, Line[]>()
  for (const row of rows(files['invoices.csv'])) {
    mustKnow(contacts, row('Contact No'))
    if (row('Visit No') !== '') mustKnow(visits, row('Visit No'))
    const invoice = lines.get(row('Invoice No')) ?? []
    invoice.push({
      no: whole(row('Line')),
      contact: row('Contact No'),
      visit: row('Visit No'),
      activity: row('Activity'),
      cents: whole(row('Amount TTC (cents)')),
      eligible: isEligible(row),
    })
    lines.set(row('Invoice No'), invoice)
  }

  const payments = rows(files['payments.csv']).map(paymentOf)
  const creditNotes = rows(files['credit-notes.csv']).map(creditNoteOf)
  for (const { invoice } of [...payments, ...creditNotes]) mustKnow(lines, invoice)
  const paymentsByInvoice = byInvoice(payments)
  const notesByInvoice = byInvoice(creditNotes)
  return {
    contacts: [...contacts.keys()],
    visits: [...visits.values()],
    invoices: [...lines].map(([no, its]) => ({
      no,
      lines: its.sort((a, b) => a.no - b.no),
      payments: paymentsByInvoice.get(no) ?? [],
      creditNotes: notesByInvoice.get(no) ?? [],
    })),
  }
}

const visitOf = (row: Row): Visit => ({
  no: row('Visit No'),
  worker: row('Worker No'),
  date: row('Date'),
  minutes: whole(row('Minutes')),
  place: row('Place'),
})

const paymentOf = (row: Row): Payment => ({
  date: row('Date'),
  invoice: row('Invoice No'),
  cents: whole(row('Amount (cents)')),
  means: row('Means'),
  thirdParty: row('Third Party'),
  event: row('Event'),
})

const creditNoteOf = (row: Row): CreditNote => ({
  date: row('Date'),
  invoice: row('Corrects'),
  line: whole(row('Line')),
  cents: whole(row('Amount TTC (cents)')),
})

type Row = (column: string) => string

function rows(csv: string): Row[] {
  const records: Record<string, string>[] = parse(csv, { bom: true, columns: true })
  return records.map((record) => (column) => {
    const value = record[column]
    if (value === undefined) throw new Error(`no column ${column}`)
    return value
  })
}

function byInvoice<T extends { readonly invoice: string }>(all: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(one.invoice, [...(groups.get(one.invoice) ?? []), one])
  return groups
}

function whole(text: string): number {
  if (!/^-?\d+$/.test(text)) throw new Error(`no whole number: ${text}`)
  return Number(text)
}

function mustKnow(known: ReadonlyMap<string, unknown>, no: string): void {
  if (!known.has(no)) throw new Error(`a row points to ${no}, which is in no file`)
}

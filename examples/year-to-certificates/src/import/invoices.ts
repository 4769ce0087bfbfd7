import type { Row } from '../exports.js'
import {
  type ColumnOf,
  groupBy,
  type Import,
  report,
  reportRefusal,
  whole,
  word,
} from './context.js'

type InvoiceRow = Row<'invoices.csv'>

const columnOf: ColumnOf<'invoices.csv'> = {
  number: 'Invoice No',
  issuedOn: 'Invoice Date',
  no: 'Line',
  kind: 'Kind',
  label: 'Item',
  activity: 'Activity',
  visit: 'Visit No',
  gross: 'Amount TTC (cents)',
  vatRate: 'VAT %',
  'invoice-number-taken': 'Invoice No',
}

/** What invoices speak of, by the exports' own numbers. */
export interface Sold {
  readonly legalEntity: string
  readonly customers: ReadonlyMap<string, string>
  readonly visits: ReadonlyMap<string, string>
}

/** Takes the invoices over, whole or not at all; answers their ids by number. */
export const importInvoices = async (
  to: Import,
  sold: Sold,
  rows: readonly InvoiceRow[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = new Map<string, string>()
  for (const [number, lines] of groupBy(rows, (row) => row.of['Invoice No'])) {
    const id = await importInvoice(to, sold, number, lines)
    if (id) ids.set(number, id)
    for (const _ of lines) to.step()
  }
  return ids
}

const importInvoice = async (
  to: Import,
  { legalEntity, customers, visits }: Sold,
  number: string,
  rows: readonly InvoiceRow[],
): Promise<string | undefined> => {
  const first = rows[0]
  const bad = rows.filter((row) => hasUnknown(to, row, first, customers, visits))
  const customer = customers.get(first?.of['Contact No'] ?? '')
  if (!first || !customer || bad.length) return undefined
  const lines = rows.map((row) => lineOf(row, visits))
  const invoice = { legalEntity, customer, number, issuedOn: first.of['Invoice Date'], lines }
  const answer = await to.foyer.invoicing.takeOverInvoice(invoice, to.ask)
  if (answer.ok) return answer.value.invoice
  reportRefusal(to, rows, answer.refusal, columnOf)
  return undefined
}

type Line = Parameters<Import['foyer']['invoicing']['takeOverInvoice']>[0]['lines'][number]

const lineOf = ({ of }: InvoiceRow, visits: ReadonlyMap<string, string>): Line => {
  const visit = visits.get(of['Visit No'])
  return {
    no: whole(of.Line),
    kind: word(of.Kind),
    label: of.Item,
    activity: of.Activity ? word<NonNullable<Line['activity']>>(of.Activity) : undefined,
    ...(visit ? { visit } : {}),
    gross: whole(of['Amount TTC (cents)']),
    vatRate: ratio(of['VAT %']),
  }
}

/** A percentage as typed, as a ratio: `5.5` is `0.0550`; what is no number is left as it is, and refused. */
const ratio = (points: string): string =>
  /^\d+(\.\d+)?$/.test(points) ? (Number(points) / 100).toFixed(4) : points

/** Reports the references of a row that lead nowhere, or that disagree with the invoice's first row. */
const hasUnknown = (
  to: Import,
  row: InvoiceRow,
  first: InvoiceRow | undefined,
  customers: ReadonlyMap<string, string>,
  visits: ReadonlyMap<string, string>,
): boolean => {
  const contact = row.of['Contact No']
  const visit = row.of['Visit No']
  const defects = [
    !customers.has(contact) && { field: 'Contact No', reason: 'unknown-contact', value: contact },
    visit && !visits.has(visit) && { field: 'Visit No', reason: 'unknown-visit', value: visit },
    contact !== first?.of['Contact No'] && {
      field: 'Contact No',
      reason: 'differs-within-invoice',
      value: contact,
    },
    row.of['Invoice Date'] !== first?.of['Invoice Date'] && {
      field: 'Invoice Date',
      reason: 'differs-within-invoice',
      value: row.of['Invoice Date'],
    },
  ].filter((defect) => defect !== false && defect !== '')
  for (const defect of defects) report(to, row, 'refused', defect)
  return defects.length > 0
}

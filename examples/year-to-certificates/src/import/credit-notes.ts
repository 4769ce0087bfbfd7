import type { Row } from '../exports.js'
import { type ColumnOf, groupBy, type Import, report, reportRefusal, whole } from './context.js'

type NoteRow = Row<'credit-notes.csv'>

const columnOf: ColumnOf<'credit-notes.csv'> = {
  number: 'Credit Note No',
  issuedOn: 'Date',
  line: 'Line',
  amount: 'Amount TTC (cents)',
  'credit-above-line': 'Amount TTC (cents)',
}

/** Takes the credit notes over: rows of one number and one invoice are one note. */
export const importCreditNotes = async (
  to: Import,
  invoices: ReadonlyMap<string, string>,
  rows: readonly NoteRow[],
): Promise<void> => {
  const notes = groupBy(rows, ({ of }) => `${of['Credit Note No']}\n${of.Corrects}`)
  for (const lines of notes.values()) {
    await importNote(to, invoices, lines)
    for (const _ of lines) to.step()
  }
}

const importNote = async (
  to: Import,
  invoices: ReadonlyMap<string, string>,
  rows: readonly NoteRow[],
): Promise<void> => {
  const [first] = rows
  if (!first) return
  const { of } = first
  const invoice = invoices.get(of.Corrects)
  if (!invoice) {
    const defect = { field: 'Corrects', reason: 'unknown-invoice', value: of.Corrects }
    for (const row of rows) report(to, row, 'refused', defect)
    return
  }
  const lines = rows.map((row) => ({
    line: whole(row.of.Line),
    amount: whole(row.of['Amount TTC (cents)']),
  }))
  const note = { invoice, number: of['Credit Note No'], issuedOn: of.Date, lines }
  const answer = await to.foyer.invoicing.takeOverCreditNote(note, to.ask)
  if (!answer.ok) reportRefusal(to, rows, answer.refusal, columnOf)
}

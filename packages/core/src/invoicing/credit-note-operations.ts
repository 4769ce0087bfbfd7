import { z } from 'zod'
import { command } from '../app/operation.js'
import { CivilDate } from '../shared/civil-date.js'
import { Money, NaturalAmount } from '../shared/money.js'
import { accept, refuse } from '../shared/result.js'
import { creditNotes, invoices } from './collections.js'
import { CreditedLine, type CreditNote, CreditNoteId } from './credit-note.js'
import { type Invoice, InvoiceId } from './invoice.js'

/** Takes over a credit note: each amount at most what is left of its line. The same note again answers `known`. */
export const takeOverCreditNote = command({
  input: z.object({
    invoice: InvoiceId,
    number: z.string().trim().min(1).max(60),
    issuedOn: CivilDate,
    lines: z.array(CreditedLine).min(1).readonly(),
  }),
  output: z.object({ creditNote: CreditNoteId, known: z.boolean() }),
  allow: { owner: 'all', manager: 'all', accountant: 'all' },
  refusals: {
    'invoice-not-issued': {},
    'credit-note-number-taken': { creditNote: CreditNoteId },
    'credit-above-line': { line: z.int(), left: NaturalAmount },
  },
  async run(work, input) {
    const invoice = await work.get(invoices, input.invoice)
    if (!invoice) return refuse({ code: 'not-found', id: input.invoice })
    if (invoice.status !== 'issued') return refuse({ code: 'invoice-not-issued' })
    const earlier = await work.find(creditNotes, { where: { invoice: invoice.id }, limit: 1000 })
    const known = earlier.find(({ number }) => number === input.number)
    if (known)
      return saying(known) === saying(input)
        ? accept({ creditNote: known.id, known: true })
        : refuse({ code: 'credit-note-number-taken', creditNote: known.id })
    const over = overdrawn(invoice, earlier, input)
    if (over) return refuse({ code: 'credit-above-line', ...over })
    const id = work.newId(CreditNoteId)
    const { customer, legalEntity } = invoice
    work.put(creditNotes, { ...input, id, customer, legalEntity })
    // The invoice moves too, so that of two notes at once on one line the second is decided again.
    const amount = Money.sum(input.lines.map((line) => line.amount))
    work.put(invoices, { ...invoice, credited: Money.plus(invoice.credited, amount) })
    const data = { invoice: invoice.id, number: input.number, amount }
    work.record({ type: 'credit-note-taken-over', of: id, about: customer, data })
    return accept({ creditNote: id, known: false })
  },
})

type Credits = Pick<CreditNote, 'issuedOn' | 'lines'>

const saying = ({ issuedOn, lines }: Credits): string =>
  JSON.stringify([issuedOn, lines.map(({ line, amount }) => [line, amount])])

/** The first line that the note would take more off than earlier notes left of it. */
const overdrawn = (
  invoice: Invoice,
  earlier: readonly Credits[],
  note: Credits,
): { readonly line: number; readonly left: Money } | undefined => {
  for (const { line } of note.lines) {
    const gross = invoice.lines.find(({ no }) => no === line)?.gross ?? Money.zero
    const left = Money.minus(gross, creditedOn(line, earlier))
    if (creditedOn(line, [note]) > left) return { line, left }
  }
  return undefined
}

const creditedOn = (no: number, notes: readonly Credits[]): Money =>
  Money.sum(
    notes.flatMap(({ lines }) =>
      lines.filter(({ line }) => line === no).map(({ amount }) => amount),
    ),
  )

import { z } from 'zod'
import { command } from '../app/operation.js'
import { CivilDate } from '../shared/civil-date.js'
import { Money, NaturalAmount } from '../shared/money.js'
import { accept, refuse } from '../shared/result.js'
import { creditNotes, invoices } from './collections.js'
import { CreditEntry, type CreditNote, CreditNoteId } from './credit-note.js'
import { creditedGroups, creditOf, overdrawn } from './crediting.js'
import { InvoiceId } from './invoice.js'

/** Takes over a credit note: each amount at most what is left of its line. The same note again answers `known`. */
export const takeOverCreditNote = command({
  input: z.object({
    invoice: InvoiceId,
    number: z.string().trim().min(1).max(60),
    issuedOn: CivilDate,
    lines: z.array(CreditEntry).min(1).readonly(),
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
      return known.series !== 'own' && saying(known) === saying(input)
        ? accept({ creditNote: known.id, known: true })
        : refuse({ code: 'credit-note-number-taken', creditNote: known.id })
    const over = overdrawn(invoice, earlier, input.lines)
    if (over) return refuse({ code: 'credit-above-line', line: over.line, left: over.left })
    const id = work.newId(CreditNoteId)
    const { customer, legalEntity } = invoice
    const credit = creditOf(invoice, creditedGroups(invoice, earlier), input.lines)
    const series = 'foreign' as const
    work.put(creditNotes, { ...input, ...credit, id, customer, legalEntity, series })
    // The invoice moves too, so that of two notes at once on one line the second is decided again.
    const amount = credit.gross
    work.put(invoices, { ...invoice, credited: Money.plus(invoice.credited, amount) })
    const data = { invoice: invoice.id, number: input.number, amount }
    work.record({ type: 'credit-note-taken-over', of: id, about: customer, data })
    return accept({ creditNote: id, known: false })
  },
})

type Said = Pick<CreditNote, 'issuedOn' | 'lines'>

const saying = ({ issuedOn, lines }: Said): string =>
  JSON.stringify([issuedOn, lines.map(({ line, amount }) => [line, amount])])

import { z } from 'zod'
import { advance } from '../app/advance.js'
import { command } from '../app/operation.js'
import { refuse } from '../shared/result.js'
import { invoices } from './collections.js'
import { Invoice, InvoiceId, invoiceLife, invoiceRefusals, LineEntry } from './invoice.js'
import { lineRefusals, readLines } from './lines.js'
import { partiesOf } from './parties.js'

const office = { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' } as const

/** Replaces the lines of a draft; an invoice that was checked has to be checked again. */
export const amendDraft = command({
  input: z.object({ invoice: InvoiceId, lines: z.array(LineEntry).min(1).max(500).readonly() }),
  output: Invoice,
  allow: office,
  refusals: { ...invoiceRefusals, ...lineRefusals },
  async run(work, { invoice: id, lines: entries }) {
    const invoice = await work.get(invoices, id)
    if (!invoice) return refuse({ code: 'not-found', id })
    const parties = await partiesOf(work, invoice)
    if ('unknown' in parties) return refuse({ code: 'not-found', id: parties.unknown })
    const lines = await readLines(work, parties, entries)
    if (!lines.ok) return lines
    const amend = { type: 'amend', lines: lines.value } as const
    return advance(work, invoices, invoiceLife, invoice, amend, (_, amended) => ({
      gross: amended.gross,
      lines: amended.lines.length,
    }))
  },
})

/** Says that a person read the draft and found it right: without this, it never has a number (S179). */
export const checkInvoice = command({
  input: z.object({ invoice: InvoiceId }),
  output: Invoice,
  allow: office,
  refusals: invoiceRefusals,
  async run(work, { invoice: id }) {
    const invoice = await work.get(invoices, id)
    if (!invoice) return refuse({ code: 'not-found', id })
    return advance(work, invoices, invoiceLife, invoice, { type: 'check' })
  },
})

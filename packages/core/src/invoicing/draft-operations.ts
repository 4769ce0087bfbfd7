import { z } from 'zod'
import { advance } from '../app/advance.js'
import { command } from '../app/operation.js'
import { asRead, refuseStale, staleRefusal } from '../app/version.js'
import { accept, refuse } from '../shared/result.js'
import { invoices } from './collections.js'
import { type Invoice, InvoiceId, invoiceLife, invoiceRefusals, LineEntry } from './invoice.js'
import { lineRefusals, readLines } from './lines.js'
import { partiesOf } from './parties.js'
import { ShownInvoice, shownInvoice } from './shown-invoice.js'

const office = { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' } as const

/**
 * Replaces the lines of a draft; an invoice that was checked has to be checked again. With the `version` that a screen read, `stale`
 * where the draft was changed since (S149).
 */
export const amendDraft = command({
  input: z.object({
    invoice: InvoiceId,
    lines: z.array(LineEntry).min(1).max(500).readonly(),
    ...asRead,
  }),
  output: ShownInvoice,
  allow: office,
  refusals: { ...invoiceRefusals, ...lineRefusals, ...staleRefusal },
  async run(work, { invoice: id, lines: entries, version }) {
    const invoice = await work.get(invoices, id)
    if (!invoice) return refuse({ code: 'not-found', id })
    const stale = refuseStale(work, invoices, id, version)
    if (stale) return stale
    const parties = await partiesOf(work, invoice)
    if ('unknown' in parties) return refuse({ code: 'not-found', id: parties.unknown })
    const lines = await readLines(work, parties, entries)
    if (!lines.ok) return lines
    const amend = { type: 'amend', lines: lines.value } as const
    const tell = (_: unknown, { gross, lines: { length } }: Invoice) => ({ gross, lines: length })
    const amended = advance(work, invoices, invoiceLife, invoice, amend, tell)
    return amended.ok ? accept(shownInvoice(work, amended.value)) : amended
  },
})

/**
 * Says that a person read the draft and found it right: without this, it never has a number (S179). With the `version` that they read,
 * `stale` where it says something else by now.
 */
export const checkInvoice = command({
  input: z.object({ invoice: InvoiceId, ...asRead }),
  output: ShownInvoice,
  allow: office,
  refusals: { ...invoiceRefusals, ...staleRefusal },
  async run(work, { invoice: id, version }) {
    const invoice = await work.get(invoices, id)
    if (!invoice) return refuse({ code: 'not-found', id })
    const stale = refuseStale(work, invoices, id, version)
    if (stale) return stale
    const checked = advance(work, invoices, invoiceLife, invoice, { type: 'check' })
    return checked.ok ? accept(shownInvoice(work, checked.value)) : checked
  },
})

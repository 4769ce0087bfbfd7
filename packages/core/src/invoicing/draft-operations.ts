import { z } from 'zod'
import { advance } from '../app/advance.js'
import { command } from '../app/operation.js'
import { asRead, refuseStale, staleRefusal } from '../app/version.js'
import { partiesOf } from '../sales/index.js'
import { Discount } from '../shared/discount.js'
import { NaturalAmount } from '../shared/money.js'
import { ReasonWord } from '../shared/reason-word.js'
import { accept, refuse } from '../shared/result.js'
import { assemble } from './assembling.js'
import { depositsOf, openDeposit } from './billed.js'
import { BundleEntry, linesOfBundle } from './bundle.js'
import { invoices } from './collections.js'
import { dropDraftOf } from './drafts.js'
import { type Invoice, InvoiceId, invoiceLife, invoiceRefusals } from './invoice.js'
import { arePricedAlike, LineEntry, pricedAlike, pricedIn } from './line.js'
import { lineRefusals, readLines } from './lines.js'
import { areDepositsAsRead, depositLeft } from './redrafting.js'
import { ShownInvoice, shownInvoice } from './shown-invoice.js'
import { missingTerms } from './terms.js'

const office = { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' } as const

/**
 * Replaces the lines of a draft, bundles after them; an invoice that was checked has to be checked again. All prices are said VAT included,
 * or all before it. The discount of the whole stays unless another one, or null, is given. Deposits on its order are taken off again. With
 * the `version` that a screen read, `stale` where the draft was changed since (S149).
 */
export const amendDraft = command({
  input: z
    .object({
      invoice: InvoiceId,
      lines: z.array(LineEntry).max(500).readonly(),
      bundles: z.array(BundleEntry).max(50).readonly().default([]),
      discount: Discount.nullable().optional(),
      ...asRead,
    })
    .refine(({ lines, bundles }) => lines.length + bundles.length > 0, {
      message: 'a line at least',
      path: ['lines'],
    })
    .refine(({ lines, bundles }) => arePricedAlike([...lines, ...bundles]), {
      ...pricedAlike,
      path: ['lines'],
    }),
  output: ShownInvoice,
  allow: office,
  refusals: {
    ...invoiceRefusals,
    ...lineRefusals,
    ...staleRefusal,
    /** `line` is absent for the discount of the whole; `amount` is what it is taken off. */
    'discount-too-large': { line: z.int().optional(), amount: NaturalAmount },
  },
  async run(work, { invoice: id, lines: entered, bundles, discount, version }) {
    const invoice = await work.get(invoices, id)
    if (!invoice) return refuse({ code: 'not-found', id })
    const stale = refuseStale(work, invoices, id, version)
    if (stale) return stale
    const parties = await partiesOf(work, invoice)
    if ('unknown' in parties) return refuse({ code: 'not-found', id: parties.unknown })
    const tagged = Math.max(0, ...entered.map(({ bundle }) => bundle?.no ?? 0))
    const split = bundles.flatMap((bundle, i) => linesOfBundle(bundle, tagged + 1 + i))
    const entries = [...entered, ...split]
    const lines = await readLines(work, parties, entries, { on: work.today, as: 'ours' })
    if (!lines.ok) return lines
    const assembled = assemble({
      priced: pricedIn(entries),
      lines: lines.value,
      discount: discount === undefined ? invoice.discount : (discount ?? undefined),
      deposits: await depositsOf(work, invoice),
    })
    if (!assembled.ok) return assembled
    const amend = { type: 'amend', assembled: assembled.value } as const
    const tell = (_: unknown, { gross, lines: { length } }: Invoice) => ({ gross, lines: length })
    const amended = advance(work, invoices, invoiceLife, invoice, amend, tell)
    return amended.ok ? accept(shownInvoice(work, amended.value)) : amended
  },
})

/** What keeps an invoice from its number besides its lines. */
const checkRefusals = {
  /** What the entity has to decide of its terms towards organisations. */
  'payment-terms-missing': { missing: z.string() },
  /** A deposit of its schedule waits to be issued, or dropped: it is not taken off yet. */
  'deposit-not-issued': { invoice: InvoiceId },
  /** More or less is left of the deposits than it takes off: it is to be read again. */
  'deposits-changed': {},
  /** It is the last of its schedule, and leaves something of this deposit. */
  'deposit-left': { invoice: InvoiceId },
} as const

/**
 * Says that a person read the draft and found it right: without this, it never has a number (S179). With the `version` that they read,
 * `stale` where it says something else by now.
 */
export const checkInvoice = command({
  input: z.object({ invoice: InvoiceId, ...asRead }),
  output: ShownInvoice,
  allow: office,
  refusals: { ...invoiceRefusals, ...staleRefusal, ...checkRefusals },
  async run(work, { invoice: id, version }) {
    const invoice = await work.get(invoices, id)
    if (!invoice) return refuse({ code: 'not-found', id })
    const stale = refuseStale(work, invoices, id, version)
    if (stale) return stale
    const checked = advance(work, invoices, invoiceLife, invoice, { type: 'check' })
    if (!checked.ok) return checked
    const parties = await partiesOf(work, invoice)
    if ('unknown' in parties) return refuse({ code: 'not-found', id: parties.unknown })
    const missing = missingTerms(parties).join(', ')
    if (missing) return refuse({ code: 'payment-terms-missing', missing })
    const isLast = invoice.schedule !== undefined && !invoice.nature
    const waiting = isLast && (await openDeposit(work, invoice))
    if (waiting) return refuse({ code: 'deposit-not-issued', invoice: waiting })
    if (!(await areDepositsAsRead(work, invoice))) return refuse({ code: 'deposits-changed' })
    const left = isLast && (await depositLeft(work, invoice))
    if (left) return refuse({ code: 'deposit-left', invoice: left })
    return accept(shownInvoice(work, checked.value))
  },
})

/** Throws a draft away, checked or not: it had no number, and none is lost. What was issued is credited instead. */
export const dropDraft = command({
  input: z.object({ invoice: InvoiceId, reason: ReasonWord }),
  output: z.object({ invoice: InvoiceId }),
  allow: office,
  refusals: { 'invoice-already-issued': { number: z.string() } },
  async run(work, { invoice: id, reason }) {
    const invoice = await work.get(invoices, id)
    if (!invoice) return refuse({ code: 'not-found', id })
    if (invoice.status === 'issued')
      return refuse({ code: 'invoice-already-issued', number: invoice.number ?? '' })
    dropDraftOf(work, invoice, reason)
    return accept({ invoice: id })
  },
})

import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { CustomerId } from '../customers/index.js'
import { closedRefusals, LegalEntityId, legalEntities, openBooks } from '../organisation/index.js'
import { Money, NaturalAmount, PositiveAmount } from '../shared/money.js'
import { accept, refuse } from '../shared/result.js'
import { creditable } from './billed.js'
import { creditNoteDrafts, creditNotes, invoices } from './collections.js'
import {
  CreditEntry,
  CreditNote,
  CreditNoteDraft,
  CreditNoteId,
  CreditReason,
} from './credit-note.js'
import { allThatIsLeft, creditedGroups, creditOf, overdrawn, shareOut } from './crediting.js'
import { draftCredit } from './drafting-credit.js'
import { InvoiceId } from './invoice.js'
import { nextCreditNoteNumber } from './numbering.js'

const accounts = { owner: 'all', manager: 'all', accountant: 'all' } as const
const office = { ...accounts, agent: 'all' } as const

const creditRefusals = {
  'invoice-not-issued': {},
  'credit-above-line': { line: z.int(), left: NaturalAmount },
} as const

/**
 * Drafts a credit note of our own: amounts of certain lines, or an amount shared over all lines in proportion to what is left of each; of
 * neither, everything that is left. VAT included, never above what earlier notes left, nor, of a deposit, what an invoice took off. It has
 * no number until somebody issues it.
 */
export const draftCreditNote = command({
  input: z
    .object({
      invoice: InvoiceId,
      reason: CreditReason,
      lines: z.array(CreditEntry).min(1).max(500).readonly().optional(),
      amount: PositiveAmount.optional(),
    })
    .refine(({ lines, amount }) => lines === undefined || amount === undefined, {
      message: 'lines, or an amount, or neither',
    }),
  output: CreditNoteDraft,
  allow: office,
  refusals: {
    ...creditRefusals,
    'nothing-left-to-credit': {},
    'credit-above-invoice': { left: NaturalAmount },
  },
  async run(work, { invoice: id, reason, lines, amount }) {
    const invoice = await work.get(invoices, id)
    if (!invoice) return refuse({ code: 'not-found', id })
    if (invoice.status !== 'issued') return refuse({ code: 'invoice-not-issued' })
    const charged = await creditable(work, invoice)
    const earlier = await work.find(creditNotes, { where: { invoice: id }, limit: 1000 })
    const left = allThatIsLeft(charged, earlier)
    const whole = Money.sum(left.map((one) => one.amount))
    if (whole === 0) return refuse({ code: 'nothing-left-to-credit' })
    if (amount !== undefined && amount > whole)
      return refuse({ code: 'credit-above-invoice', left: whole })
    const entries = lines ?? (amount === undefined ? left : shareOut(amount, left))
    const over = overdrawn(charged, earlier, entries)
    if (over) return refuse({ code: 'credit-above-line', line: over.line, left: over.left })
    return accept(draftCredit(work, invoice, { charged, earlier, entries, reason }))
  },
})

/**
 * Gives a drafted credit note the next number of its entity's series and today's date: gapless, and never twice. What notes issued
 * meanwhile left of each line still bounds it, and its VAT is worked out on what they left.
 */
export const issueCreditNote = command({
  input: z.object({ legalEntity: LegalEntityId, creditNote: CreditNoteId }),
  output: CreditNote,
  allow: accounts,
  refusals: { ...creditRefusals, ...closedRefusals, 'number-taken': { number: z.string() } },
  lane: ({ legalEntity }) => `credit-notes ${legalEntity}`,
  async run(work, { legalEntity, creditNote: id }) {
    const entity = await work.get(legalEntities, legalEntity)
    const draft = await work.get(creditNoteDrafts, id)
    const invoice = draft && (await work.get(invoices, draft.invoice))
    if (!entity || !invoice || draft.legalEntity !== legalEntity)
      return refuse({ code: 'not-found', id })
    const open = await openBooks(work, legalEntity, work.today)
    if (!open.ok) return open
    const charged = await creditable(work, invoice)
    const where = { invoice: invoice.id }
    const earlier = await work.find(creditNotes, { where, limit: 1000 })
    const over = overdrawn(charged, earlier, draft.lines)
    if (over) return refuse({ code: 'credit-above-line', line: over.line, left: over.left })
    const number = await nextCreditNoteNumber(work, entity)
    const [twin] = await work.find(creditNotes, { where: { legalEntity, number }, limit: 1 })
    // A twin of our own was given by another process just now: the counter moved, and the commit is lost and tried again.
    if (twin && twin.series !== 'own') return refuse({ code: 'number-taken', number })
    const entries = draft.lines.map(({ line, amount }) => ({ line, amount }))
    const credit = creditOf(charged, creditedGroups(charged, earlier), entries)
    const issued = { number, issuedOn: open.value, series: 'own' } as const
    const note: CreditNote = { ...draft, ...credit, ...issued }
    work.put(creditNotes, note)
    work.remove(creditNoteDrafts, id)
    const { gross: amount, net, vat } = credit
    work.put(invoices, { ...invoice, credited: Money.plus(invoice.credited, amount) })
    const data = { invoice: invoice.id, number, on: open.value, amount, net, vat }
    work.record({ type: 'credit-note-issued', of: id, about: invoice.customer, data })
    return accept(note)
  },
})

/** Throws the draft of a credit note away: it had no number, and none is lost. */
export const dropCreditNote = command({
  input: z.object({ creditNote: CreditNoteId }),
  output: z.object({ creditNote: CreditNoteId }),
  allow: office,
  refusals: {},
  async run(work, { creditNote: id }) {
    const draft = await work.get(creditNoteDrafts, id)
    if (!draft) return refuse({ code: 'not-found', id })
    work.remove(creditNoteDrafts, id)
    const data = { invoice: draft.invoice, amount: draft.gross }
    work.record({ type: 'credit-note-dropped', of: id, about: draft.customer, data })
    return accept({ creditNote: id })
  },
})

const readers = { ...office, customer: 'own' } as const

/** The credit notes that were issued or taken over, newest first: of a customer, of an invoice, of an entity, or of all. */
export const listCreditNotes = query({
  input: z.object({
    customer: CustomerId.optional(),
    invoice: InvoiceId.optional(),
    legalEntity: LegalEntityId.optional(),
    ...Paging.shape,
  }),
  output: pageOf(CreditNote),
  allow: readers,
  refusals: {},
  async run(work, { customer, invoice, legalEntity, ...paging }) {
    work.own({ customer })
    const where = {
      ...(customer ? { customer } : {}),
      ...(invoice ? { invoice } : {}),
      ...(legalEntity ? { legalEntity } : {}),
    }
    const order = { order: 'issuedOn', descending: true }
    return accept(await work.page(creditNotes, { where, ...order, ...paging }))
  },
})

/** The credit notes that wait to be issued, the oldest first. */
export const listCreditNoteDrafts = query({
  input: z.object({
    invoice: InvoiceId.optional(),
    legalEntity: LegalEntityId.optional(),
    ...Paging.shape,
  }),
  output: pageOf(CreditNoteDraft),
  allow: office,
  refusals: {},
  async run(work, { invoice, legalEntity, ...paging }) {
    const where = { ...(invoice ? { invoice } : {}), ...(legalEntity ? { legalEntity } : {}) }
    return accept(await work.page(creditNoteDrafts, { where, ...paging }))
  },
})

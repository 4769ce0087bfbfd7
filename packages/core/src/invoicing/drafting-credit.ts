import type { Work } from '../app/work.js'
import { creditNoteDrafts } from './collections.js'
import {
  type CreditEntry,
  type CreditNote,
  type CreditNoteDraft,
  CreditNoteId,
} from './credit-note.js'
import { creditedGroups, creditOf } from './crediting.js'
import type { Invoice } from './invoice.js'

/** What a credit note takes off, and on top of what. */
export interface WantedCredit {
  /** The invoice as far as it may be credited. */
  readonly charged: Pick<Invoice, 'lines'>
  readonly earlier: readonly CreditNote[]
  readonly entries: readonly CreditEntry[]
  readonly reason: string
}

/** Keeps the draft of a credit note, and says so: it has no number until somebody issues it. */
export const draftCredit = (
  work: Work,
  { id: invoice, customer, legalEntity }: Invoice,
  { charged, earlier, entries, reason }: WantedCredit,
): CreditNoteDraft => {
  const credit = creditOf(charged, creditedGroups(charged, earlier), entries)
  const id = work.newId(CreditNoteId)
  const draft: CreditNoteDraft = { ...credit, id, legalEntity, customer, invoice, reason }
  work.put(creditNoteDrafts, draft)
  const data = { invoice, amount: credit.gross }
  work.record({ type: 'credit-note-drafted', of: id, about: customer, data })
  return draft
}

import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { LegalEntityId } from '../organisation/index.js'
import { Amounts, VatGroup } from '../shared/amounts.js'
import { CivilDate } from '../shared/civil-date.js'
import { idOf } from '../shared/id.js'
import { Amount, PositiveAmount } from '../shared/money.js'
import { InvoiceId } from './invoice.js'

/** Id of a credit note. */
export const CreditNoteId = idOf<'CreditNoteId'>('crn')
/** Id of a credit note. */
export type CreditNoteId = z.output<typeof CreditNoteId>

const entry = { line: z.int().positive(), amount: PositiveAmount }

/** What is to be taken off one line of an invoice, VAT included. */
export const CreditEntry = z.object(entry).readonly()
/** What is to be taken off one line of an invoice, VAT included. */
export type CreditEntry = z.output<typeof CreditEntry>

/** What a credit note takes off one line of its invoice, VAT included; the net and the VAT in it, which notes of before did not keep. */
export const CreditedLine = z
  .object({ ...entry, net: Amount.optional(), vat: Amount.optional() })
  .readonly()

/** Why a credit note is issued: printed on it. */
export const CreditReason = z.string().trim().min(1).max(300)

const credited = {
  id: CreditNoteId,
  legalEntity: LegalEntityId,
  customer: CustomerId,
  invoice: InvoiceId,
  lines: z.array(CreditedLine).min(1).readonly(),
}

/**
 * A credit note (avoir): it lowers what the lines of its invoice owe, from its date on; the invoice stays as it was (CGI, article 289,
 * I, 5). Ours has a number of the entity's own series, `foreign` the one another system gave it.
 */
export const CreditNote = z
  .object({
    ...credited,
    number: z.string().min(1).max(60),
    issuedOn: CivilDate,
    /** Left out = `foreign`. */
    series: z.enum(['own', 'foreign']).optional(),
    reason: CreditReason.optional(),
    /** What it takes off at each rate of VAT; left out = kept before that was: `creditedGroups` says it. */
    groups: z.array(VatGroup).readonly().optional(),
    gross: Amount.optional(),
    net: Amount.optional(),
    vat: Amount.optional(),
  })
  .readonly()
  .meta({ id: 'CreditNote' })
/** A credit note. */
export type CreditNote = z.output<typeof CreditNote>

/** A credit note that has no number yet: whoever issues it reads it first. Its id is the one that it will have. */
export const CreditNoteDraft = z
  .object({
    ...credited,
    reason: CreditReason,
    groups: z.array(VatGroup).readonly(),
    ...Amounts.unwrap().shape,
  })
  .readonly()
  .meta({ id: 'CreditNoteDraft' })
/** A credit note that has no number yet. */
export type CreditNoteDraft = z.output<typeof CreditNoteDraft>

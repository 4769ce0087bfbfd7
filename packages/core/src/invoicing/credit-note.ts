import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { LegalEntityId } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { idOf } from '../shared/id.js'
import { PositiveAmount } from '../shared/money.js'
import { InvoiceId } from './invoice.js'

/** Id of a credit note. */
export const CreditNoteId = idOf<'CreditNoteId'>('crn')
/** Id of a credit note. */
export type CreditNoteId = z.output<typeof CreditNoteId>

/** What a credit note takes off one line of its invoice, VAT included. */
export const CreditedLine = z
  .object({ line: z.int().positive(), amount: PositiveAmount })
  .readonly()

/** A credit note (avoir) issued by another system: it lowers what the lines owe, from its date on. */
export const CreditNote = z
  .object({
    id: CreditNoteId,
    legalEntity: LegalEntityId,
    customer: CustomerId,
    invoice: InvoiceId,
    number: z.string().min(1).max(60),
    issuedOn: CivilDate,
    lines: z.array(CreditedLine).min(1).readonly(),
  })
  .readonly()
  .meta({ id: 'CreditNote' })
/** A credit note issued by another system. */
export type CreditNote = z.output<typeof CreditNote>

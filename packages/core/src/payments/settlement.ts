import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { InvoiceId } from '../invoicing/index.js'
import { LegalEntityId } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { Amount } from '../shared/money.js'
import { MoneyEvent, OwedLine, Piece } from './money-event.js'
import { Share } from './share.js'

/** Where the money of one issued invoice is; its id is the invoice's. Two payments at once on one invoice cannot both win. */
export const Settlement = z
  .object({
    id: InvoiceId,
    legalEntity: LegalEntityId,
    customer: CustomerId,
    number: z.string(),
    issuedOn: CivilDate,
    lines: z.array(OwedLine).readonly(),
    events: z.array(MoneyEvent).readonly(),
    pieces: z.array(Piece).readonly(),
    /** Customer credit; negative when money that had been refunded came back. */
    credit: Amount,
    due: Amount,
    /** The day on which nothing was owed any more; gone again when a payment comes back. */
    settledOn: CivilDate.optional(),
    /** What third parties agreed to pay of it. */
    shares: z.array(Share).readonly().optional(),
  })
  .readonly()
  .meta({ id: 'Settlement' })
/** Where the money of one issued invoice is. */
export type Settlement = z.output<typeof Settlement>

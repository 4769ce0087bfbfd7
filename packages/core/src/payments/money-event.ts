import { z } from 'zod'
import { VisitId } from '../dispatch/index.js'
import { InvoiceId } from '../invoicing/index.js'
import { WorkerId } from '../organisation/index.js'
import { admittedMeans } from '../rules/fr/payment.js'
import { ActivityCode, Means } from '../rules/schemas.js'
import { CivilDate } from '../shared/civil-date.js'
import { Amount, NaturalAmount, PositiveAmount } from '../shared/money.js'

/** A line of an invoice, as far as money and the certificate look at it. */
export const OwedLine = z
  .object({
    no: z.int().positive(),
    label: z.string(),
    gross: NaturalAmount,
    /** Frozen with the invoice: money on this line opens the right to the credit. */
    eligible: z.boolean(),
    because: z.array(z.string()).readonly(),
    activity: ActivityCode.optional(),
    visit: VisitId.optional(),
    performedOn: CivilDate.optional(),
    minutes: z.int().optional(),
    worker: WorkerId.optional(),
  })
  .readonly()
/** A line of an invoice, as far as money looks at it. */
export type OwedLine = z.output<typeof OwedLine>

/**
 * What happens to an invoice's debt. `id` is the payment's or the credit note's; `bookedOn` the day it stands on in the books, when that is
 * another than `on`.
 */
export const MoneyEvent = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('payment'),
      id: z.string(),
      on: CivilDate,
      amount: PositiveAmount,
      means: Means,
      /** Somebody else paid in the customer's place: a fund, an employer, a department. */
      thirdParty: z.boolean(),
      bookedOn: CivilDate.optional(),
      /** The lines that the payer wants paid first (Code civil, article 1342-10); absent = none in particular. */
      lines: z.array(z.int().positive()).min(1).readonly().optional(),
      /** The third party's share that this pays, by its number. */
      share: z.int().positive().optional(),
    }),
    z.object({
      type: z.literal('credit-note'),
      id: z.string(),
      on: CivilDate,
      line: z.int(),
      amount: PositiveAmount,
    }),
    z.object({
      type: z.literal('refund'),
      id: z.string(),
      on: CivilDate,
      bookedOn: CivilDate.optional(),
      amount: PositiveAmount,
    }),
    /** Credit that a payment left here and that pays another invoice from that day on. `id` is that payment's. */
    z.object({
      type: z.literal('credit-used'),
      id: z.string(),
      on: CivilDate,
      amount: PositiveAmount,
      invoice: InvoiceId,
    }),
    /** A debt given up. It pays nothing: no money of it is certified. */
    z.object({
      type: z.literal('write-off'),
      id: z.string(),
      on: CivilDate,
      amount: PositiveAmount,
    }),
  ])
  .readonly()
/** What happens to an invoice's debt. */
export type MoneyEvent = z.output<typeof MoneyEvent>

/** How money counts on a certificate: the customer's own, prepaid CESU, a third party's aid, or cash, which opens no right. */
export const MoneyKind = z.enum(['own', 'prepaid-cesu', 'aid', 'cash'])
/** How money counts on a certificate. */
export type MoneyKind = z.output<typeof MoneyKind>

/** Money that reached a line on a day; negative when a credit note made it leave again. */
export const Piece = z
  .object({
    line: z.int(),
    on: CivilDate,
    amount: Amount,
    kind: MoneyKind,
    payment: z.string(),
  })
  .readonly()
/** Money that reached, or left, a line on a day. */
export type Piece = z.output<typeof Piece>

/** How a payment counts on a certificate. Prepaid CESU is no third party's aid, whoever hands it over. */
export const kindOf = ({
  means,
  thirdParty,
}: {
  readonly means: Means
  readonly thirdParty: boolean
}): MoneyKind => {
  if (!admittedMeans.admits(means)) return 'cash'
  if (means === 'prepaid-cesu') return 'prepaid-cesu'
  return thirdParty ? 'aid' : 'own'
}

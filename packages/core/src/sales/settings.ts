import { z } from 'zod'
import { NaturalAmount } from '../shared/money.js'

/** What a company decides about its quotes. */
export const SalesSettings = z
  .object({
    id: z.literal('sales'),
    /** What is done with an order that needed a quote and has none: `warn` places it and says so, `block` refuses it (S069). */
    withoutQuote: z.enum(['warn', 'block']),
    /** From this monthly price on a quote is needed, in cents, VAT included; left out = the law's. It may only be lower. */
    quoteThreshold: NaturalAmount.optional(),
    /** How many days an offer stands, the day on which it is sent not counted. */
    validityDays: z.int().min(1).max(365),
  })
  .readonly()
  .meta({ id: 'SalesSettings' })
/** What a company decides about its quotes. */
export type SalesSettings = z.output<typeof SalesSettings>

/** What holds until the company says otherwise. */
export const untoldSettings: SalesSettings = {
  id: 'sales',
  withoutQuote: 'warn',
  validityDays: 30,
}

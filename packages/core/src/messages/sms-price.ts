import { z } from 'zod'
import { Factor } from '../shared/rate.js'

/** The price of one part of an SMS, in cents, before tax: a decimal string, because gateways charge fractions of a cent. */
export const PartPrice = Factor.refine((price) => !price.startsWith('-'), 'a price is not negative')

/** What a tenant pays for a part of an SMS. */
export const SmsPrice = z
  .object({ id: z.literal('sms'), centsPerPart: PartPrice })
  .readonly()
  .meta({ id: 'SmsPrice' })
/** What a tenant pays for a part of an SMS. */
export type SmsPrice = z.output<typeof SmsPrice>

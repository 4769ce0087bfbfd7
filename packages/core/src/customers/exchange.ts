import { z } from 'zod'
import { idOf } from '../shared/id.js'
import { Instant } from '../shared/instant.js'
import { CustomerId } from './customer.js'

/** Id of an exchange. */
export const ExchangeId = idOf<'ExchangeId'>('exc')
/** Id of an exchange. */
export type ExchangeId = z.output<typeof ExchangeId>

/** What is known of an exchange with a customer, in whatever channel, before, during or after a sale (S200). */
export const NewExchange = z
  .object({
    customer: CustomerId,
    channel: z.enum(['phone', 'email', 'sms', 'letter', 'chat', 'form', 'visit']),
    direction: z.enum(['in', 'out']),
    phase: z.enum(['before-sale', 'sale', 'after-sale']),
    summary: z.string().trim().min(1).max(4000),
  })
  .readonly()

/** An exchange with a customer. */
export const Exchange = z
  .object({ id: ExchangeId, ...NewExchange.unwrap().shape, at: Instant, by: z.string() })
  .readonly()
  .meta({ id: 'Exchange' })
/** An exchange with a customer. */
export type Exchange = z.output<typeof Exchange>

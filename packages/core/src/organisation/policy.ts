import { z } from 'zod'

/** What a company decides for all who work for it. */
export const Policy = z
  .object({
    id: z.literal('policy'),
    /** `hidden` = no answer to a worker carries a price, and none is taken from them (S283). */
    workerPrices: z.enum(['shown', 'hidden']),
  })
  .readonly()
  .meta({ id: 'Policy' })
/** What a company decides for all who work for it. */
export type Policy = z.output<typeof Policy>

/** What holds until the company says otherwise. */
export const untoldPolicy: Policy = { id: 'policy', workerPrices: 'shown' }

import { z } from 'zod'
import { CivilDate } from '../shared/civil-date.js'
import { conclusionShape } from './contract.js'
import { QuoteEntry } from './quote-line.js'

/** What a quote says, as it is entered: everything at once. */
export const writtenShape = {
  /** What is to be done, in the customer's words. */
  description: z.string().trim().max(4000).default(''),
  lines: z.array(QuoteEntry).min(1).max(100).readonly(),
  /** The day by which the service is done, or begun, and the goods delivered. */
  by: CivilDate.optional(),
  ...conclusionShape,
}

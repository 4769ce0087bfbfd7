import { z } from 'zod'
import { collection } from '../ports/collection.js'
import { Instant } from '../shared/instant.js'

/**
 * What a command answered to a request that carried a key, kept in the commit of what it did: asked again under the same key, it
 * does nothing and answers the same.
 */
export const GivenAnswer = z
  .object({
    /** SHA-256 of who asked and the key. */
    id: z.string(),
    operation: z.string(),
    /** SHA-256 of the input: another question under the same key is a mistake. */
    asked: z.string(),
    /** Absent where the command answers nothing. */
    value: z.json().optional(),
    at: Instant,
    /** When it is forgotten. */
    due: Instant.nullable(),
  })
  .readonly()
  .meta({ id: 'GivenAnswer' })
/** An answer as stored. */
export type GivenAnswer = z.output<typeof GivenAnswer>

/** Every answer that is still remembered. */
export const answers = collection(GivenAnswer, {
  name: 'given-answers',
  fields: { due: 'text' },
  personal: ['value'],
  claimable: true,
})

/** How long an answer is remembered, in milliseconds: two days. */
export const remembered = 2 * 24 * 60 * 60_000

/** What a key may look like: 8 to 200 letters, digits and `-_.:`. */
export const Key = z.string().regex(/^[\w.:-]{8,200}$/)

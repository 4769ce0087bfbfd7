import { z } from 'zod'

/** The languages that everything said to a person comes in. */
export const Language = z.enum(['fr', 'en'])
/** One of the languages. */
export type Language = z.output<typeof Language>

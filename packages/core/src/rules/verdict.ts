import { z } from 'zod'

/**
 * An answer of the law that explains itself: the rules it rests on, and, when it cannot be given, the facts to ask for.
 * Only `eligible` opens a right.
 */
export const Verdict = z
  .object({
    verdict: z.enum(['eligible', 'not-eligible', 'undetermined']),
    /** Ids of the rules that decided. */
    because: z.array(z.string()).readonly(),
    /** Facts that are missing to decide. */
    missing: z.array(z.string()).readonly(),
  })
  .readonly()
  .meta({ id: 'Verdict' })
/** An answer of the law that explains itself. */
export type Verdict = z.output<typeof Verdict>

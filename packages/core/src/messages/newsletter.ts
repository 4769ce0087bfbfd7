import { z } from 'zod'
import { Topic } from '../customers/index.js'
import { idOf } from '../shared/id.js'
import { Instant } from '../shared/instant.js'
import { Title } from './title.js'

/** Id of a newsletter. */
export const NewsletterId = idOf<'NewsletterId'>('nws')
/** Id of a newsletter. */
export type NewsletterId = z.output<typeof NewsletterId>

/** What a letter says: a title of one line, and its text. */
const Said = z
  .object({
    title: Title,
    text: z.string().trim().min(1).max(20_000),
  })
  .readonly()

/** A letter as it is written; whoever reads English has the French one when there is no other. */
export const NewNewsletter = z.object({ topic: Topic, fr: Said, en: Said.optional() }).readonly()

/** A letter (lettre d’information) to every customer who agreed to its topic. */
export const Newsletter = z
  .object({
    id: NewsletterId,
    ...NewNewsletter.unwrap().shape,
    at: Instant,
    by: z.string(),
    /** How many it was addressed to, and how many were left out because they do not agree to its topic. */
    told: z.int().nonnegative(),
    excluded: z.int().nonnegative(),
    /** There while customers are gone through: how far, and when it goes on. */
    sending: z.object({ after: z.string().nullable(), at: Instant }).readonly().optional(),
  })
  .readonly()
  .meta({ id: 'Newsletter' })
/** A letter to every customer who agreed to its topic. */
export type Newsletter = z.output<typeof Newsletter>

import { z } from 'zod'
import { collection } from '../ports/collection.js'
import { idOf } from '../shared/id.js'
import { Instant } from '../shared/instant.js'
import { roles } from './operation.js'

/** Id of a fact; the key under which a reaction after the commit is delivered. */
export const FactId = idOf<'FactId'>('fac')
/** Id of a fact. */
export type FactId = z.output<typeof FactId>

/**
 * What happened: kebab-case, past tense, ids and amounts, no names. Facts are the public feed, the audit trail
 * (who, when, through which operation) and a customer's timeline; they are never changed, but for the position the relay stamps.
 */
export const Fact = z
  .object({
    id: FactId,
    type: z.string().regex(/^[a-z]+(-[a-z]+)+$/),
    /** The id of the document it happened to. */
    of: z.string(),
    /** The customer concerned, where there is one. */
    about: z.string().optional(),
    at: Instant,
    by: z.string(),
    role: z.enum(roles),
    operation: z.string(),
    data: z.record(z.string(), z.json()).optional(),
    /** Place in the tenant's feed, from 1 without gap; stamped once by the relay. Read feeds by it, never by time. */
    position: z.int().positive().optional(),
    /** When the relay should stamp it; null once stamped. */
    due: Instant.nullable(),
  })
  .readonly()
  .meta({ id: 'Fact' })
/** What happened. */
export type Fact = z.output<typeof Fact>

/** Every fact of a tenant. */
export const facts = collection(Fact, {
  name: 'facts',
  fields: {
    type: 'text',
    of: 'text',
    about: 'text',
    at: 'text',
    position: 'integer',
    due: 'text',
  },
  claimable: true,
})

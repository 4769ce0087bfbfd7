import { z } from 'zod'
import { idOf } from '../shared/id.js'
import { Instant } from '../shared/instant.js'
import { CustomerId } from './customer.js'
import { LeadId } from './lead.js'

/** Id of a consent. */
export const ConsentId = idOf<'ConsentId'>('con')
/** Id of a consent. */
export type ConsentId = z.output<typeof ConsentId>

/** What a consent may be asked for: advertising by e-mail, SMS or phone (CPCE, article L34-5). */
export const purposes = ['marketing'] as const

/** What letters of one kind are about, in a word of the company's own (`jardin`): agreed to one by one. */
export const Topic = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

/** What somebody reads before agreeing, word for word; it is the proof (GDPR, article 7, 1). */
export const Wording = z.string().trim().min(1).max(2000)

/** A yes or a no, and what it answered. The newest of a person, a purpose and a topic counts; the older ones stay as proof. */
export const Consent = z
  .object({
    id: ConsentId,
    customer: CustomerId,
    purpose: z.enum(purposes),
    /** Absent = everything that has no topic; such a no takes back every topic too. */
    topic: Topic.optional(),
    given: z.boolean(),
    wording: Wording,
    /** The page, the form or the person through whom it came. */
    through: z.string().max(500),
    lead: LeadId.optional(),
    at: Instant,
  })
  .readonly()
  .meta({ id: 'Consent' })
/** A yes or a no, and what it answered. */
export type Consent = z.output<typeof Consent>

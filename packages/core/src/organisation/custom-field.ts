import { z } from 'zod'
import { CivilDate } from '../shared/civil-date.js'
import { Instant } from '../shared/instant.js'
import { FieldName, Formula } from './formula.js'

/**
 * The nouns that a company may add fields to, each with the fields of its own that a text formula may read. Another noun is a line here, an
 * `Extension`, and operations of its own that take the values.
 */
export const extended = {
  customers: [
    ...['firstName', 'lastName', 'organisation', 'phone', 'email'],
    ...['street', 'postcode', 'city', 'reference', 'since'],
  ],
  workers: [
    ...['firstName', 'lastName', 'reference', 'phone', 'email', 'postcode', 'city', 'endedOn'],
  ],
} as const satisfies { readonly [noun: string]: readonly string[] }

/** A noun that a company may add fields to. */
export const Extended = z.enum(['customers', 'workers'])
/** A noun that a company may add fields to. */
export type Extended = z.output<typeof Extended>

const Text = (max: number) => z.string().trim().min(1).max(max)

/** What a value is: `text` up to 500 characters; `number` as decimal text (`'12.5'`); `date` `YYYY-MM-DD`; `yes-no`; `choice` of the list. */
const Kind = z.enum(['text', 'number', 'date', 'yes-no', 'choice'])

const shape = {
  name: FieldName,
  label: z.object({ fr: Text(80), en: Text(80) }).readonly(),
  kind: Kind,
  /** Of a choice: what may be chosen. */
  choices: z.array(Text(80)).min(1).max(50).readonly().optional(),
  /** True when it tells something of a person: erasure empties it. A field that is worked out follows what it is worked out from. */
  personal: z.boolean(),
  /** True when searching the noun looks at it too; a yes or a no is never looked for. */
  searchable: z.boolean(),
  /** There = the field is worked out, and nobody writes it. */
  formula: Formula.optional(),
} as const

/** A field as a company declares it. */
export const NewCustomField = z
  .object(shape)
  .refine(({ kind, choices }) => (kind === 'choice') === (choices !== undefined), {
    message: 'a choice, and nothing else, lists what may be chosen',
    path: ['choices'],
  })
  .refine(({ kind, formula }) => !formula || kind === ('text' in formula ? 'text' : 'number'), {
    message: 'a text formula makes a text, the others a number',
    path: ['kind'],
  })
  .readonly()

/** A field that a company declared. It never changes but by being retired, so that no value of it ever becomes wrong. */
export const CustomField = z
  .object({ ...shape, retiredOn: CivilDate.optional() })
  .readonly()
  .meta({ id: 'CustomField' })
/** A field that a company declared. */
export type CustomField = z.output<typeof CustomField>

/** How many fields a noun may have, retired ones included. */
export const mostFields = 50

/** All the fields of a noun, in the order of their declaration: one document a noun. */
export const CustomFields = z
  .object({
    id: Extended,
    fields: z.array(CustomField).max(mostFields).readonly(),
    /** There while the documents written before a change of fields are gone through: how far, and when it goes on. */
    spreading: z.object({ after: z.string().nullable(), at: Instant }).readonly().optional(),
  })
  .readonly()
  .meta({ id: 'CustomFields' })
/** All the fields of a noun. */
export type CustomFields = z.output<typeof CustomFields>

/** Values by the names of their fields. */
export const CustomValues = z
  .record(FieldName, z.union([z.string().max(500), z.boolean()]))
  .readonly()
/** Values by the names of their fields. */
export type CustomValues = z.output<typeof CustomValues>

/** Values as they are given: null empties a field, and what is left out stays. */
export const GivenValues = z
  .record(z.string().max(100), z.union([z.string().trim().max(500), z.boolean(), z.null()]))
  .readonly()
/** Values as they are given. */
export type GivenValues = z.output<typeof GivenValues>

import { z } from 'zod'
import type { Brand } from './brand.js'
import { brandedString } from './branded.js'

/** The schema of one noun's ids; it knows the prefix that new ones are minted with. */
export type IdSchema<Name extends string> = z.ZodType<Brand<string, Name>, string> & {
  readonly prefix: string
}

/** The id of a noun: two to five letters, an underscore, a ULID (`cus_01J...`). Sorts by time of creation. */
export const idOf = <Name extends string>(prefix: string): IdSchema<Name> =>
  Object.assign(
    brandedString<Name>(z.string().regex(new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`))),
    { prefix },
  )

/** Mints an id from a fresh ULID. */
export const mintId = <Name extends string>(
  of: IdSchema<Name>,
  ulid: string,
): Brand<string, Name> => `${of.prefix}_${ulid}` as Brand<string, Name>

/** Any of the ids above, when the noun does not matter. */
export const AnyId = z.string().regex(/^[a-z]{2,5}_[0-9A-HJKMNP-TV-Z]{26}$/)

/** The id another system gave to a record (an export's `CON13`): 1 to 80 printable characters. */
export const Reference = z.string().trim().min(1).max(80)

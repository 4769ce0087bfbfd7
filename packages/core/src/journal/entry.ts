import { z } from 'zod'
import { LegalEntityId } from '../organisation/index.js'
import type { Sha256 } from '../ports/outside.js'
import { canonical, utf8 } from '../shared/canonical.js'
import { CivilDate } from '../shared/civil-date.js'
import { Instant } from '../shared/instant.js'
import { Amount } from '../shared/money.js'

/** A SHA-256 in 64 lower-case hexadecimal digits. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/** What comes before the first entry: the chain's agreed beginning. */
export const genesis = '0'.repeat(64)

/**
 * What is written down: our own documents; as openings, documents of another system that were taken over; money; certificates; and
 * closings of a period.
 */
export const EntryKind = z.enum([
  ...['invoice', 'credit-note', 'opening-invoice', 'opening-credit-note'],
  ...['payment', 'allocation', 'payment-return', 'refund', 'credit-used'],
  ...['write-off', 'write-off-revoked', 'counter-sale', 'certificate', 'closing'],
] as const)
/** What is written down. */
export type EntryKind = z.output<typeof EntryKind>

/** The tax of a document at one rate, in cents; `rate` is a ratio (`0.2`). */
export const TaxGroup = z.object({ rate: z.string(), net: Amount, vat: Amount }).readonly()
/** The tax of a document at one rate. */
export type TaxGroup = z.output<typeof TaxGroup>

/**
 * One entry of an entity's fiscal journal. It never changes and never goes; what was wrong is put right by a later entry. Its `hash` is
 * that of everything else in it, the hash of the entry before included.
 */
export const JournalEntry = z
  .object({
    /** The entity and the number. */
    id: z.string(),
    legalEntity: LegalEntityId,
    /** From 1, without gap. */
    no: z.int().positive(),
    kind: EntryKind,
    /** The document: an invoice, a payment, a certificate; of a closing, the period. */
    of: z.string(),
    /** The fact that this entry writes down; of a closing, the period. Nothing is written down twice. */
    source: z.string(),
    /** The customer concerned, as it was known that day. */
    customer: z.string().optional(),
    /** The day the document stands on in the books: of issue, of payment, or the later day given for a closed month. */
    on: CivilDate,
    /** The day it was written down, in Paris. Closings go by it. */
    entered: CivilDate,
    at: Instant,
    /** In cents, VAT included: of the document, of the money, of what a certificate certifies. */
    amount: Amount,
    /** Of documents with tax. */
    taxes: z.array(TaxGroup).readonly(),
    /** What else of the document is fiscal: its number, lines, means. */
    content: z.record(z.string(), z.json()),
    previous: Hash,
    hash: Hash,
  })
  .readonly()
  .meta({ id: 'JournalEntry' })
/** One entry of an entity's fiscal journal. */
export type JournalEntry = z.output<typeof JournalEntry>

/** What an entry says, before it has its place in the chain. */
export type Entered = Pick<
  JournalEntry,
  'legalEntity' | 'kind' | 'of' | 'source' | 'customer' | 'on' | 'amount' | 'taxes' | 'content'
>

/** The last link of a chain: how many entries there are, and the hash of the last. */
export interface Link {
  readonly count: number
  readonly hash: string
}

/** The hash that an entry must bear. Anyone can work it out again: SHA-256 of its other fields, as canonical JSON in UTF-8. */
export const hashOf = (said: Omit<JournalEntry, 'hash'>, sha256: Sha256): Promise<string> =>
  sha256(utf8(canonical(said)))

/** The id of an entry: the entity's, and its number. */
export const entryId = (legalEntity: string, no: number): string => `${legalEntity}/${no}`

/** Puts what was entered behind the last link. */
export const chained = async (
  { count, hash: previous }: Link,
  entered: Entered & Pick<JournalEntry, 'entered' | 'at'>,
  sha256: Sha256,
): Promise<JournalEntry> => {
  const no = count + 1
  const entry = { ...entered, id: entryId(entered.legalEntity, no), no, previous }
  return { ...entry, hash: await hashOf(entry, sha256) }
}

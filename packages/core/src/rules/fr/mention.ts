import { type DatedTable, datedTable } from '../dated-table.js'
import type { LegalSource } from '../source.js'

/** The papers whose mentions are listed here. */
export type Paper = 'invoice' | 'quote' | 'certificate'

/** What a paper has, or is about, that calls for a mention of its own. */
export type Particular =
  | 'travel-charged'
  | 'discount'
  | 'other-day-of-service'
  | 'goods-delivered-elsewhere'
  | 'debit-option'
  | 'reverse-charge'
  | 'self-billed'
  | 'billed-elsewhere'
  | 'purchase-order'
  | 'extra-fees'
  | 'advantage-shown'
  | 'customer-employs'
  | 'customer-directs'
  | 'debited-account'
  | 'prepaid-cesu'

/** What must hold for a mention to be compulsory. Each is true or false of a paper's facts. */
export type Condition =
  | Particular
  | 'home-service'
  | 'declared'
  | 'not-declared'
  | 'approved'
  | 'consumer'
  | 'business'
  | 'liable'
  | 'franchise'
  | 'exempt'
  | 'not-franchise'
  | 'above-small-amount'
  | 'note-due'
  | 'large-company'
  | 'sole-trader'
  | 'company'

/** What must be printed, and when. */
export interface Mention {
  readonly fr: string
  readonly en: string
  /** All of these must hold; none = always. */
  readonly when: readonly Condition[]
  /** The very words, in French, where the text gives them. */
  readonly words?: string
}

type Version = Partial<Mention> & { readonly from: string; readonly source: LegalSource }

/**
 * Declares a mention: what it says, and its versions, newest first. A version without words of its
 * own says what the mention says.
 */
export const mention = (
  id: string,
  fr: string,
  en: string,
  ...versions: readonly Version[]
): DatedTable<Mention> =>
  datedTable<Mention>({
    id: `fr.mention.${id}`,
    title: { fr, en },
    unit: 'mention',
    governedBy: 'issue',
    rows: versions.map(({ from, source, ...own }) => ({
      from,
      source,
      value: { fr, en, when: [], ...own },
    })),
  })

/** A title inside a citation: `nom et adresse du prestataire`. */
export const inCitation = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1)

import type { Money } from '../../shared/cents.js'
import type { CivilDate } from '../../shared/day.js'
import type { DatedRow, DatedTable } from '../dated-table.js'
import { isTrusted } from '../trust.js'
import { certificateMentions } from './certificate-mentions.js'
import { noteThreshold, smallInvoice } from './deadlines.js'
import { invoiceMentions } from './invoice-mentions.js'
import type { Condition, Mention, Paper, Particular } from './mention.js'
import { quoteMentions } from './quote-mentions.js'

/** What decides which mentions are compulsory. */
export interface MentionFacts {
  /** The seller's declaration and approval hold on the day of issue. */
  readonly declared: boolean
  readonly approved: boolean
  readonly vat: 'liable' | 'franchise' | 'exempt'
  readonly customer: 'consumer' | 'business'
  /** Total before tax, in euro cents. */
  readonly beforeTax: Money
  /** Total, VAT included, in euro cents. */
  readonly withTax: Money
  /** `large` = large and mid-size companies (grandes entreprises, ETI), `small` = all others. */
  readonly size: 'large' | 'small'
  readonly seller: 'sole-trader' | 'company' | 'other'
  readonly has: readonly Particular[]
}

/** A mention and the row that asks for it. */
export interface AskedMention {
  /** Id of the table: `fr.mention.invoice.number`. */
  readonly mention: string
  readonly row: DatedRow<Mention>
}

/** The mentions of a paper on a day. */
export interface MentionAnswer {
  /** Compulsory that day, in the order of the texts. */
  readonly due: readonly AskedMention[]
  /** Said to be compulsory by rows that nobody read and no tenant trusts: a person decides. */
  readonly unsettled: readonly AskedMention[]
}

const tables: Readonly<Record<Paper, readonly DatedTable<Mention>[]>> = {
  invoice: invoiceMentions,
  quote: quoteMentions,
  certificate: certificateMentions,
}

/**
 * The mentions compulsory on a paper issued that day. What no row was read for, before the first
 * day of a mention, is in neither list. `trusts` names the rows of confidence `memory` that a
 * tenant takes on itself.
 */
export const mentionsOf = (
  paper: Paper,
  on: CivilDate,
  facts: MentionFacts,
  trusts: readonly string[] = [],
): MentionAnswer => {
  const asked = tables[paper].flatMap((table): readonly AskedMention[] => {
    const row = table.on(on)
    const holds = row?.value.when.every((condition) => isTrue(condition, facts, on))
    return row && holds ? [{ mention: table.id, row }] : []
  })
  return {
    due: asked.filter(({ row }) => isTrusted(row, { trusts })),
    unsettled: asked.filter(({ row }) => !isTrusted(row, { trusts })),
  }
}

const isTrue = (condition: Condition, facts: MentionFacts, on: CivilDate): boolean => {
  switch (condition) {
    case 'home-service':
      return facts.customer === 'consumer' && (facts.declared || facts.approved)
    case 'declared':
      return facts.declared
    case 'not-declared':
      return !facts.declared
    case 'approved':
      return facts.approved
    case 'consumer':
    case 'business':
      return facts.customer === condition
    case 'liable':
    case 'franchise':
    case 'exempt':
      return facts.vat === condition
    case 'not-franchise':
      return facts.vat !== 'franchise'
    case 'above-small-amount':
      return facts.beforeTax > (smallInvoice.on(on)?.value ?? 0)
    case 'note-due':
      return facts.customer === 'consumer' && facts.withTax >= (noteThreshold.on(on)?.value ?? 0)
    case 'large-company':
      return facts.size === 'large'
    case 'sole-trader':
    case 'company':
      return facts.seller === condition
    default:
      return facts.has.includes(condition)
  }
}

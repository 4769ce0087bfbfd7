import type { CivilDate } from '../shared/civil-date.js'
import type { Language } from '../shared/language.js'
import type { Money } from '../shared/money.js'
import type { Factor } from '../shared/rate.js'
import type { PrintedDiscount, RateTotal } from './invoice-view.js'
import type { DocumentCustomer, Issuer } from './parties.js'
import type { WithdrawalView } from './withdrawal.js'

/** One thing quoted. Amounts in cents, its discount taken off. */
export interface QuotedLine {
  /** Printed on the order form, the invoice and the certificate too: `ord_…/1`. */
  readonly id: string
  readonly label: string
  /** An item of article D7231-1 (`II-5`). */
  readonly activity?: string | undefined
  /** Of one service, whole minutes; absent: a fixed price. */
  readonly minutes?: number | undefined
  readonly quantity: number
  /** Of one, tax included. */
  readonly unitGross: Money
  /** A ratio: `'0.1'`. */
  readonly vatRate: Factor
  readonly net: Money
  readonly gross: Money
  readonly discount?: PrintedDiscount | undefined
  /** Who sells it, where it is not who writes. */
  readonly seller?: string | undefined
  /** An option: in the price, or offered besides; absent = the base. */
  readonly option?: 'chosen' | 'offered' | undefined
}

/** All that a quote (devis) prints. */
export interface QuoteView {
  readonly language: Language
  readonly id: string
  readonly edition: number
  readonly sentOn: CivilDate
  /** The last day of the offer. */
  readonly validUntil: CivilDate
  readonly issuer: Issuer
  readonly customer: DocumentCustomer
  /** A person: what the law of consumers wants told is printed. */
  readonly consumer: boolean
  /** In the customer's words; may be empty. */
  readonly description: string
  /** The day by which it is done. */
  readonly by?: CivilDate | undefined
  /** How the company acts (article L7232-6 of the Code du travail). */
  readonly modes: readonly ('prestataire' | 'mandataire' | 'mise-a-disposition')[]
  readonly lines: readonly QuotedLine[]
  /** What is in the price, by rate. */
  readonly totals: readonly RateTotal[]
  readonly gross: Money
  /** The words of exemptions from VAT, each once. */
  readonly vatExemptions: readonly string[]
  /** Words that the law wants on a quote of this kind, besides what the page prints anyway. */
  readonly warnings: readonly string[]
  /** The tax credit to expect, shown apart from the price and less prominently. `rate` is a ratio. */
  readonly credit?:
    | { readonly eligibleGross: Money; readonly expected: Money; readonly rate: Factor }
    | undefined
  /** Absent: in a shop, or no consumer. */
  readonly withdrawal?: WithdrawalView | undefined
}

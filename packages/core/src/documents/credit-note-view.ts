import type { Amounts } from '../shared/amounts.js'
import type { CivilDate } from '../shared/civil-date.js'
import type { Language } from '../shared/language.js'
import type { Money } from '../shared/money.js'
import type { Factor } from '../shared/rate.js'
import type { RateTotal } from './invoice-view.js'
import type { DocumentCustomer, Issuer } from './parties.js'

/** What is taken off one line of the invoice. */
export interface CreditedLineView extends Amounts {
  /** What the line of the invoice is called. */
  readonly label: string
  /** Its number on the invoice. */
  readonly line: number
  /** A ratio: `'0.1'`. */
  readonly vatRate: Factor
}

/** All that a credit note prints. Amounts in cents. */
export interface CreditNoteView {
  readonly language: Language
  readonly number: string
  readonly issuedOn: CivilDate
  readonly issuer: Issuer
  readonly customer: DocumentCustomer
  /** The invoice that it corrects (CGI, article 289, I, 5). */
  readonly corrects: { readonly number: string; readonly issuedOn: CivilDate }
  /** Why, in the words of whoever issued it. */
  readonly reason: string
  /** It takes all of the invoice off. */
  readonly isWhole: boolean
  readonly lines: readonly CreditedLineView[]
  readonly totals: readonly RateTotal[]
  readonly gross: Money
  /** Some of what it takes off opened the right to the tax credit. */
  readonly touchesCredit: boolean
  /** The words of each exemption, printed as they are. */
  readonly vatExemptions?: readonly string[] | undefined
}

import type { CivilDate } from '../shared/civil-date.js'
import type { Language } from '../shared/language.js'
import type { Money } from '../shared/money.js'
import type { Factor } from '../shared/rate.js'
import type { Addressee, DocumentCustomer, Issuer } from './parties.js'

/**
 * One line: what was done (article D7233-1 of the Code du travail, 4° and 6° to 10°) at which prices (article 242
 * nonies A of annex II to the CGI, 8°). Amounts in cents.
 */
export interface InvoicedLine {
  readonly label: string
  /** An item of article D7231-1 (`II-5`). */
  readonly activity?: string | undefined
  /** The day of performance. */
  readonly date?: CivilDate | undefined
  /** Whole minutes spent. */
  readonly minutes?: number | undefined
  /** The worker's number in the staff register. */
  readonly worker?: string | undefined
  /** The line of the order that it performs, by its id. */
  readonly orderLine?: string | undefined
  /** Absent: a fixed price. */
  readonly quantity?: number | undefined
  /** `hour` prints the quantity as hours. */
  readonly unit?: 'hour' | 'item' | undefined
  /** Price of one before tax; absent, it is worked out when that is exact. */
  readonly unitNet?: Money | undefined
  /** Price of one, tax included: the hourly rate that the Code du travail asks for. */
  readonly unitGross?: Money | undefined
  /** A ratio: `'0.1'`. */
  readonly vatRate: Factor
  readonly net: Money
  readonly vat: Money
  readonly gross: Money
}

/** What is sold at one rate of VAT: before tax, tax, tax included. */
export interface RateTotal {
  readonly rate: Factor
  readonly net: Money
  readonly vat: Money
  readonly gross: Money
}

/** All that an invoice or a credit note prints. Amounts in cents. */
export interface InvoiceView {
  readonly language: Language
  readonly number: string
  readonly issuedOn: CivilDate
  readonly issuer: Issuer
  readonly customer: DocumentCustomer
  /** Who received the services, when it is not the customer who pays. */
  readonly beneficiary?: Addressee | undefined
  /** First and last day of performance, both inclusive. */
  readonly performed?: { readonly from: CivilDate; readonly to: CivilDate } | undefined
  readonly lines: readonly InvoicedLine[]
  /** By rate of VAT; absent, the sums of the lines. */
  readonly totals?: readonly RateTotal[] | undefined
  readonly gross: Money
  /** What was paid before the issue; nothing unless told. */
  readonly paid?: Money | undefined
  /** The tax credit to expect, shown apart from the price and less prominently. `rate` is a ratio. */
  readonly credit?:
    | { readonly eligibleGross: Money; readonly expected: Money; readonly rate: Factor }
    | undefined
  readonly dueOn?: CivilDate | undefined
  /** The host's own words on payment, printed as they are. */
  readonly paymentTerms?: string | undefined
  /** VAT falls due when the customer pays; otherwise the option for debits is mentioned. */
  readonly vatOnReceipts: boolean
  /** The words and the article of an exemption, printed as they are: `TVA non applicable, article 293 B du CGI`. */
  readonly vatExemption?: string | undefined
  readonly cesuAccepted?: boolean | undefined
  /** Goods, services or both: a mention of the invoices of 2026 and later (242 nonies A, 8° bis). */
  readonly operations?: 'services' | 'goods' | 'both' | undefined
  /** Where goods were delivered, when it is elsewhere (242 nonies A, 7° bis). */
  readonly deliveryAddress?: readonly string[] | undefined
  /** The invoice that this credit note corrects: its presence makes the document a credit note. */
  readonly creditNoteFor?: { readonly number: string; readonly issuedOn: CivilDate } | undefined
}

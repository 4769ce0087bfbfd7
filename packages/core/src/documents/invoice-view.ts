import type { Amounts, Taxed } from '../shared/amounts.js'
import type { CivilDate } from '../shared/civil-date.js'
import type { Language } from '../shared/language.js'
import type { Money } from '../shared/money.js'
import type { Factor } from '../shared/rate.js'
import type { Addressee, DocumentCustomer, Issuer } from './parties.js'

/** A discount as it is printed: what it is called, its rate where it has one, and what it took off, in what the document is priced in. */
export interface PrintedDiscount {
  readonly label: string
  readonly rate?: Factor | undefined
  readonly amount: Money
}

/**
 * One line: what was done (article D7233-1 of the Code du travail, 4° and 6° to 10°) at which prices (article 242
 * nonies A of annex II to the CGI, 8°). Amounts in cents, its own discount taken off, that of the document not.
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
  readonly discount?: PrintedDiscount | undefined
  /** Lines in a row that bear one number are the parts of one bundle: its price leads, its parts follow. */
  readonly bundle?: { readonly no: number; readonly label: string } | undefined
  /** Money for it opens the right to the credit: said of the parts of a bundle. */
  readonly isEligible?: boolean | undefined
}

/** What is sold at one rate of VAT, or without tax on one ground. */
export interface RateTotal extends Amounts {
  readonly rate: Factor
  /** Left out = taxed. */
  readonly taxed?: Taxed | undefined
}

/** A deposit that is taken off, by rate of VAT. */
export interface PrintedDeposit {
  readonly number: string
  readonly issuedOn: CivilDate
  readonly totals: readonly RateTotal[]
}

/** On which terms an organisation pays (Code de commerce, article L441-9). */
export interface BusinessTerms {
  /** A ratio a year. */
  readonly latePenalties: Factor
  /** Left out = no discount for early payment. */
  readonly earlyPayment?: string | undefined
  /** The words on the fixed fee for recovery, as the law gives them. */
  readonly recoveryFee?: string | undefined
}

/** All that an invoice prints. Amounts in cents. */
export interface InvoiceView {
  readonly language: Language
  /** Paid on account, before the service (type 386 of EN 16931). */
  readonly isDeposit?: boolean | undefined
  readonly number: string
  readonly issuedOn: CivilDate
  readonly issuer: Issuer
  readonly customer: DocumentCustomer
  /** Who received the services, when it is not the customer who pays. */
  readonly beneficiary?: Addressee | undefined
  /** First and last day of performance, both inclusive. */
  readonly performed?: { readonly from: CivilDate; readonly to: CivilDate } | undefined
  readonly lines: readonly InvoicedLine[]
  /** On the whole, with what it took off before tax, of tax, tax included. */
  readonly discount?: (PrintedDiscount & { readonly off: Amounts }) | undefined
  /** By rate of VAT, the discount taken off, deposits not; absent, the sums of the lines. */
  readonly totals?: readonly RateTotal[] | undefined
  /** The deposits that are taken off, the oldest first. */
  readonly deposits?: readonly PrintedDeposit[] | undefined
  /** What this document charges, discount and deposits taken off. */
  readonly gross: Money
  /** What was paid before the issue; nothing unless told. */
  readonly paid?: Money | undefined
  /** The tax credit to expect, shown apart from the price and less prominently. `rate` is a ratio. */
  readonly credit?:
    | { readonly eligibleGross: Money; readonly expected: Money; readonly rate: Factor }
    | undefined
  /** The last day to pay; that of the issue = on receipt. */
  readonly dueOn?: CivilDate | undefined
  /** The host's own words on payment, printed as they are. */
  readonly paymentTerms?: string | undefined
  /** Of an organisation that pays: what a consumer is never told. */
  readonly business?: BusinessTerms | undefined
  /** VAT falls due when the customer pays; otherwise the option for debits is mentioned. */
  readonly vatOnReceipts: boolean
  /** The words and the article of each exemption, printed as they are: `TVA non applicable, article 293 B du CGI`. */
  readonly vatExemptions?: readonly string[] | undefined
  readonly cesuAccepted?: boolean | undefined
  /** Goods, services or both: a mention of the invoices of 2026 and later (242 nonies A, 8° bis). */
  readonly operations?: 'services' | 'goods' | 'both' | undefined
  /** Where goods were delivered, when it is elsewhere (242 nonies A, 7° bis). */
  readonly deliveryAddress?: readonly string[] | undefined
}

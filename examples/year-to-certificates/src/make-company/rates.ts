/** How often each kind of mess and of hard case happens, each from 0 (never) to 1 (always). */
export interface Rates {
  /** Contacts: last name in capitals. */
  readonly capitals: number
  /** First name typed after the last name, in one field. */
  readonly nameInLastName: number
  /** A phone in one of the four shapes other than ten digits in a row. */
  readonly phoneShapes: number
  /** The phone in the e-mail column. */
  readonly phoneInEmail: number
  readonly noPhone: number
  /** Of the postcodes that start with a zero, those that lost it. */
  readonly lostZero: number
  /** Copies of a contact, under a number of their own: to be found. */
  readonly duplicates: number
  /** Another person of the same name, elsewhere: not to be taken for a duplicate. */
  readonly namesakes: number
  /** Another person of the same last name at the same address: no duplicate either. */
  readonly housemates: number
  /** Companies among the customers. */
  readonly organisations: number

  /** Computer help at the company's workshop instead of the home. */
  readonly workshop: number
  /** Odd jobs of two hours and a half. */
  readonly longOddJobs: number
  /** Customers who also take an activity the company never declared. */
  readonly undeclared: number
  /** Computer help at a fixed price: the line prints no minutes. */
  readonly fixedPrice: number
  /** Invoices that also sell goods. */
  readonly goods: number

  /** Invoices nobody pays. */
  readonly unpaid: number
  /** Invoices paid in instalments, the last of which may never come. */
  readonly partial: number
  readonly overpaid: number
  /** Of the overpayments and credit notes, those whose money is given back. */
  readonly refunded: number
  readonly cash: number
  readonly prepaidCesu: number
  /** Of the prepaid CESU payments, those above the eligible lines. */
  readonly prepaidCesuAbove: number
  readonly thirdParty: number
  /** Cheques and debits that come back. */
  readonly returned: number
  /** Of the cheques and debits of December, those that come back in January. */
  readonly returnedInJanuary: number
  readonly creditNoteBefore: number
  readonly creditNoteAfter: number
}

/** A company with a few of everything. */
export const usualRates: Rates = {
  capitals: 0.08,
  nameInLastName: 0.06,
  phoneShapes: 0.35,
  phoneInEmail: 0.04,
  noPhone: 0.04,
  lostZero: 0.25,
  duplicates: 0.08,
  namesakes: 0.06,
  housemates: 0.04,
  organisations: 0.05,
  workshop: 0.08,
  longOddJobs: 0.2,
  undeclared: 0.05,
  fixedPrice: 0.15,
  goods: 0.08,
  unpaid: 0.03,
  partial: 0.08,
  overpaid: 0.05,
  refunded: 0.6,
  cash: 0.06,
  prepaidCesu: 0.12,
  prepaidCesuAbove: 0.1,
  thirdParty: 0.06,
  returned: 0.05,
  returnedInJanuary: 0.2,
  creditNoteBefore: 0.03,
  creditNoteAfter: 0.05,
}

/** Every case of money often, and all of them on one invoice now and then. */
export const hardRates: Rates = {
  ...usualRates,
  duplicates: 0.15,
  namesakes: 0.15,
  workshop: 0.3,
  longOddJobs: 0.4,
  undeclared: 0.2,
  goods: 0.35,
  unpaid: 0.05,
  partial: 0.35,
  overpaid: 0.2,
  cash: 0.2,
  prepaidCesu: 0.35,
  prepaidCesuAbove: 0.25,
  thirdParty: 0.25,
  returned: 0.25,
  returnedInJanuary: 0.5,
  creditNoteBefore: 0.15,
  creditNoteAfter: 0.25,
}

/** A person of the tax household (foyer fiscal). A dependant adds to the ceiling only when over 65. */
export type OracleMember =
  | { readonly is: 'taxpayer'; readonly birthYear: number }
  | { readonly is: 'child'; readonly custody: 'full' | 'shared' }
  | { readonly is: 'dependant'; readonly birthYear: number }

/** An aid that helped to pay one expense, in whole hundredths of the year's currency. */
export interface OracleAid {
  readonly kind: 'apa' | 'pch' | 'employer' | 'cmg'
  readonly amount: number
}

/** One payment for home services, in whole hundredths of the year's currency. */
export interface OracleExpense {
  /** 'I-1' to 'I-5' and 'II-1' to 'II-21', numbered as in the fact sheet, section 1. */
  readonly activity: string
  /** YYYY-MM-DD. */
  readonly paidOn: string
  /** Gross, aids included. */
  readonly amount: number
  readonly means: 'transfer' | 'cheque' | 'card' | 'direct-debit' | 'prepaid-cesu' | 'cash'
  readonly employment: 'provider' | 'direct'
  readonly home: 'own' | 'ascendant'
  readonly aids?: readonly OracleAid[] | undefined
}

/** A tax household and what it paid for home services in one income year. */
export interface OracleHousehold {
  /** Income year, 1991 or later. */
  readonly year: number
  readonly domiciledInFrance: boolean
  /** Every taxpayer works or looks for work; read for 2007 to 2016 only, absent means no. */
  readonly working?: boolean | undefined
  /** One or two taxpayers, and those in their charge. */
  readonly members: readonly OracleMember[]
  /** Ascendants helped at their own home who meet the APA condition. */
  readonly ascendants?: readonly { readonly birthYear: number }[] | undefined
  readonly disability?: 'invalid-third-category' | 'aeeh-supplement' | 'cmi-80' | undefined
  /** First income year of direct employment (box 7DQ). */
  readonly firstDirectEmployment?: boolean | undefined
  /** Immediate advance already received (box 7HB). */
  readonly advance?: number | undefined
  readonly expenses: readonly OracleExpense[]
}

/** The readings of the law that the sheet leaves open. */
export interface OracleSettings {
  /** Whether aids leave the expense before or after the activity cap; 'before-cap' when absent. */
  readonly aids?: 'before-cap' | 'after-cap' | undefined
  /** Whether the year of the 65th birthday counts as over 65; 'in-the-year' when absent. */
  readonly sixtyFive?: 'in-the-year' | 'before-the-year' | undefined
  /** Rows known from memory alone that the caller accepts. */
  readonly trusts?: readonly string[] | undefined
}

/** The year's advantage in whole hundredths of `currency`, or the unconfirmed row it would need. */
export type OracleAnswer =
  | {
      readonly ok: true
      readonly currency: 'FRF' | 'EUR'
      /** Everything eligible, before the ceiling. */
      readonly base: number
      /** The largest ceiling used. */
      readonly ceiling: number
      /** What stayed under the ceilings. */
      readonly retained: number
      /** Whole francs or euros, in hundredths. */
      readonly credit: number
      /** Whole francs or euros, in hundredths; never refunded. */
      readonly reduction: number
      /** Credit and reduction less the advance; below zero when the advance was too high. */
      readonly balance: number
    }
  | { readonly ok: false; readonly code: 'unsettled-law'; readonly row: string }

import type { CivilDate } from '../shared/civil-date.js'
import type { Language } from '../shared/language.js'
import type { Money } from '../shared/money.js'
import type { Addressee, DocumentCustomer, Issuer } from './parties.js'

/** One visit, as the certificate lists it. */
export interface CertifiedIntervention {
  readonly date: CivilDate
  /** Whole minutes. */
  readonly minutes: number
  /** The worker's number in the staff register, as printed (`W09`). */
  readonly worker: string
  readonly workerName: string
  /** The line of the order that it performed, by its id. */
  readonly orderLine?: string | undefined
}

/** All that an annual certificate (attestation fiscale annuelle) prints. Amounts in cents, tax included. */
export interface CertificateView {
  readonly language: Language
  readonly number: string
  /** The calendar year of the payments. */
  readonly year: number
  readonly issuedOn: CivilDate
  readonly issuer: Issuer
  readonly customer: DocumentCustomer
  /** Who received the services, when it is not the customer who paid. */
  readonly beneficiary?: Addressee | undefined
  /** The bank accounts debited, written as they may be shown. */
  readonly debitedAccounts?: readonly string[] | undefined
  readonly paidGross: Money
  readonly prepaidCesu: Money
  readonly aids: Money
  readonly advance: Money
  readonly paidNet: Money
  /** Shown apart: they open no right and are not in the amounts above. */
  readonly ineligiblePaid: Money
  readonly paidInCash: Money
  readonly byActivity: readonly {
    /** An item of article D7231-1 (`II-5`). */
    readonly activity: string
    readonly label: string
    readonly amount: Money
  }[]
  readonly interventions: readonly CertifiedIntervention[]
  /** The number of the certificate that this one corrects. */
  readonly replaces?: string | undefined
}

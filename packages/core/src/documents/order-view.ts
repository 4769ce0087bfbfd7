import type { CivilDate } from '../shared/civil-date.js'
import type { Language } from '../shared/language.js'
import type { Money } from '../shared/money.js'
import type { PrintedDiscount } from './invoice-view.js'
import type { DocumentCustomer, Issuer } from './parties.js'
import type { WithdrawalView } from './withdrawal.js'

/** One thing ordered, at an agreed price. Amounts in cents, tax included. */
export interface PrintedOrderLine {
  /** Printed on the invoice and on the certificate too: `ord_…/1`. */
  readonly id: string
  readonly label: string
  /** An item of article D7231-1 (`II-5`). */
  readonly activity?: string | undefined
  /** Of one service, whole minutes; absent: a fixed price. */
  readonly minutes?: number | undefined
  readonly quantity: number
  /** Of one. */
  readonly unitGross: Money
  /** Its discount taken off. */
  readonly gross: Money
  readonly discount?: PrintedDiscount | undefined
}

/** All that an order form (bon de commande) prints. */
export interface OrderView {
  readonly language: Language
  readonly id: string
  readonly orderedOn: CivilDate
  readonly issuer: Issuer
  readonly customer: DocumentCustomer
  /** A person: what the Code de la consommation wants told is printed. */
  readonly consumer: boolean
  /** In the customer's words; may be empty. */
  readonly description: string
  readonly lines: readonly PrintedOrderLine[]
  /** The days of its visits, in order; none = to be agreed. */
  readonly appointments: readonly CivilDate[]
  readonly total: Money
  /** `unknown` = nobody said how it was concluded: the right is told under its condition. `none` = in a shop. */
  readonly withdrawal: WithdrawalView | 'unknown' | 'none'
}

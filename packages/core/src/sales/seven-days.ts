import type { LegalEntity } from '../organisation/index.js'
import { paidAtOnceHomeServices, paidAtOnceRepairs } from '../rules/fr/consumer-contract.js'
import { noPaymentDays } from '../rules/fr/deadlines.js'
import { type CivilDate, plusDays } from '../shared/civil-date.js'
import type { Concluding } from './contract.js'
import type { OrderLine } from './order-line.js'

/** What decides whether money may be taken at once. */
export interface Payable extends Concluding {
  readonly concludedOn: CivilDate
  readonly lines: readonly Pick<OrderLine, 'kind' | 'activity'>[]
}

/** The first day on which money may be taken, and the rows of law that say so. */
export interface PayableFrom {
  /** Absent = at once. */
  readonly from?: CivilDate | undefined
  /** The consumer may end the contract at any time, for nothing, and is paid back in proportion within fifteen days. */
  readonly endsAtAnyTime: boolean
  readonly because: readonly string[]
}

/**
 * From when the seller may take money for a contract (Code de la consommation, article L221-10): off the premises, not before seven days
 * have passed since its conclusion, that day not counted. Regular home services of an approved or authorised body, and urgent repairs, may
 * be paid at once; a body that is merely declared waits, unless its settings say that it need not (`declaredBody`).
 */
export const payableFrom = (
  contract: Payable,
  seller: Pick<LegalEntity, 'activities' | 'lawSettings'>,
): PayableFrom => {
  const { concluded, concludedOn, urgent, successive } = contract
  const days = noPaymentDays.on(concludedOn)
  if (concluded !== 'off-premises' || !days) return { endsAtAnyTime: false, because: [] }
  const repairs = urgent ? paidAtOnceRepairs.on(concludedOn) : undefined
  if (repairs) return { endsAtAnyTime: false, because: [repairs.id] }
  const regular = successive && isBody(contract, seller) && paidAtOnceHomeServices.on(concludedOn)
  if (regular) return { endsAtAnyTime: true, because: [regular.id] }
  const from = plusDays(concludedOn, days.value + 1)
  return { from, endsAtAnyTime: false, because: [days.id] }
}

/** Whether all that is sold is home services that the seller is approved or authorised for, or declared where that is enough. */
const isBody = (
  { lines, concludedOn }: Payable,
  { activities, lawSettings }: Pick<LegalEntity, 'activities' | 'lawSettings'>,
): boolean => {
  const enough = lawSettings?.declaredBody === 'under-a-decision'
  const held = activities.filter(
    ({ from, until, as = 'declaration' }) =>
      from <= concludedOn && (!until || concludedOn < until) && (enough || as !== 'declaration'),
  )
  return lines.every(
    ({ kind, activity }) =>
      kind !== 'goods' && activity && held.some((one) => one.activity === activity),
  )
}

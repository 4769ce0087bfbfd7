import {
  type CountedDays,
  lostOncePerformed,
  urgentRepairs,
  withdrawalAfterInformation,
  withdrawalCount,
} from '../rules/fr/consumer-contract.js'
import { withdrawalDays, withdrawalExtension } from '../rules/fr/deadlines.js'
import { type CivilDate, plusDays, plusMonths } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { type Contract, isCollected } from './contract.js'
import { endOn } from './working-day.js'

/** What of a contract decides whether it may be withdrawn from. */
export interface Withdrawable
  extends Pick<Contract, 'concluded' | 'concludedOn' | 'urgent' | 'early'> {
  readonly withdrawalToldOn?: CivilDate | undefined
  readonly receivedOn?: CivilDate | undefined
  /** Whether goods are sold: then it is a sale, and the days are counted from their reception (article L221-1, II). */
  readonly goods: boolean
  /** Whether the service is fully performed. */
  readonly performed: boolean
}

/**
 * Whether a consumer may withdraw. `none` = never could: concluded in a shop, or urgent repairs; `lost` = fully performed at the
 * consumer's express request; `over` = the last day has passed; `undetermined` = the law of that day was not read.
 */
export interface WithdrawalRight {
  readonly status: 'open' | 'over' | 'none' | 'lost' | 'undetermined'
  /** The first of the days that are counted; one may withdraw before, from the conclusion on. Absent = the goods are not received yet. */
  readonly first?: CivilDate | undefined
  /** The last day, until midnight. Absent = the goods are not received yet. */
  readonly last?: CivilDate | undefined
  /** The time was prolonged because the consumer was not told. */
  readonly prolonged?: boolean | undefined
  /** Ids of the rows of law. */
  readonly because: readonly string[]
}

/** The right to withdraw (droit de rétractation) from a contract, on a day (Code de la consommation, articles L221-18 to L221-20 and L221-28). */
export const withdrawalRight = (contract: Withdrawable, on: CivilDate): WithdrawalRight => {
  const { concluded, concludedOn, urgent, goods, performed, early } = contract
  const rows = [withdrawalDays, withdrawalCount, urgentRepairs, lostOncePerformed] as const
  const [days, count, repairs, lost] = rows.map((table) => table.on(concludedOn)?.id)
  const usual = [days, count].flatMap((id) => id ?? [])
  if (concluded === 'shop') return { status: 'none', because: usual.slice(0, 1) }
  if (urgent && repairs) return { status: 'none', because: [repairs] }
  const window = withdrawalWindow(contract)
  if (!window) return { status: 'undetermined', because: [] }
  const { first, last, prolonged, because } = window
  const told = { first, last, ...(prolonged ? { prolonged } : {}) }
  const isLost = performed && !goods && early?.acknowledged && isCollected(contract)
  if (isLost && lost) return { status: 'lost', ...told, because: [lost] }
  return { status: last && on > last ? 'over' : 'open', ...told, because }
}

interface Window {
  readonly first: CivilDate | undefined
  readonly last: CivilDate | undefined
  readonly prolonged: boolean
  readonly because: readonly string[]
}

/** The days on which a contract may be withdrawn from; undefined where no row of law was read for the day of its conclusion. */
export const withdrawalWindow = (
  contract: Pick<Withdrawable, 'concludedOn' | 'withdrawalToldOn' | 'receivedOn' | 'goods'>,
): Window | undefined => {
  const { concludedOn, withdrawalToldOn: toldOn, receivedOn, goods } = contract
  const days = withdrawalDays.on(concludedOn)
  const count = withdrawalCount.on(concludedOn)
  const extension = withdrawalExtension.on(concludedOn)
  const after = withdrawalAfterInformation.on(concludedOn)
  if (!days || !count || !extension || !after) return undefined
  const because = [days.id, count.id]
  const start = goods ? receivedOn : concludedOn
  if (!start) return { first: undefined, last: undefined, prolonged: false, because }
  const initial = counted(start, days.value, count.value)
  if (toldOn && toldOn <= concludedOn) return { ...initial, prolonged: false, because }
  const prolonged = endOn(plusMonths(initial.last, extension.value), count.value)
  const [last, row] =
    toldOn && toldOn <= prolonged
      ? [later(initial.last, counted(toldOn, after.value, count.value).last), after.id]
      : [prolonged, extension.id]
  return { first: initial.first, last, prolonged: last > initial.last, because: [...because, row] }
}

/** So many days from a day, as the law counts them. */
const counted = (from: CivilDate, days: number, count: CountedDays) => {
  const first = count.startsThatDay ? from : plusDays(from, 1)
  return { first, last: endOn(plusDays(first, days - 1), count) }
}

const later = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b)

/** What was provided before somebody withdrew, and whether it is to be paid. */
export interface Provided {
  /** The total price agreed for the services, in cents, VAT included. */
  readonly total: Money
  /** The share of it that was provided, in cents, VAT included. */
  readonly provided: Money
  /** The consumer's express request to begin early was collected. */
  readonly asked: boolean
  /** The consumer had been told that it would have to be paid for (article L221-5, I, 9°). */
  readonly told: boolean
}

/**
 * What a consumer who withdraws owes for a service that began at its express request: in proportion to the total price agreed, never more
 * than it; nothing where the request was not collected, or the consumer not told (article L221-25). Where the total price is excessive,
 * the law looks at the market value instead: whoever says so decides.
 */
export const dueOnWithdrawal = ({ total, provided, asked, told }: Provided): Money =>
  asked && told ? Money.max(Money.zero, Money.min(provided, total)) : Money.zero

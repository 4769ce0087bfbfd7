import { admittedMeans } from '../rules/fr/payment.js'
import type { LawSettings } from '../rules/fr/settings.js'
import { employerAidDeducted } from '../rules/fr/tax-credit.js'
import { broken, type Reason } from '../rules/reason.js'
import { isTrusted } from '../rules/trust.js'
import { cents } from '../shared/cents.js'
import { type CivilDate, yearOf } from '../shared/day.js'
import type { Expense, Household } from './household.js'
import type { CapOfYear, LawOfYear } from './law-of-year.js'
import type { Step, UnsettledLaw } from './tax-year.js'

/** The expenses of a year that count, before the ceiling, in hundredths of the year's currency. */
export interface Counted {
  /** At the household's own home. */
  own: number
  /** At an ascendant's home. */
  ascendant: number
  /** Aids taken off what counts at the household's own home. */
  ownAids: number
  /** Aids taken off what counts at an ascendant's. */
  ascendantAids: number
  /** Somebody is employed directly. */
  direct: boolean
  /** Something was spent at an ascendant's home. */
  atAscendants: boolean
  cuts: Step[]
}

/** What was spent on one activity with a cap, by home. */
interface Capped {
  readonly cap: CapOfYear
  own: number
  ascendant: number
  ownAids: number
  ascendantAids: number
}

/** Sorts the expenses of a household: what counts, and what does not by which row. */
export const count = (
  household: Household,
  law: LawOfYear,
  settings: LawSettings,
): Counted | UnsettledLaw => {
  const counted = empty()
  const { expenses, year } = household
  const abroad = household.domiciledInFrance ? undefined : law.rules.notDomiciled
  let capped: Capped[] | undefined
  for (const expense of expenses) {
    if (yearOf(expense.paidOn) !== year) continue
    const no = abroad ?? against(expense, law)
    const cap = law.capOf.get(expense.activity)
    if (no) cut(counted, no, expense.amount)
    else if (cap && !isTrusted(cap.row, settings)) return unsettled(cap, expenses.indexOf(expense))
    else if (!cap) take(counted, expense, undefined)
    else {
      capped ??= []
      take(counted, expense, under(cap, capped))
    }
  }
  if (capped) releaseAll(counted, capped, settings)
  const aids = counted.ownAids + counted.ascendantAids
  if (aids) cut(counted, law.rules.aids, aids)
  return counted
}

const unsettled = ({ row }: CapOfYear, i: number): UnsettledLaw => ({
  code: 'unsettled-law',
  row: row.id,
  field: `expenses.${i}.activity`,
})

const empty = (): Counted => ({
  own: 0,
  ascendant: 0,
  ownAids: 0,
  ascendantAids: 0,
  direct: false,
  atAscendants: false,
  cuts: [],
})

/** Adds to what a row cut. The first stands in a list of just its size: an empty one that grows makes room for seventeen. */
export const cut = (counted: Counted, reason: Reason | undefined, amount: number): void => {
  if (!reason) return
  const { cuts } = counted
  for (let i = 0; i < cuts.length; i++) {
    const known = cuts[i]
    if (known?.reason !== reason) continue
    cuts[i] = { reason, amount: cents(known.amount + amount) }
    return
  }
  const step = { reason, amount: cents(amount) }
  if (cuts.length) cuts.push(step)
  else counted.cuts = [step]
}

/** Why an expense of the year does not count, if it does not. */
const against = (expense: Expense, law: LawOfYear): Reason | undefined => {
  if (expense.means === 'cash' && expense.paidOn >= law.cashBarredFrom)
    return broken(admittedMeans, 'cash-excluded', expense.paidOn)
  return expense.home === 'ascendant' ? law.rules.noAscendant : undefined
}

const [newest] = employerAidDeducted.rows

const isEmployersDeducted = (paidOn: CivilDate): boolean =>
  (newest && paidOn >= newest.from ? newest : employerAidDeducted.on(paidOn))?.value ?? true

/** What of the aids is deducted on that day. */
const deducted = ({ aids, paidOn }: Expense): number => {
  let sum = 0
  if (aids)
    for (const { kind, amount } of aids)
      if (kind !== 'employer' || isEmployersDeducted(paidOn)) sum += amount
  return sum
}

const take = (counted: Counted, expense: Expense, capped: Capped | undefined): void => {
  const { employment, home, amount } = expense
  const aids = deducted(expense)
  if (employment === 'direct') counted.direct = true
  if (home === 'own') counted.ownAids += aids
  else counted.ascendantAids += aids
  if (home === 'ascendant') counted.atAscendants = true
  if (capped) hold(capped, expense, aids)
  else if (home === 'own') counted.own += amount - aids
  else counted.ascendant += amount - aids
}

const under = (cap: CapOfYear, capped: Capped[]): Capped => {
  for (const one of capped) if (one.cap === cap) return one
  const fresh: Capped = { cap, own: 0, ascendant: 0, ownAids: 0, ascendantAids: 0 }
  capped.push(fresh)
  return fresh
}

const hold = (capped: Capped, { home, amount }: Expense, aids: number): void => {
  if (home === 'own') {
    capped.own += amount
    capped.ownAids += aids
  } else {
    capped.ascendant += amount
    capped.ascendantAids += aids
  }
}

const releaseAll = (counted: Counted, capped: Capped[], settings: LawSettings): void => {
  if (capped.length > 1) capped.sort((one, other) => one.cap.place - other.cap.place)
  for (const one of capped) release(counted, one, settings)
}

/** Measures an activity against its cap. What was spent at one's own home takes the room first. */
const release = (counted: Counted, capped: Capped, { aids }: LawSettings): void => {
  const { cap, ownAids, ascendantAids } = capped
  const room = cap.amount
  const net = capped.own + capped.ascendant - ownAids - ascendantAids
  const total =
    aids === 'after-cap'
      ? Math.max(0, Math.min(capped.own + capped.ascendant, room) - ownAids - ascendantAids)
      : Math.min(net, room)
  const atOwn = Math.min(capped.own - ownAids, total)
  counted.own += atOwn
  counted.ascendant += total - atOwn
  if (net > total) cut(counted, cap.kept, net - total)
}

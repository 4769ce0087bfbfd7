import { z } from 'zod'
import { type CivilDate, daysBetween } from '../shared/civil-date.js'
import { Amount, Money } from '../shared/money.js'

/** How late a debt is, in days after the last one to pay: `undated` = issued before that day was kept, or taken over without one. */
export const Lateness = z.enum(['not-due', '1-30', '31-60', '61-90', 'over-90', 'undated'])
/** How late a debt is. */
export type Lateness = z.output<typeof Lateness>

/** What is owed of one lateness, in cents, VAT included: by so many invoices of so many customers. */
export const AgedPart = z
  .object({
    late: Lateness,
    amount: Amount,
    invoices: z.int().nonnegative(),
    customers: z.int().nonnegative(),
  })
  .readonly()
/** What is owed of one lateness. */
export type AgedPart = z.output<typeof AgedPart>

/** A debt as the balance reads it. */
export interface OwedDebt {
  readonly customer: string
  readonly due: Money
  /** The last day to pay. */
  readonly dueOn: CivilDate | undefined
}

/** How late a debt is on a day: on its last day to pay it is not yet. */
export const latenessOn = (dueOn: CivilDate | undefined, today: CivilDate): Lateness => {
  if (dueOn === undefined) return 'undated'
  const days = daysBetween(dueOn, today)
  if (days <= 0) return 'not-due'
  if (days <= 30) return '1-30'
  if (days <= 60) return '31-60'
  return days <= 90 ? '61-90' : 'over-90'
}

/** Debts by how late they are, each lateness once, in the order in which they grow old. What was paid too much is no debt. */
export const agedParts = (all: readonly OwedDebt[], today: CivilDate): readonly AgedPart[] =>
  Lateness.options.map((late) => {
    const own = all.filter(({ due, dueOn }) => due > 0 && latenessOn(dueOn, today) === late)
    return {
      late,
      amount: Money.sum(own.map(({ due }) => due)),
      invoices: own.length,
      customers: new Set(own.map(({ customer }) => customer)).size,
    }
  })

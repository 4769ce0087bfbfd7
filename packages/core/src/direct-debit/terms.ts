import { z } from 'zod'
import type { CivilDate } from '../shared/civil-date.js'
import { Money, PositiveAmount } from '../shared/money.js'
import { isAgreedDay } from './collection-day.js'
import { type Debit, isLive } from './debit.js'
import type { MandateTerms } from './mandate.js'

/** What a debit would break of what its parties agreed on. */
export const TermsProblem = z.discriminatedUnion('code', [
  z.object({ code: z.literal('amount-above-terms'), monthly: PositiveAmount }).readonly(),
  z.object({ code: z.literal('day-outside-terms'), day: z.int() }).readonly(),
])
/** What a debit would break of what its parties agreed on. */
export type TermsProblem = z.output<typeof TermsProblem>

/** Every point in which a debit goes beyond its mandate's terms, with the others of its month; none when it keeps them (S116). */
export const termsProblems = (
  { monthly, day }: MandateTerms,
  { amount, collectOn }: { readonly amount: Money; readonly collectOn: CivilDate },
  others: readonly Debit[],
): readonly TermsProblem[] => {
  const sameMonth = others.filter(
    (one) =>
      one.collectOn.slice(0, 7) === collectOn.slice(0, 7) &&
      (isLive(one) || one.status === 'collected'),
  )
  const taken = Money.sum(sameMonth.map((one) => one.amount))
  const above = monthly !== undefined && Money.plus(taken, amount) > monthly
  const outside = day !== undefined && !isAgreedDay(collectOn, day)
  return [
    ...(above ? [{ code: 'amount-above-terms', monthly } as const] : []),
    ...(outside ? [{ code: 'day-outside-terms', day } as const] : []),
  ]
}

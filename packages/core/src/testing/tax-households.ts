import type { LawSettings } from '../rules/fr/settings.js'
import { cents } from '../shared/cents.js'
import { day } from '../shared/day.js'
import { must } from '../shared/result.js'
import type { Expense, Household, Member } from '../tax-credit/household.js'
import type { Step, TaxYear } from '../tax-credit/tax-year.js'
import { yearOf } from '../tax-credit/year-of.js'

/**
 * Housework at home, paid by transfer to a provider in June unless told otherwise; `units` of the
 * year's currency.
 */
export const spent = (year: number, units: number, more: Partial<Expense> = {}): Expense => ({
  activity: 'II-1',
  paidOn: day(`${year}-06-30`),
  amount: cents(Math.round(units * 100)),
  means: 'transfer',
  employment: 'provider',
  home: 'own',
  ...more,
})

/** One taxpayer of 40 who works, in France, with these expenses, unless told otherwise. */
export const householdOf = (
  year: number,
  expenses: readonly Expense[],
  more: Partial<Household> = {},
): Household => ({
  year,
  domiciledInFrance: true,
  working: true,
  members: [adultIn(year)],
  ascendants: [],
  expenses,
  ...more,
})

/** A taxpayer of 40. */
export const adultIn = (year: number): Member => ({ is: 'taxpayer', birthYear: year - 40 })

/** What a household's year gives, once it can be read. */
export const answerOf = (household: Household, settings: LawSettings = {}): TaxYear =>
  must(yearOf(household, settings))

/** Steps in a line each: what is said, the row it rests on, the amount in hundredths. */
export const told = (steps: readonly Step[]): readonly string[] =>
  steps.map(({ reason: { code, rule, row }, amount }) => {
    if (!row.startsWith(`${rule}@`)) throw new Error(`${row} is not a row of ${rule}`)
    return `${code} ${row} ${amount}`
  })

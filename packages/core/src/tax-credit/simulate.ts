import type { Assessment } from '../eligibility/index.js'
import { type ActivityCode, activityCodes } from '../rules/fr/activities.js'
import { type Means, means as meansOfPayment } from '../rules/fr/payment.js'
import { type LawSettings, safeSide } from '../rules/fr/settings.js'
import type { AdvantageKind } from '../rules/fr/tax-credit.js'
import { display } from '../rules/fr/tax-credit.js'
import { aDay, natural, oneOf, optional, type WrongInput, wrongIn } from '../rules/input.js'
import { kept, type Reason } from '../rules/reason.js'
import { cents, type Money } from '../shared/cents.js'
import { type CivilDate, yearOf as calendarYear } from '../shared/day.js'
import { accept, type Result, refuse } from '../shared/result.js'
import {
  aHome,
  anEmployment,
  anIncomeYear,
  type Expense,
  type Household,
  wrongInAids,
  wrongInHousehold,
} from './household.js'
import { lawOfYear } from './law-of-year.js'
import type { TaxYear, YearRefusal } from './tax-year.js'
import { yearOf } from './year-of.js'

/** What a customer asks the price of. */
export interface Quote {
  /** What `assess` says of the line: only `eligible` brings something back. */
  readonly assessment: Assessment
  /** Left out = not on the list. */
  readonly activity?: ActivityCode | undefined
  /** The price, tax included, in cents. */
  readonly price: Money
  /** When it will be paid: it decides the year. */
  readonly paidOn: CivilDate
  /** Left out = by card. */
  readonly means?: Means | undefined
  /** Whose home it is done at. Default: the household's own. */
  readonly home?: Expense['home'] | undefined
  /** The household's year so far; left out = one taxpayer under 65 who has spent nothing yet. */
  readonly household?: Household | undefined
  /** Whether the household employs the worker (mandataire, CESU). Default: a provider does. */
  readonly employment?: Expense['employment'] | undefined
  readonly aids?: Expense['aids']
}

/**
 * A quote, answered. By law the price leads; the advantage stands apart from it and less prominently (decree of 17 March 2015):
 * `display` says so, with its source.
 */
export interface Simulation {
  readonly price: Money
  readonly assessment: Assessment
  /** What comes back later, if the household claims it; nothing while the line is not eligible. */
  readonly advantage: {
    readonly kind: AdvantageKind
    readonly amount: Money
    /** Price less aids and advantage: what it costs in the end. */
    readonly costInTheEnd: Money
  }
  /** What of the household's ceiling is left after this, in cents. */
  readonly ceilingLeft: Money
  /** What of the activity's own cap is left after this; undefined where it has none. */
  readonly capLeft?: Money | undefined
  /** The household is not known: the answer holds for the ordinary one. */
  readonly householdAssumed: boolean
  readonly year: TaxYear
  readonly display: Reason | undefined
}

/** What a quote costs, and what comes back, given the year so far. */
export const simulate = (
  quote: Quote,
  settings: LawSettings = safeSide,
): Result<Simulation, YearRefusal> => {
  const wrong = wrongInQuote(quote)
  if (wrong.length) return refuse({ code: 'invalid-input', wrong })
  const { paidOn, activity, assessment } = quote
  const never = outsideOf(paidOn, quote.household)
  if (never) return refuse({ code: 'invalid-input', wrong: [{ field: 'paidOn', reason: never }] })
  const before = quote.household ?? ordinary(calendarYear(paidOn))
  const expense = assessment.verdict === 'eligible' ? expenseOf(quote) : []
  const without = yearOf(before, settings)
  if (!without.ok) return unsettled(without.refusal, (field) => `household.${field}`)
  const after = { ...before, expenses: [...before.expenses, ...expense] }
  const year = yearOf(after, settings)
  if (!year.ok) return unsettled(year.refusal, () => 'activity')
  const found = simulation(quote, without.value, year.value)
  return accept({ ...found, capLeft: capLeft(activity, after, settings) })
}

/** The field of a quote that asks for law that nobody read. */
const unsettled = (refusal: YearRefusal, path: (field: string) => string) =>
  refuse(refusal.code === 'unsettled-law' ? { ...refusal, field: path(refusal.field) } : refusal)

const outsideOf = (on: CivilDate, household: Household | undefined) => {
  const year = calendarYear(on)
  return household && household.year !== year ? 'in-another-year' : anIncomeYear(year)
}

/** What of its cap the activity leaves, all else left out of the year. */
const capLeft = (
  activity: ActivityCode | undefined,
  household: Household,
  settings: LawSettings,
): Money | undefined => {
  const cap = activity && lawOfYear(household.year).capOf.get(activity)
  if (!cap) return undefined
  const own = household.expenses.filter((one) => one.activity === activity)
  const expenses = settings.aids === 'after-cap' ? own.map(withoutAids) : own
  const alone = yearOf({ ...household, expenses }, settings)
  return alone.ok ? cents(cap.amount - alone.value.base) : undefined
}

const withoutAids = ({ aids: _, ...expense }: Expense): Expense => expense

const verdict = oneOf(['eligible', 'not-eligible', 'undetermined'])

const wrongInQuote = (quote: Quote): readonly WrongInput[] => {
  const wrong = wrongIn(quote, [
    ['activity', optional(oneOf(activityCodes))],
    ['price', natural],
    ['paidOn', aDay],
    ['means', optional(oneOf(meansOfPayment))],
    ['home', optional(aHome)],
    ['employment', optional(anEmployment)],
  ])
  if (wrong.length) return wrong
  const { assessment, price, aids, household } = quote
  return [
    ...wrongIn(assessment, [['verdict', verdict]], 'assessment.'),
    ...wrongInAids(aids, price, 'aids'),
    ...(household === undefined ? [] : under('household', wrongInHousehold(household))),
  ]
}

const under = (path: string, wrong: readonly WrongInput[]): readonly WrongInput[] =>
  wrong.map(({ field, reason }) => ({ field: field ? `${path}.${field}` : path, reason }))

/** One taxpayer under 65, domiciled in France, who has spent nothing yet. */
const ordinary = (year: number): Household => ({
  year,
  domiciledInFrance: true,
  working: true,
  members: [{ is: 'taxpayer', birthYear: year - 40 }],
  ascendants: [],
  expenses: [],
})

const expenseOf = (quote: Quote): readonly Expense[] => {
  const { activity, price: amount, paidOn, means = 'card', home = 'own', aids } = quote
  const { employment = 'provider' } = quote
  return activity ? [{ activity, paidOn, amount, means, employment, home, aids }] : []
}

const simulation = (quote: Quote, before: TaxYear, after: TaxYear): Omit<Simulation, 'capLeft'> => {
  const amount = after.credit + after.reduction - before.credit - before.reduction
  const aids = (quote.aids ?? []).reduce((sum, one) => sum + one.amount, 0)
  return {
    price: quote.price,
    assessment: quote.assessment,
    advantage: {
      kind: after.kind,
      amount: cents(amount),
      costInTheEnd: cents(quote.price - aids - amount),
    },
    ceilingLeft: cents(after.ceiling - after.retained),
    householdAssumed: quote.household === undefined,
    year: after,
    display: kept(display, quote.paidOn),
  }
}

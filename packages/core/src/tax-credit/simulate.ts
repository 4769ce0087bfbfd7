import { type Assessment, assess, type ServiceLine, wrongInLine } from '../eligibility/index.js'
import type { LawSettings } from '../rules/fr/settings.js'
import type { AdvantageKind } from '../rules/fr/tax-credit.js'
import { display } from '../rules/fr/tax-credit.js'
import { aDay, anObject, natural, optional, type WrongInput, wrongIn } from '../rules/input.js'
import { kept, type Reason } from '../rules/reason.js'
import { cents, type Money } from '../shared/cents.js'
import { type CivilDate, yearOf as calendarYear } from '../shared/day.js'
import { accept, type Result, refuse } from '../shared/result.js'
import {
  anEmployment,
  anIncomeYear,
  type Expense,
  type Household,
  wrongInAids,
  wrongInHousehold,
} from './household.js'
import { capOf, lawOfYear } from './law-of-year.js'
import type { TaxYear, YearRefusal } from './tax-year.js'
import { yearOf } from './year-of.js'

/** What a customer asks the price of. */
export interface Quote {
  readonly line: ServiceLine
  /** The price, tax included, in cents. */
  readonly price: Money
  /** When it will be paid; left out = the day of performance. */
  readonly paidOn?: CivilDate | undefined
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
  settings: LawSettings = {},
): Result<Simulation, YearRefusal> => {
  const wrong = wrongInQuote(quote)
  if (wrong.length) return refuse({ code: 'invalid-input', wrong })
  const paidOn = quote.paidOn ?? quote.line.performedOn
  if (!paidOn) return wrongDay('missing')
  const never = outsideOf(paidOn, quote.household)
  if (never) return wrongDay(never)
  const before = quote.household ?? ordinary(calendarYear(paidOn))
  const assessment = assess(quote.line, settings)
  const expense = assessment.verdict === 'eligible' ? expenseOf(quote, paidOn) : []
  const without = yearOf(before, settings)
  if (!without.ok) return unsettled(without.refusal, (field) => `household.${field}`)
  const after = { ...before, expenses: [...before.expenses, ...expense] }
  const year = yearOf(after, settings)
  if (!year.ok) return unsettled(year.refusal, () => 'line.activity')
  const found = simulation(quote, assessment, without.value, year.value, paidOn)
  return accept({ ...found, capLeft: capLeft(quote.line, after, settings) })
}

/** The field of a quote that asks for law that nobody read. */
const unsettled = (refusal: YearRefusal, path: (field: string) => string) =>
  refuse(refusal.code === 'unsettled-law' ? { ...refusal, field: path(refusal.field) } : refusal)

const wrongDay = (reason: WrongInput['reason']) =>
  refuse({ code: 'invalid-input', wrong: [{ field: 'paidOn', reason }] })

const outsideOf = (on: CivilDate, household: Household | undefined) => {
  const year = calendarYear(on)
  return household && household.year !== year ? 'in-another-year' : anIncomeYear(year)
}

/** What of its cap the activity leaves, all else left out of the year. */
const capLeft = (
  { activity }: ServiceLine,
  household: Household,
  settings: LawSettings,
): Money | undefined => {
  const name = activity && capOf.get(activity)
  const cap = name && lawOfYear(household.year).caps[name]
  if (!cap) return undefined
  const own = household.expenses.filter((one) => one.activity === activity)
  const expenses = settings.aids === 'after-cap' ? own.map(withoutAids) : own
  const alone = yearOf({ ...household, expenses }, settings)
  return alone.ok ? cents(cap.amount - alone.value.base) : undefined
}

const withoutAids = ({ aids: _, ...expense }: Expense): Expense => expense

const wrongInQuote = (quote: Quote): readonly WrongInput[] => {
  const wrong = wrongIn(quote, [
    ['price', natural],
    ['paidOn', optional(aDay)],
    ['employment', optional(anEmployment)],
    ['line', anObject],
  ])
  if (wrong.length) return wrong
  const { line, price, aids, household } = quote
  return [
    ...under('line', wrongInLine(line)),
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

const expenseOf = (quote: Quote, paidOn: CivilDate): readonly Expense[] => {
  const { line, price: amount, employment = 'provider', aids } = quote
  if (!line.activity) return []
  const home = line.place === 'ascendant-home' ? 'ascendant' : 'own'
  const means = line.means ?? 'card'
  return [{ activity: line.activity, paidOn, amount, means, employment, home, aids }]
}

const simulation = (
  quote: Quote,
  assessment: Assessment,
  before: TaxYear,
  after: TaxYear,
  on: CivilDate,
): Omit<Simulation, 'capLeft'> => {
  const amount = after.credit + after.reduction - before.credit - before.reduction
  const aids = (quote.aids ?? []).reduce((sum, one) => sum + one.amount, 0)
  return {
    price: quote.price,
    assessment,
    advantage: {
      kind: after.kind,
      amount: cents(amount),
      costInTheEnd: cents(quote.price - aids - amount),
    },
    ceilingLeft: cents(after.ceiling - after.retained),
    householdAssumed: quote.household === undefined,
    year: after,
    display: kept(display, on),
  }
}

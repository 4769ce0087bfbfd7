import fc from 'fast-check'
import { cents } from '../shared/cents.js'
import { type CivilDate, day, plusDays } from '../shared/civil-date.js'
import type { Result } from '../shared/result.js'
import type { Expense, Household, Member } from '../tax-credit/household.js'
import { lawOfYear } from '../tax-credit/law-of-year.js'
import { same } from './expect.js'
import { expenseIn, household } from './households.js'
import { spoilt } from './spoilt.js'

/** What the laws look at of a household's year. Amounts in hundredths of the year's currency. */
export interface LawfulYear
  extends Readonly<
    Record<'base' | 'ceiling' | 'retained' | 'credit' | 'reduction' | 'balance', number>
  > {
  /** What did not count; the code of what the ceiling of the household cut is `over-ceiling`. */
  readonly cuts: readonly { readonly amount: number; readonly reason: { readonly code: string } }[]
}

/**
 * What computes a household's year: `yearOf` itself, or what another product has for it. Refusals are
 * returned.
 */
export type ComputesYear = (household: Household) => Result<LawfulYear>

/** A law of the tax advantage: `run` throws with the smallest counter-example found. */
export interface TaxLaw {
  readonly name: string
  /** Tries the law on that many households. @throws {Error} when it does not hold for one. */
  readonly run: (yearOf: ComputesYear, runs?: number) => void
}

const law = <T>(
  name: string,
  cases: fc.Arbitrary<T>,
  holds: (yearOf: ComputesYear, one: T) => void,
): TaxLaw => ({
  name,
  run: (yearOf, runs = 1000) =>
    fc.assert(
      fc.property(cases, (one) => holds(yearOf, one)),
      { numRuns: runs },
    ),
})

/** The years that can be answered; what rests on law that nobody read is left out. */
const answered = (yearOf: ComputesYear, ...households: readonly Household[]) =>
  households.map((one) => {
    const answer = yearOf(one)
    fc.pre(answer.ok)
    return answer.value
  })

const compared = (
  yearOf: ComputesYear,
  before: Household,
  after: Household,
): readonly [LawfulYear, LawfulYear] => {
  const [one, other] = answered(yearOf, before, after)
  if (!one || !other) throw new Error('two households have two years')
  return [one, other]
}

const atLeast = (actual: number, least: number, what: string): void => {
  if (!(actual >= least)) throw new Error(`${what}: ${actual} is less than ${least}`)
}

const total = (list: readonly { readonly amount: number }[]): number =>
  list.reduce((sum, { amount }) => sum + amount, 0)

const overCeiling = ({ cuts }: LawfulYear): number =>
  total(cuts.filter(({ reason }) => reason.code === 'over-ceiling'))

const paidInYear = ({ year, expenses }: Household): readonly Expense[] =>
  expenses.filter(({ paidOn }) => paidOn.startsWith(`${year}`))

/** 2007 to 2016: a credit for who works, a reduction for everybody else and at an ascendant's. */
const isSplit = (year: number): boolean => year >= 2007 && year <= 2016

const isAtOneHome = ({ expenses }: Household): boolean =>
  new Set(expenses.map(({ home }) => home)).size <= 1

const dayIn = (year: number): fc.Arbitrary<CivilDate> =>
  fc.integer({ min: 0, max: 364 }).map((days) => plusDays(day(`${year}-01-01`), days))

/** A household, and one more expense paid in its year, without aids. */
const andExpense = household.chain((one) =>
  fc
    .tuple(expenseIn(one.year), dayIn(one.year))
    .map(([{ aids: _, ...expense }, paidOn]) => ({ one, more: { ...expense, paidOn } })),
)

const withExpense = (one: Household, ...more: readonly Expense[]): Household => ({
  ...one,
  expenses: [...one.expenses, ...more],
})

const nextMember = (year: number): fc.Arbitrary<Member> =>
  fc.oneof(
    fc.constantFrom<Member>({ is: 'child', custody: 'full' }, { is: 'child', custody: 'shared' }),
    fc
      .integer({ min: year - 95, max: year - 18 })
      .map((birthYear): Member => ({ is: 'dependant', birthYear })),
  )

const expenseLaws: readonly TaxLaw[] = [
  law('one more expense never lowers the credit', andExpense, (yearOf, { one, more }) => {
    const [before, after] = compared(yearOf, one, withExpense(one, more))
    atLeast(after.credit, before.credit, 'the credit')
  }),
  law(
    'one more expense never lowers both advantages together, save of two homes in 2007 to 2016',
    andExpense,
    (yearOf, { one, more }) => {
      const richer = withExpense(one, more)
      fc.pre(!isSplit(one.year) || isAtOneHome(richer))
      const [before, after] = compared(yearOf, one, richer)
      atLeast(after.credit + after.reduction, before.credit + before.reduction, 'together')
    },
  ),
  law(
    'an expense split in two of the same day changes nothing',
    andExpense.chain(({ one, more }) =>
      fc.integer({ min: 0, max: more.amount }).map((first) => ({ one, more, first })),
    ),
    (yearOf, { one, more, first }) => {
      const parts = [first, more.amount - first].map((part) => ({ ...more, amount: cents(part) }))
      const [whole, split] = compared(yearOf, withExpense(one, more), withExpense(one, ...parts))
      same(split, whole, 'the year of an expense split in two')
    },
  ),
  law(
    'the order of expenses changes nothing',
    household.chain((one) =>
      fc
        .shuffledSubarray([...one.expenses], { minLength: one.expenses.length })
        .map((expenses) => ({ one, expenses })),
    ),
    (yearOf, { one, expenses }) => {
      const years = compared(yearOf, one, { ...one, expenses })
      const [before, after] = years.map(({ cuts, ...rest }) => ({
        ...rest,
        cuts: cuts.map((cut) => JSON.stringify(cut)).sort(),
      }))
      same(after, before, 'the year in another order')
    },
  ),
  law(
    'an expense of another year changes nothing',
    household.chain((one) =>
      fc
        .tuple(expenseIn(one.year), dayIn(one.year + 1), dayIn(one.year - 1))
        .chain(([expense, ...days]) =>
          fc.constantFrom(...days).map((paidOn) => ({ one, other: { ...expense, paidOn } })),
        ),
    ),
    (yearOf, { one, other }) => {
      const [before, after] = compared(yearOf, one, withExpense(one, other))
      same(after, before, 'the year with an expense of another')
    },
  ),
  law(
    'cash changes nothing from 25 June 1996 on, but for what is cut',
    andExpense,
    (yearOf, { one, more }) => {
      fc.pre(more.paidOn >= '1996-06-25')
      const [before, after] = compared(yearOf, one, withExpense(one, { ...more, means: 'cash' }))
      same(total(after.cuts), total(before.cuts) + more.amount, 'what is cut with cash')
      same({ ...after, cuts: [] }, { ...before, cuts: [] }, 'the year with cash')
    },
  ),
]

const amountLaws: readonly TaxLaw[] = [
  law('no ceiling is ever passed', household, (yearOf, one) => {
    const [year] = answered(yearOf, one)
    if (!year) return
    const { disability = 0, firstYear, most } = lawOfYear(one.year).ceilings
    atLeast(Math.max(disability, firstYear?.most ?? 0, most), year.ceiling, 'the highest ceiling')
    atLeast(year.ceiling, year.retained, 'the ceiling')
    atLeast(year.ceiling, year.credit * 2, 'the ceiling')
    atLeast(year.ceiling, year.reduction * 2, 'the ceiling')
  }),
  law(
    'an activity alone never counts beyond its cap',
    fc.tuple(household, fc.constantFrom('II-2', 'II-3', 'II-11')),
    (yearOf, [one, activity]) => {
      const expenses = one.expenses.map((expense) => ({ ...expense, activity }))
      const [year] = answered(yearOf, { ...one, expenses })
      const cap = lawOfYear(one.year).capOf.get(activity)
      if (year && cap) atLeast(cap.amount, year.base, 'the cap')
    },
  ),
  law(
    'half of what is retained comes back, to the nearest unit; of two advantages each to its own',
    household,
    (yearOf, one) => {
      const [year] = answered(yearOf, one)
      if (!year) return
      const { retained, credit, reduction } = year
      for (const part of [credit, reduction]) same(part % 100, 0, 'the cents of an advantage')
      const back = credit + reduction
      if (!isSplit(one.year) || isAtOneHome(one))
        return same(back, Math.floor((retained / 2 + 50) / 100) * 100, 'half, halves up')
      atLeast(retained + 200, back * 2, 'what comes back, at most a unit above half')
      atLeast(back * 2, retained - 198, 'what comes back, less than a unit below half')
    },
  ),
  law('the base less what the ceiling cuts is retained', household, (yearOf, one) => {
    const [year] = answered(yearOf, one)
    if (year) same(year.base - overCeiling(year), year.retained, 'what is retained')
  }),
  law(
    'what is retained and what is cut are all that was paid in the year',
    household,
    (yearOf, one) => {
      const [year] = answered(yearOf, one)
      if (!year) return
      same(year.retained + total(year.cuts), total(paidInYear(one)), 'retained and cut')
      for (const { amount } of year.cuts) atLeast(amount, 0, 'a cut')
    },
  ),
  law('the balance is what comes back less the advance', household, (yearOf, one) => {
    const [year] = answered(yearOf, one)
    if (!year) return
    same(year.balance, year.credit + year.reduction - (one.advance ?? 0), 'the balance')
  }),
  law(
    'another member never lowers the ceiling, what is retained or the credit',
    household.chain((one) => nextMember(one.year).map((member) => ({ one, member }))),
    (yearOf, { one, member }) => {
      const larger = { ...one, members: [...one.members, member] }
      const [before, after] = compared(yearOf, one, larger)
      for (const what of ['ceiling', 'retained', 'credit'] as const)
        atLeast(after[what], before[what], what)
    },
  ),
]

const anything = fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true })

const inputLaws: readonly TaxLaw[] = [
  law('whatever is no household is refused, and nothing is thrown', anything, (yearOf, garbage) => {
    const answer = yearOf(garbage as Household)
    same(answer.ok || answer.refusal.code, 'invalid-input', 'the answer to what is no household')
  }),
  law(
    'a household with one field spoilt is answered or refused, and nothing is thrown',
    spoilt(household, anything),
    (yearOf, one) => {
      const answer = yearOf(one as Household)
      if (answer.ok) atLeast(answer.value.ceiling, answer.value.retained, 'the ceiling')
    },
  ),
]

/**
 * The laws of the tax advantage (CGI, article 199 sexdecies), free of any test runner, for `yearOf` and
 * for whatever else computes a household's year: `for (const { name, run } of taxLaws) it(name, () =>
 * run(yours))`. They hold for every setting.
 */
export const taxLaws: readonly TaxLaw[] = [...expenseLaws, ...amountLaws, ...inputLaws]

import fc from 'fast-check'
import { activityCodes } from '../rules/fr/activities.js'
import { means } from '../rules/fr/payment.js'
import { cents } from '../shared/cents.js'
import { day, plusDays } from '../shared/civil-date.js'
import { aidKinds, disabilities, type Expense, type Household } from '../tax-credit/household.js'

/** Years in which the law changed, and those before, as often as all others. */
const incomeYear = fc.oneof(
  fc.integer({ min: 1991, max: 2026 }),
  fc.constantFrom(1996, 1997, 1998, 2001, 2004, 2005, 2006, 2007, 2010, 2011, 2013, 2016, 2017),
  fc.constantFrom(2023, 2024, 2025, 2026),
)

/** Amounts of every size, many near a ceiling or a half. */
const amount = fc.oneof(
  fc.integer({ min: 0, max: 60_000 }),
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.integer({ min: 0, max: 9_000_000 }),
  fc.constantFrom(50_000, 50_001, 300_000, 500_000, 1_200_000, 1_200_001, 1_500_000, 159_300),
)

/** Any expense of a year, now and then of the one before or after. */
export const expenseIn = (year: number): fc.Arbitrary<Expense> =>
  fc
    .record({
      activity: fc.oneof(
        fc.constantFrom('II-2', 'II-3', 'II-11'),
        fc.constantFrom(...activityCodes),
      ),
      paidOn: fc.oneof(
        fc.integer({ min: 0, max: 364 }).map((days) => plusDays(day(`${year}-01-01`), days)),
        fc
          .constantFrom(`${year}-12-31`, `${year}-11-16`, `${year}-11-17`, `${year}-06-25`)
          .map(day),
        fc.constantFrom(`${year - 1}-12-31`, `${year + 1}-01-01`).map(day),
      ),
      amount: amount.map(cents),
      means: fc.oneof(fc.constant('transfer' as const), fc.constantFrom(...means)),
      employment: fc.constantFrom('provider', 'provider', 'direct'),
      home: fc.constantFrom('own', 'own', 'ascendant'),
      shares: fc.array(
        fc.record({ kind: fc.constantFrom(...aidKinds), percent: fc.integer({ min: 0, max: 50 }) }),
        { maxLength: 2 },
      ),
    })
    .map(({ shares, ...rest }) => {
      const aids = shares.map(({ kind, percent }) => ({
        kind,
        amount: cents(Math.floor((rest.amount * percent) / 100)),
      }))
      return aids.length ? { ...rest, aids } : rest
    })

const birthIn = (year: number) =>
  fc.oneof(
    fc.integer({ min: year - 95, max: year - 18 }),
    fc.constantFrom(year - 64, year - 65, year - 66),
  )

const householdIn = (year: number): fc.Arbitrary<Household> =>
  fc
    .record({
      couple: fc.boolean(),
      births: fc.tuple(birthIn(year), birthIn(year)),
      children: fc.array(fc.constantFrom('full' as const, 'shared' as const), { maxLength: 4 }),
      dependants: fc.array(birthIn(year), { maxLength: 1 }),
      domiciledInFrance: fc.constantFrom(...Array<boolean>(19).fill(true), false),
      working: fc.boolean(),
      ascendants: fc.array(birthIn(year), { maxLength: 2 }),
      disability: fc.constantFrom(undefined, undefined, undefined, undefined, ...disabilities),
      firstDirectEmployment: fc.boolean(),
      advance: fc.oneof(fc.constant(0), amount).map(cents),
      expenses: fc.array(expenseIn(year), { maxLength: 5 }),
    })
    .map(({ couple, births, children, dependants, ascendants, ...rest }) => ({
      year,
      ...rest,
      members: [
        { is: 'taxpayer' as const, birthYear: births[0] },
        ...(couple ? [{ is: 'taxpayer' as const, birthYear: births[1] }] : []),
        ...children.map((custody) => ({ is: 'child' as const, custody })),
        ...dependants.map((birthYear) => ({ is: 'dependant' as const, birthYear })),
      ],
      ascendants: ascendants.map((birthYear) => ({ birthYear })),
    }))

/** Any tax household in any income year from 1991 to 2026, with up to five expenses, some in the years beside. */
export const household: fc.Arbitrary<Household> = incomeYear.chain(householdIn)

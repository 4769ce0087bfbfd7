import { eligibleByHome, type Homes } from './eligible.js'
import type {
  OracleAnswer,
  OracleExpense,
  OracleHousehold,
  OracleMember,
  OracleSettings,
} from './household.js'
import {
  ascendantBoxFrom,
  ascendantHomeFrom,
  type CeilingRow,
  cashExcludedFrom,
  ceilingRowOf,
  creditForAllFrom,
  currencyOf,
  domicileAskedFrom,
  hundredths,
  inclusionCard,
  rate,
  unsettledCapOf,
  workersCredit,
} from './law.js'
import {
  greatest,
  least,
  minus,
  plus,
  type Rational,
  rational,
  roundHalfUp,
  sum,
  times,
  whole,
  zero,
} from './rational.js'

export type {
  OracleAid,
  OracleAnswer,
  OracleExpense,
  OracleHousehold,
  OracleMember,
  OracleSettings,
} from './household.js'

/**
 * The advantage of CGI art. 199 sexdecies for one household and one income year, in whole
 * hundredths of francs (up to 2000) or euros. Answers `unsettled-law` when the year needs a row
 * known from memory that the settings do not trust. Source: the fact sheet, section 2.
 * @throws {RangeError} for a year before 1991 or an amount that is not whole.
 */
export function oracleYear(
  household: OracleHousehold,
  settings: OracleSettings = {},
): OracleAnswer {
  const expenses = household.expenses.filter((expense) => counts(expense, household))
  const row = untrustedRow(household.year, expenses, settings)
  if (row !== undefined) return { ok: false, code: 'unsettled-law', row }

  const boxes = boxesOf(eligibleByHome(household.year, expenses, settings.aids), household)
  const ceilings = ceilingsOf(household, expenses, settings)
  const kept = retain(boxes, ceilings)
  const credit = advantage(kept.badcre)
  const reduction = advantage(plus(kept.bad1, kept.bad2))
  return {
    ok: true,
    currency: currencyOf(household.year),
    base: whole(sum([boxes.db, boxes.df, boxes.dd])),
    ceiling: whole(ceilings.atAscendants),
    retained: whole(sum([kept.badcre, kept.bad1, kept.bad2])),
    credit: whole(credit),
    reduction: whole(reduction),
    balance: whole(minus(plus(credit, reduction), rational(household.advance ?? 0))),
  }
}

function counts(expense: OracleExpense, { year, domiciledInFrance }: OracleHousehold): boolean {
  if (!domiciledInFrance && year >= domicileAskedFrom) return false
  if (!expense.paidOn.startsWith(`${year}-`)) return false
  if (expense.means === 'cash' && expense.paidOn >= cashExcludedFrom) return false
  return expense.home === 'own' || year >= ascendantHomeFrom
}

function untrustedRow(
  year: number,
  expenses: readonly OracleExpense[],
  { trusts = [] }: OracleSettings,
): string | undefined {
  return expenses
    .map(({ activity }) => unsettledCapOf(activity, year))
    .find((row) => row !== undefined && !trusts.includes(row))
}

/**
 * Boxes of the return: 7DB opens the credit, 7DF the reduction at home, 7DD at an ascendant's.
 * Until 2010 `dd` is all that opens the reduction, at either home, since it shares the one ceiling
 * that the ascendants raise: DGFiP M source of 2010, chap-4.m, `BAD` under `BADPLAF`.
 */
interface Boxes {
  readonly db: Rational
  readonly df: Rational
  readonly dd: Rational
}

function boxesOf({ own, ascendant }: Homes, { year, working = false }: OracleHousehold): Boxes {
  if (year >= creditForAllFrom) return { db: plus(own, ascendant), df: zero, dd: zero }
  const opensCredit = working && year >= workersCredit.from && year <= workersCredit.until
  const [db, df] = opensCredit ? [own, zero] : [zero, own]
  return year >= ascendantBoxFrom
    ? { db, df, dd: ascendant }
    : { db, df: zero, dd: plus(df, ascendant) }
}

/** The two ceilings of the tax office’s formula; equal when no ascendant adds to one. */
interface Ceilings {
  readonly atHome: Rational
  readonly atAscendants: Rational
}

function ceilingsOf(
  household: OracleHousehold,
  expenses: readonly OracleExpense[],
  settings: OracleSettings,
): Ceilings {
  const isOver65 = ageTest(household.year, settings.sixtyFive)
  const heads = sum(household.members.map((member) => headsFor(member, isOver65)))
  const helped = expenses.some(({ home }) => home === 'ascendant')
  const ascendants = helped ? (household.ascendants ?? []) : []
  const elders = rational(ascendants.filter(isOver65).length)

  const ceilingFor = ceilingRule(household, expenses, settings)
  const atAscendants = ceilingFor(plus(heads, elders))
  // One ceiling, 7DL inside it, since the credit is for all: the tax office’s formula,
  // and the DGFiP M sources of 2022 and 2024.
  const atHome = household.year >= creditForAllFrom ? atAscendants : ceilingFor(heads)
  return { atHome, atAscendants }
}

/** The ceiling as a function of the persons who raise it, each 1, or a half in shared custody. */
function ceilingRule(
  household: OracleHousehold,
  expenses: readonly OracleExpense[],
  settings: OracleSettings,
): (heads: Rational) => Rational {
  const row = ceilingRowOf(household.year)
  if (row.disability !== null && hasDisabilityCeiling(household, settings)) {
    const flat = hundredths(row.disability)
    return () => flat
  }
  const { base, max } = baseAndMax(row, household, expenses)
  return (heads) =>
    least(plus(hundredths(base), times(hundredths(row.perPerson), heads)), hundredths(max))
}

function hasDisabilityCeiling(
  { disability }: OracleHousehold,
  { trusts = [] }: OracleSettings,
): boolean {
  return disability === 'cmi-80' ? trusts.includes(inclusionCard) : disability !== undefined
}

// Only direct employment opens the first-year ceilings: the fact sheet, section 2, "15 000/18 000".
function baseAndMax(
  row: CeilingRow,
  { firstDirectEmployment = false }: OracleHousehold,
  expenses: readonly OracleExpense[],
): { readonly base: number; readonly max: number } {
  const employs = expenses.some(({ employment }) => employment === 'direct')
  return firstDirectEmployment && employs && row.firstYear !== null ? row.firstYear : row
}

type AgeTest = (person: { readonly birthYear: number }) => boolean

function ageTest(year: number, reading: OracleSettings['sixtyFive'] = 'in-the-year'): AgeTest {
  const age = reading === 'in-the-year' ? 65 : 66
  return ({ birthYear }) => year - birthYear >= age
}

function headsFor(member: OracleMember, isOver65: AgeTest): Rational {
  switch (member.is) {
    case 'child':
      return member.custody === 'shared' ? rational(1, 2) : rational(1)
    case 'taxpayer':
    case 'dependant':
      return isOver65(member) ? rational(1) : zero
  }
}

/** What stays of each box, named as in the official computation. */
interface Retained {
  readonly badcre: Rational
  readonly bad1: Rational
  readonly bad2: Rational
}

// the tax office’s formula: each box takes what the one before left.
// Until 2010 there is no `df`, which leaves min(dd, ceiling2 - BADCRE): M source of 2010, `BAD`.
function retain({ db, df, dd }: Boxes, { atHome, atAscendants }: Ceilings): Retained {
  const badcre = least(db, atHome)
  const bad1 = least(df, roomLeft(atHome, badcre))
  const bad2 = least(dd, roomLeft(atAscendants, plus(badcre, bad1)))
  return { badcre, bad1, bad2 }
}

const roomLeft = (ceiling: Rational, used: Rational): Rational =>
  greatest(zero, minus(ceiling, used))

const advantage = (retained: Rational): Rational =>
  roundHalfUp(times(retained, rate), hundredths(1))

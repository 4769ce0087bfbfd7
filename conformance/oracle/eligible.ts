import type { OracleAid, OracleExpense, OracleSettings } from './household.js'
import { capOf, employerAidKept } from './law.js'
import { greatest, least, minus, type Rational, rational, sum, zero } from './rational.js'

/** Eligible expense at one's own home and at an ascendant's, in hundredths, before the ceiling. */
export interface Homes {
  readonly own: Rational
  readonly ascendant: Rational
}

/**
 * The counted `expenses` of `year` after aids and activity caps, by home. A cap is one for all
 * homes together and expenses at one's own home take its room first. Source: the fact sheet, section 2,
 * "Per-activity caps" and "Deducted"; that aids (7DR) leave before the ceiling, not after, also
 * stands in the DGFiP M sources of 2022 and 2024.
 */
export function eligibleByHome(
  year: number,
  expenses: readonly OracleExpense[],
  order: OracleSettings['aids'] = 'before-cap',
): Homes {
  const activities = [...new Set(expenses.map(({ activity }) => activity))]
  const shares = activities.map((activity) => {
    const paid = expenses.filter((expense) => expense.activity === activity)
    return eligibleOf(spendAtHomes(paid), capOf(activity, year), order)
  })
  return {
    own: sum(shares.map(({ own }) => own)),
    ascendant: sum(shares.map(({ ascendant }) => ascendant)),
  }
}

/** What one activity cost at each home, and the aids to deduct there. */
interface Spend {
  readonly own: Paid
  readonly both: Paid
}

interface Paid {
  readonly gross: Rational
  readonly aids: Rational
}

const spendAtHomes = (expenses: readonly OracleExpense[]): Spend => ({
  own: paidFor(expenses.filter(({ home }) => home === 'own')),
  both: paidFor(expenses),
})

const paidFor = (expenses: readonly OracleExpense[]): Paid => ({
  gross: sum(expenses.map(({ amount }) => rational(amount))),
  aids: sum(expenses.flatMap(({ aids = [], paidOn }) => aids.map((aid) => deducted(aid, paidOn)))),
})

// The day of payment decides on the employer's aid, not the income year: BOI 5 F-18-06.
function deducted({ kind, amount }: OracleAid, paidOn: string): Rational {
  const kept = paidOn >= employerAidKept.from && paidOn < employerAidKept.until
  return kind === 'employer' && kept ? zero : rational(amount)
}

function eligibleOf(
  { own, both }: Spend,
  cap: Rational | undefined,
  order: 'before-cap' | 'after-cap',
): Homes {
  const total = afterAidsAndCap(both, cap, order)
  const atOwn = least(afterAidsAndCap(own, cap, order), total)
  return { own: atOwn, ascendant: minus(total, atOwn) }
}

function afterAidsAndCap(
  { gross, aids }: Paid,
  cap: Rational | undefined,
  order: 'before-cap' | 'after-cap',
): Rational {
  const capped = (amount: Rational) => (cap === undefined ? amount : least(amount, cap))
  const eligible = order === 'before-cap' ? capped(minus(gross, aids)) : minus(capped(gross), aids)
  return greatest(zero, eligible)
}

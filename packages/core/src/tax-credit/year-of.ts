import { type LawSettings, safeSide, wrongInSettings } from '../rules/fr/settings.js'
import { nothing } from '../rules/input.js'
import { cents, type Money } from '../shared/cents.js'
import { accept, type Result, refuse } from '../shared/result.js'
import { type Ceiling, ceilingOf } from './ceiling.js'
import { type Counted, count, cut } from './counted.js'
import { type Household, wrongInHousehold } from './household.js'
import { type LawOfYear, lawOfYear } from './law-of-year.js'
import { isReadable } from './readable.js'
import type { Boxes, Step, TaxYear, YearRefusal } from './tax-year.js'

/**
 * The tax advantage of a household for an income year since 1991 (CGI, article 199 sexdecies): expenses paid in the year by admitted
 * means, less aids, up to the cap of each activity, up to the ceiling of the household; half of it comes back, rounded to the
 * nearest euro (franc before 2001), halves up. Whether an expense is eligible is `assess`'s to say; here each one is taken to be.
 * @example {@includeCode ../../../../examples/one-rule/tax-year.ts}
 */
export const yearOf = (
  household: Household,
  settings: LawSettings = safeSide,
): Result<TaxYear, YearRefusal> => {
  const wrong = isReadable(household) ? nothing : wrongInHousehold(household)
  const unsettled = wrongInSettings(settings)
  if (wrong.length || unsettled.length)
    return refuse({ code: 'invalid-input', wrong: [...wrong, ...unsettled] })
  const law = lawOfYear(household.year)
  const counted = count(household, law, settings)
  if ('code' in counted) return refuse(counted)
  const ceiling = ceilingOf(household, law, counted, settings)
  return accept(answer(household, law, counted, ceiling))
}

const answer = (
  household: Household,
  law: LawOfYear,
  counted: Counted,
  ceiling: Ceiling,
): TaxYear => {
  const { year, advance = 0 } = household
  const parts = split(counted, ceiling, law, household.working)
  const retained = parts.credit + parts.reduction
  const base = counted.own + counted.ascendant
  const credit = shareOf(parts.credit, law)
  const reduction = shareOf(parts.reduction, law)
  if (base > retained) cut(counted, law.said.overCeiling, base - retained)
  return {
    year,
    currency: law.ceilings.currency,
    kind: law.ceilings.kind,
    base: cents(base),
    ceiling: cents(counted.atAscendants ? ceiling.withAscendants : ceiling.own),
    retained: cents(retained),
    credit,
    reduction,
    balance: cents(credit + reduction - advance),
    cuts: counted.cuts,
    because: because(household, law, ceiling, credit, reduction),
    boxes: boxesOf(household, law, counted, ceiling),
  }
}

interface Parts {
  readonly credit: number
  readonly reduction: number
}

/** What is retained for the credit, and for the reduction. The credit is served first (2007 to 2016). */
const split = (
  { own, ascendant }: Counted,
  ceiling: Ceiling,
  law: LawOfYear,
  works: boolean | undefined,
): Parts => {
  const { kind } = law.ceilings
  const all = Math.min(own + ascendant, ceiling.withAscendants)
  if (kind === 'credit') return { credit: all, reduction: 0 }
  if (kind === 'reduction') return { credit: 0, reduction: all }
  const credit = works ? Math.min(own, ceiling.own) : 0
  const others = works ? 0 : own
  const left = ceiling.withAscendants - credit
  if (!law.ownBoxOfAscendants) return { credit, reduction: Math.min(others + ascendant, left) }
  const atHome = Math.min(others, ceiling.own)
  return { credit, reduction: atHome + Math.min(ascendant, left - atHome) }
}

/** Its share of an amount, to the nearest whole unit of currency, halves up. */
const shareOf = (retained: number, { percent }: LawOfYear): Money =>
  cents(Math.floor((retained * percent + 5_000) / 10_000) * 100)

const because = (
  { working: works }: Household,
  { ceilings: { kind }, said, rules }: LawOfYear,
  ceiling: Ceiling,
  credit: Money,
  reduction: Money,
): readonly Step[] => {
  const { start, persons, over65 } = ceiling
  if (kind !== 'split') {
    const isCredit = kind === 'credit'
    const last = {
      reason: isCredit ? said.credit : said.reduction,
      amount: isCredit ? credit : reduction,
    }
    if (!persons) return over65 ? [start, over65, last] : [start, last]
    return over65 ? [start, persons, over65, last] : [start, persons, last]
  }
  const steps = [start]
  if (persons) steps.push(persons)
  if (over65) steps.push(over65)
  const reason = works ? rules.working : rules.notWorking
  if (reason) steps.push({ reason, amount: works ? credit : reduction })
  steps.push({ reason: said.credit, amount: credit }, { reason: said.reduction, amount: reduction })
  return steps
}

/** Half a unit, in hundredths: less is a box that stays empty. */
const half = 50

const wholeUnits = (amount: number): number => Math.floor((amount + half) / 100)

/** The return asks for what was paid (7DB, 7DF, 7DD) before aids (7DR): what counts is the difference. */
const boxesOf = (
  { working: works, advance }: Household,
  { ceilings: { kind }, ownBoxOfAscendants }: LawOfYear,
  counted: Counted,
  ceiling: Ceiling,
): Boxes => {
  const own = counted.own + counted.ownAids
  const ascendant = counted.ascendant + counted.ascendantAids
  const boxes: { -readonly [B in keyof Boxes]: number } = {}
  const credited = kind === 'credit' ? own + ascendant : kind === 'split' && works ? own : 0
  const apart = ownBoxOfAscendants ? ascendant : 0
  const reduced = own + ascendant - credited - apart
  const aids = counted.ownAids + counted.ascendantAids
  if (credited >= half) boxes['7DB'] = wholeUnits(credited)
  if (reduced >= half) boxes['7DF'] = wholeUnits(reduced)
  if (apart >= half) boxes['7DD'] = wholeUnits(apart)
  if (aids >= half) boxes['7DR'] = wholeUnits(aids)
  if (ceiling.ascendants) boxes['7DL'] = ceiling.ascendants
  if (ceiling.isFirstYear) boxes['7DQ'] = 1
  if (ceiling.isFlat) boxes['7DG'] = 1
  if (advance !== undefined && advance >= half) boxes['7HB'] = wholeUnits(advance)
  return boxes
}

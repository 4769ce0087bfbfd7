import { type LawSettings, safeSide, wrongInSettings } from '../rules/fr/settings.js'
import { nothing } from '../rules/input.js'
import { cents, type Money } from '../shared/cents.js'
import { accept, type Result, refuse } from '../shared/result.js'
import { type Ceiling, ceilingOf } from './ceiling.js'
import { type Counted, count } from './counted.js'
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
  const credit = half(parts.credit, law)
  const reduction = half(parts.reduction, law)
  const cuts = counted.cuts
  if (base > retained) cuts.push({ reason: law.said.overCeiling, amount: cents(base - retained) })
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
    cuts,
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
const half = (retained: number, { percent }: LawOfYear): Money =>
  cents(Math.floor((retained * percent + 5_000) / 10_000) * 100)

const because = (
  { working: works }: Household,
  { ceilings: { kind }, said, rules }: LawOfYear,
  ceiling: Ceiling,
  credit: Money,
  reduction: Money,
): readonly Step[] => {
  const steps = ceiling.because
  const worked = works ? rules.working : rules.notWorking
  if (kind === 'split' && worked) steps.push({ reason: worked, amount: works ? credit : reduction })
  if (kind !== 'reduction') steps.push({ reason: said.credit, amount: credit })
  if (kind !== 'credit') steps.push({ reason: said.reduction, amount: reduction })
  return steps
}

const wholeUnits = (amount: number): number => Math.floor((amount + 50) / 100)

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
  const aids = counted.ownAids + counted.ascendantAids
  const units = {
    credited: wholeUnits(credited),
    reduced: wholeUnits(own + ascendant - credited - apart),
    apart: wholeUnits(apart),
    aids: wholeUnits(aids),
    advance: wholeUnits(advance ?? 0),
  }
  if (units.credited) boxes['7DB'] = units.credited
  if (units.reduced) boxes['7DF'] = units.reduced
  if (units.apart) boxes['7DD'] = units.apart
  if (units.aids) boxes['7DR'] = units.aids
  if (ceiling.ascendants) boxes['7DL'] = ceiling.ascendants
  if (ceiling.isFirstYear) boxes['7DQ'] = 1
  if (ceiling.isFlat) boxes['7DG'] = 1
  if (units.advance) boxes['7HB'] = units.advance
  return boxes
}

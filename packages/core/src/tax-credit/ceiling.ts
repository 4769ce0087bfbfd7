import type { LawSettings } from '../rules/fr/settings.js'
import { disabilityCard } from '../rules/fr/tax-credit.js'
import { isTrusted } from '../rules/trust.js'
import { cents } from '../shared/cents.js'
import type { CivilDate } from '../shared/day.js'
import type { Counted } from './counted.js'
import type { Household } from './household.js'
import type { LawOfYear } from './law-of-year.js'
import type { Step } from './tax-year.js'

/** Up to how much a household's expenses count, in hundredths of the year's currency. */
export interface Ceiling {
  /** For what is spent at the household's own home. */
  readonly own: number
  /** The same, raised by the ascendants who are helped at theirs. */
  readonly withAscendants: number
  /** How it comes about: where it starts, what the persons add, that some are over 65. */
  readonly start: Step
  readonly persons: Step | undefined
  readonly over65: Step | undefined
  /** What raises it on the return: how many ascendants over 65, the first year of direct employment, an invalid member. */
  readonly ascendants: number
  readonly isFirstYear: boolean
  readonly isFlat: boolean
}

/** The ceiling of a household for what it spent. */
export const ceilingOf = (
  household: Household,
  law: LawOfYear,
  counted: Counted,
  settings: LawSettings,
): Ceiling => {
  const { ceilings, said, starts } = law
  const first = household.firstDirectEmployment && counted.direct ? ceilings.firstYear : undefined
  const ascendants = counted.atAscendants ? agedOf(household, settings) : 0
  const flat = isDisabled(household, settings) ? starts.disability : undefined
  const isFirstYear = first !== undefined
  if (flat !== undefined) {
    return {
      own: flat.amount,
      withAscendants: flat.amount,
      start: flat,
      persons: undefined,
      over65: undefined,
      ascendants,
      isFirstYear,
      isFlat: true,
    }
  }
  const { base, most } = first ?? ceilings
  const members = halvesOf(household, settings)
  const own = raised(base, most, ceilings.perPerson, members.halves)
  const all = ascendants
    ? raised(base, most, ceilings.perPerson, members.halves + 2 * ascendants)
    : own
  const aged = members.aged + ascendants
  const reason = law.rules.over65
  return {
    own,
    withAscendants: all,
    start: (first && starts.firstYear) ?? starts.base,
    persons: all > base ? { reason: said.persons, amount: cents(all - base) } : undefined,
    over65: aged && reason ? { reason, amount: cents(ceilings.perPerson * aged) } : undefined,
    ascendants,
    isFirstYear,
    isFlat: false,
  }
}

const raised = (base: number, most: number, perPerson: number, halves: number): number =>
  Math.min(base + (perPerson * halves) / 2, most)

/** The card of 80 % is known from memory: it counts for a tenant who names its row. */
const isDisabled = ({ disability, year }: Household, settings: LawSettings): boolean => {
  if (disability === undefined) return false
  if (disability !== 'cmi-80') return true
  const row = disabilityCard.on(`${year}-12-31` as CivilDate)
  return row !== undefined && isTrusted(row, settings)
}

const isAged = (birthYear: number, year: number, { sixtyFive }: LawSettings): boolean =>
  year - birthYear >= (sixtyFive === 'before-the-year' ? 66 : 65)

/** Members who raise the ceiling, in halves of a person, and how many of them for their age. */
const halvesOf = (
  { members, year }: Household,
  settings: LawSettings,
): { readonly halves: number; readonly aged: number } => {
  let halves = 0
  let aged = 0
  for (const member of members) {
    if (member.is === 'child') halves += member.custody === 'full' ? 2 : 1
    else if (isAged(member.birthYear, year, settings)) aged += 1
  }
  return { halves: halves + 2 * aged, aged }
}

const agedOf = ({ ascendants, year }: Household, settings: LawSettings): number => {
  let aged = 0
  if (!ascendants) return aged
  for (const { birthYear } of ascendants) if (isAged(birthYear, year, settings)) aged += 1
  return aged
}

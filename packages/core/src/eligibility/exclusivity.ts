import {
  accessoryHeadcount,
  accessoryShare,
  accessoryWords,
  dispensed,
  exclusive,
} from '../rules/fr/exclusivity.js'
import {
  aFlag,
  natural,
  nothing,
  optional,
  type WrongInput,
  whole,
  wrongIn,
} from '../rules/input.js'
import { broken, kept, type Reason, type Rule, resting } from '../rules/reason.js'
import type { CivilDate } from '../shared/day.js'

/** What the yearly check of exclusivity needs to know of an organisation. Turnover before tax, in whole cents. */
export interface OrganisationYear {
  /** The year that the check is for: its turnover of the year before is looked at. */
  readonly year: number
  /** Whether it does anything besides home services. */
  readonly accessory?: boolean | undefined
  /** One of the bodies dispensed whatever their size: association intermédiaire, commune, health body... */
  readonly dispensed?: boolean | undefined
  readonly microEntrepreneur?: boolean | undefined
  /** Persons employed. */
  readonly headcount?: number | undefined
  readonly previousYear?: { readonly homeServices: number; readonly total: number } | undefined
  readonly separateAccounts?: boolean | undefined
}

/** Whether the organisation keeps its exclusivity, the share of its other sales, and why. */
export interface ExclusivityAnswer {
  readonly verdict: 'kept' | 'breached' | 'undetermined'
  /** Share of other sales in the previous year's turnover, in hundredths of a percent, rounded up; where it is known. */
  readonly share?: number | undefined
  readonly because: readonly Reason[]
  readonly missing: readonly string[]
  readonly wrong: readonly WrongInput[]
}

/**
 * Whether an organisation's home services open the advantages in a year, for all that it does besides (Code du travail, L7232-1-1
 * and L7232-1-2): nothing else, or a dispensation, or since 2025 an accessory activity of a small company.
 */
export const exclusivityOf = (asked: OrganisationYear): ExclusivityAnswer => {
  const wrong = wrongInYear(asked)
  if (wrong.length) return { ...answer('undetermined'), wrong }
  const on = `${asked.year}-01-01` as CivilDate
  const share = shareOf(asked)
  const others = asked.accessory ?? (share === undefined ? undefined : share > 0)
  if (others === undefined) return { ...answer('undetermined'), missing: ['accessory'] }
  if (!others) return { ...ruled('kept', exclusive, kept(exclusive, on)), share }
  if (asked.dispensed) return { ...dispensedOf(asked, on), share }
  return { ...accessoryOf(asked, on, share), share }
}

const answer = (
  verdict: ExclusivityAnswer['verdict'],
  ...because: readonly Reason[]
): ExclusivityAnswer => ({
  verdict,
  because,
  missing: [],
  wrong: [],
})

const undetermined = (missing: readonly string[]): ExclusivityAnswer => ({
  ...answer('undetermined'),
  missing,
})

/** What a rule says; where nobody read it as it stood on that day, that it is missing. */
const ruled = (
  verdict: ExclusivityAnswer['verdict'],
  rule: Rule,
  reason: Reason | undefined,
): ExclusivityAnswer => (reason ? answer(verdict, reason) : unread(rule))

const unread = ({ id }: Rule): ExclusivityAnswer => undetermined([`law-of-the-day:${id}`])

const dispensedOf = (asked: OrganisationYear, on: CivilDate): ExclusivityAnswer => {
  const [yes, no] = [kept(dispensed, on), broken(dispensed, 'accounts-not-separate', on)]
  return yes && no ? withSeparateAccounts(asked, no, yes) : unread(dispensed)
}

/** A small company with an accessory activity, by the rows of the year; before 2025 there are none. */
const accessoryOf = (
  asked: OrganisationYear,
  on: CivilDate,
  share: number | undefined,
): ExclusivityAnswer => {
  const [headcount, most] = [accessoryHeadcount.on(on), accessoryShare.on(on)]
  if (!headcount || !most)
    return ruled('breached', exclusive, broken(exclusive, 'not-exclusive', on))
  const isSmall = asked.microEntrepreneur || below(asked.headcount, headcount.value)
  if (isSmall === false)
    return answer('breached', resting(accessoryWords.tooBig, accessoryHeadcount, headcount))
  if (share !== undefined && share > Number(most.value) * 10_000)
    return answer('breached', resting(accessoryWords.over, accessoryShare, most))
  const missing = [
    ...(isSmall === undefined ? ['headcount'] : []),
    ...(share === undefined ? ['previousYear'] : []),
  ]
  if (missing.length) return undetermined(missing)
  return withSeparateAccounts(
    asked,
    resting(accessoryWords.mixedAccounts, accessoryHeadcount, headcount),
    resting(accessoryWords.small, accessoryHeadcount, headcount),
    resting(accessoryWords.within, accessoryShare, most),
  )
}

const below = (count: number | undefined, limit: number): boolean | undefined =>
  count === undefined ? undefined : count < limit

const withSeparateAccounts = (
  { separateAccounts }: OrganisationYear,
  mixed: Reason,
  ...grounds: readonly Reason[]
): ExclusivityAnswer => {
  if (separateAccounts === undefined) return undetermined(['separateAccounts'])
  return separateAccounts ? answer('kept', ...grounds) : answer('breached', mixed)
}

/** Of a company without turnover, nothing is known. */
const shareOf = ({ previousYear }: OrganisationYear): number | undefined => {
  if (!previousYear || previousYear.total === 0) return undefined
  const { homeServices, total } = previousYear
  return Math.ceil(((total - homeServices) * 10_000) / total)
}

const wrongInYear = (asked: OrganisationYear): readonly WrongInput[] => {
  const wrong = wrongIn(asked, [
    ['year', whole(1992, 2100)],
    ['accessory', optional(aFlag)],
    ['dispensed', optional(aFlag)],
    ['microEntrepreneur', optional(aFlag)],
    ['headcount', optional(whole(0, 10_000_000))],
    ['separateAccounts', optional(aFlag)],
  ])
  if (wrong.length || asked.previousYear === undefined) return wrong
  const { previousYear } = asked
  const inTurnover = wrongIn(
    previousYear,
    [
      ['homeServices', natural],
      ['total', natural],
    ],
    'previousYear.',
  )
  if (inTurnover.length) return inTurnover
  const others = previousYear.total - previousYear.homeServices
  if (others < 0) return [{ field: 'previousYear.homeServices', reason: 'out-of-range' }]
  // Whoever says that there is nothing else cannot have sold it.
  return asked.accessory === false && others > 0
    ? [{ field: 'accessory', reason: 'out-of-range' }]
    : nothing
}

import { type LawSettings, safeSide, wrongInSettings } from '../rules/fr/settings.js'
import {
  type FranchiseThresholds,
  franchise,
  franchiseLost,
  franchiseThresholds,
} from '../rules/fr/vat.js'
import { natural, oneOf, optional, type WrongInput, whole, wrongIn } from '../rules/input.js'
import { broken, kept, type Reason, resting } from '../rules/reason.js'
import { isTrusted, trustOf } from '../rules/trust.js'
import type { CivilDate } from '../shared/day.js'

/** What the franchise of a year depends on. Turnover before tax, in whole euro cents. */
export interface FranchiseYear {
  readonly year: number
  readonly sells: 'services' | 'goods'
  readonly previousYear?: number | undefined
  /** So far this year. */
  readonly thisYear?: number | undefined
}

/** Whether a seller may invoice without VAT in a year, and why. */
export interface FranchiseAnswer {
  readonly verdict: 'admitted' | 'not-admitted' | 'undetermined'
  readonly because: readonly Reason[]
  readonly missing: readonly string[]
  readonly wrong: readonly WrongInput[]
}

/**
 * Whether a seller may stay under the franchise (CGI, article 293 B): the previous year's turnover is within the threshold, and that
 * of this year has not passed the raised one (a rule known from memory: asked for where it decides).
 */
export const franchiseOf = (
  asked: FranchiseYear,
  settings: LawSettings = safeSide,
): FranchiseAnswer => {
  const wrong = wrongIn(asked, [
    ['year', whole(2000, 2100)],
    ['sells', oneOf(['services', 'goods'])],
    ['previousYear', optional(natural)],
    ['thisYear', optional(natural)],
  ])
  const all = [...wrong, ...wrongInSettings(settings)]
  if (all.length) return { ...undetermined([]), wrong: all }
  const on = `${asked.year}-01-01` as CivilDate
  const row = franchiseThresholds.on(on)
  if (!row) return undetermined([`law-of-the-day:${franchiseThresholds.id}`])
  if (!isTrusted(row, settings)) return undetermined([trustOf(row.id)])
  if (asked.previousYear === undefined) return undetermined(['previousYear'])
  const { limit, raised } = limitsOf(asked.sells, row.value)
  // Until 2024 a seller could stay between the two thresholds for a time: on which terms was not read.
  if (asked.year < 2025 && asked.previousYear > limit && asked.previousYear <= raised)
    return undetermined([`law-of-the-day:${franchiseLost.id}`])
  if (asked.previousYear > limit) return no(resting(overThreshold, franchiseThresholds, row))
  if (asked.thisYear === undefined) return undetermined(['thisYear'])
  const threshold = resting(within, franchiseThresholds, row)
  if (asked.thisYear <= raised) return yes(kept(franchise, on) ?? threshold, threshold)
  const lost = broken(franchiseLost, 'over-raised-threshold', on)
  if (!lost) return undetermined([`law-of-the-day:${franchiseLost.id}`])
  const { row: lostRow, source } = lost
  return isTrusted({ id: lostRow, source }, settings) ? no(lost) : undetermined([trustOf(lostRow)])
}

const within = {
  code: 'within-threshold',
  fr: 'Le chiffre d’affaires reste dans les seuils de la franchise.',
  en: 'The turnover is within the thresholds of the franchise.',
} as const
const overThreshold = {
  code: 'over-threshold',
  fr: 'Le chiffre d’affaires de l’année précédente dépasse le seuil de la franchise.',
  en: 'The previous year’s turnover is over the threshold of the franchise.',
} as const

const limitsOf = (
  sells: FranchiseYear['sells'],
  value: FranchiseThresholds,
): { readonly limit: number; readonly raised: number } =>
  sells === 'services'
    ? { limit: value.services, raised: value.servicesRaised }
    : { limit: value.goods, raised: value.goodsRaised }

const undetermined = (missing: readonly string[]): FranchiseAnswer => ({
  verdict: 'undetermined',
  because: [],
  missing,
  wrong: [],
})
const no = (reason: Reason): FranchiseAnswer => ({
  ...undetermined([]),
  verdict: 'not-admitted',
  because: [reason],
})
const yes = (...because: readonly Reason[]): FranchiseAnswer => ({
  ...undetermined([]),
  verdict: 'admitted',
  because,
})

import { type DatedRow, type DatedTable, rowOfYear } from '../rules/dated-table.js'
import { type ActivityCode, activities, type CapName } from '../rules/fr/activities.js'
import { admittedMeans } from '../rules/fr/payment.js'
import {
  aidsDeducted,
  ascendantHome,
  type Cap,
  type Ceilings,
  caps,
  ceilings,
  domiciled,
  francsPerEuro,
  over65,
  ownBoxOfAscendants,
  share,
  working,
} from '../rules/fr/tax-credit.js'
import { broken, kept, type Reason, resting } from '../rules/reason.js'
import { cents } from '../shared/cents.js'
import type { CivilDate } from '../shared/day.js'
import type { Step } from './tax-year.js'

/** What the law of an income year says, looked up once for all households. */
export interface LawOfYear {
  readonly ceilings: Ceilings
  readonly ceilingsRow: DatedRow<Ceilings>
  /** Caps of single activities. */
  readonly capOf: ReadonlyMap<ActivityCode, CapOfYear>
  readonly percent: number
  readonly ownBoxOfAscendants: boolean
  readonly cashBarredFrom: CivilDate
  readonly said: { readonly [S in 'persons' | 'overCeiling' | 'credit' | 'reduction']: Reason }
  /** Where a ceiling starts, as the step that says so. */
  readonly starts: {
    readonly base: Step
    readonly firstYear: Step | undefined
    readonly disability: Step | undefined
  }
  /** Rules without a figure, in the version of the year; undefined where they did not exist. */
  readonly rules: { readonly [R in RuleOfYear]: Reason | undefined }
}

type RuleOfYear = 'notDomiciled' | 'noAscendant' | 'aids' | 'over65' | 'working' | 'notWorking'

/** A cap in the currency of the year. */
export interface CapOfYear {
  /** Caps are measured in this order. */
  readonly place: number
  readonly amount: number
  readonly row: DatedRow<Cap>
  readonly kept: Reason
}

const words = {
  ceiling: { code: 'ceiling', fr: 'Plafond du foyer', en: 'Ceiling of the household' },
  persons: {
    code: 'ceiling-raised',
    fr: 'Majorations pour les personnes du foyer',
    en: 'Raised for the persons of the household',
  },
  firstYear: {
    code: 'ceiling-first-year',
    fr: 'Plafond de la première année d’emploi direct',
    en: 'Ceiling of the first year of direct employment',
  },
  disability: {
    code: 'ceiling-disability',
    fr: 'Plafond d’un foyer qui compte une personne invalide',
    en: 'Ceiling of a household with an invalid member',
  },
  overCeiling: {
    code: 'over-ceiling',
    fr: 'Au-delà du plafond du foyer',
    en: 'Beyond the ceiling of the household',
  },
  credit: { code: 'credit', fr: 'Crédit d’impôt de 50 %', en: 'Tax credit of 50 %' },
  reduction: { code: 'reduction', fr: 'Réduction d’impôt de 50 %', en: 'Tax reduction of 50 %' },
} as const

const overCap = {
  code: 'over-cap',
  fr: 'Au-delà du plafond de l’activité',
  en: 'Beyond the cap of the activity',
} as const

const known: (LawOfYear | undefined)[] = []

/** The law of an income year from 1991 on. */
export const lawOfYear = (year: number): LawOfYear => {
  const found = known[year - 1991]
  if (found) return found
  const law = readLaw(year)
  known[year - 1991] = law
  return law
}

const inForce = <V>(table: DatedTable<V>, year: number): DatedRow<V> => {
  const row = rowOfYear(table, year)
  if (!row) throw new RangeError(`${table.id}: no row for ${year}`)
  return row
}

/** The law of an income year, read from the tables. @throws {RangeError} for a year before them. */
export const readLaw = (year: number): LawOfYear => {
  const ceilingsRow = inForce(ceilings, year)
  const shareRow = inForce(share, year)
  const said = (one: keyof typeof words): Reason =>
    one === 'credit' || one === 'reduction'
      ? resting(words[one], share, shareRow)
      : resting(words[one], ceilings, ceilingsRow)
  const { base, firstYear, disability } = ceilingsRow.value
  const start = (one: 'ceiling' | 'firstYear' | 'disability', amount: number): Step => ({
    reason: said(one),
    amount: cents(amount),
  })
  const firstMeans = admittedMeans.rows[admittedMeans.rows.length - 1]
  return {
    ceilings: ceilingsRow.value,
    ceilingsRow,
    capOf: capsOf(year, ceilingsRow.value),
    percent: shareRow.value,
    ownBoxOfAscendants: rowOfYear(ownBoxOfAscendants, year)?.value ?? false,
    cashBarredFrom: firstMeans?.from ?? ('9999-12-31' as CivilDate),
    starts: {
      base: start('ceiling', base),
      firstYear: firstYear && start('firstYear', firstYear.base),
      disability: disability === undefined ? undefined : start('disability', disability),
    },
    said: {
      persons: said('persons'),
      overCeiling: said('overCeiling'),
      credit: said('credit'),
      reduction: said('reduction'),
    },
    rules: rulesOf(year, `${year}-12-31` as CivilDate),
  }
}

const rulesOf = (year: number, on: CivilDate): LawOfYear['rules'] => ({
  notDomiciled: broken(domiciled, 'not-domiciled', on),
  noAscendant: year < 1997 ? broken(ascendantHome, 'ascendant-too-early', on) : undefined,
  aids: kept(aidsDeducted, on),
  over65: kept(over65, on),
  working: kept(working, on),
  notWorking: broken(working, 'not-working', on),
})

const capsOf = (year: number, { currency }: Ceilings): LawOfYear['capOf'] =>
  new Map(
    activities.flatMap(({ code, cap }) => {
      const row = cap && rowOfYear(caps[cap], year)
      if (!row) return []
      const amount =
        row.value.currency === currency ? row.value.amount : inEuros(row.value.amount, year)
      const place = places.indexOf(cap)
      return [[code, { place, amount, row, kept: resting(overCap, caps[cap], row) }]]
    }),
  )

const places: readonly CapName[] = ['odd-jobs', 'it-support', 'gardening']

/** Centimes as euro cents, at the fixed rate, to the nearest cent: for 2001, in euros with a cap still in francs. */
const inEuros = (centimes: number, year: number): number =>
  Math.round((centimes * 100_000) / inForce(francsPerEuro, year).value)

import type { LawSettings } from '@foyer/core/eligibility'
import { type Household, yearOf } from '@foyer/core/tax-credit'
import { household } from '@foyer/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type OracleAnswer,
  type OracleHousehold,
  type OracleSettings,
  oracleYear,
} from './oracle/year.js'

/** How many households: 100,000 unless CONFORMANCE_RUNS, or FC_RUNS, asks for more. */
const { CONFORMANCE_RUNS: asked, FC_RUNS: tried = 0 } = process.env
const runs = Math.max(Number(asked ?? tried), 100_000)

/** What the oracle also says of a household's year, in its words. */
const figuresOf = (one: Household, settings: LawSettings): OracleAnswer => {
  const answer = yearOf(one, settings)
  if (answer.ok) {
    const { currency, base, ceiling, retained, credit, reduction, balance } = answer.value
    return { ok: true, currency, base, ceiling, retained, credit, reduction, balance }
  }
  if (answer.refusal.code !== 'unsettled-law') throw new Error(JSON.stringify(answer.refusal))
  return { ok: false, code: 'unsettled-law', row: answer.refusal.row }
}

const card = 'fr.tax-credit.disability.cmi-80'
const garden = 'fr.tax-credit.cap.gardening@2005-12-30'
const readings: readonly (readonly [string, LawSettings, OracleSettings])[] = [
  ['as it is read by default', {}, {}],
  [
    'as another tenant may read it',
    { trusts: [`${card}@1997-01-01`, garden], aids: 'after-cap', sixtyFive: 'before-the-year' },
    { trusts: [card, garden], aids: 'after-cap', sixtyFive: 'before-the-year' },
  ],
]

describe('the tax year and the oracle, written apart from the same texts (T11)', () => {
  const households = fc.sample(household, { seed: 199, numRuns: runs })

  it.each(readings)('agree on every household, %s', (_, settings, oracle) => {
    const apart = households.filter(
      (one) =>
        JSON.stringify(figuresOf(one, settings)) !==
        JSON.stringify(oracleYear(one as OracleHousehold, oracle)),
    )
    expect(apart.slice(0, 3)).toEqual([])
  })

  it('are asked about households of every year and of every kind', () => {
    expect(new Set(households.map(({ year }) => year)).size).toBe(36)
    const answers = households.map((one) => figuresOf(one, {}))
    const many = runs / 200
    expect(answers.filter((one) => !one.ok).length).toBeGreaterThan(many)
    const known = answers.flatMap((one) => (one.ok ? [one] : []))
    expect(known.filter((one) => one.credit && one.reduction).length).toBeGreaterThan(many)
    expect(known.filter((one) => one.base > one.retained).length).toBeGreaterThan(many)
    expect(known.filter((one) => one.balance < 0).length).toBeGreaterThan(many)
  })
})

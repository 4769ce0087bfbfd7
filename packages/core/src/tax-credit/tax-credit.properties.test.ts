import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LawSettings } from '../rules/fr/settings.js'
import { household } from '../testing/households.js'
import { runs } from '../testing/runs.js'
import { taxLaws } from '../testing/tax-laws.js'
import { yearOf } from './year-of.js'

const otherwise: LawSettings = {
  trusts: ['fr.tax-credit.disability.cmi-80@1997-01-01', 'fr.tax-credit.cap.gardening@2005-12-30'],
  aids: 'after-cap',
  sixtyFive: 'before-the-year',
}

describe('households, for the laws to mean something', () => {
  it('are of all kinds, often enough', () => {
    const answers = fc.sample(household, { numRuns: 1000, seed: 7 }).map((one) => yearOf(one))
    const years = answers.flatMap((one) => (one.ok ? [one.value] : []))
    for (const kind of ['reduction', 'split', 'credit'])
      expect(years.filter((one) => one.kind === kind).length).toBeGreaterThan(100)
    for (const code of ['over-cap', 'over-ceiling', 'cash-excluded', 'aids-deducted'])
      expect(
        years.filter(({ cuts }) => cuts.some(({ reason }) => reason.code === code)).length,
      ).toBeGreaterThan(50)
    expect(years.filter((one) => one.credit && one.reduction).length).toBeGreaterThan(10)
    expect(answers.filter((one) => !one.ok).length).toBeLessThan(100)
  })
})

describe('the law of the tax credit (T11)', () => {
  for (const { name, run } of taxLaws) it(name, () => run(yearOf, runs))
})

describe('the law as another tenant reads it (T11)', () => {
  for (const { name, run } of taxLaws)
    it(name, () => run((household) => yearOf(household, otherwise), runs))
})

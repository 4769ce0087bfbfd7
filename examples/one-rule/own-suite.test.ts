import { household, serviceLine, taxLaws } from '@foyer/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ourPromise, ourTaxYear } from './own-suite.js'

describe('our tax year keeps the law (T11)', () => {
  for (const { name, run } of taxLaws) it(name, () => run(ourTaxYear, 200))

  it('answers nearly every household', () => {
    const answers = fc.sample(household, { numRuns: 200, seed: 1 }).map(ourTaxYear)
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(180)
  })
})

describe('our price list', () => {
  it('promises nothing to a company, for goods, or in cash', () => {
    fc.assert(
      fc.property(serviceLine, (line) => {
        const barred = line.customer === 'organisation' || line.kind === 'goods'
        if (barred) expect(ourPromise(line)).toBe('')
        expect(ourPromise({ ...line, means: 'cash' })).toBe('')
      }),
    )
  })
})

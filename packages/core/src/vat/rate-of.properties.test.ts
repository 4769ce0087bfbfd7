import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oddJobAlone, oddJobMinutes, serviceRules } from '../rules/fr/service.js'
import { vatMovedToNormal, vatNormal, vatReduced, vatSuperReduced } from '../rules/fr/vat.js'
import { day } from '../shared/civil-date.js'
import { facts, serviceLine } from '../testing/service-lines.js'
import { type VatLine, vatRateOf } from './rate-of.js'

const vatLine: fc.Arbitrary<VatLine> = fc
  .tuple(serviceLine, fc.constantFrom(true, false, undefined))
  .map(([line, schoolSupport]) => ({ ...line, schoolSupport }))
const tables = [vatNormal, vatReduced, vatSuperReduced]
const rules = [
  ...tables.map(({ id }) => id),
  ...[vatMovedToNormal.id, oddJobMinutes.id, oddJobAlone.id],
  ...Object.keys(serviceRules),
]

describe('a rate of VAT', () => {
  it('is the one in force that day, of the table it names first, among rules that exist', () => {
    fc.assert(
      fc.property(vatLine, (line) => {
        const answer = vatRateOf(line)
        if (answer.verdict === 'undetermined') {
          expect(answer.missing.length).toBeGreaterThan(0)
          return
        }
        const [first = '', ...more] = answer.because
        const table = tables.find(({ id }) => id === first)
        expect(table?.on(line.performedOn ?? day('0001-01-01'))?.value).toBe(answer.rate)
        expect(more.length).toBeGreaterThan(0)
        expect(rules).toEqual(expect.arrayContaining(more))
      }),
      { numRuns: 1000 },
    )
  })

  it('is never another one for want of a fact: it is the same, or not known', () => {
    const fact = fc.constantFrom(...facts, 'schoolSupport')
    fc.assert(
      fc.property(vatLine, fact, (line, unknown) => {
        const after = vatRateOf({ ...line, [unknown]: undefined })
        if (after.verdict === 'known')
          expect(vatRateOf(line)).toMatchObject({ verdict: 'known', rate: after.rate })
      }),
      { numRuns: 1000 },
    )
  })

  it('is reduced for nobody but a person, at home, by a company registered that day', () => {
    fc.assert(
      fc.property(vatLine, (line) => {
        const answer = vatRateOf(line)
        if (answer.verdict !== 'known' || answer.because[0] === vatNormal.id) return
        const { customer, kind, place, performedOn: on = day('0001-01-01') } = line
        expect([customer, kind, place]).toEqual(['individual', 'service', 'home'])
        const held = line.registered.filter(
          ({ activity, from, until }) =>
            activity === line.activity && from <= on && (!until || on < until),
        )
        expect(held.length).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Money } from '../shared/money.js'
import { factor } from '../shared/rate.js'
import { amountsBy, makeWhole } from './schedule.js'

/** Shares that make a whole: thousandths, cut where chance says. */
const shares = fc
  .uniqueArray(fc.integer({ min: 1, max: 999 }), { maxLength: 11 })
  .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 1000])
  .map((cuts) => cuts.slice(1).map((cut, i) => factor(String((cut - (cuts[i] ?? 0)) / 1000))))

describe('whatever parts a price is paid in', () => {
  it('they add up to it, each at most a cent away from its share (S188)', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000).map(Money.cents), shares, (total, parts) => {
        expect(makeWhole(parts.map((share) => ({ share })))).toBe(true)
        const amounts = amountsBy(total, parts)
        expect(Money.sum(amounts)).toBe(total)
        for (const [i, share] of parts.entries())
          expect(Math.abs((amounts[i] ?? 0) - total * Number(share))).toBeLessThan(1)
      }),
    )
  })
})

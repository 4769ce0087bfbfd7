import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Money } from './money.js'
import { type Factor, factor } from './rate.js'

const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(Money.cents)
const weights = fc
  .array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 12 })
  .filter((list) => list.some((weight) => weight > 0))
const rate = fc.constantFrom('0', '0.021', '0.055', '0.07', '0.085', '0.1', '0.196', '0.2')
const ratio: fc.Arbitrary<Factor> = fc
  .tuple(fc.integer({ min: -3000, max: 3000 }), fc.nat({ max: 9999 }))
  .map(([whole, part]) => factor(`${whole}.${String(part).padStart(4, '0')}`))

const total = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)

describe('sharing an amount', () => {
  it('loses no cent and makes none', () => {
    fc.assert(
      fc.property(amount, weights, (m, list) => {
        expect(Money.sum(Money.allocate(m, list))).toBe(m)
      }),
    )
  })

  it('gives everybody what is due to less than a cent, and nothing for no weight', () => {
    fc.assert(
      fc.property(amount, weights, (m, list) => {
        Money.allocate(m, list).forEach((share, i) => {
          const weight = list[i] ?? 0
          // Less than a cent from m × weight / total, in whole numbers.
          const off = BigInt(share) * BigInt(total(list)) - BigInt(m) * BigInt(weight)
          expect(off < 0n ? -off : off).toBeLessThan(BigInt(total(list)))
          if (weight === 0) expect(share).toBe(0)
        })
      }),
    )
  })

  it('treats equal weights in the order they come', () => {
    fc.assert(
      fc.property(amount, weights, (m, list) => {
        const shares = Money.allocate(m, list)
        list.forEach((weight, i) => {
          const next = list.indexOf(weight, i + 1)
          if (next > 0) expect(shares[i]).toBeGreaterThanOrEqual(shares[next] ?? 0)
        })
      }),
    )
  })
})

describe('rounding', () => {
  it('is the same both ways: a credit note undoes exactly', () => {
    fc.assert(
      fc.property(amount, ratio, rate, fc.nat(600), (m, by, vat, minutes) => {
        const back = Money.negate(m)
        expect(Money.times(back, by)).toBe(Money.negate(Money.times(m, by)))
        expect(Money.beforeTax(back, factor(vat))).toBe(
          Money.negate(Money.beforeTax(m, factor(vat))),
        )
        expect(Money.prorata(back, minutes, 60)).toBe(Money.negate(Money.prorata(m, minutes, 60)))
      }),
    )
  })

  it('is never more than half a cent off', () => {
    fc.assert(
      fc.property(amount, fc.nat(600), fc.integer({ min: 1, max: 600 }), (m, part, whole) => {
        const off = BigInt(Money.prorata(m, part, whole)) * BigInt(whole) - BigInt(m) * BigInt(part)
        expect(2n * (off < 0n ? -off : off)).toBeLessThanOrEqual(BigInt(whole))
      }),
    )
  })
})

describe('the amount before tax', () => {
  it('and its tax make the price: HT + TVA = TTC, to the cent', () => {
    fc.assert(
      fc.property(amount, rate, (gross, vat) => {
        const net = Money.beforeTax(gross, factor(vat))
        const tax = Money.minus(gross, net)
        expect(Money.plus(net, tax)).toBe(gross)
        // The tax of the net is the same tax, but for the cent that rounding twice may move.
        expect(Math.abs(Money.times(net, factor(vat)) - tax)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

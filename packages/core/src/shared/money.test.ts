import { Decimal as HostDecimal } from 'decimal.js'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Amount, Money, NaturalAmount, PositiveAmount } from './money.js'
import { factor } from './rate.js'

const cents = Money.cents

describe('an amount', () => {
  it('is minted from euros exactly, whatever a binary fraction would make of them', () => {
    expect(Money.eur('28.50')).toBe(2850)
    expect(Money.eur('1.1')).toBe(110)
    expect(Money.eur('-0.07')).toBe(-7)
  })

  it.each(['28.505', '', ' 1', '1e3', '0x10', 'NaN', 'Infinity', '1,50'])(
    'is never minted from %j',
    (raw) => {
      expect(() => Money.eur(raw)).toThrow(RangeError)
    },
  )

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])(
    'is never %d cents',
    (value) => {
      expect(() => cents(value)).toThrow(RangeError)
    },
  )

  it('knows one nothing, not two', () => {
    expect(Object.is(Money.negate(Money.zero), 0)).toBe(true)
    expect(Object.is(Money.times(cents(-1), factor('0.4')), 0)).toBe(true)
  })

  it('is told apart at the door: any, none negative, at least a cent', () => {
    const accepted = (schema: typeof Amount) => [-1, 0, 1].map((n) => schema.safeParse(n).success)
    expect(accepted(Amount)).toEqual([true, true, true])
    expect(accepted(NaturalAmount)).toEqual([false, true, true])
    expect(accepted(PositiveAmount)).toEqual([false, false, true])
    expect(Amount.safeParse(1.5).success).toBe(false)
  })
})

describe('arithmetic', () => {
  it('adds, takes away, compares', () => {
    expect(Money.plus(cents(2), cents(3))).toBe(5)
    expect(Money.minus(cents(2), cents(3))).toBe(-1)
    expect(Money.sum([cents(1), cents(2), cents(-4)])).toBe(-1)
    expect(Money.sum([])).toBe(0)
    expect(Money.min(cents(2), cents(3))).toBe(2)
    expect(Money.max(cents(2), cents(3))).toBe(3)
  })

  it('refuses a sum that no exact number holds', () => {
    expect(() => Money.plus(cents(Number.MAX_SAFE_INTEGER), cents(1))).toThrow(RangeError)
  })

  it.each([
    [1, '0.5', 1],
    [-1, '0.5', -1],
    [3, '0.49', 1],
    [101, '0.5', 51],
    [-101, '0.5', -51],
    // 1.005 × 100 is 100.49999999999999 in binary fractions.
    [100, '1.005', 101],
    [1999, '0.055', 110],
  ])('rounds %d × %s to %d: halves away from zero', (amount, ratio, expected) => {
    expect(Money.times(cents(amount), factor(ratio))).toBe(expected)
  })

  it('prices fifty minutes of an hour at 60 €, and takes back what it gave', () => {
    expect(Money.prorata(cents(6000), 50, 60)).toBe(5000)
    expect(Money.prorata(cents(1), 1, 2)).toBe(1)
    expect(Money.prorata(cents(-1), 1, 2)).toBe(-1)
    expect(Money.prorata(cents(100), 0, 60)).toBe(0)
  })

  it.each([0, -60])('has no price for a part of %d', (whole) => {
    expect(() => Money.prorata(cents(100), 1, whole)).toThrow(RangeError)
  })

  it('takes the tax out of 120 € at 20 %, of 100 € at 5.5 %, of a credit of 100 €', () => {
    expect(Money.beforeTax(cents(12000), factor('0.2'))).toBe(10000)
    expect(Money.beforeTax(cents(10000), factor('0.055'))).toBe(9479)
    expect(Money.beforeTax(cents(-10000), factor('0.055'))).toBe(-9479)
    expect(Money.beforeTax(cents(10000), factor('0'))).toBe(10000)
  })
})

describe('sharing', () => {
  it('gives the odd cents to the largest remainders, ties to the first', () => {
    expect(Money.allocate(cents(100), [1, 1, 1])).toEqual([34, 33, 33])
    expect(Money.allocate(cents(101), [1, 1, 1])).toEqual([34, 34, 33])
    expect(Money.allocate(cents(100), [1, 2])).toEqual([33, 67])
    expect(Money.allocate(cents(-100), [1, 1, 1])).toEqual([-33, -33, -34])
    expect(Money.allocate(cents(5), [0, 1])).toEqual([0, 5])
  })

  it('breaks a tie between shares of any size by their place alone', () => {
    // Each is due a third of a cent more; cut to so many digits, the third of 1.333... is the smaller one.
    expect(Money.allocate(cents(2), [4, 1, 1])).toEqual([2, 0, 0])
    expect(Money.allocate(cents(10 ** 15 + 2), [10 ** 15, 1, 1])).toEqual([10 ** 15, 1, 1])
  })

  it.each([[[]], [[0, 0]], [[1, -1]], [[0.5, 0.5]]])('has no share for weights %j', (weights) => {
    expect(() => Money.allocate(cents(100), weights)).toThrow(RangeError)
  })
})

describe('a host that changes the settings of decimal numbers', () => {
  const few = { precision: 2, rounding: HostDecimal.ROUND_DOWN, maxE: 2, toExpPos: 0 }
  afterEach(() => {
    HostDecimal.set({ defaults: true })
    vi.resetModules()
  })

  it('moves no cent after it loaded us', () => {
    HostDecimal.set(few)
    expect(Money.times(cents(123_457), factor('0.5'))).toBe(61_729)
    expect(Money.beforeTax(cents(123_456), factor('0.196'))).toBe(103_224)
  })

  it('moves no cent and no rate when it did so before', async () => {
    HostDecimal.set(few)
    vi.resetModules()
    const { Money: ours } = await import('./money.js')
    const { percent, toPercent } = await import('./rate.js')
    expect(ours.times(ours.cents(123_457), percent('19.6'))).toBe(24_198)
    expect(percent('19.625')).toBe('0.19625')
    expect(toPercent(factor('0.19625'))).toBe('19.625')
  })
})

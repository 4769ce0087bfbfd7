import { describe, expect, it } from 'vitest'
import { minus, over, plus, rational, roundHalfUp, sum, times, whole } from './rational.js'

describe('exact fractions', () => {
  it('stay in lowest terms with the sign above', () => {
    expect(rational(6, -8)).toEqual({ numerator: -3n, denominator: 4n })
    expect(rational(0, -8)).toEqual({ numerator: 0n, denominator: 1n })
  })

  it('add, take away, multiply and divide without loss', () => {
    expect(plus(rational(1, 3), rational(1, 6))).toEqual(rational(1, 2))
    expect(minus(rational(1, 3), rational(1, 2))).toEqual(rational(-1, 6))
    expect(times(rational(2, 3), rational(3, 4))).toEqual(rational(1, 2))
    expect(over(rational(1, 2), rational(-1, 4))).toEqual(rational(-2))
    expect(sum([])).toEqual(rational(0))
  })

  it.each([
    [rational(1, 2), 1],
    [rational(49, 100), 0],
    [rational(5, 2), 3],
    [rational(-1, 2), 0],
    [rational(-51, 100), -1],
  ])('round a half up (%#)', (value, expected) => {
    expect(whole(roundHalfUp(value, rational(1)))).toBe(expected)
  })

  it('round to the step asked for', () => {
    expect(whole(roundHalfUp(rational(149), rational(100)))).toBe(100)
    expect(whole(roundHalfUp(rational(150), rational(100)))).toBe(200)
  })

  it('refuse a zero denominator and a fraction where a whole number is due', () => {
    expect(() => rational(1, 0)).toThrow(RangeError)
    expect(() => rational(0.5)).toThrow(RangeError)
    expect(() => whole(rational(1, 2))).toThrow(RangeError)
  })
})

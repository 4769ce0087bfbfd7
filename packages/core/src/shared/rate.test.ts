import { describe, expect, it } from 'vitest'
import { Factor, factor, percent, toPercent } from './rate.js'

describe('a rate', () => {
  it.each([
    ['5.5', '0.055'],
    [5.5, '0.055'],
    [19.6, '0.196'],
    ['20', '0.2'],
    ['0', '0'],
    ['0.0000001', '0.000000001'],
  ])('of %s %% is the ratio %s', (points, ratio) => {
    expect(percent(points)).toBe(ratio)
  })

  it.each(['0.055', '0.2', '1', '-0.5'])('reads back as it was written: %s', (ratio) => {
    expect(percent(toPercent(factor(ratio)))).toBe(ratio)
  })

  it('is read by people in points', () => {
    expect(toPercent(factor('0.055'))).toBe('5.5')
  })

  it.each(['', '.5', '5.', '1e-2', '0,055', ' 1', '1 ', '+1', 'NaN', '--1'])(
    'is never %j',
    (raw) => {
      expect(Factor.safeParse(raw).success).toBe(false)
      expect(() => factor(raw)).toThrow(TypeError)
    },
  )
})

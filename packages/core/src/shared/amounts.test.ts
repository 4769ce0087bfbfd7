import { describe, expect, it } from 'vitest'
import { type Amounts, amountsOf, bearingOf, groupsOf, type PricedLine, spread } from './amounts.js'
import { Money } from './money.js'
import { factor, percent } from './rate.js'

const line = (cents: number, points: number, rest: Partial<PricedLine> = {}): PricedLine => ({
  amount: Money.cents(cents),
  vatRate: percent(points),
  ...rest,
})
const amounts = (net: number, vat: number): Amounts => ({
  ...{ net: Money.cents(net), vat: Money.cents(vat), gross: Money.cents(net + vat) },
})

describe('the amounts of lines', () => {
  it('work tax out once a rate: three times 1.00 with 20 % in it is 2.50 before tax, not three times 0.83', () => {
    const lines = [line(100, 20), line(100, 20), line(100, 20)]
    expect(amountsOf('gross', lines)).toEqual([amounts(84, 16), amounts(83, 17), amounts(83, 17)])
  })

  it('put tax on top of prices before tax: on the sum, not on each', () => {
    const lines = [line(3, 10), line(3, 10), line(3, 10)]
    expect(amountsOf('net', lines)).toEqual([amounts(3, 1), amounts(3, 0), amounts(3, 0)])
  })

  it('keep the prices that were said: tax included, or before it', () => {
    expect(amountsOf('gross', [line(6000, 20)])).toEqual([amounts(5000, 1000)])
    expect(amountsOf('net', [line(6000, 20)])).toEqual([amounts(6000, 1200)])
  })

  it('keep rates apart, however they are written, and what is free of tax from what bears 0 %', () => {
    const lines = [
      line(5700, 10),
      line(9000, 20, { vatRate: factor('0.20') }),
      line(3000, 20, { vatRate: factor('0.2000') }),
      line(1000, 0, { taxed: 'franchise', mention: 'article 293 B' }),
      line(500, 0),
    ]
    const worked = amountsOf('gross', lines)
    expect(groupsOf(lines.map((one, i) => ({ ...one, ...(worked[i] ?? amounts(0, 0)) })))).toEqual([
      { vatRate: '0', taxed: 'franchise', mention: 'article 293 B', ...amounts(1000, 0) },
      { vatRate: '0', ...amounts(500, 0) },
      { vatRate: '0.1', ...amounts(5182, 518) },
      { vatRate: '0.2', ...amounts(10_000, 2000) },
    ])
  })

  it('are nothing of nothing', () => {
    expect(amountsOf('gross', [])).toEqual([])
    expect(amountsOf('gross', [line(0, 20)])).toEqual([amounts(0, 0)])
    expect(groupsOf([])).toEqual([])
  })

  it('share what has no weight to the first', () => {
    expect(spread(Money.cents(-1), [Money.zero, Money.zero])).toEqual([-1, 0])
    expect(spread(Money.cents(3), [Money.zero, Money.cents(7)])).toEqual([0, 3])
    expect(spread(Money.cents(3), [])).toEqual([])
  })

  it('bear the same only at the same rate on the same ground', () => {
    expect(bearingOf({ vatRate: factor('0.2') })).toBe(bearingOf({ vatRate: factor('0.200') }))
    expect(bearingOf({ vatRate: factor('0.2'), taxed: 'taxed' })).toBe(
      bearingOf({ vatRate: factor('0.2') }),
    )
    const exempt = { vatRate: factor('0'), taxed: 'exempt' } as const
    expect(bearingOf({ ...exempt, mention: 'a' })).not.toBe(bearingOf({ ...exempt, mention: 'b' }))
    expect(bearingOf(exempt)).not.toBe(bearingOf({ vatRate: factor('0') }))
  })
})

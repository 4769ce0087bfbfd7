import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addUp, pricedLines } from '../testing/priced-lines.js'
import { amountsOf, bearingOf, groupsOf, nothing, type PricedLine, sumOf } from './amounts.js'
import { Money } from './money.js'

const priced = fc.constantFrom('gross' as const, 'net' as const)

const worked = (way: 'gross' | 'net', lines: readonly PricedLine[]) => {
  const amounts = amountsOf(way, lines)
  return lines.map((line, i) => ({ ...line, ...(amounts[i] ?? nothing) }))
}

describe('whatever a document charges', () => {
  it('HT + VAT = TTC of each line, of each group and in total', () => {
    fc.assert(
      fc.property(priced, pricedLines, (way, lines) => {
        const all = worked(way, lines)
        const groups = groupsOf(all)
        for (const one of [...all, ...groups, sumOf(groups)]) expect(addUp(one)).toBe(true)
      }),
    )
  })

  it('lines add up to groups, and groups to the total', () => {
    fc.assert(
      fc.property(priced, pricedLines, (way, lines) => {
        const all = worked(way, lines)
        const groups = groupsOf(all)
        for (const { net, vat, gross, ...bears } of groups) {
          const own = all.filter((line) => bearingOf(line) === bearingOf(bears))
          expect(sumOf(own)).toEqual({ net, vat, gross })
        }
        expect(sumOf(groups)).toEqual(sumOf(all))
        expect(new Set(groups.map(bearingOf)).size).toBe(groups.length)
      }),
    )
  })

  it('a group has the tax of its sum: in it where prices include tax, on it where they do not', () => {
    fc.assert(
      fc.property(priced, pricedLines, (way, lines) => {
        for (const { vatRate, net, vat, gross } of groupsOf(worked(way, lines)))
          if (way === 'gross') expect(net).toBe(Money.beforeTax(gross, vatRate))
          else expect(vat).toBe(Money.times(net, vatRate))
      }),
    )
  })

  it('each line keeps the price that was said of it, and what has no price comes to nothing', () => {
    fc.assert(
      fc.property(priced, pricedLines, (way, lines) => {
        for (const line of worked(way, lines)) {
          expect(line[way]).toBe(line.amount)
          if (line.amount === 0) expect(line).toMatchObject(nothing)
        }
      }),
    )
  })

  it('no line is more than a cent away from its own tax', () => {
    fc.assert(
      fc.property(pricedLines, (lines) => {
        for (const { net, gross, vatRate } of worked('gross', lines))
          expect(Math.abs(net - Money.beforeTax(gross, vatRate))).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('splitting a line changes nothing of its group', () => {
    fc.assert(
      fc.property(priced, pricedLines, fc.nat(11), fc.nat(1000), (way, lines, at, part) => {
        const split = lines.flatMap((line, i) => {
          const first = Money.cents(Math.min(part, line.amount))
          const second = Money.minus(line.amount, first)
          return i === at ? [first, second].map((amount) => ({ ...line, amount })) : [line]
        })
        expect(groupsOf(worked(way, split))).toEqual(groupsOf(worked(way, lines)))
      }),
    )
  })
})

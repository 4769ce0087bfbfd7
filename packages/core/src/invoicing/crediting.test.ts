import { describe, expect, it } from 'vitest'
import { Money } from '../shared/money.js'
import { factor } from '../shared/rate.js'
import {
  allThatIsLeft,
  creditedGroups,
  creditOf,
  leftOnLine,
  overdrawn,
  shareOut,
} from './crediting.js'
import type { InvoiceLine } from './line.js'

const line = (no: number, gross: number, net: number, rate = '0.2'): InvoiceLine => ({
  ...{ no, kind: 'goods', label: 'Souris', quantity: 1, vatRate: factor(rate), incomplete: [] },
  ...{ net: Money.cents(net), vat: Money.cents(gross - net), gross: Money.cents(gross) },
  verdict: { verdict: 'not-eligible', because: [], missing: [] },
})
const entry = (no: number, cents: number) => ({ line: no, amount: Money.cents(cents) })
const invoice = {
  lines: [line(1, 100, 84), line(2, 100, 83), line(3, 100, 83), line(4, 110, 100, '0.1')],
}

describe('what a credit note takes off', () => {
  it('is worked out by rate, and shared over its lines', () => {
    const credit = creditOf(invoice, [], [entry(1, 50), entry(2, 50), entry(4, 11)])
    expect(credit).toMatchObject({ gross: 111, net: 93, vat: 18 })
    expect(credit.groups).toMatchObject([
      { vatRate: '0.1', gross: 11, net: 10, vat: 1 },
      { vatRate: '0.2', gross: 100, net: 83, vat: 17 },
    ])
    expect(credit.lines).toEqual([
      { ...entry(1, 50), net: 42, vat: 8 },
      { ...entry(2, 50), net: 41, vat: 9 },
      { ...entry(4, 11), net: 10, vat: 1 },
    ])
  })

  it('is nothing of a line that there is not', () => {
    expect(creditOf(invoice, [], [entry(9, 50)])).toMatchObject({ groups: [], gross: 0 })
    expect(leftOnLine(invoice, [], 9)).toBe(0)
    expect(overdrawn(invoice, [], [entry(9, 1)])).toMatchObject({ line: 9, left: 0 })
  })

  it('of notes that did not keep their VAT is worked out on what the others left', () => {
    const kept = creditOf(invoice, [], [entry(1, 100)])
    const old = [{ lines: [entry(2, 100)] }, { lines: [entry(3, 100)] }]
    expect(kept.groups).toMatchObject([{ gross: 100, net: 83 }])
    expect(creditedGroups(invoice, [old[0] ?? kept, kept])).toMatchObject([
      { gross: 200, net: 167 },
    ])
    for (const notes of [
      [kept, ...old],
      [...old, kept],
    ])
      expect(creditedGroups(invoice, notes)).toMatchObject([{ gross: 300, net: 250, vat: 50 }])
    expect(creditedGroups(invoice, [])).toEqual([])
  })

  it('is bounded by what earlier notes left, all entries of a line together', () => {
    const before = [{ lines: [entry(1, 60)] }]
    expect(overdrawn(invoice, before, [entry(1, 40)])).toBeUndefined()
    expect(overdrawn(invoice, before, [entry(2, 100), entry(1, 20), entry(1, 21)])).toMatchObject({
      ...{ line: 1, left: 40 },
    })
    expect(allThatIsLeft(invoice, [{ lines: [entry(1, 60), entry(2, 100)] }])).toEqual([
      ...[entry(1, 40), entry(3, 100), entry(4, 110)],
    ])
  })

  it('is shared out in proportion to what is left; a line that gets nothing is left out', () => {
    expect(shareOut(Money.cents(1), [entry(1, 100), entry(2, 100)])).toEqual([entry(1, 1)])
    expect(shareOut(Money.cents(3), [entry(1, 100), entry(2, 200)])).toEqual([
      ...[entry(1, 1), entry(2, 2)],
    ])
  })
})

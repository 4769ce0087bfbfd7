import { describe, expect, it } from 'vitest'
import { day } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { factor } from '../shared/rate.js'
import { type Charged, Deduction, deduct, leftOf, offBy, partsBy } from './deducting.js'
import { InvoiceId } from './invoice-id.js'

const charged = (gross: number, net: number, rest: Partial<Charged> = {}): Charged => ({
  vatRate: factor('0.2'),
  ...{ net: Money.cents(net), vat: Money.cents(gross - net), gross: Money.cents(gross) },
  ...rest,
})
const deposit = (...parts: readonly Charged[]): Deduction => ({
  invoice: InvoiceId.parse('inv_0000000000000000000000000A'),
  ...{ number: 'F2026-00001', issuedOn: day('2026-03-01'), parts: [...parts] },
})

describe('a deposit', () => {
  it('is taken off the line that it was asked for, and waits for it elsewhere', () => {
    const lines = [charged(6000, 5000, { orderLine: 1 }), charged(6000, 5000, { orderLine: 2 })]
    const second = deposit(charged(1200, 1000, { orderLine: 2 }))
    expect(deduct(lines, [second])).toEqual({
      lines: [charged(0, 0), charged(1200, 1000)].map(({ vatRate: _, ...amounts }) => amounts),
      deductions: [second],
    })
    expect(deduct(lines, [deposit(charged(1200, 1000, { orderLine: 3 }))]).deductions).toEqual([])
  })

  it('that names no line is taken off any that bears the same tax', () => {
    const lines = [charged(6000, 5000, { orderLine: 1 }), charged(3000, 2500, { orderLine: 2 })]
    const off = offBy(lines, [charged(900, 750)])
    expect(off.map(({ gross }) => gross)).toEqual([600, 300])
    expect(offBy([charged(6000, 5455, { vatRate: factor('0.1') })], [charged(900, 750)])).toEqual([
      { net: 0, vat: 0, gross: 0 },
    ])
  })

  it('of all that is left is taken off with the VAT that it charged', () => {
    const { lines, deductions } = deduct([charged(100, 83)], [deposit(charged(100, 84))])
    expect(lines).toEqual([{ net: 84, vat: 16, gross: 100 }])
    expect(deductions[0]?.parts).toMatchObject([{ net: 84, vat: 16 }])
  })

  it('of more than is left is taken off as far as there is something', () => {
    const { lines, deductions } = deduct([charged(100, 83)], [deposit(charged(101, 84))])
    expect(lines).toEqual([{ net: 83, vat: 17, gross: 100 }])
    expect(deductions[0]?.parts).toMatchObject([{ net: 83, vat: 17, gross: 100 }])
  })

  it('leaves what was not taken off, by line and tax', () => {
    const first = charged(6000, 5000, { orderLine: 1 })
    const other = charged(600, 500)
    expect(leftOf([first, other], [charged(1200, 1000, { orderLine: 1 })])).toEqual([
      charged(4800, 4000, { orderLine: 1 }),
      other,
    ])
    expect(leftOf([first], [first])).toEqual([])
    expect(partsBy([first, other, first])).toEqual([
      charged(12_000, 10_000, { orderLine: 1 }),
      other,
    ])
    expect(partsBy([])).toEqual([])
  })

  it('is kept as it is', () => {
    const known = deposit(charged(1200, 1000, { orderLine: 2, taxed: 'exempt', mention: 'x' }))
    expect(Deduction.parse(known)).toEqual(known)
    expect(Deduction.meta()).toEqual({ id: 'Deduction' })
    const wrong = { ...known, parts: [{ ...known.parts[0], orderLine: 0 }] }
    expect(Deduction.safeParse(wrong).success).toBe(false)
  })
})

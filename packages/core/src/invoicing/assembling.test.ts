import { describe, expect, it } from 'vitest'
import { day } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { factor, percent } from '../shared/rate.js'
import { must } from '../shared/result.js'
import { assemble, type OpenLine, reopened } from './assembling.js'
import { InvoiceId } from './invoice-id.js'

const line = (
  no: number,
  asked: number,
  points: number,
  rest: Partial<OpenLine> = {},
): OpenLine => ({
  ...{ no, asked: Money.cents(asked), vatRate: percent(points) },
  ...{ kind: 'service', label: 'Ménage', quantity: 1, incomplete: [] },
  verdict: { verdict: 'eligible', because: [], missing: [] },
  ...rest,
})
const label = 'Remise fidélité'
const tenPercent = { label, rate: factor('0.1') }
const deposit = (cents: number, net: number, rate = '0.2') => ({
  invoice: InvoiceId.parse('inv_0000000000000000000000000A'),
  ...{ number: 'F2026-00001', issuedOn: day('2026-03-01') },
  parts: [
    {
      vatRate: factor(rate),
      ...{ net: Money.cents(net), vat: Money.cents(cents - net), gross: Money.cents(cents) },
    },
  ],
})

describe('a document that is worked out', () => {
  it('takes a line’s discount off its price: 10 % of 79.90 is 7.99', () => {
    const { lines } = must(
      assemble({ priced: 'gross', lines: [line(1, 7990, 20, { discount: tenPercent })] }),
    )
    expect(lines).toMatchObject([
      { asked: 7990, gross: 7191, discount: { label, rate: '0.1', amount: 799 } },
    ])
  })

  it('says nothing of what was asked where nothing was taken off', () => {
    const [only] = must(assemble({ priced: 'gross', lines: [line(1, 7990, 20)] })).lines
    expect(only).not.toHaveProperty('asked')
    expect(only).not.toHaveProperty('listed')
    expect(only).not.toHaveProperty('deducted')
    expect(only).not.toHaveProperty('discount')
  })

  it('shares the discount of the whole over its rates, to the cent', () => {
    const lines = [line(1, 5700, 10), line(2, 9000, 20), line(3, 333, 20)]
    const worked = must(assemble({ priced: 'gross', lines, discount: tenPercent }))
    expect(worked.discount).toEqual({ label, rate: '0.1', amount: 1503 })
    expect(worked.lines.map(({ gross }) => gross)).toEqual([5130, 8100, 300])
    expect(worked.lines.map(({ listed }) => listed?.gross)).toEqual([5700, 9000, 333])
    expect(worked.lines.map(({ asked }) => asked)).toEqual([5700, 9000, 333])
  })

  it('takes an amount off prices before tax before tax', () => {
    const discount = { label, amount: Money.cents(1000) }
    const worked = must(assemble({ priced: 'net', lines: [line(1, 5000, 20)], discount }))
    expect(worked).toMatchObject({
      priced: 'net',
      discount: { label, amount: 1000 },
      lines: [
        { net: 4000, vat: 800, gross: 4800, asked: 5000, listed: { net: 5000, gross: 6000 } },
      ],
    })
  })

  it('takes the discount of the whole off what is left of discounted lines', () => {
    const lines = [line(1, 10_000, 20, { discount: tenPercent })]
    const worked = must(assemble({ priced: 'gross', lines, discount: tenPercent }))
    expect(worked).toMatchObject({ discount: { amount: 900 }, lines: [{ gross: 8100 }] })
  })

  it.each([
    ['a line', [line(3, 500, 20, { discount: { label, amount: Money.cents(501) } })], undefined, 3],
    ['the whole', [line(1, 500, 20)], { label, amount: Money.cents(501) }, undefined],
  ])('refuses a discount on %s that comes to more than it', (_, lines, discount, no) => {
    expect(assemble({ priced: 'gross', lines, discount })).toEqual({
      ok: false,
      refusal: { code: 'discount-too-large', line: no, amount: 500 },
    })
  })

  it('may give everything away', () => {
    const all = { label, rate: factor('1') }
    const worked = must(assemble({ priced: 'gross', lines: [line(1, 500, 20)], discount: all }))
    expect(worked.lines).toMatchObject([{ gross: 0, net: 0, vat: 0, asked: 500 }])
  })

  it('takes deposits off what bears the same tax, with the VAT that they charged', () => {
    const lines = [line(1, 6000, 20), line(2, 3000, 20), line(3, 1000, 10)]
    const worked = must(assemble({ priced: 'gross', lines, deposits: [deposit(3000, 2501)] }))
    expect(worked.deducts).toEqual([deposit(3000, 2501)])
    expect(worked.lines).toMatchObject([
      { gross: 4000, asked: 6000, deducted: { gross: 2000, net: 1667 } },
      { gross: 2000, asked: 3000, deducted: { gross: 1000, net: 834 } },
      { gross: 1000 },
    ])
    expect(worked.lines[2]).not.toHaveProperty('deducted')
    expect(worked.lines.map(({ net }) => net)).toEqual([3333, 1666, 909])
  })

  it('takes no more off than it charges, and nothing that bears another rate', () => {
    const deposits = [deposit(4000, 3333), deposit(4000, 3333), deposit(4000, 3333)]
    const worked = must(assemble({ priced: 'gross', lines: [line(1, 6000, 20)], deposits }))
    expect(worked.deducts.map(({ parts }) => parts[0]?.gross)).toEqual([4000, 2000])
    expect(worked.lines).toMatchObject([{ gross: 0, net: 0, vat: 0, deducted: { gross: 6000 } }])
    const other = must(
      assemble({ priced: 'gross', lines: [line(1, 6000, 10)], deposits: [deposit(600, 500)] }),
    )
    expect(other.deducts).toEqual([])
    expect(other.lines).toMatchObject([{ gross: 6000 }])
  })

  it('is worked out again from its lines', () => {
    const lines = [line(1, 6000, 20, { discount: tenPercent }), line(2, 3000, 10)]
    const parts = { lines, discount: tenPercent, deposits: [deposit(1000, 833)] }
    for (const priced of ['gross', 'net'] as const) {
      const first = must(assemble({ priced, ...parts }))
      const again = first.lines.map((one) => reopened(priced, one))
      expect(must(assemble({ priced, ...parts, lines: again }))).toEqual(first)
      const plain = must(assemble({ priced, lines })).lines.map((one) => reopened(priced, one))
      expect(plain.map(({ asked }) => asked)).toEqual([6000, 3000])
    }
  })
})

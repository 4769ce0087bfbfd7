import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bearingOf, groupsOf, less, nothing, sumOf } from '../shared/amounts.js'
import { day } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { percent } from '../shared/rate.js'
import { must } from '../shared/result.js'
import { bearing, cents, openLines } from '../testing/priced-lines.js'
import { assemble, reopened } from './assembling.js'
import { type Deduction, leftOf } from './deducting.js'
import { InvoiceId } from './invoice-id.js'

const priced = fc.constantFrom('gross' as const, 'net' as const)
const label = 'Remise'
const discount = fc.option(
  fc.integer({ min: 1, max: 100 }).map((points) => ({ label, rate: percent(points) })),
  { nil: undefined },
)

const deposit: fc.Arbitrary<Deduction> = fc
  .record({ no: fc.integer({ min: 1, max: 9 }), bears: fc.array(bearing, { maxLength: 3 }), cents })
  .map(({ no, bears, cents: gross }) => ({
    invoice: InvoiceId.parse(`inv_0000000000000000000000000${no}`),
    ...{ number: `F${no}`, issuedOn: day('2026-03-01') },
    parts: groupsOf(
      bears.map((one) => {
        const net = Money.beforeTax(gross, one.vatRate)
        return { ...one, net, vat: Money.minus(gross, net), gross }
      }),
    ),
  }))
const deposits = fc.array(deposit, { maxLength: 3 })

const parts = fc.record({ priced, lines: openLines, discount, deposits })

describe('whatever is sold, discounted and paid on account', () => {
  it('HT + VAT = TTC of each line, and the lines add up', () => {
    fc.assert(
      fc.property(parts, (asked) => {
        const { lines } = must(assemble(asked))
        for (const { net, vat, gross } of lines) {
          expect(net + vat).toBe(gross)
          expect(gross).toBeGreaterThanOrEqual(0)
        }
        expect(sumOf(groupsOf(lines))).toEqual(sumOf(lines))
      }),
    )
  })

  it('a discount is shared to the cent: what lines lose is what it comes to', () => {
    fc.assert(
      fc.property(priced, openLines, discount, (way, lines, off) => {
        const worked = must(assemble({ priced: way, lines, discount: off }))
        const before = Money.sum(worked.lines.map((line) => line.listed?.[way] ?? line[way]))
        const after = Money.sum(worked.lines.map((line) => line[way]))
        expect(before - after).toBe(worked.discount?.amount ?? 0)
        for (const line of worked.lines) {
          const own = line.discount?.amount ?? 0
          expect((line.listed ?? line)[way]).toBe((line.asked ?? line[way]) - own)
        }
      }),
    )
  })

  it('what is charged, and what deposits charged of it, add up to the price at each rate', () => {
    fc.assert(
      fc.property(parts, (asked) => {
        const whole = must(assemble({ ...asked, deposits: [] }))
        const { lines, deducts } = must(assemble(asked))
        const off = groupsOf(deducts.flatMap(({ parts: own }) => own))
        for (const group of groupsOf(whole.lines)) {
          const own = lines.filter((line) => bearingOf(line) === bearingOf(group))
          const deducted = off.find((one) => bearingOf(one) === bearingOf(group)) ?? nothing
          expect(less(group, deducted)).toEqual(sumOf(own))
          const byLine = own.map(({ deducted: share }) => share ?? nothing)
          expect(sumOf(byLine)).toEqual(less(deducted, nothing))
        }
      }),
    )
  })

  it('no deposit is taken off beyond what it charged, and what is left of it is the rest', () => {
    fc.assert(
      fc.property(parts, (asked) => {
        const { deducts } = must(assemble(asked))
        const charged = groupsOf(asked.deposits.flatMap(({ parts: own }) => own))
        const taken = groupsOf(deducts.flatMap(({ parts: own }) => own))
        const left = leftOf(charged, taken)
        for (const { gross } of left) expect(gross).toBeGreaterThan(0)
        expect(sumOf(left).gross + sumOf(taken).gross).toBe(sumOf(charged).gross)
      }),
    )
  })

  it('is the same when it is worked out again', () => {
    fc.assert(
      fc.property(parts, (asked) => {
        const first = must(assemble(asked))
        const lines = first.lines.map((line) => reopened(asked.priced, line))
        expect(must(assemble({ ...asked, lines }))).toEqual(first)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bearingOf, groupsOf, less, nothing, sumOf, type VatGroup } from '../shared/amounts.js'
import { Money } from '../shared/money.js'
import { must } from '../shared/result.js'
import { addUp, openLines } from '../testing/priced-lines.js'
import { assemble } from './assembling.js'
import type { CreditEntry } from './credit-note.js'
import {
  allThatIsLeft,
  creditedGroups,
  creditOf,
  leftOnLine,
  overdrawn,
  shareOut,
} from './crediting.js'
import type { InvoiceLine } from './line.js'

const invoice = fc
  .record({ priced: fc.constantFrom('gross' as const, 'net' as const), lines: openLines })
  .map((parts) => ({ lines: must(assemble(parts)).lines }))

/** What is asked of each note: an amount of all that is left, in thousandths, or of one line. */
const asks = fc.array(
  fc.record({ line: fc.option(fc.integer({ min: 1, max: 8 })), part: fc.nat(1000) }),
  { maxLength: 6 },
)

type Note = Parameters<typeof creditedGroups>[1][number]

const entriesFor = (
  of: { readonly lines: readonly InvoiceLine[] },
  notes: readonly Note[],
  { line, part }: { readonly line: number | null; readonly part: number },
): readonly CreditEntry[] => {
  const left = allThatIsLeft(of, notes).filter((one) => line === null || one.line === line)
  const whole = Money.sum(left.map(({ amount }) => amount))
  return shareOut(Money.prorata(whole, part, 1000), left)
}

/** Notes one after the other, then one that takes everything off that is left. */
const creditAll = (
  of: { readonly lines: readonly InvoiceLine[] },
  asked: readonly Parameters<typeof entriesFor>[2][],
) => {
  const notes: Note[] = []
  for (const one of [...asked, { line: null, part: 1000 }]) {
    const entries = entriesFor(of, notes, one)
    if (!entries.length) continue
    notes.push(creditOf(of, creditedGroups(of, notes), entries))
  }
  return notes
}

const groupIn = (groups: readonly VatGroup[], like: VatGroup) =>
  less(groups.find((one) => bearingOf(one) === bearingOf(like)) ?? nothing, nothing)

describe('credit notes, in however many parts', () => {
  it('undo an invoice exactly at each rate of VAT, and in total (T31)', () => {
    fc.assert(
      fc.property(invoice, asks, (of, asked) => {
        const credited = creditedGroups(of, creditAll(of, asked))
        for (const group of groupsOf(of.lines))
          expect(groupIn(credited, group)).toEqual(less(group, nothing))
        expect(sumOf(credited)).toEqual(sumOf(of.lines))
      }),
    )
  })

  it('a single one that is whole takes each line off as it was charged (T31)', () => {
    fc.assert(
      fc.property(invoice, (of) => {
        const { lines } = creditOf(of, [], allThatIsLeft(of, []))
        for (const { line, amount, net, vat } of lines) {
          const charged = of.lines.find(({ no }) => no === line)
          expect({ gross: amount, net, vat }).toMatchObject({
            ...{ gross: charged?.gross, net: charged?.net, vat: charged?.vat },
          })
        }
      }),
    )
  })

  it('HT + VAT = TTC of each line and of each rate, none below nothing', () => {
    fc.assert(
      fc.property(invoice, asks, (of, asked) => {
        for (const { lines, groups = [] } of creditAll(of, asked)) {
          for (const group of groups) expect(addUp(group)).toBe(true)
          for (const { amount: gross, net, vat } of lines)
            expect(addUp({ gross, net: net ?? Money.zero, vat: vat ?? Money.zero })).toBe(true)
          expect(sumOf(groups).gross).toBe(Money.sum(lines.map(({ amount }) => amount)))
          expect(sumOf(groups).net).toBe(Money.sum(lines.map(({ net }) => net ?? Money.zero)))
        }
      }),
    )
  })

  it('are never above what is left of a line, and leave nothing once they took it all', () => {
    fc.assert(
      fc.property(invoice, asks, (of, asked) => {
        const notes = creditAll(of, asked)
        for (const [i, { lines }] of notes.entries())
          expect(overdrawn(of, notes.slice(0, i), lines)).toBeUndefined()
        for (const { no } of of.lines) expect(leftOnLine(of, notes, no)).toBe(0)
        expect(allThatIsLeft(of, notes)).toEqual([])
      }),
    )
  })

  it('shares an amount over lines to the cent', () => {
    fc.assert(
      fc.property(invoice, fc.nat(1000), (of, part) => {
        const left = allThatIsLeft(of, [])
        const amount = Money.prorata(Money.sum(left.map((one) => one.amount)), part, 1000)
        const shares = shareOut(amount, left)
        expect(Money.sum(shares.map((one) => one.amount))).toBe(amount)
        expect(overdrawn(of, [], shares)).toBeUndefined()
      }),
    )
  })
})

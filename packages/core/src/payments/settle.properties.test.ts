import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Means } from '../rules/schemas.js'
import { day } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { owed, payment, shuffledStory, story } from '../testing/money-stories.js'
import type { MoneyEvent, OwedLine, Piece } from './money-event.js'
import { dueTo, settle } from './settle.js'

const add = (amounts: readonly { readonly amount: number }[]): number =>
  amounts.reduce((sum, one) => sum + one.amount, 0)
const ofType = <T extends MoneyEvent['type']>(events: readonly MoneyEvent[], type: T) =>
  events.filter((event): event is Extract<MoneyEvent, { type: T }> => event.type === type)
const on = (pieces: readonly Piece[], { no }: OwedLine) => pieces.filter(({ line }) => line === no)

describe('whatever is paid, credited and given back', () => {
  it('does not depend on the order in which it becomes known', () => {
    fc.assert(
      fc.property(shuffledStory, ({ lines, events, others }) => {
        expect(settle(lines, others)).toEqual(settle(lines, events))
      }),
    )
  })

  it('loses and makes no cent: lines and credit hold what was received and not given back', () => {
    fc.assert(
      fc.property(story, ({ lines, events }) => {
        const { pieces, credit } = settle(lines, events)
        const received = add(ofType(events, 'payment')) - add(ofType(events, 'refund'))
        expect(add(pieces) + credit).toBe(received)
      }),
    )
  })

  it('puts no more on a line than it costs less its credit notes, and owes the rest', () => {
    fc.assert(
      fc.property(story, ({ lines, events }) => {
        const { pieces, due } = settle(lines, events)
        const notes = ofType(events, 'credit-note')
        const costs = (line: OwedLine) =>
          line.gross - add(notes.filter((note) => note.line === line.no))
        for (const line of lines) {
          const holds = add(on(pieces, line))
          expect(holds).toBeGreaterThanOrEqual(0)
          expect(holds).toBeLessThanOrEqual(costs(line))
        }
        expect(due).toBe(lines.reduce((sum, line) => sum + costs(line), 0) - add(pieces))
      }),
    )
  })

  it('never puts prepaid CESU on a line that opens no right', () => {
    fc.assert(
      fc.property(story, ({ lines, events }) => {
        const ineligible = lines.filter(({ eligible }) => !eligible)
        const { pieces } = settle(lines, events)
        const there = ineligible.flatMap((line) => on(pieces, line))
        expect(there.filter(({ kind }) => kind === 'prepaid-cesu')).toEqual([])
      }),
    )
  })

  it('leaves no money of a payment on a line that it did not bring', () => {
    fc.assert(
      fc.property(story, ({ lines, events }) => {
        const { pieces } = settle(lines, events)
        for (const { id, amount: brought } of ofType(events, 'payment')) {
          const kept = add(pieces.filter((piece) => piece.payment === id))
          expect(kept).toBeGreaterThanOrEqual(0)
          expect(kept).toBeLessThanOrEqual(brought)
        }
      }),
    )
  })

  it('turns what is known to be due, and no cent more, into paid', () => {
    fc.assert(
      fc.property(story, fc.constantFrom(...Means.options), ({ lines, events }, means) => {
        const before = settle(lines, events)
        const due = dueTo(means, lines, events)
        const last = { on: day('2026-12-31'), means, thirdParty: false }
        const paying = (cents: number): MoneyEvent => ({
          ...last,
          type: 'payment',
          id: 'pay z',
          amount: Money.cents(cents),
        })
        if (due > 0) expect(settle(lines, [...events, paying(due)]).credit).toBe(before.credit)
        const above = settle(lines, [...events, paying(due + 1)])
        expect(above.credit).toBe(before.credit + 1)
      }),
    )
  })

  it('never takes credit away when money comes in', () => {
    fc.assert(
      fc.property(story, payment, ({ lines, events }, more) => {
        const { credit } = settle(lines, events)
        const after = settle(lines, [...events, { ...more, id: 'pay m' }])
        expect(after.credit).toBeGreaterThanOrEqual(credit)
      }),
      { numRuns: 1000 },
    )
  })

  it('holds on each line what it costs once all is paid, in however many payments', () => {
    fc.assert(
      fc.property(owed, fc.array(fc.nat(100), { maxLength: 5 }), (lines, cuts) => {
        const whole = add(lines.map(({ gross }) => ({ amount: gross })))
        const ends = [0, ...cuts.map((cut) => Math.floor((whole * cut) / 100)), whole]
        const parts = ends.sort((a, b) => a - b).map((end, i, all) => end - (all[i - 1] ?? 0))
        const events = parts
          .filter((part) => part > 0)
          .map(
            (part, i): MoneyEvent => ({
              type: 'payment',
              id: `pay ${i}`,
              on: day('2025-04-05'),
              amount: Money.cents(part),
              means: 'transfer',
              thirdParty: false,
            }),
          )
        const { pieces, credit, due } = settle(lines, events)
        expect({ credit, due }).toEqual({ credit: 0, due: 0 })
        for (const line of lines) expect(add(on(pieces, line))).toBe(line.gross)
      }),
    )
  })
})

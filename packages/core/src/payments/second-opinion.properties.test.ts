import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Story, smallStory } from '../testing/money-stories.js'
import type { MoneyEvent } from './money-event.js'
import { settle } from './settle.js'

const ofType = <T extends MoneyEvent['type']>(events: readonly MoneyEvent[], type: T) =>
  events
    .filter((event): event is Extract<MoneyEvent, { type: T }> => event.type === type)
    .sort((a, b) => (a.id < b.id ? -1 : 1))

/** A second opinion, cent by cent: nothing of it comes from the code that it judges. */
const centByCent = ({ lines, events }: Story) => {
  const costs = new Map(lines.map(({ no, gross }) => [no, gross as number]))
  const stack: { line: number; payment: string }[] = []
  const moves: string[] = []
  let credit = 0
  const owes = (no: number) =>
    (costs.get(no) ?? 0) - stack.filter((cent) => cent.line === no).length
  const days = [...new Set(events.map((event) => event.on))].sort()
  for (const today of days) {
    const now = events.filter((event) => event.on === today)
    for (const note of ofType(now, 'credit-note')) {
      costs.set(note.line, (costs.get(note.line) ?? 0) - note.amount)
      while (owes(note.line) < 0) {
        const newest = stack.findLastIndex((cent) => cent.line === note.line)
        const [cent] = stack.splice(newest, 1)
        moves.push(`${today} ${note.line} ${cent?.payment} -1`)
        credit += 1
      }
    }
    const paid = ofType(now, 'payment')
    const cesuFirst = [
      ...paid.filter(({ means }) => means === 'prepaid-cesu'),
      ...paid.filter(({ means }) => means !== 'prepaid-cesu'),
    ]
    for (const { id, means, amount: brought } of cesuFirst) {
      const open = lines.filter((line) => line.eligible || means !== 'prepaid-cesu')
      const debts = open.map(({ no }) => owes(no))
      const debt = debts.reduce((a, b) => a + b, 0)
      const spent = Math.min(brought, debt)
      const shares = debts.map((one) => (debt ? Math.floor((spent * one) / debt) : 0))
      const rest = debts.map((one) => (debt ? (spent * one) % debt : 0))
      let odd = spent - shares.reduce((a, b) => a + b, 0)
      for (; odd > 0; odd--) {
        const best = rest.indexOf(Math.max(...rest))
        shares[best] = (shares[best] ?? 0) + 1
        rest[best] = -1
      }
      for (const [i, { no }] of open.entries())
        for (let cent = 0; cent < (shares[i] ?? 0); cent++) {
          stack.push({ line: no, payment: id })
          moves.push(`${today} ${no} ${id} 1`)
        }
      credit += brought - spent
    }
    for (const { amount } of ofType(now, 'refund')) credit -= amount
  }
  return { moves: moves.sort(), credit }
}

describe('a second opinion, cent by cent', () => {
  it('moves the same cents on the same days, and leaves the same credit', () => {
    fc.assert(
      fc.property(smallStory, (told) => {
        const { pieces, credit } = settle(told.lines, told.events)
        const moves = pieces.flatMap(({ on, line, payment, amount }) =>
          Array<string>(Math.abs(amount)).fill(`${on} ${line} ${payment} ${Math.sign(amount)}`),
        )
        expect({ moves: moves.sort(), credit }).toEqual(centByCent(told))
      }),
      { numRuns: 300 },
    )
  })
})

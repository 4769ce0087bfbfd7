import { describe, expect, it } from 'vitest'
import { day } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { kindOf, type MoneyEvent, type OwedLine } from './money-event.js'
import { creditsOf, dueTo, settle, surplusOf } from './settle.js'

const line = (no: number, gross: number, eligible = true): OwedLine => ({
  no,
  label: `Ligne ${no}`,
  gross: Money.cents(gross),
  eligible,
  because: [],
})

/** 60.00 and 30.00 that open the right, 30.00 of goods that do not. */
const lines = [line(1, 6000), line(2, 3000), line(3, 3000, false)]

type Paid = Partial<Extract<MoneyEvent, { type: 'payment' }>>

const paid = (amount: number, on = '2025-04-05', rest: Paid = {}): MoneyEvent => ({
  type: 'payment',
  id: `pay ${on} ${amount}`,
  on: day(on),
  amount: Money.cents(amount),
  means: 'card',
  thirdParty: false,
  ...rest,
})
const cesu = (amount: number, on?: string) => paid(amount, on, { means: 'prepaid-cesu' })
const credited = (no: number, amount: number, on = '2025-05-05'): MoneyEvent => ({
  type: 'credit-note',
  id: `crn ${on}`,
  on: day(on),
  line: no,
  amount: Money.cents(amount),
})
const refunded = (amount: number, on = '2025-05-12'): MoneyEvent => ({
  type: 'refund',
  id: `ref ${on}`,
  on: day(on),
  amount: Money.cents(amount),
})

const givenUp = (amount: number, on = '2025-06-01'): MoneyEvent => ({
  type: 'write-off',
  id: `wro ${on} ${amount}`,
  on: day(on),
  amount: Money.cents(amount),
})
const used = (payment: string, amount: number, on = '2025-07-01'): MoneyEvent => ({
  type: 'credit-used',
  id: payment,
  on: day(on),
  amount: Money.cents(amount),
  invoice: 'inv_0' as never,
})

/** What each line holds, and where the rest is. */
const held = (...events: readonly MoneyEvent[]) => {
  const { pieces, credit, due } = settle(lines, events)
  const on = (no: number) => pieces.filter((piece) => piece.line === no)
  const sums = lines.map(({ no }) => Money.sum(on(no).map(({ amount }) => amount)))
  return { lines: sums, credit, due }
}

describe('where a payment goes', () => {
  it('goes to the lines in proportion to what each still owes', () => {
    expect(held(paid(4000))).toEqual({ lines: [2000, 1000, 1000], credit: 0, due: 8000 })
    const both = held(cesu(4500), paid(2500, '2025-04-06'))
    expect(both).toEqual({ lines: [4000, 2000, 1000], credit: 0, due: 5000 })
  })

  it('gives odd cents to the largest remainders, ties to the first line', () => {
    expect(held(paid(7)).lines).toEqual([3, 2, 2])
    expect(held(paid(10)).lines).toEqual([5, 3, 2])
    expect(held(paid(1)).lines).toEqual([1, 0, 0])
  })

  it('becomes customer credit above the debt', () => {
    expect(held(paid(13_500))).toEqual({ lines: [6000, 3000, 3000], credit: 1500, due: 0 })
    const late = held(paid(12_000), paid(500, '2026-01-10'))
    expect(late).toEqual({ lines: [6000, 3000, 3000], credit: 500, due: 0 })
  })

  it('puts prepaid CESU on no line that opens no right, whatever that still owes', () => {
    expect(held(cesu(10_000))).toEqual({ lines: [6000, 3000, 0], credit: 1000, due: 3000 })
  })

  it('serves prepaid CESU first on one day, because fewer lines may take it', () => {
    expect(held(paid(3000), cesu(9000))).toEqual({ lines: [6000, 3000, 3000], credit: 0, due: 0 })
  })

  it('dates every piece by its payment', () => {
    const { pieces } = settle(lines, [paid(4, '2025-12-31'), paid(4, '2026-01-01')])
    expect(pieces.map(({ line: no, on, amount }) => [no, on, amount])).toEqual([
      [1, '2025-12-31', 2],
      [2, '2025-12-31', 1],
      [3, '2025-12-31', 1],
      [1, '2026-01-01', 2],
      [2, '2026-01-01', 1],
      [3, '2026-01-01', 1],
    ])
  })

  it('finds no debt on an invoice of nothing', () => {
    const settled = settle([line(1, 0)], [paid(100)])
    expect(settled).toEqual({ pieces: [], credit: 100, due: 0, settledOn: '2025-04-05' })
  })
})

describe('what money counts as', () => {
  it.each([
    ['own', 'transfer', false],
    ['own', 'direct-debit', false],
    ['aid', 'transfer', true],
    ['prepaid-cesu', 'prepaid-cesu', false],
    ['prepaid-cesu', 'prepaid-cesu', true],
    ['cash', 'cash', false],
    ['cash', 'cash', true],
  ] as const)('is %s by %s, paid by a third party: %s', (kind, means, thirdParty) => {
    expect(kindOf({ means, thirdParty })).toBe(kind)
  })
})

describe('a credit note', () => {
  it('before the payment, lowers the debt', () => {
    const before = held(credited(2, 3000, '2025-04-05'), paid(3000))
    expect(before).toEqual({ lines: [2000, 0, 1000], credit: 0, due: 6000 })
  })

  it('after the payment, frees the money on its line that day, as customer credit', () => {
    const events = [paid(12_000), credited(2, 1000)]
    expect(held(...events)).toEqual({ lines: [6000, 2000, 3000], credit: 1000, due: 0 })
    const left = settle(lines, events).pieces.at(-1)
    expect(left).toMatchObject({ line: 2, on: '2025-05-05', amount: -1000, kind: 'own' })
  })

  it('moves no money to a line that still owes', () => {
    const half = held(paid(6000), credited(2, 3000))
    expect(half).toEqual({ lines: [3000, 0, 1500], credit: 1500, due: 4500 })
  })

  it('frees the newest money first, each cent of its own kind', () => {
    const three = [
      cesu(4000),
      paid(1000, '2025-04-06', { thirdParty: true }),
      paid(1000, '2025-04-07', { means: 'cash' }),
    ]
    const notes = [credited(1, 1500), credited(1, 1500, '2025-05-06')]
    const kinds = (events: readonly MoneyEvent[]) =>
      settle([line(1, 6000)], events)
        .pieces.filter(({ amount }) => amount < 0)
        .map(({ kind, amount }) => [kind, amount])
    expect(kinds([...three, ...notes])).toEqual([
      ['cash', -1000],
      ['aid', -500],
      ['aid', -500],
      ['prepaid-cesu', -1000],
    ])
  })
})

describe('a refund', () => {
  it('gives customer credit back, and touches no line', () => {
    const back = held(paid(13_500), refunded(1500))
    expect(back).toEqual({ lines: [6000, 3000, 3000], credit: 0, due: 0 })
  })

  it('leaves a debt of the customer when the payment behind it went', () => {
    expect(held(refunded(1500)).credit).toBe(-1500)
  })
})

describe('what money can still pay', () => {
  it('is what is owed; for prepaid CESU, on lines that open the right', () => {
    const events = [paid(4000)]
    expect(dueTo('card', lines, events)).toBe(8000)
    expect(dueTo('prepaid-cesu', lines, events)).toBe(6000)
    expect(dueTo('prepaid-cesu', [line(1, 3000, false)], [])).toBe(0)
  })
})

describe('customer credit by its payments', () => {
  const over = (...events: readonly MoneyEvent[]) =>
    creditsOf(lines, events).map(({ payment, amount }) => [payment, amount])
  const first = paid(12_000, '2025-04-01', { id: 'a' })
  const second = paid(700, '2025-04-02', { id: 'b', means: 'cheque', thirdParty: true })
  const third = paid(300, '2025-04-03', { id: 'c' })

  it('is of those that were too much, oldest first, whatever came to be known first', () => {
    const parts = [
      ['b', 700],
      ['c', 300],
    ]
    expect(over(first, second, third)).toEqual(parts)
    expect(over(third, second, first)).toEqual(parts)
    expect(creditsOf(lines, [third, second, first])[0]).toEqual({
      ...{ payment: 'b', amount: 700, means: 'cheque', thirdParty: true },
    })
  })

  it('is none of what was paid exactly', () => {
    expect(over(first)).toEqual([])
  })

  it('is given back of the oldest first', () => {
    expect(over(first, second, third, refunded(700))).toEqual([['c', 300]])
    expect(over(first, second, third, refunded(100))).toEqual([
      ['b', 600],
      ['c', 300],
    ])
    expect(over(first, second, third, refunded(900))).toEqual([['c', 100]])
  })

  it('is used of the payment that is named', () => {
    const events = [first, second, third, used('c', 200)]
    expect(over(...events)).toEqual([
      ['b', 700],
      ['c', 100],
    ])
    expect(settle(lines, events).credit).toBe(800)
  })

  it('is told once of a payment that was given to the invoice twice', () => {
    expect(over(first, second, { ...second, amount: Money.cents(50) })).toEqual([['b', 750]])
  })

  it('is what a credit note set free, of the payment that had paid it', () => {
    expect(over(first, credited(3, 400))).toEqual([['a', 400]])
  })
})

describe('a debt given up', () => {
  it('lowers what lines owe in proportion, at the end of all, and is no money', () => {
    const early = givenUp(3000, '2025-01-01')
    expect(held(early, paid(9000))).toEqual({ lines: [4500, 2250, 2250], credit: 0, due: 0 })
    expect(held(paid(9000), early)).toEqual({ lines: [4500, 2250, 2250], credit: 0, due: 0 })
  })

  it('of money that came after all makes it the customer’s again, the last line first', () => {
    const all = held(paid(12_000), givenUp(3500))
    expect(all).toEqual({ lines: [6000, 2500, 0], credit: 3500, due: 0 })
  })

  it('beyond what lines ever owed is a surplus', () => {
    expect(surplusOf(lines, [givenUp(12_000)])).toBe(0)
    expect(surplusOf(lines, [credited(1, 6000), givenUp(12_000)])).toBe(6000)
    expect(surplusOf(lines, [credited(1, 6000), givenUp(5000), givenUp(2000, '2025-06-02')])).toBe(
      1000,
    )
    expect(surplusOf(lines, [])).toBe(0)
  })
})

describe('the day on which nothing is owed any more', () => {
  const settledOn = (...events: readonly MoneyEvent[]) => settle(lines, events).settledOn

  it('is that of the last event that it took, in the order of days', () => {
    expect(settledOn(paid(12_000, '2025-04-05'))).toBe('2025-04-05')
    expect(settledOn(paid(6000, '2025-04-09'), paid(6000, '2025-04-05'))).toBe('2025-04-09')
    expect(settledOn(paid(11_999))).toBeUndefined()
    expect(settledOn(paid(12_000, '2025-04-05'), paid(100, '2025-08-01'))).toBe('2025-04-05')
  })

  it('may be that of a credit note or of a debt given up, never before the money it follows', () => {
    expect(settledOn(paid(9000), credited(3, 3000, '2025-05-05'))).toBeUndefined()
    expect(
      settledOn(paid(6000), credited(3, 3000), credited(2, 3000, '2025-05-06')),
    ).toBeUndefined()
    expect(settledOn(paid(9000, '2025-04-05'), givenUp(3000, '2025-06-01'))).toBe('2025-06-01')
    expect(settledOn(paid(9000, '2025-07-05'), givenUp(3000, '2025-06-01'))).toBe('2025-07-05')
  })
})

describe('events of one day', () => {
  it('are taken in the order of their kinds, then of their ids', () => {
    const on = '2025-04-05'
    const note = { ...credited(3, 3000, on), id: 'zzz' }
    expect(held(paid(9000, on), note)).toEqual({ lines: [6000, 3000, 0], credit: 0, due: 0 })
    expect(held(note, paid(9000, on))).toEqual({ lines: [6000, 3000, 0], credit: 0, due: 0 })
    const a = paid(7000, on, { id: 'a', means: 'cash' })
    const b = paid(7000, on, { id: 'b' })
    for (const events of [
      [a, b],
      [b, a],
    ])
      expect(creditsOf(lines, events)).toMatchObject([{ payment: 'b', amount: 2000 }])
    const refund = refunded(2000, on)
    expect(creditsOf(lines, [refund, b, a])).toEqual([])
    expect(held(credited(9, 500), paid(100)).due).toBe(11_900)
  })

  it('are taken line by line of one credit note, whatever line was told first', () => {
    const both = [credited(2, 3000), credited(1, 6000)]
    const money = [paid(9000), ...both]
    expect(settle(lines, money).pieces).toEqual(settle(lines, [...money].reverse()).pieces)
    expect(
      settle(lines, money)
        .pieces.slice(-2)
        .map(({ line: no }) => no),
    ).toEqual([1, 2])
  })
})

import fc from 'fast-check'
import type { MoneyEvent, OwedLine } from '../payments/money-event.js'
import { Means } from '../rules/schemas.js'
import { day, plusDays } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'

const date = fc.nat(6).map((months) => plusDays(day('2024-11-15'), months * 61))
const amount = fc.integer({ min: 1, max: 20_000 }).map(Money.cents)

/** The lines of an invoice, some of which open the right. */
export const owed: fc.Arbitrary<readonly OwedLine[]> = fc
  .array(fc.record({ gross: fc.nat(9_000).map(Money.cents), eligible: fc.boolean() }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((all) => all.map((one, i) => ({ ...one, no: i + 1, label: 'Ménage', because: [] })))

/** A payment by any means, of any day from November 2024 to November 2025. */
export const payment = fc.record({
  type: fc.constant('payment' as const),
  on: date,
  amount,
  means: fc.constantFrom(...Means.options),
  thirdParty: fc.boolean(),
})
const refund = fc.record({ type: fc.constant('refund' as const), on: date, amount })

/** Up to two credit notes a line, which never exceed it together. */
const notesOn = (line: OwedLine): fc.Arbitrary<readonly MoneyEvent[]> =>
  fc
    .tuple(fc.nat(line.gross), fc.nat(line.gross), date, date)
    .map(([a, b, on, later]) => [
      { on, amount: Math.min(a, b) },
      { on: later, amount: Math.max(a, b) - Math.min(a, b) },
    ])
    .map((notes) =>
      notes
        .filter((note) => note.amount > 0)
        .map((note, i) => ({
          type: 'credit-note',
          id: `crn ${line.no} ${i}`,
          on: note.on,
          line: line.no,
          amount: Money.cents(note.amount),
        })),
    )

/** An invoice, and all that happens to its debt. */
export interface Story {
  readonly lines: readonly OwedLine[]
  readonly events: readonly MoneyEvent[]
}

/** Money that comes in or is given back, up to eight times. */
const moneyOf = (amounts: (cents: number) => number): fc.Arbitrary<readonly MoneyEvent[]> =>
  fc
    .array(fc.oneof({ weight: 4, arbitrary: payment }, refund), { maxLength: 8 })
    .map((all) =>
      all.map((one, i) => ({ ...one, id: `pay ${i}`, amount: Money.cents(amounts(one.amount)) })),
    )

const storyOf = (
  lines: readonly OwedLine[],
  money: fc.Arbitrary<readonly MoneyEvent[]>,
): fc.Arbitrary<Story> =>
  fc
    .tuple(money, ...lines.map((line) => fc.oneof(fc.constant([]), notesOn(line))))
    .map((events) => ({ lines, events: events.flat() }))

/** Money that comes in, is given back, and is credited. */
export const story = owed.chain((lines) =>
  storyOf(
    lines,
    moneyOf((cents) => cents),
  ),
)

/** The same, in amounts below a euro, where every odd cent counts. */
export const smallStory = owed.chain((lines) =>
  storyOf(
    lines.map((line) => ({ ...line, gross: Money.cents(line.gross % 97) })),
    moneyOf((cents) => (cents % 89) + 1),
  ),
)

/** A story, and the same events in another order. */
export const shuffledStory = story.chain((told) =>
  fc
    .shuffledSubarray([...told.events], { minLength: told.events.length })
    .map((others) => ({ ...told, others })),
)

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPublicHoliday } from '../organisation/index.js'
import { day, daysBetween, plusDays, weekday } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import { OrderLine } from './order-line.js'
import { performanceOf, servicesOf } from './performance.js'
import { payableFrom } from './seven-days.js'
import { dueOnWithdrawal, withdrawalWindow } from './withdrawal.js'

const dates = fc.integer({ min: 0, max: 7300 }).map((days) => plusDays(day('2016-07-01'), days))
const activities = ['II-1', 'II-3', 'II-11'] as const
const lines = fc.array(
  fc
    .record(
      {
        kind: fc.constantFrom('service' as const, 'goods' as const, 'travel' as const),
        activity: fc.constantFrom(...activities),
        label: fc.constant('x'),
        minutes: fc.integer({ min: 1, max: 600 }),
        quantity: fc.integer({ min: 1, max: 9 }),
        price: fc.integer({ min: 0, max: 100_000 }),
      },
      { requiredKeys: ['kind', 'label'] },
    )
    .map((line) => OrderLine.parse(line)),
  { minLength: 1, maxLength: 6 },
)
const done = fc.array(
  fc.record({
    activity: fc.constantFrom(...activities),
    minutes: fc.integer({ min: 1, max: 600 }),
  }),
  { maxLength: 12 },
)

describe('withdrawing', () => {
  it('never ends before fourteen full days, nor on a Saturday, a Sunday or a holiday', () => {
    const open = fc.record({ concludedOn: dates, late: fc.option(fc.nat(600), { nil: undefined }) })
    fc.assert(
      fc.property(open, ({ concludedOn, late }) => {
        const told = late === undefined ? {} : { withdrawalToldOn: plusDays(concludedOn, late) }
        const window = withdrawalWindow({ concludedOn, goods: false, ...told })
        const last = window?.last ?? concludedOn
        expect(daysBetween(concludedOn, last)).toBeGreaterThanOrEqual(14)
        expect(weekday(last)).toBeLessThan(6)
        expect(isPublicHoliday(last)).toBe(false)
        if (late === 0) expect(daysBetween(concludedOn, last)).toBeLessThan(20)
      }),
    )
  })

  it('costs nothing unless it was asked for and told, and never more than the services', () => {
    const owed = fc.record({
      lines,
      done,
      asked: fc.boolean(),
      told: fc.boolean(),
    })
    fc.assert(
      fc.property(owed, ({ lines: ordered, done: visits, asked, told }) => {
        const total = servicesOf(ordered)
        const { amount: provided, whole } = performanceOf(ordered, visits)
        const due = dueOnWithdrawal({ total, provided, asked, told })
        expect(due).toBeGreaterThanOrEqual(0)
        expect(due).toBeLessThanOrEqual(total)
        if (!asked || !told) expect(due).toBe(0)
        if (asked && told && whole) expect(due).toBe(total)
      }),
    )
  })

  it('costs no less after one more visit', () => {
    fc.assert(
      fc.property(lines, done, fc.constantFrom(...activities), (ordered, visits, activity) => {
        const before = performanceOf(ordered, visits).amount
        const after = performanceOf(ordered, [...visits, { activity, minutes: 30 }]).amount
        expect(after).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  it('costs the same whatever the order of the visits', () => {
    fc.assert(
      fc.property(lines, done, (ordered, visits) => {
        expect(performanceOf(ordered, [...visits].reverse())).toEqual(
          performanceOf(ordered, visits),
        )
      }),
    )
  })
})

describe('no payment', () => {
  it('waits more than seven days off the premises, and not at all elsewhere', () => {
    const seller = { activities: [{ activity: 'II-1' as const, from: day('2010-01-01') }] }
    fc.assert(
      fc.property(dates, fc.boolean(), (concludedOn, successive) => {
        const sold = [{ kind: 'service', activity: 'II-1' }] as const
        const contract = { concludedOn, successive, lines: sold }
        const off = payableFrom({ ...contract, concluded: 'off-premises' }, seller)
        expect(daysBetween(concludedOn, off.from ?? concludedOn)).toBe(8)
        for (const concluded of ['shop', 'distance'] as const)
          expect(payableFrom({ ...contract, concluded }, seller).from).toBeUndefined()
      }),
    )
  })
})

describe('what is not agreed', () => {
  it('counts for nothing', () => {
    const line = OrderLine.parse({ kind: 'service', activity: 'II-1', label: 'x', minutes: 60 })
    const { amount, whole } = performanceOf([line], [{ activity: 'II-1', minutes: 60 }])
    expect({ amount, whole }).toEqual({ amount: Money.zero, whole: true })
  })
})

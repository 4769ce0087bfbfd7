import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, plusDays } from '../shared/civil-date.js'
import { earliestDay, firstDay, isAgreedDay } from './collection-day.js'
import { isTargetDay, plusTargetDays, targetDayFrom } from './target-days.js'

/** Every day from one to another, both included, on which TARGET is closed in the week. */
const closings = (from: string, to: string): readonly string[] => {
  const found: string[] = []
  for (let date = day(from); date <= to; date = plusDays(date, 1)) {
    const inWeek = new Date(`${date}T00:00:00Z`).getUTCDay() % 6 !== 0
    if (inWeek && !isTargetDay(date)) found.push(date)
  }
  return found
}

describe('TARGET', () => {
  it('is closed on six days a year, fewer where they fall on a weekend', () => {
    expect(closings('2026-01-01', '2026-12-31')).toEqual([
      ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-01', '2026-12-25'],
    ])
    expect(closings('2024-01-01', '2024-12-31')).toEqual([
      ...['2024-01-01', '2024-03-29', '2024-04-01', '2024-05-01', '2024-12-25', '2024-12-26'],
    ])
  })

  it('is open on French holidays that are no closing of its own', () => {
    for (const date of ['2026-05-08', '2026-05-14', '2026-07-14', '2026-11-11'])
      expect(isTargetDay(day(date))).toBe(true)
  })

  it('opens again after Easter and after Christmas', () => {
    expect(targetDayFrom(day('2026-04-03'))).toBe('2026-04-07')
    expect(targetDayFrom(day('2024-12-25'))).toBe('2024-12-27')
    expect(plusTargetDays(day('2026-04-02'), 1)).toBe('2026-04-07')
    expect(plusTargetDays(day('2026-04-02'), 0)).toBe('2026-04-02')
  })
})

describe('the day of a debit', () => {
  const terms = { today: day('2026-03-02'), noticeDays: 14, submissionDays: 1 }

  it('comes 14 days after the notice, on a day on which banks are open', () => {
    expect(firstDay(terms)).toBe('2026-03-16')
    expect(firstDay({ ...terms, today: day('2026-03-20') })).toBe('2026-04-07')
  })

  it('comes a day of the banks after its file, however soon the payer may be told', () => {
    expect(firstDay({ ...terms, noticeDays: 0 })).toBe('2026-03-03')
    // Handed over on a Saturday, the file is there on Monday.
    expect(firstDay({ ...terms, today: day('2026-03-07'), noticeDays: 0 })).toBe('2026-03-10')
  })

  it.each([
    ['5', 5, '2026-04-07'],
    ['15, a Sunday in March', 15, '2026-03-16'],
    ['16', 16, '2026-03-16'],
    ['31', 31, '2026-03-31'],
  ])('waits for the day agreed on: %s', (_, agreedDay, expected) => {
    expect(earliestDay({ ...terms, agreedDay })).toBe(expected)
  })

  it('is the last of a short month, or the first open day of the next one', () => {
    const from = { ...terms, today: day('2026-02-10'), noticeDays: 15 }
    expect(earliestDay({ ...from, agreedDay: 31 })).toBe('2026-03-02')
    expect(isAgreedDay(day('2026-03-02'), 31)).toBe(true)
    expect(isAgreedDay(day('2026-03-02'), 1)).toBe(true)
    expect(isAgreedDay(day('2026-03-02'), 2)).toBe(true)
    expect(isAgreedDay(day('2026-03-03'), 1)).toBe(false)
  })

  it('is always open, in time, as agreed, and at most some two months away', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 31 }),
        (days, noticeDays, agreedDay) => {
          const today = plusDays(day('2010-01-01'), days)
          const asked = { today, noticeDays, submissionDays: 1, agreedDay }
          const date = earliestDay(asked)
          expect([isTargetDay(date), isAgreedDay(date, agreedDay)]).toEqual([true, true])
          expect(date >= firstDay(asked)).toBe(true)
          expect(date <= plusDays(today, noticeDays + 40)).toBe(true)
        },
      ),
    ))
})

import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  CivilDate,
  day,
  daysBetween,
  minutesOf,
  plusDays,
  plusMinutes,
  readCivilDate,
  TimeOfDay,
  weekday,
  yearOf,
} from './civil-date.js'

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => plusDays(day('1950-01-01'), days))

describe('a civil date', () => {
  it.each(['2024-02-29', '2000-02-29', '2025-12-31'])('exists: %s', (raw) => {
    expect(day(raw)).toBe(raw)
  })

  it.each(['2025-02-29', '1900-02-29', '2025-02-30', '2025-13-01', '2025-00-10', '2025-04-31'])(
    'does not exist: %s',
    (raw) => {
      expect(CivilDate.safeParse(raw).success).toBe(false)
      expect(() => day(raw)).toThrow(TypeError)
    },
  )

  it.each(['2025-1-1', '25-01-01', '2025-01-01T00:00:00Z', '01/01/2025', ''])(
    'is written one way only, not %j',
    (raw) => {
      expect(CivilDate.safeParse(raw).success).toBe(false)
    },
  )

  it('moves over months, years and 29 February', () => {
    expect(plusDays(day('2024-02-28'), 1)).toBe('2024-02-29')
    expect(plusDays(day('2025-02-28'), 1)).toBe('2025-03-01')
    expect(plusDays(day('2025-01-01'), -1)).toBe('2024-12-31')
    expect(daysBetween(day('2024-01-01'), day('2025-01-01'))).toBe(366)
    expect(daysBetween(day('2025-01-02'), day('2025-01-01'))).toBe(-1)
    expect(yearOf(day('2025-12-31'))).toBe(2025)
  })

  it('counts a week from Monday', () => {
    expect([0, 1, 6].map((days) => weekday(plusDays(day('2026-03-02'), days)))).toEqual([1, 2, 7])
  })

  it('counts every day once, the days of clock changes too', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (from, days) => {
        const to = plusDays(from, days)
        expect(daysBetween(from, to)).toBe(days)
        expect(plusDays(to, -days)).toBe(from)
        expect(from < to).toBe(days > 0)
      }),
    )
  })
})

describe('a time of day', () => {
  it.each(['00:00', '09:05', '23:59'])('exists: %s', (raw) => {
    expect(TimeOfDay.safeParse(raw).success).toBe(true)
  })

  it.each(['24:00', '9:05', '12:60', '12:5', '12:05:00'])('does not exist: %s', (raw) => {
    expect(TimeOfDay.safeParse(raw).success).toBe(false)
  })

  it('counts minutes from midnight, and goes round past it', () => {
    expect(minutesOf(TimeOfDay.parse('14:05'))).toBe(845)
    expect(plusMinutes(TimeOfDay.parse('23:30'), 45)).toBe('00:15')
    expect(plusMinutes(TimeOfDay.parse('00:15'), -45)).toBe('23:30')
  })
})

describe('reading a date as people type it', () => {
  it.each([
    ['2025-03-04', '2025-03-04'],
    ['04/03/2025', '2025-03-04'],
    ['4/3/2025', '2025-03-04'],
    ['4.3.2025', '2025-03-04'],
    ['4-3-2025', '2025-03-04'],
    ['  04/03/2025 ', '2025-03-04'],
    ['29/02/2024', '2024-02-29'],
  ])('puts the day first, as in France: %j is %s', (raw, expected) => {
    expect(readCivilDate(raw)).toBe(expected)
  })

  it.each([
    ['29/02/2025'],
    ['31/04/2025'],
    ['2025-02-30'],
    ['32/01/2025'],
    ['01/13/2025'],
    ['00/01/2025'],
    ['04/03/25'],
    ['25-03-04'],
    ['04/03'],
    ['4 mars 2025'],
    ['04/03/20255'],
    ['04/03/2025 à 9 h'],
    [''],
  ])('makes no day up: %j', (raw) => {
    expect(readCivilDate(raw)).toBeUndefined()
  })

  it('reads back what it prints, French or not', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const [year, month, dayOfMonth] = date.split('-')
        expect(readCivilDate(date)).toBe(date)
        expect(readCivilDate(`${dayOfMonth}/${month}/${year}`)).toBe(date)
      }),
    )
  })
})

describe('the machine’s own zone', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  it.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Paris'])(
    'moves no day: %s',
    (zone) => {
      vi.stubEnv('TZ', zone)
      expect(plusDays(day('2025-03-29'), 1)).toBe('2025-03-30')
      expect(plusDays(day('2025-03-30'), 1)).toBe('2025-03-31')
      expect(daysBetween(day('2025-10-25'), day('2025-10-27'))).toBe(2)
      expect(weekday(day('2026-03-02'))).toBe(1)
      expect(readCivilDate('30/03/2025')).toBe('2025-03-30')
      expect(plusMinutes(TimeOfDay.parse('01:30'), 60)).toBe('02:30')
    },
  )
})

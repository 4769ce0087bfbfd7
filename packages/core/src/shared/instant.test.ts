import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { day, plusDays, plusMinutes, TimeOfDay } from './civil-date.js'
import { dateOf, elapsed, Instant, instant, later, midnight, momentOf } from './instant.js'

const time = (raw: string) => TimeOfDay.parse(raw)

describe('an instant', () => {
  it('is written in UTC to the millisecond', () => {
    expect(instant('2025-01-31T23:59:00+01:00')).toBe('2025-01-31T22:59:00.000Z')
    expect(instant(0)).toBe('1970-01-01T00:00:00.000Z')
    expect(() => instant('soon')).toThrow(TypeError)
    expect(Instant.safeParse('2025-01-31T22:59:00.000Z').success).toBe(true)
  })

  it.each([
    '2025-02-30T00:00:00.000Z',
    '2025-13-01T00:00:00.000Z',
    '2025-01-01T24:00:00.000Z',
    '2025-01-01T00:60:00.000Z',
    '2025-01-01T00:00:00Z',
    '2025-01-01T00:00:00.000+01:00',
  ])('is a moment that exists, written one way only: not %s', (raw) => {
    expect(Instant.safeParse(raw).success).toBe(false)
  })

  it('moves by milliseconds, and its order is the order of its text', () => {
    const start = instant('2025-12-31T23:59:59.999Z')
    expect(later(start, 1)).toBe('2026-01-01T00:00:00.000Z')
    expect(elapsed(start, later(start, 86_400_000))).toBe(86_400_000)
    expect(elapsed(later(start, 5), start)).toBe(-5)
    expect(start < later(start, 1)).toBe(true)
  })
})

// What is stored must not depend on where the server stands.
describe.each(['UTC', 'Europe/Paris', 'America/New_York', 'Pacific/Kiritimati'])(
  'Paris, seen from a machine in %s',
  (zone) => {
    beforeEach(() => {
      vi.stubEnv('TZ', zone)
    })
    afterEach(() => {
      vi.unstubAllEnvs()
    })

    it.each([
      ['2025-03-30', '01:59', '2025-03-30T00:59:00.000Z'],
      // The clocks jump from 02:00 to 03:00.
      ['2025-03-30', '02:00', '2025-03-30T01:00:00.000Z'],
      ['2025-03-30', '02:30', '2025-03-30T01:30:00.000Z'],
      ['2025-03-30', '03:00', '2025-03-30T01:00:00.000Z'],
      ['2025-10-26', '01:59', '2025-10-25T23:59:00.000Z'],
      // From 03:00 they go back to 02:00: this hour comes twice, the first is meant.
      ['2025-10-26', '02:00', '2025-10-26T00:00:00.000Z'],
      ['2025-10-26', '02:59', '2025-10-26T00:59:00.000Z'],
      ['2025-10-26', '03:00', '2025-10-26T02:00:00.000Z'],
      ['2025-07-14', '09:00', '2025-07-14T07:00:00.000Z'],
      ['2025-12-31', '23:59', '2025-12-31T22:59:00.000Z'],
    ])('means by %s at %s the moment %s', (date, at, moment) => {
      expect(momentOf(day(date), time(at))).toBe(moment)
    })

    it.each([
      ['2025-03-29T22:59:59.999Z', '2025-03-29'],
      ['2025-03-29T23:00:00.000Z', '2025-03-30'],
      ['2025-03-30T21:59:59.999Z', '2025-03-30'],
      ['2025-03-30T22:00:00.000Z', '2025-03-31'],
      ['2025-10-25T21:59:59.999Z', '2025-10-25'],
      ['2025-10-25T22:00:00.000Z', '2025-10-26'],
      ['2025-10-26T22:59:59.999Z', '2025-10-26'],
      ['2025-10-26T23:00:00.000Z', '2025-10-27'],
      ['2025-12-31T23:00:00.000Z', '2026-01-01'],
    ])('dates %s the %s', (moment, date) => {
      expect(dateOf(instant(moment))).toBe(date)
    })
  },
)

describe('a civil day of Paris', () => {
  it('lasts 23 hours in spring, 25 in autumn, else 24', () => {
    const hours = (date: string) =>
      elapsed(midnight(day(date)), midnight(plusDays(day(date), 1))) / 3_600_000
    expect(['2025-03-30', '2025-10-26', '2025-06-01'].map(hours)).toEqual([23, 25, 24])
  })

  it('is the day of every moment that is told in it', () => {
    const anyDay = fc.nat({ max: 12_000 }).map((days) => plusDays(day('2000-01-01'), days))
    const anyTime = fc.nat({ max: 1439 }).map((minutes) => plusMinutes(time('00:00'), minutes))
    fc.assert(
      fc.property(anyDay, anyTime, (date, at) => {
        expect(dateOf(momentOf(date, at))).toBe(date)
        expect(midnight(date) <= momentOf(date, at)).toBe(true)
        expect(momentOf(date, at) < midnight(plusDays(date, 1))).toBe(true)
      }),
    )
  })

  it('may be read elsewhere: in La Réunion it begins four hours before it does in UTC', () => {
    expect(midnight(day('2025-03-30'), 'Indian/Reunion')).toBe('2025-03-29T20:00:00.000Z')
    expect(dateOf(instant('2025-03-29T20:00:00.000Z'), 'Indian/Reunion')).toBe('2025-03-30')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alsaceMoselleHolidays, easterOf, frenchHolidays, weekdayOf } from './french-holidays.js'

/** Gauss's rule, for 1900 to 2099. */
const gauss = (year: number): string => {
  const [a, b, c] = [year % 19, year % 4, year % 7]
  const d = (19 * a + 24) % 30
  const e = (2 * b + 4 * c + 6 * d + 5) % 7
  const early = (d === 29 && e === 6) || (d === 28 && e === 6 && a > 10) ? 7 : 0
  return new Date(Date.UTC(year, 2, 22 + d + e - early)).toISOString().slice(0, 10)
}

describe('Easter', () => {
  it('falls as calendars print it, the earliest and the latest included', () => {
    const printed = ['1818-03-22', '1943-04-25', '1954-04-18', '1981-04-19', '2000-04-23']
    const later = ['2008-03-23', '2024-03-31', '2026-04-05', '2027-03-28', '2038-04-25']
    for (const date of [...printed, ...later, '2285-03-22'])
      expect(easterOf(Number(date.slice(0, 4)))).toBe(date)
  })

  it("agrees with Gauss's rule in every year from 1900 to 2099", () => {
    for (let year = 1900; year < 2100; year++) expect(easterOf(year)).toBe(gauss(year))
  })

  it('is a Sunday from 22 March to 25 April', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 9999 }), (year) => {
        const easter = easterOf(year)
        const day = easter.slice(5)
        return weekdayOf(easter) === 7 && day >= '03-22' && day <= '04-25'
      }),
    ))

  it('is refused before the calendar began', () => {
    expect(() => easterOf(1582)).toThrow('year: 1582 is not a year from 1583 to 9999')
    expect(() => easterOf(2026.5)).toThrow(RangeError)
  })
})

describe('public holidays', () => {
  it('are the eleven of 2026', () => {
    expect(frenchHolidays(2026)).toEqual([
      ...['2026-01-01', '2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25'],
      ...['2026-07-14', '2026-08-15', '2026-11-01', '2026-11-11', '2026-12-25'],
    ])
  })

  it('are two more in Alsace and Moselle', () => {
    const more = alsaceMoselleHolidays(2026).filter((day) => !frenchHolidays(2026).includes(day))
    expect(more).toEqual(['2026-04-03', '2026-12-26'])
  })
})

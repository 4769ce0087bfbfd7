import { describe, expect, it } from 'vitest'
import { alsaceMoselleHolidays } from '../rules/fr/holidays.js'
import { type CivilDate, day, plusDays } from '../shared/civil-date.js'
import { isAlsaceMoselleHoliday, isPublicHoliday } from './holiday.js'

const daysOf = (year: number): readonly CivilDate[] =>
  Array.from({ length: 366 }, (_, i) => plusDays(day(`${year}-01-01`), i)).filter((date) =>
    date.startsWith(`${year}`),
  )

describe('the holidays of Alsace and Moselle', () => {
  it('are Good Friday and 26 December besides those of the whole country (T24)', () => {
    expect(daysOf(2026).filter(isAlsaceMoselleHoliday)).toEqual(['2026-04-03', '2026-12-26'])
    expect(daysOf(2027).filter(isAlsaceMoselleHoliday)).toEqual(['2027-03-26', '2027-12-26'])
    expect(daysOf(2026).filter(isPublicHoliday)).toHaveLength(11)
    expect(isPublicHoliday(day('2026-04-03'))).toBe(false)
  })

  it('begin with the first day of their row, which nobody read', () => {
    const [row] = alsaceMoselleHolidays.rows
    expect(row?.source.confidence).toBe('memory')
    expect(isAlsaceMoselleHoliday(day('2007-12-26'))).toBe(false)
    expect(isAlsaceMoselleHoliday(day('2008-12-26'))).toBe(true)
  })
})

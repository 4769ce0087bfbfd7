import { describe, expect, it } from 'vitest'
import { type CivilDate, day, plusDays, TimeOfDay } from '../shared/civil-date.js'
import { formatMoment } from './format.js'

const two = TimeOfDay.parse('14:00')
const year = Array.from({ length: 365 }, (_, i) => plusDays(day('2026-01-01'), i))

/** Parts of a date as `Intl` prints them. */
const printed = (locale: string, options: Intl.DateTimeFormatOptions) => (date: CivilDate) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(date))

describe('the moment of an appointment', () => {
  it('reads as people write it in each language', () => {
    expect(formatMoment(day('2026-11-24'), two, 'fr')).toBe('mar. 24 nov. à 14:00')
    expect(formatMoment(day('2026-11-24'), two, 'en')).toBe('Tue 24 Nov at 14:00')
    expect(formatMoment(day('2026-11-01'), two, 'fr')).toBe('dim. 1er nov. à 14:00')
    expect(formatMoment(day('2026-11-01'), two, 'en')).toBe('Sun 1 Nov at 14:00')
  })

  it.each([
    ['fr', 'fr-FR'],
    ['en', 'en-GB'],
  ] as const)('names days and months in %s as %s does, all year round', (language, locale) => {
    const [weekday, month] = [
      printed(locale, { weekday: 'short' }),
      printed(locale, { month: 'short' }),
    ]
    for (const date of year) {
      const [inDay, , inMonth] = formatMoment(date, two, language).split(' ')
      expect([inDay, inMonth]).toEqual([weekday(date), month(date)])
    }
  })
})

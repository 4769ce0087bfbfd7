import type { Instant } from '@foyer/core'
import { describe, expect, it } from 'vitest'
import { alsaceMoselleHolidays } from './french-holidays.js'
import { frenchSmsWindow, outsideQuietHours } from './quiet-hours.js'

const at = (moment: string): Instant => new Date(moment).toISOString() as Instant
const next = (moment: string, zone?: string): Instant => outsideQuietHours(at(moment), zone)

describe('marketing by SMS', () => {
  it('goes at once from 08:00 to the last moment before 20:00', () => {
    // Monday 2 November 2026, one hour ahead of UTC.
    for (const open of ['2026-11-02T07:00:00.000Z', '2026-11-02T18:59:59.999Z'])
      expect(next(open)).toBe(open)
  })

  it('waits until 08:00 in the morning, and for the next morning from 20:00 on', () => {
    expect(next('2026-11-02T06:59:59.999Z')).toBe('2026-11-02T07:00:00.000Z')
    expect(next('2026-11-02T19:00:00.000Z')).toBe('2026-11-03T07:00:00.000Z')
  })

  it('goes on Saturday, and waits over Sunday', () => {
    expect(next('2026-11-07T15:00:00.000Z')).toBe('2026-11-07T15:00:00.000Z')
    expect(next('2026-11-08T15:00:00.000Z')).toBe('2026-11-09T07:00:00.000Z')
  })

  it('waits over public holidays: Armistice Day, Easter, and Christmas before a weekend', () => {
    expect(next('2026-11-11T10:00:00.000Z')).toBe('2026-11-12T07:00:00.000Z')
    expect(next('2026-04-05T10:00:00.000Z')).toBe('2026-04-07T06:00:00.000Z')
    expect(next('2026-12-24T19:00:00.000Z')).toBe('2026-12-26T07:00:00.000Z')
    expect(next('2026-12-31T20:00:00.000Z')).toBe('2027-01-02T07:00:00.000Z')
  })

  it('keeps to the clock when it changes over the weekend', () => {
    // Saturday evening in summer time; Monday in winter time, an hour later by UTC.
    expect(next('2026-10-24T18:30:00.000Z')).toBe('2026-10-26T07:00:00.000Z')
    // Saturday evening in winter time; Sunday is Easter, Monday a holiday, Tuesday in summer time.
    expect(next('2027-03-27T19:00:00.000Z')).toBe('2027-03-30T06:00:00.000Z')
    expect(next('2026-03-28T19:00:00.000Z')).toBe('2026-03-30T06:00:00.000Z')
  })

  it('opens by the new clock on the very day of a change, west of Greenwich too', () => {
    // Saint-Pierre-et-Miquelon: on 8 March 2026, 02:00 three hours behind UTC becomes 03:00 two hours behind.
    const everyDay = { ...frenchSmsWindow, from: '04:00', days: [1, 2, 3, 4, 5, 6, 7] }
    const sent = outsideQuietHours(at('2026-03-08T00:00Z'), 'America/Miquelon', everyDay)
    expect(sent).toBe(at('2026-03-08T06:00Z'))
  })

  it('reads the clock of whoever is written to', () => {
    // 08:30 in Paris is 11:30 on Reunion and 03:30 on Martinique.
    expect(next('2026-11-02T07:30:00.000Z', 'Indian/Reunion')).toBe('2026-11-02T07:30:00.000Z')
    expect(next('2026-11-02T07:30:00.000Z', 'America/Martinique')).toBe('2026-11-02T12:00:00.000Z')
    expect(next('2026-11-02T16:00:00.000Z', 'Indian/Reunion')).toBe('2026-11-03T04:00:00.000Z')
    expect(() => next('2026-11-02T07:30:00.000Z', 'Europe/Lutece')).toThrow(RangeError)
  })

  it('may be held to a narrower window, and to the holidays of Alsace and Moselle', () => {
    const window = { ...frenchSmsWindow, from: '10:00', until: '18:00', days: [1, 2, 3, 4, 5] }
    const zone = 'Europe/Paris'
    expect(outsideQuietHours(at('2026-11-07T10:00Z'), zone, window)).toBe(at('2026-11-09T09:00Z'))
    const east = { ...frenchSmsWindow, holidays: alsaceMoselleHolidays }
    expect(outsideQuietHours(at('2026-04-03T10:00Z'), zone, east)).toBe(at('2026-04-04T06:00Z'))
  })

  it('refuses a window that never opens', () => {
    const moment = at('2026-11-02T10:00Z')
    const withWindow = (over: object) => () =>
      outsideQuietHours(moment, 'Europe/Paris', { ...frenchSmsWindow, ...over })
    expect(withWindow({ days: [] })).toThrow('window.days: no day of the year is left')
    expect(withWindow({ from: '20:00' })).toThrow('window.until: 20:00 is not after 20:00')
    expect(withWindow({ from: '8:00' })).toThrow('window.from: 8:00 is not a time of day')
    expect(withWindow({ until: '24:00' })()).toBe(moment)
  })
})

import { describe, expect, it } from 'vitest'
import { type CivilDate, day } from '../shared/civil-date.js'
import { nextOf, type Rhythm } from './rhythm.js'

const first = (count: number, rhythm: Rhythm, from: string): readonly string[] => {
  const found: CivilDate[] = []
  let next = nextOf(rhythm, day(from), day(from))
  while (next && found.length < count) {
    found.push(next)
    next = nextOf(rhythm, day(from), day(String(next)) && after(next))
  }
  return found
}
const after = (date: CivilDate): CivilDate =>
  day(new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10))

describe('the rhythm of a series', () => {
  it('comes back every week on its days, from the first such day on (T24)', () => {
    const rhythm: Rhythm = { type: 'weekly', every: 1, on: [1, 4] }
    expect(first(4, rhythm, '2026-03-03')).toEqual([
      ...['2026-03-05', '2026-03-09', '2026-03-12', '2026-03-16'],
    ])
  })

  it('leaves weeks out, counted from the week of the first day, over a new year too', () => {
    const rhythm: Rhythm = { type: 'weekly', every: 2, on: [2] }
    expect(first(4, rhythm, '2026-12-16')).toEqual([
      ...['2026-12-29', '2027-01-12', '2027-01-26', '2027-02-09'],
    ])
  })

  it('comes back on the second or the last such day of a month', () => {
    const second: Rhythm = { type: 'monthly', every: 1, nth: 2, on: 3 }
    expect(first(3, second, '2026-03-12')).toEqual(['2026-04-08', '2026-05-13', '2026-06-10'])
    const last: Rhythm = { type: 'monthly', every: 2, nth: 'last', on: 5 }
    expect(first(3, last, '2026-01-01')).toEqual(['2026-01-30', '2026-03-27', '2026-05-29'])
  })

  it('comes back once a year where it rests twelve months', () => {
    const rhythm: Rhythm = { type: 'monthly', every: 12, nth: 1, on: 1 }
    expect(first(3, rhythm, '2026-09-08')).toEqual(['2027-09-06', '2028-09-04', '2029-09-03'])
  })

  it('ends before its end', () => {
    const rhythm: Rhythm = { type: 'weekly', every: 1, on: [1] }
    const [from, next] = [day('2026-03-02'), day('2026-03-03')]
    expect(nextOf(rhythm, from, next, day('2026-03-09'))).toBeUndefined()
    expect(nextOf(rhythm, from, next, day('2026-03-10'))).toBe('2026-03-09')
  })
})

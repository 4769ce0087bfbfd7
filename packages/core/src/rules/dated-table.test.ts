import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, plusDays } from '../shared/civil-date.js'
import { datedTable } from './dated-table.js'
import type { LegalSource } from './source.js'

const source: LegalSource = {
  text: 'Code du travail',
  article: 'D7233-5',
  confidence: 'verified',
  readOn: day('2026-11-22'),
}
const row = (from: string, value: number) => ({ from, value, source })
const tableOf = (...rows: ReturnType<typeof row>[]) =>
  datedTable({ id: 'test.ceiling', unit: 'cents', rows })

describe('a dated table', () => {
  const ceiling = tableOf(row('2013-07-01', 3), row('2007-05-15', 2), row('2005-12-30', 1))

  it.each([
    ['2005-12-29', undefined],
    ['2005-12-30', 1],
    ['2007-05-14', 1],
    ['2007-05-15', 2],
    ['2013-06-30', 2],
    ['2013-07-01', 3],
    ['2099-12-31', 3],
  ])('answers for %s with %s: from its first day, until the next row’s', (date, value) => {
    expect(ceiling.on(day(date))?.value).toBe(value)
  })

  it('is refused when its rows do not go from newest to oldest, or a day is told twice', () => {
    expect(() => tableOf(row('2007-05-15', 2), row('2013-07-01', 3))).toThrow('newest to oldest')
    expect(() => tableOf(row('2007-05-15', 2), row('2007-05-15', 3))).toThrow('newest to oldest')
    expect(() => tableOf(row('2007-02-30', 2))).toThrow('not a civil date')
  })

  it('never changes its mind about a day when a later row is added', () => {
    const date = fc.nat({ max: 9000 }).map((days) => plusDays(day('2000-01-01'), days))
    const dates = fc.uniqueArray(date, { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(dates, date, (list, asked) => {
        const rows = [...list]
          .sort()
          .reverse()
          .map((from, i) => row(from, i))
        const [newest, ...older] = rows
        const answer = tableOf(...rows).on(asked)
        if (newest && asked >= newest.from) expect(answer?.from).toBe(newest.from)
        else expect(answer?.from).toBe(tableOf(...older).on(asked)?.from)
      }),
    )
  })
})

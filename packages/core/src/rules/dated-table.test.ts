import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plusDays } from '../shared/civil-date.js'
import { day } from '../shared/day.js'
import { runs } from '../testing/runs.js'
import { datedTable, rowOfYear } from './dated-table.js'
import type { LegalSource } from './source.js'

const source: LegalSource = {
  text: 'Code du travail',
  article: 'D7233-5',
  confidence: 'verified',
  readOn: day('2026-11-22'),
}
const row = (from: string, value: number) => ({ from, value, source })
const spec = {
  id: 'fr.test.ceiling',
  title: { fr: 'Plafond', en: 'Ceiling' },
  unit: 'euro cents',
  governedBy: 'payment',
} as const
const tableOf = (...rows: ReturnType<typeof row>[]) => datedTable({ ...spec, rows })

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

  it('keeps what it is, and names each row after its first day', () => {
    expect(ceiling).toEqual({
      ...spec,
      rows: [
        { id: 'fr.test.ceiling@2013-07-01', from: '2013-07-01', value: 3, source },
        { id: 'fr.test.ceiling@2007-05-15', from: '2007-05-15', value: 2, source },
        { id: 'fr.test.ceiling@2005-12-30', from: '2005-12-30', value: 1, source },
      ],
      on: expect.any(Function),
    })
  })

  it('answers for an income year with the row in force on its last day', () => {
    const found = (year: number) => rowOfYear(ceiling, year)?.value
    const answers = [undefined, 1, 1, 2, 2, 3, 3]
    expect([2004, 2005, 2006, 2007, 2012, 2013, 2026].map(found)).toEqual(answers)
    const lastDay = tableOf(row('2020-12-31', 2), row('2019-12-30', 1))
    const values = [2018, 2019, 2020].map((year) => rowOfYear(lastDay, year)?.value)
    expect(values).toEqual([undefined, 1, 2])
  })

  it('is refused when its rows do not go from newest to oldest, or a day is told twice', () => {
    const refusal = 'fr.test.ceiling: rows go from newest to oldest'
    expect(() => tableOf(row('2007-05-15', 2), row('2013-07-01', 3))).toThrow(refusal)
    expect(() => tableOf(row('2007-05-15', 2), row('2007-05-15', 3))).toThrow(refusal)
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
      { numRuns: runs },
    )
  })
})

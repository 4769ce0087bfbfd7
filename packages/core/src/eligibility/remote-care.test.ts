import { describe, expect, it } from 'vitest'
import { activityCodes } from '../rules/fr/activities.js'
import { day } from '../shared/day.js'
import { codes, lawLine, rowsOf } from '../testing/law-lines.js'
import { assess } from './assess.js'
import type { ServiceLine } from './line.js'

/** Remote care on a day, in few words. */
const care = (on: string, rest: Partial<ServiceLine>, settings = {}): string => {
  const line = lawLine('II-16', { performedOn: day(on), place: 'remote', ...rest })
  const answer = assess(line, settings)
  const words = answer.verdict === 'undetermined' ? answer.missing : codes(answer)
  return answer.verdict === 'eligible' ? 'eligible' : [answer.verdict, ...words].join(' ')
}

describe('help at a distance', () => {
  it('opens no right, whatever the activity, save remote care (S082)', () => {
    for (const code of activityCodes.filter((one) => one !== 'II-16'))
      expect(assess(lawLine(code, { place: 'remote' }))).toMatchObject({
        verdict: 'not-eligible',
        because: [
          {
            code: 'remote-excluded',
            row: 'fr.service.remote@2025-01-10',
            source: { text: 'Doctrine', article: 'circulaire du 3 janvier 2025' },
          },
        ],
      })
  })
})

describe('remote care', () => {
  it('is deemed done at the home since 2021, even alone, by a row that says so (S082)', () => {
    const on = (date: string) =>
      rowsOf(assess(lawLine('II-16', { performedOn: day(date), place: 'remote', bundle: 'none' })))
    expect(on('2021-01-01')).toContain('fr.service.remote-care@2021-01-01')
    expect(on('2022-12-31')).toContain('fr.service.remote-care@2021-01-01')
    expect(on('2023-01-01')).toContain('fr.service.remote-care@2023-01-01')
    expect(on('2020-12-31')).toEqual(['fr.service.bundle@2008-05-01'])
  })

  it.each([
    // On 31 December 2020, then on 1 January 2021.
    [true, 'provider', 'undetermined deemed-at-home', 'eligible'],
    [true, 'household', 'not-eligible not-in-bundle', 'eligible'],
    [true, 'none', 'not-eligible not-in-bundle', 'eligible'],
    [true, undefined, 'undetermined deemed-at-home bundle', 'eligible'],
    [false, 'provider', 'undetermined deemed-at-home', 'eligible'],
    [false, 'household', 'not-eligible not-in-bundle', 'not-eligible not-in-bundle'],
    [false, 'none', 'not-eligible not-in-bundle', 'not-eligible not-in-bundle'],
    [false, undefined, 'undetermined deemed-at-home bundle', 'undetermined bundle'],
    [undefined, 'provider', 'undetermined deemed-at-home', 'eligible'],
    [undefined, 'household', 'not-eligible not-in-bundle', 'undetermined publicServed'],
    [undefined, 'none', 'not-eligible not-in-bundle', 'undetermined publicServed'],
    [undefined, undefined, 'undetermined deemed-at-home bundle', 'undetermined publicServed'],
  ] as const)('of its public: %s, in a set: %s', (publicServed, bundle, before, since) => {
    expect(care('2020-12-31', { publicServed, bundle })).toBe(before)
    expect(care('2021-01-01', { publicServed, bundle })).toBe(since)
  })

  it('in a set of the household is enough where the tenant says so', () => {
    const settings = { bundleOf: 'household' } as const
    for (const publicServed of [true, false, undefined])
      expect(care('2026-01-01', { publicServed, bundle: 'household' }, settings)).toBe('eligible')
  })

  it.each([
    ['home', 'eligible', 'eligible'],
    ['outside', 'eligible', 'eligible'],
    ['workshop', 'not-eligible not-at-residence', 'not-eligible not-at-residence'],
    ['abroad', 'not-eligible residence-abroad', 'not-eligible residence-abroad'],
    ['remote', 'undetermined deemed-at-home', 'eligible'],
    ['ascendant-home', 'undetermined ascendantDependent', 'undetermined ascendantDependent'],
    [undefined, 'undetermined place', 'undetermined place'],
  ] as const)('at %s: before 2021, and since', (place, before, since) => {
    expect(care('2020-12-31', { place })).toBe(before)
    expect(care('2021-01-01', { place })).toBe(since)
  })
})

import { describe, expect, it } from 'vitest'
import { activityCodes, modes, type Status } from '../rules/fr/activities.js'
import { day } from '../shared/day.js'
import { codes, lawLine, rowsOf } from '../testing/law-lines.js'
import { assess } from './assess.js'
import type { Registration, ServiceLine } from './line.js'

type Code = (typeof activityCodes)[number]
type Mode = (typeof modes)[number]

const held = (activity: Code, ...all: readonly (Status | undefined)[]): readonly Registration[] =>
  all.map((as) => ({ activity, from: day('2000-01-01'), as }))

/** What decided, in few words, for an activity in a mode on a day. */
const answer = (line: ServiceLine): string => {
  const { verdict, missing, because } = assess(line)
  if (verdict === 'eligible') return verdict
  return verdict === 'undetermined' ? `${verdict} ${missing.join()}` : codes({ because }).join()
}

/** What is needed besides a declaration, as article L7232-1 and the CASF say it. */
const needed = (code: Code, mode: Mode): Status => {
  if (code === 'I-1' || code === 'I-2') return 'approval'
  if (!['I-3', 'I-4', 'I-5'].includes(code)) return 'declaration'
  return mode === 'prestataire' ? 'authorisation' : 'approval'
}
const refusal = {
  declaration: 'not-declared',
  approval: 'not-approved',
  authorisation: 'not-authorised',
} as const
const everyWay = activityCodes.flatMap((code) => modes.map((mode) => [code, mode] as const))

describe('the status of an organisation (S012, T07)', () => {
  it.each(everyWay)('of %s as %s: what it needs, and that less is refused', (code, mode) => {
    const status = needed(code, mode)
    const more = status === 'declaration' ? [] : [status]
    const by = (...all: readonly Status[]) =>
      answer(lawLine(code, { mode, registered: held(code, ...all) }))
    expect(by('declaration', ...more)).toBe('eligible')
    expect(by(...more)).toBe('not-declared')
    if (status === 'declaration') return
    const others = (['approval', 'authorisation'] as const).filter((one) => one !== status)
    expect(by('declaration')).toBe(refusal[status])
    expect(by('declaration', ...others)).toBe(refusal[status])
    expect(by()).toBe(`not-declared,${refusal[status]}`)
  })

  it.each(everyWay)('of %s as %s: from its day, until that of its withdrawal', (code, mode) => {
    const status = needed(code, mode)
    const both = held(code, 'declaration', 'approval', 'authorisation')
    const registered = both.map((one) =>
      one.as === status ? { ...one, from: day('2025-03-10'), until: day('2025-06-30') } : one,
    )
    const on = (date: string) => answer(lawLine(code, { mode, registered, performedOn: day(date) }))
    // The declaration stands: what is withdrawn is what was needed besides.
    const gone = status === 'declaration' ? 'status-withdrawn' : refusal[status]
    expect(on('2025-03-09')).toBe(refusal[status])
    expect(on('2025-03-10')).toBe('eligible')
    expect(on('2025-06-29')).toBe('eligible')
    expect(on('2025-06-30')).toBe(gone)
  })

  it('is a declaration unless told otherwise', () => {
    expect(answer(lawLine('II-1', { registered: held('II-1', undefined) }))).toBe('eligible')
    expect(answer(lawLine('I-1', { registered: held('I-1', undefined, 'approval') }))).toBe(
      'eligible',
    )
  })

  it('counts for the activity it was given for, and for no other', () => {
    expect(answer(lawLine('II-1', { registered: held('II-7', 'declaration') }))).toBe(
      'not-declared',
    )
    const registered = [...held('I-1', 'declaration'), ...held('I-2', 'approval')]
    expect(answer(lawLine('I-1', { registered }))).toBe('not-approved')
    const elsewhere = [
      { activity: 'II-7', from: day('2000-01-01'), until: day('2001-01-01') },
    ] as const
    expect(answer(lawLine('II-1', { registered: elsewhere }))).toBe('not-declared')
  })
})

describe('the declaration', () => {
  const on = (date: string, ...registered: readonly Registration[]) =>
    answer(lawLine('II-11', { registered, performedOn: day(date) }))
  const since = (from: string, until?: string): Registration => ({
    activity: 'II-11',
    from: day(from),
    ...(until ? { until: day(until) } : {}),
  })

  it('of 1 March opens the right of 1 March, and not that of 28 February (S012)', () => {
    expect(on('2025-02-28', since('2025-03-01'))).toBe('not-declared')
    expect(on('2025-03-01', since('2025-03-01'))).toBe('eligible')
  })

  it('ends on the day of its withdrawal; what was done before keeps its right (S013)', () => {
    const withdrawn = since('2025-03-01', '2025-06-30')
    expect(on('2025-06-29', withdrawn)).toBe('eligible')
    expect(on('2025-06-30', withdrawn)).toBe('status-withdrawn')
    expect(on('2026-01-01', withdrawn)).toBe('status-withdrawn')
    expect(on('2025-02-28', withdrawn)).toBe('not-declared')
  })

  it('may come back', () => {
    const both = [since('2019-01-01', '2020-01-01'), since('2021-01-01')]
    expect(on('2019-12-31', ...both)).toBe('eligible')
    expect(on('2020-06-01', ...both)).toBe('status-withdrawn')
    expect(on('2021-01-01', ...both)).toBe('eligible')
  })

  it('that ended before it began, or on that day, never stood', () => {
    expect(on('2025-06-30', since('2025-07-01', '2025-06-01'))).toBe('not-declared')
    expect(on('2025-07-01', since('2025-07-01', '2025-07-01'))).toBe('status-withdrawn')
  })

  it('is withdrawn only where it was itself withdrawn, and nothing else', () => {
    const gone = (as: Status) =>
      ({ activity: 'I-1', from: day('2019-01-01'), until: day('2020-01-01'), as }) as const
    const childcare = (...registered: readonly Registration[]) =>
      answer(lawLine('I-1', { registered }))
    expect(childcare(gone('approval'))).toBe('not-declared,not-approved')
    expect(childcare(gone('authorisation'))).toBe('not-declared,not-approved')
    expect(childcare(gone('declaration'))).toBe('status-withdrawn,not-approved')
    expect(childcare(gone('approval'), gone('declaration'))).toBe('status-withdrawn,not-approved')
    expect(childcare(gone('declaration'), ...held('I-1', 'approval'))).toBe('status-withdrawn')
    expect(childcare(gone('approval'), ...held('I-1', 'declaration'))).toBe('not-approved')
    expect(childcare({ ...gone('declaration'), activity: 'I-2' })).toBe('not-declared,not-approved')
  })

  it('was any registration before 22 November 2011, and so was its withdrawal', () => {
    const gone = (as?: Status) =>
      ({ activity: 'II-11', from: day('2009-01-01'), until: day('2010-01-01'), as }) as const
    for (const as of [undefined, 'declaration', 'approval', 'authorisation'] as const) {
      expect(on('2009-12-31', gone(as))).toBe('eligible')
      expect(on('2010-01-01', gone(as))).toBe('status-withdrawn')
      expect(on('2011-11-21', gone(as))).toBe('status-withdrawn')
      const since = as === undefined || as === 'declaration' ? 'status-withdrawn' : 'not-declared'
      expect(on('2011-11-22', gone(as))).toBe(since)
    }
  })

  it('took the place of the approval on 22 November 2011: before, any approval was one', () => {
    const approval = held('II-1', 'approval')
    const asked = (date: string) =>
      lawLine('II-1', { registered: approval, performedOn: day(date) })
    expect(answer(asked('2011-11-21'))).toBe('eligible')
    expect(rowsOf(assess(asked('2011-11-21')))).toContain('fr.service.registered@2008-05-01')
    expect(answer(asked('2011-11-22'))).toBe('not-declared')
  })
})

describe('the authorisation', () => {
  const care = (on: string, mode: Mode | undefined, ...all: readonly Status[]) =>
    lawLine('I-3', { mode, performedOn: day(on), registered: held('I-3', 'declaration', ...all) })

  it('is needed by a provider since 30 June 2023; before, an approval did as well', () => {
    const provider = (on: string, status: Status) => answer(care(on, 'prestataire', status))
    expect(provider('2023-06-29', 'approval')).toBe('eligible')
    expect(provider('2023-06-29', 'authorisation')).toBe('eligible')
    expect(provider('2023-06-29', 'declaration')).toBe('not-approved')
    expect(provider('2023-06-30', 'approval')).toBe('not-authorised')
    expect(provider('2023-06-30', 'authorisation')).toBe('eligible')
    const row = 'fr.service.authorised@2023-06-30'
    expect(rowsOf(assess(care('2023-06-30', 'prestataire', 'authorisation')))).toContain(row)
  })

  it('is of no use to an agent or a lender: they need an approval', () => {
    for (const mode of ['mandataire', 'mise-a-disposition'] as const) {
      expect(answer(care('2023-06-29', mode, 'authorisation'))).toBe('eligible')
      expect(answer(care('2023-06-30', mode, 'authorisation'))).toBe('not-approved')
      expect(answer(care('2023-06-30', mode, 'approval'))).toBe('eligible')
    }
  })

  it('never stood for the approval of childcare, in any mode', () => {
    for (const code of ['I-1', 'I-2'] as const)
      for (const mode of modes)
        for (const on of ['2023-06-29', '2023-06-30']) {
          const by = (status: Status) =>
            answer(
              lawLine(code, {
                ...{ mode, performedOn: day(on) },
                registered: held(code, 'declaration', status),
              }),
            )
          expect(by('authorisation')).toBe('not-approved')
          expect(by('approval')).toBe('eligible')
        }
  })

  it('stood for the approval of each activity that needs it today, until that day', () => {
    for (const code of ['I-3', 'I-4', 'I-5'] as const)
      expect(
        answer(
          lawLine(code, {
            performedOn: day('2023-06-29'),
            registered: held(code, 'declaration', 'authorisation'),
          }),
        ),
      ).toBe('eligible')
  })

  it('makes the mode matter, since that day', () => {
    const unsaid = (on: string) => answer(care(on, undefined, 'approval'))
    expect(unsaid('2023-06-29')).toBe('eligible')
    expect(unsaid('2023-06-30')).toBe('undetermined mode')
    const nothing = answer(lawLine('I-3', { mode: undefined, registered: [] }))
    expect(nothing).toBe('not-declared')
  })
})

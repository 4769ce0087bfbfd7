import { describe, expect, it } from 'vitest'
import { type ActivityCode, activityOf } from '../rules/fr/activities.js'
import { day } from '../shared/civil-date.js'
import { assess, type ServiceLine } from './assess.js'

const since = (activity: ActivityCode, from = '2019-09-02', until?: string) => ({
  activity,
  from: day(from),
  ...(until ? { until: day(until) } : {}),
})

/** An hour of IT support at a person's home, by a company registered for it, unless told otherwise. */
const line = (rest: Partial<ServiceLine> = {}): ServiceLine => {
  const { activity = 'II-11' } = rest
  const where = { performedOn: day('2026-03-10'), place: 'home', minutes: 60 } as const
  const who = { customer: 'individual', registered: [since(activity)] } as const
  return { kind: 'service', activity, ...where, ...who, ...rest }
}
const unlisted = () => {
  const { activity: _, ...rest } = line()
  return rest
}

describe('a service at home', () => {
  it('opens the right, and says on which rules', () => {
    expect(assess(line())).toEqual({
      verdict: 'eligible',
      because: [
        'fr.service.listed',
        'fr.service.at-home',
        'fr.service.individual',
        'fr.service.registered',
      ],
      missing: [],
    })
  })

  it.each([
    ['a company buys it (S007)', { customer: 'organisation' }, 'fr.service.individual'],
    ['goods are sold with it (S008)', { kind: 'goods' }, 'fr.service.goods'],
    ['it is done at the workshop', { place: 'workshop' }, 'fr.service.at-home'],
    ['it is done from afar', { place: 'remote' }, 'fr.service.at-home'],
    ['the company is registered for nothing', { registered: [] }, 'fr.service.registered'],
    [
      'the company is registered for something else',
      { registered: [since('II-1')] },
      'fr.service.registered',
    ],
  ] as const)('opens none when %s', (_, rest, rule) => {
    expect(assess(line(rest))).toEqual({ verdict: 'not-eligible', because: [rule], missing: [] })
  })

  it('opens none when it is not on the list', () => {
    expect(assess(unlisted()).because).toEqual(['fr.service.listed'])
  })

  it('names every rule that says no, so that nobody mends one for nothing', () => {
    const { because } = assess(
      line({ customer: 'organisation', place: 'workshop', registered: [] }),
    )
    const against = ['fr.service.individual', 'fr.service.at-home', 'fr.service.registered']
    expect(because).toEqual(against)
  })

  it('is not asked for what cannot change a no', () => {
    const { verdict, missing } = assess(line({ kind: 'goods', place: undefined }))
    expect([verdict, missing]).toEqual(['not-eligible', []])
  })
})

describe('the registration', () => {
  const verdicts = (days: readonly string[], from: string, until?: string) =>
    days.map((on) => {
      const registered = [since('II-11', from, until)]
      return assess(line({ performedOn: day(on), registered })).verdict
    })

  it('counts from the day of the declaration, that day included', () => {
    const days = ['2025-03-09', '2025-03-10', '2025-03-11']
    expect(verdicts(days, '2025-03-10')).toEqual(['not-eligible', 'eligible', 'eligible'])
  })

  it('ends on the day of its withdrawal, that day excluded; what was done before keeps its right (S013)', () => {
    const days = ['2025-03-10', '2025-06-29', '2025-06-30', '2025-07-01']
    expect(verdicts(days, '2025-03-10', '2025-06-30')).toEqual([
      'eligible',
      'eligible',
      'not-eligible',
      'not-eligible',
    ])
  })

  it('may come back', () => {
    const registered = [since('II-11', '2019-01-01', '2020-01-01'), since('II-11', '2021-01-01')]
    const on = (date: string) => assess(line({ performedOn: day(date), registered })).verdict
    expect(['2019-12-31', '2020-06-01', '2021-01-01'].map(on)).toEqual([
      'eligible',
      'not-eligible',
      'eligible',
    ])
  })
})

describe('an odd job', () => {
  const oddJob = (rest: Partial<ServiceLine>) => assess(line({ activity: 'II-3', ...rest }))

  it('opens the right up to two hours, these included', () => {
    expect(oddJob({ minutes: 120 }).verdict).toBe('eligible')
    expect(oddJob({ minutes: 120 }).because).toContain('fr.odd-job.minutes')
    expect(oddJob({ minutes: 121 })).toMatchObject({
      verdict: 'not-eligible',
      because: ['fr.odd-job.minutes'],
    })
  })

  it('is the only one that is timed', () => {
    expect(assess(line({ activity: 'II-1', minutes: 600 })).verdict).toBe('eligible')
    expect(assess(line({ activity: 'II-1', minutes: undefined })).verdict).toBe('eligible')
  })

  it('needed a subscription before July 2013, and until when was not read: somebody must say', () => {
    const registered = [since('II-3', '2006-01-01')]
    expect(oddJob({ registered, performedOn: day('2013-06-30') })).toEqual({
      verdict: 'undetermined',
      because: [],
      missing: ['monthly-subscription'],
    })
    expect(oddJob({ registered, performedOn: day('2013-07-01') }).verdict).toBe('eligible')
  })
})

describe('a fact that is missing', () => {
  it.each([
    ['performedOn', { performedOn: undefined }],
    ['place', { place: undefined }],
    ['minutes', { activity: 'II-3', minutes: undefined }],
  ] as const)('leaves the verdict open, and is asked for: %s', (fact, rest) => {
    const open = { verdict: 'undetermined', because: [], missing: [fact] }
    expect(assess(line(rest))).toEqual(open)
  })

  it('leaves a no as it is, when another rule says no', () => {
    const { verdict, because } = assess(line({ place: undefined, customer: 'organisation' }))
    expect([verdict, because]).toEqual(['not-eligible', ['fr.service.individual']])
  })

  it('is each condition of the activity that nobody confirmed', () => {
    expect(activityOf('I-4').conditions).toEqual(['public', 'bundle'])
    expect(assess(line({ activity: 'I-4' })).missing).toEqual(['public', 'bundle'])
    expect(assess(line({ activity: 'I-4', confirmed: ['public'] })).missing).toEqual(['bundle'])
    const { verdict, because } = assess(line({ activity: 'I-4', confirmed: ['public', 'bundle'] }))
    expect(verdict).toBe('eligible')
    expect(because).toEqual(expect.arrayContaining(['fr.service.public', 'fr.service.bundle']))
  })
})

describe('remote care', () => {
  it('is not refused for being remote, because the law deems some of it done at home: somebody must say', () => {
    const asked = line({ activity: 'II-16', place: 'remote', confirmed: ['public', 'bundle'] })
    expect(assess(asked).missing).toEqual(['deemed-at-home'])
    expect(assess({ ...asked, place: 'workshop' }).verdict).toBe('not-eligible')
    expect(assess({ ...asked, place: 'home' }).verdict).toBe('eligible')
  })
})

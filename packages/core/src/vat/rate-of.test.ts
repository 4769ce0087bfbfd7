import { describe, expect, it } from 'vitest'
import { type ActivityCode, activities, activityCodes } from '../rules/fr/activities.js'
import { day } from '../shared/civil-date.js'
import { type VatLine, vatRateOf } from './rate-of.js'

const registered = activityCodes.map((activity) => ({ activity, from: day('2000-01-01') }))

/** An hour at a person's home, every condition confirmed, in 2026 unless told otherwise. */
const line = (activity: ActivityCode, on = '2026-03-10', rest: Partial<VatLine> = {}): VatLine => ({
  kind: 'service',
  activity,
  performedOn: day(on),
  place: 'home',
  minutes: 60,
  customer: 'individual',
  registered,
  confirmed: ['public', 'bundle'],
  ...rest,
})
const rate = (asked: VatLine) => {
  const answer = vatRateOf(asked)
  return answer.verdict === 'known' ? answer.rate : answer.missing.join(' ')
}

describe('the rate of VAT', () => {
  it.each([
    ['I-1', '0.1'],
    ['I-2', '0.1'],
    ['I-3', '0.055'],
    ['I-4', '0.055'],
    ['I-5', '0.055'],
    ['II-1', '0.1'],
    ['II-2', '0.2'],
    ['II-3', '0.1'],
    ['II-4', '0.1'],
    ['II-5', 'schoolSupport'],
    ['II-6', '0.1'],
    ['II-7', '0.1'],
    ['II-8', '0.1'],
    ['II-9', '0.1'],
    ['II-10', '0.1'],
    ['II-11', '0.2'],
    ['II-12', '0.1'],
    ['II-13', '0.2'],
    ['II-14', '0.1'],
    ['II-15', '0.1'],
    ['II-16', 'vat-rate'],
    ['II-17', 'vat-rate'],
    ['II-18', 'vat-rate'],
    ['II-19', 'vat-rate'],
    ['II-20', 'vat-rate'],
    ['II-21', '0.2'],
  ] as const)('of %s is %s today, or is not known', (activity, expected) => {
    expect(rate(line(activity))).toBe(expected)
  })

  it('is looked at for every activity', () => {
    expect(activities).toHaveLength(26)
  })

  it.each([
    ['2011-12-31', '0.055'],
    ['2012-01-01', '0.07'],
    ['2013-12-31', '0.07'],
    ['2014-01-01', '0.1'],
  ])('of cleaning on %s is %s', (on, expected) => {
    expect(rate(line('II-1', on))).toBe(expected)
  })

  it.each([
    ['2013-06-30', 'vat-rate'],
    ['2013-07-01', '0.196'],
    ['2013-12-31', '0.196'],
    ['2014-01-01', '0.2'],
  ])('of IT support on %s is %s: its terms before the move were not read', (on, expected) => {
    expect(rate(line('II-11', on))).toBe(expected)
  })

  it('of lessons is that of what is taught: a school curriculum or not', () => {
    const lessons = (schoolSupport: boolean | undefined, on?: string) =>
      rate(line('II-5', on, { schoolSupport }))
    expect([lessons(true), lessons(false), lessons(undefined)]).toEqual([
      '0.1',
      '0.2',
      'schoolSupport',
    ])
    expect([lessons(true, '2012-06-01'), lessons(false, '2012-06-01')]).toEqual([
      '0.07',
      'vat-rate',
    ])
  })

  it('asks about lessons only', () => {
    expect(rate(line('II-1', undefined, { schoolSupport: true }))).toBe('0.1')
    expect(rate(line('II-11', undefined, { schoolSupport: true }))).toBe('0.2')
  })
})

describe('the normal rate', () => {
  it.each([
    ['goods', { kind: 'goods' }, 'fr.service.goods'],
    ['a company’s purchases', { customer: 'organisation' }, 'fr.service.individual'],
    ['what is not done at home', { place: 'workshop' }, 'fr.service.at-home'],
    ['lessons from afar', { place: 'remote' }, 'fr.service.at-home'],
    ['what the company is not registered for', { registered: [] }, 'fr.service.registered'],
    ['an odd job of more than two hours', { minutes: 121 }, 'fr.odd-job.minutes'],
  ] as const)('is that of %s, and it says why', (_, rest, rule) => {
    const because = ['fr.vat.normal', rule]
    expect(vatRateOf(line('II-3', undefined, rest))).toEqual({
      verdict: 'known',
      rate: '0.2',
      because,
    })
  })

  it('is that of what is not on the list', () => {
    const { activity: _, ...unlisted } = line('II-1')
    expect(vatRateOf(unlisted)).toMatchObject({ rate: '0.2' })
  })

  it('comes back the day a registration ends (S013)', () => {
    const until = { activity: 'II-1', from: day('2019-01-01'), until: day('2025-06-30') } as const
    const on = (date: string) => rate(line('II-1', date, { registered: [until] }))
    expect(['2018-12-31', '2019-01-01', '2025-06-29', '2025-06-30'].map(on)).toEqual([
      '0.2',
      '0.1',
      '0.1',
      '0.2',
    ])
  })

  it('of what moved in 2013 names the move', () => {
    const because = ['fr.vat.normal', 'fr.vat.sap-moved-to-normal']
    expect(vatRateOf(line('II-2'))).toEqual({ verdict: 'known', rate: '0.2', because })
  })
})

describe('a reduced rate', () => {
  it('names what it rests on', () => {
    expect(vatRateOf(line('I-4'))).toEqual({
      verdict: 'known',
      rate: '0.055',
      because: [
        'fr.vat.sap-super-reduced',
        'fr.service.listed',
        'fr.service.at-home',
        'fr.service.individual',
        'fr.service.registered',
        'fr.service.public',
        'fr.service.bundle',
      ],
    })
  })

  it.each([
    ['performedOn', 'II-1', { performedOn: undefined }],
    ['place', 'II-1', { place: undefined }],
    ['minutes', 'II-3', { minutes: undefined }],
    ['bundle', 'II-8', { confirmed: [] }],
    ['public', 'I-3', { confirmed: [] }],
    ['public bundle', 'I-5', { confirmed: undefined }],
  ] as const)('is not given as long as a fact is missing: %s', (missing, activity, rest) => {
    expect(rate(line(activity, undefined, rest))).toBe(missing)
  })
})

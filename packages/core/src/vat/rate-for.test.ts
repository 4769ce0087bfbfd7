import { describe, expect, it } from 'vitest'
import {
  type ActivityCode,
  activities,
  activityCodes,
  type statuses,
} from '../rules/fr/activities.js'
import { means } from '../rules/fr/payment.js'
import type { LawSettings } from '../rules/fr/settings.js'
import { cite } from '../rules/source.js'
import { day } from '../shared/civil-date.js'
import { everything } from '../testing/service-lines.js'
import type { Territory, VatLine } from './line.js'
import { rateFor } from './rate-for.js'

/** An hour at a person's home, every condition met, in 2026 unless told otherwise. */
const line = (activity: ActivityCode, on = '2026-03-10', rest: Partial<VatLine> = {}): VatLine => ({
  kind: 'service',
  activity,
  performedOn: day(on),
  place: 'home',
  minutes: 60,
  customer: 'individual',
  registered: everything,
  mode: 'prestataire',
  publicServed: true,
  bundle: 'provider',
  subscription: true,
  ...rest,
})
const rate = (asked: VatLine, settings?: LawSettings) => {
  const answer = rateFor(asked, settings)
  return answer.verdict === 'known' ? answer.rate : answer.missing.join(' ')
}
/** The rows that a rate rests on, the rate's own first. */
const rows = (asked: VatLine, settings?: LawSettings) => {
  const answer = rateFor(asked, settings)
  return answer.verdict === 'known' ? answer.because.map(({ row }) => row) : answer
}
const normal = 'fr.vat.normal@2014-01-01'

describe('the rate of VAT (T14)', () => {
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
    ['II-16', 'settings.vatClass.II-16'],
    ['II-17', 'settings.vatClass.II-17'],
    ['II-18', 'settings.vatClass.II-18'],
    ['II-19', 'settings.vatClass.II-19'],
    ['II-20', 'settings.vatClass.II-20'],
    ['II-21', '0.2'],
  ] as const)('of %s is %s today, or is not known', (activity, expected) => {
    expect(rate(line(activity))).toBe(expected)
  })

  it('is looked at for every activity', () => {
    expect(activities).toHaveLength(26)
  })

  it('of lessons is that of what is taught: a school curriculum or not', () => {
    const lessons = (schoolSupport: boolean | undefined, on?: string) =>
      rateFor(line('II-5', on, { schoolSupport }))
    expect(lessons(true)).toMatchObject({ rate: '0.1' })
    expect(lessons(false)).toMatchObject({ rate: '0.2' })
    const asked = { verdict: 'undetermined', missing: ['schoolSupport'], wrong: [] }
    expect(lessons(undefined)).toEqual(asked)
    expect(lessons(undefined, '2012-06-01')).toEqual(asked)
  })

  it('asks what is taught of lessons only', () => {
    expect(rate(line('II-1', undefined, { schoolSupport: false }))).toBe('0.1')
    expect(rate(line('II-11', undefined, { schoolSupport: true }))).toBe('0.2')
  })

  it.each(['II-16', 'II-17', 'II-18', 'II-19', 'II-20'] as const)(
    'of %s is what the tenant says, who asked: it was not found',
    (activity) => {
      const as = (found: 'normal' | 'reduced' | 'super-reduced') =>
        rate(line(activity), { vatClass: { [activity]: found } })
      expect([as('normal'), as('reduced'), as('super-reduced')]).toEqual(['0.2', '0.1', '0.055'])
      const [other] = ['II-16', 'II-20'].filter((one) => one !== activity)
      const another = { vatClass: { [other ?? '']: 'normal' } } as const
      expect(rate(line(activity), another)).toBe(`settings.vatClass.${activity}`)
    },
  )

  it('of an activity that article 86 names is not the tenant’s to say', () => {
    const vatClass = { 'II-1': 'normal', 'II-5': 'normal', 'II-11': 'reduced' } as const
    expect(rate(line('II-1'), { vatClass })).toBe('0.1')
    expect(rate(line('II-5'), { vatClass })).toBe('schoolSupport')
    expect(rate(line('II-11'), { vatClass })).toBe('0.2')
  })

  it('never depends on how the service is paid: cash bears the same', () => {
    for (const activity of activityCodes)
      for (const on of ['1992-06-01', '1996-06-24', '2007-01-01', '2026-03-10']) {
        const answer = rateFor(line(activity, on))
        for (const paid of means)
          expect(rateFor(line(activity, on, { means: paid }))).toEqual(answer)
      }
  })
})

const days = [
  ...['1999-12-31', '2000-01-01', '2005-12-31', '2006-01-01', '2011-12-31', '2012-01-01'],
  ...['2013-06-30', '2013-07-01', '2013-12-31', '2014-01-01'],
]
const unlisted = 'activity-list'
const noSetYet = 'law-of-the-day:fr.service.bundle'
const notRead = 'law-of-the-day:fr.vat.sap-before-move'
const unread = 'settings.trusts:fr.vat.sap-before-move-others@2006-01-01'
const reduced = ['0.055', '0.055', '0.055', '0.055', '0.07', '0.07', '0.07', '0.07', '0.1']
const inSet = [`${unlisted} ${noSetYet}`, noSetYet, noSetYet, noSetYet]
const reducedInSet = [...inSet, '0.055', '0.07', '0.07', '0.07', '0.07', '0.1']
const sinceMove = ['0.07', '0.07', '0.196', '0.196', '0.2']
const moved = [notRead, notRead, notRead, '0.055', '0.055', ...sinceMove]
const notReadOthers = `${notRead}-others`
const movedOthers = [notReadOthers, notReadOthers, notReadOthers, unread, unread, ...sinceMove]
const temporary = (activity: string) => days.map(() => `settings.vatClass.${activity}`)
const fives = (count: number) => Array.from({ length: count }, () => '0.055')

describe('a change of rate (T13)', () => {
  it.each([
    ...(['I-1', 'II-1', 'II-4', 'II-6', 'II-7', 'II-12', 'II-14'] as const).map(
      (activity) => [activity, [unlisted, ...reduced]] as const,
    ),
    ...(['I-2', 'II-8', 'II-9', 'II-10', 'II-15'] as const).map(
      (activity) => [activity, reducedInSet] as const,
    ),
    ['I-3', [unlisted, ...fives(9)]],
    ['I-4', [...inSet, ...fives(6)]],
    ['I-5', [...inSet, ...fives(6)]],
    ['II-2', moved],
    ['II-3', ['law-of-the-day:fr.vat.sap-reduced', ...reduced]],
    ['II-11', movedOthers],
    ['II-13', movedOthers],
    ['II-21', movedOthers],
    ['II-16', temporary('II-16')],
    ['II-17', temporary('II-17')],
    ['II-18', temporary('II-18')],
    ['II-19', temporary('II-19')],
    ['II-20', temporary('II-20')],
  ] as const)('of %s holds from its day, and not the day before', (activity, expected) => {
    expect(days.map((on) => rate(line(activity, on)))).toEqual(expected)
  })

  it('of lessons parts those of a school curriculum from the others in July 2013', () => {
    const lessons = (schoolSupport: boolean) =>
      days.map((on) => rate(line('II-5', on, { schoolSupport })))
    expect(lessons(true)).toEqual([unlisted, ...reduced])
    expect(lessons(false)).toEqual(moved)
  })

  it('of the normal rate is known from April 2000 on', () => {
    const goods = (on: string) => rate(line('II-1', on, { kind: 'goods' }))
    expect(['2000-03-31', '2000-04-01', '2013-12-31', '2014-01-01'].map(goods)).toEqual([
      ...['law-of-the-day:fr.vat.normal', '0.196', '0.196', '0.2'],
    ])
  })
})

describe('a payment on account', () => {
  const paid = (paidOnAccount: string, performedOn: string, rest: Partial<VatLine> = {}) =>
    rateFor(line('II-1', performedOn, { paidOnAccount: day(paidOnAccount), ...rest }))

  it('before the service bears the rate of its own day (T13)', () => {
    expect(paid('2013-12-31', '2014-01-02')).toMatchObject({
      rate: '0.07',
      chargeableOn: '2013-12-31',
    })
    expect(paid('2014-01-01', '2014-01-02')).toMatchObject({
      rate: '0.1',
      chargeableOn: '2014-01-01',
    })
  })

  it('after the service changes nothing', () => {
    expect(paid('2014-01-01', '2013-12-31')).toMatchObject({
      rate: '0.07',
      chargeableOn: '2013-12-31',
    })
    expect(paid('2014-01-01', '2014-01-01')).toEqual(rateFor(line('II-1', '2014-01-01')))
  })

  it('before the declaration bears the normal rate, though the service comes after it', () => {
    const registered = [{ activity: 'II-1', from: day('2025-03-10') }] as const
    expect(paid('2025-03-09', '2025-03-20', { registered })).toMatchObject({ rate: '0.2' })
    expect(paid('2025-03-10', '2025-03-20', { registered })).toMatchObject({ rate: '0.1' })
  })

  it('does not tell when the service is done', () => {
    const undated = line('II-1', undefined, {
      performedOn: undefined,
      paidOnAccount: day('2025-03-10'),
    })
    expect(rate(undated)).toBe('performedOn')
  })
})

describe('a reduced rate', () => {
  it('says what it rests on: the rate, article 86, the status, and every condition', () => {
    const answer = rateFor(line('I-4'))
    expect(answer).toMatchObject({
      verdict: 'known',
      rate: '0.055',
      taxed: 'taxed',
      chargeableOn: '2026-03-10',
    })
    expect(answer).not.toHaveProperty('mention')
    expect(rows(line('I-4'))).toEqual([
      'fr.vat.sap-super-reduced@2012-01-01',
      'fr.vat.article-86@2013-07-01',
      'fr.vat.status@2000-01-01',
      'fr.service.individual@2008-05-01',
      'fr.service.goods@2008-05-01',
      'fr.service.at-home@2008-05-01',
      'fr.service.listed@2023-07-17',
      'fr.service.dependent-person@2008-05-01',
      'fr.service.bundle@2021-01-01',
    ])
  })

  it('says its rate in words, and cites its article', () => {
    const answer = rateFor(line('II-1'))
    expect(answer.verdict === 'known' && answer.because[0]).toEqual({
      code: 'vat-rate',
      fr: 'Taux réduit des services à la personne',
      en: 'Reduced rate of home services',
      rule: 'fr.vat.sap-reduced',
      row: 'fr.vat.sap-reduced@2014-01-01',
      source: {
        text: 'CGI',
        article: '279',
        paragraph: 'i',
        confidence: 'secondary',
        readOn: '2026-11-22',
      },
    })
  })

  const named = (asked: VatLine, settings?: LawSettings) => {
    const answer = rateFor(asked, settings)
    return answer.verdict === 'known' && answer.because[1] && cite(answer.because[1].source)
  }

  it.each([
    ['I-1', 'II, 3°'],
    ['I-2', 'II, 12°'],
    ['I-3', 'I, 1° à 3°'],
    ['I-4', 'I, 4°'],
    ['I-5', 'I, 5° et 6°'],
    ['II-1', 'II, 1°'],
    ['II-3', 'II, 2°'],
    ['II-4', 'II, 3° (plus de 3 ans)'],
    ['II-5', 'II, 4°'],
    ['II-6', 'II, 5°'],
    ['II-7', 'II, 6°'],
    ['II-8', 'II, 7°'],
    ['II-9', 'II, 8°'],
    ['II-10', 'II, 9°'],
    ['II-12', 'II, 10°'],
    ['II-14', 'II, 11°'],
    ['II-15', 'II, 12° (plus de 3 ans)'],
  ] as const)('of %s cites article 86, %s, since there is one', (activity, item) => {
    const school = { schoolSupport: true }
    expect(named(line(activity, undefined, school))).toBe(`CGI annexe III, art. 86, ${item}`)
    expect(named(line(activity, '2013-07-01', school))).toBe(`CGI annexe III, art. 86, ${item}`)
    const older = 'CGI, art. 279, i, services aux personnes'
    expect(named(line(activity, '2013-06-30', school))).toBe(older)
  })

  it('that a tenant gives an activity cites the whole article', () => {
    const settings = { vatClass: { 'II-17': 'super-reduced' } } as const
    expect(named(line('II-17'), settings)).toBe('CGI annexe III, art. 86, I et II')
  })

  it('starts on the day of the declaration, and ends when it does (S013)', () => {
    const until = { activity: 'II-1', from: day('2019-01-01'), until: day('2025-06-30') } as const
    const on = (date: string) => rate(line('II-1', date, { registered: [until] }))
    expect(['2018-12-31', '2019-01-01', '2025-06-29', '2025-06-30'].map(on)).toEqual([
      '0.2',
      '0.1',
      '0.1',
      '0.2',
    ])
    const withdrawn = line('II-1', '2025-06-30', { registered: [until] })
    expect(rateFor(withdrawn)).toMatchObject({
      because: [{ row: normal }, { code: 'vat-status-missing', row: 'fr.vat.status@2000-01-01' }],
    })
  })

  it('of part I starts on the day of the approval or of the authorisation', () => {
    const held = (activity: 'I-1' | 'I-3', ...as: readonly (typeof statuses)[number][]) =>
      as.map((one) => ({
        activity,
        from: day(one === 'declaration' ? '2020-01-01' : '2025-03-10'),
        as: one,
      }))
    const on = (date: string, activity: 'I-1' | 'I-3', rest: Partial<VatLine>) =>
      rate(line(activity, date, rest))
    const minded = { registered: held('I-1', 'declaration', 'approval') }
    expect([on('2025-03-09', 'I-1', minded), on('2025-03-10', 'I-1', minded)]).toEqual([
      '0.2',
      '0.1',
    ])
    const helped = { registered: held('I-3', 'declaration', 'authorisation') }
    expect([on('2025-03-09', 'I-3', helped), on('2025-03-10', 'I-3', helped)]).toEqual([
      '0.2',
      '0.055',
    ])
    const agent = {
      mode: 'mandataire',
      registered: held('I-3', 'declaration', 'approval'),
    } as const
    expect([on('2025-03-09', 'I-3', agent), on('2025-03-10', 'I-3', agent)]).toEqual([
      '0.2',
      '0.055',
    ])
    const declared = { registered: held('I-3', 'declaration') }
    expect(on('2026-03-10', 'I-3', declared)).toBe('0.2')
  })

  it.each(
    activities.filter(({ bundle, vat }) => bundle && vat !== 'unknown').map((one) => one.code),
  )('of %s is only for a set of services by the provider (article 86, III)', (activity) => {
    const sold = (bundle: VatLine['bundle'], settings?: LawSettings) =>
      rate(line(activity, undefined, { bundle }), settings)
    expect(sold('none')).toBe('0.2')
    expect(sold('household')).toBe('0.2')
    expect(sold(undefined)).toBe('bundle')
    // Questions of the credit only.
    expect(sold('household', { bundleOf: 'household' })).toBe('0.2')
    expect(sold('none', { trusts: ['fr.service.meals-alone@2026-01-01'] })).toBe('0.2')
  })

  it.each(
    activities.filter(({ bundle, vat }) => !bundle && vat === 'reduced').map((one) => one.code),
  )('of %s asks for no set of services', (activity) => {
    expect(rate(line(activity, undefined, { bundle: 'none' }))).toBe('0.1')
  })

  it('is for those whom article 86 names', () => {
    const others = (activity: ActivityCode) =>
      rate(line(activity, undefined, { publicServed: false }))
    expect((['I-3', 'I-4', 'I-5', 'II-6', 'II-12'] as const).map(others)).toEqual([
      ...['0.2', '0.2', '0.2', '0.2', '0.2'],
    ])
    expect(others('II-1')).toBe('0.1')
  })

  it('of housework stays 10 % for a dependent person', () => {
    expect(rate(line('II-1', undefined, { publicServed: true }))).toBe('0.1')
  })

  it.each([
    ['performedOn', 'II-1', { performedOn: undefined }],
    ['place', 'II-1', { place: undefined }],
    ['minutes', 'II-3', { minutes: undefined }],
    ['bundle', 'II-8', { bundle: undefined }],
    ['publicServed', 'I-3', { publicServed: undefined }],
    ['mode', 'I-3', { mode: undefined }],
    [
      'mode publicServed bundle',
      'I-5',
      { mode: undefined, publicServed: undefined, bundle: undefined },
    ],
    ['ascendantDependent', 'II-1', { place: 'ascendant-home' }],
    ['settings.sameDayOddJobs', 'II-3', { sameDayMinutes: 61 }],
  ] as const)('is not given as long as a fact is missing: %s', (missing, activity, rest) => {
    expect(rateFor(line(activity, undefined, rest))).toEqual({
      verdict: 'undetermined',
      missing: missing.split(' '),
      wrong: [],
    })
  })

  it('before July 2013 of what left the list is not given either', () => {
    const somewhere = { place: undefined }
    expect(rate(line('II-2', '2013-06-30', somewhere))).toBe('place')
    expect(rate(line('II-2', '2013-07-01', somewhere))).toBe('0.196')
    expect(rate(line('II-13', '2013-06-30', somewhere))).toBe('place')
  })

  it('before July 2013 of what left the list rests on the same conditions', () => {
    expect(rows(line('II-2', '2012-06-01'))).toEqual([
      'fr.vat.sap-before-move@2012-01-01',
      'fr.vat.status@2000-01-01',
      'fr.service.individual@2008-05-01',
      'fr.service.goods@2008-05-01',
      'fr.service.at-home@2008-05-01',
      'fr.service.listed@2008-05-01',
    ])
    expect(rate(line('II-2', '2012-06-01', { registered: [] }))).toBe('0.196')
    expect(rate(line('II-2', '2012-06-01', { customer: 'organisation' }))).toBe('0.196')
  })

  it('goes by the tenant’s word on two odd jobs in one day', () => {
    const twice = line('II-3', undefined, { sameDayMinutes: 61 })
    expect(rate(twice, { sameDayOddJobs: 'apart' })).toBe('0.1')
    expect(rate(twice, { sameDayOddJobs: 'summed' })).toBe('0.2')
  })

  it('of who has other activities, and no dispensation, is lost', () => {
    expect(rows(line('II-1', undefined, { exclusivity: 'breached' }))).toEqual([
      normal,
      'fr.exclusivity.only-activity@2011-11-22',
    ])
  })
})

describe('the normal rate', () => {
  it.each([
    ['goods', 'II-3', { kind: 'goods' }, ['fr.service.goods@2008-05-01']],
    [
      'a company’s purchases',
      'II-3',
      { customer: 'organisation' },
      ['fr.service.individual@2008-05-01'],
    ],
    [
      'a company’s purchases, wherever they are done',
      'II-3',
      { customer: 'organisation', place: 'workshop' },
      ['fr.service.individual@2008-05-01'],
    ],
    ['work in a workshop', 'II-3', { place: 'workshop' }, ['fr.service.at-home@2008-05-01']],
    ['work abroad', 'II-3', { place: 'abroad' }, ['fr.service.at-home@2008-05-01']],
    ['lessons from afar', 'II-5', { place: 'remote' }, ['fr.service.remote@2025-01-10']],
    ['an undeclared activity', 'II-3', { registered: [] }, ['fr.vat.status@2000-01-01']],
    ['an unauthorised activity', 'I-3', { registered: [] }, ['fr.vat.status@2000-01-01']],
    [
      'an activity that is declared and not approved',
      'I-1',
      { registered: [{ activity: 'I-1', from: day('2020-01-01') }] },
      ['fr.vat.status@2000-01-01'],
    ],
    ['another public', 'I-3', { publicServed: false }, ['fr.service.dependent-person@2008-05-01']],
    ['delivery alone', 'II-8', { bundle: 'none' }, ['fr.service.bundle@2021-01-01']],
    [
      'a task that is not the activity',
      'II-3',
      { task: 'building-work' },
      ['fr.excluded.building-work@2012-04-26'],
    ],
    [
      'an odd job of more than two hours',
      'II-3',
      { minutes: 121 },
      ['fr.odd-job.minutes@2008-05-01', 'fr.vat.odd-job-too-long@2006-01-01'],
    ],
    [
      'what two rules keep from the others',
      'II-3',
      { minutes: 121, place: 'workshop' },
      [
        'fr.service.at-home@2008-05-01',
        'fr.odd-job.minutes@2008-05-01',
        'fr.vat.odd-job-too-long@2006-01-01',
      ],
    ],
  ] as const)('is that of %s, and it says why', (_, activity, rest, because) => {
    expect(rate(line(activity, undefined, rest))).toBe('0.2')
    expect(rows(line(activity, undefined, rest))).toEqual([normal, ...because])
  })

  it('needs one reason, however much is unknown besides', () => {
    const unknown = { place: undefined, bundle: undefined, mode: undefined } as const
    expect(rate(line('I-5', undefined, { ...unknown, publicServed: false }))).toBe('0.2')
  })

  it('of an odd job over two hours says so in the administration’s words', () => {
    const answer = rateFor(line('II-3', undefined, { minutes: 121 }))
    expect(answer.verdict === 'known' && answer.because.slice(1)).toMatchObject([
      { code: 'odd-job-too-long' },
      {
        code: 'vat-odd-job-too-long',
        fr: 'Au-delà de deux heures, ce n’est plus un petit bricolage : taux normal.',
        en: 'Over two hours it is no longer an odd job: normal rate.',
        source: { text: 'Doctrine', article: 'BOI 3 C-6-06' },
      },
    ])
    expect(rate(line('II-3', undefined, { minutes: 120 }))).toBe('0.1')
  })

  it('of an odd job before those words were written says its length only', () => {
    expect(rows(line('II-3', '2005-06-01', { minutes: 121 }))).toEqual([
      'fr.vat.normal@2000-04-01',
      'fr.odd-job.minutes@1996-06-25',
    ])
  })

  it('is that of what is not on the list', () => {
    const { activity: _, ...unlistedLine } = line('II-1')
    expect(rows(unlistedLine)).toEqual([normal, 'fr.service.listed@2023-07-17'])
  })

  it('is not given for a day before any law that was read', () => {
    const { activity: _, ...old } = line('II-1', '1990-01-01')
    expect(rate(old)).toBe(
      'law-of-the-day:fr.service.individual law-of-the-day:fr.service.goods ' +
        'law-of-the-day:fr.service.listed law-of-the-day:fr.service.at-home',
    )
  })

  it('of what moved in 2013 says so', () => {
    const because = [normal, 'fr.vat.sap-moved-to-normal@2013-07-01']
    for (const activity of ['II-2', 'II-11', 'II-13', 'II-21'] as const)
      expect(rows(line(activity))).toEqual(because)
    expect(rows(line('II-5', undefined, { schoolSupport: false }))).toEqual(because)
  })

  it('of what moved needs no other fact', () => {
    const unknown = { place: undefined, minutes: undefined, mode: undefined } as const
    expect(rate(line('II-11', undefined, unknown))).toBe('0.2')
  })
})

describe('an agent’s fee', () => {
  const fee = (activity: ActivityCode, on?: string, rest: Partial<VatLine> = {}) =>
    line(activity, on, { agentFee: true, ...rest })

  it('bears the normal rate, whatever the service', () => {
    for (const activity of activityCodes)
      expect(rows(fee(activity))).toEqual([normal, 'fr.vat.agent-fee@2013-07-01'])
    expect(rate(fee('I-3', undefined, { place: undefined }))).toBe('0.2')
    expect(rate(line('I-3', undefined, { agentFee: false }))).toBe('0.055')
  })

  it('bore a reduced rate before July 2013, by the conditions of the services', () => {
    const on = (date: string) => rate(fee('II-1', date))
    expect(['2005-12-31', '2006-01-01', '2012-01-01', '2013-06-30', '2013-07-01'].map(on)).toEqual([
      ...[notReadOthers, unread, '0.07', '0.07', '0.196'],
    ])
    expect(rows(fee('II-2', '2012-06-01'))).toEqual([
      'fr.vat.sap-before-move-others@2012-01-01',
      'fr.vat.status@2000-01-01',
      'fr.service.individual@2008-05-01',
      'fr.service.goods@2008-05-01',
      'fr.service.at-home@2008-05-01',
      'fr.service.listed@2008-05-01',
    ])
    expect(rate(fee('II-1', '2012-06-01', { registered: [] }))).toBe('0.196')
    expect(rate(fee('II-1', '2012-06-01', { place: undefined }))).toBe('place')
    expect(rate(fee('II-13', '2012-06-01'))).toBe('0.07')
  })
})

describe('overseas', () => {
  const there = (territory: Territory, activity: ActivityCode, on?: string) =>
    rate(line(activity, on, { territory, schoolSupport: false }))

  it.each(['guadeloupe', 'martinique', 'reunion'] as const)('%s has its own two rates', (where) => {
    const of = (...codes: readonly ActivityCode[]) => codes.map((code) => there(where, code))
    expect(of('II-1', 'I-3', 'II-11')).toEqual(['0.021', '0.021', '0.085'])
    expect(there(where, 'II-1', '2000-03-31')).toBe('law-of-the-day:fr.vat.overseas-reduced')
    expect(there(where, 'II-1', '2000-04-01')).toBe('0.021')
    expect(there(where, 'II-2', '2012-06-01')).toBe('0.021')
    expect(there(where, 'II-5', '2006-01-01')).toBe('0.021')
    expect(there(where, 'II-11', '2006-06-01')).toBe('0.021')
    expect(there(where, 'II-11', '2013-07-01')).toBe('0.085')
    expect(rows(line('II-11', undefined, { territory: where }))).toEqual([
      'fr.vat.overseas-normal@2000-04-01',
      'fr.vat.sap-moved-to-normal@2013-07-01',
    ])
  })

  it('metropolitan France is what is meant where nobody says', () => {
    const answer = rateFor(line('II-1'))
    expect(rateFor(line('II-1', undefined, { territory: 'metropole' }))).toEqual(answer)
  })

  it('the tax is not levied in Guyane', () => {
    const guyane = line('II-1', undefined, { territory: 'guyane' })
    const answer = rateFor(guyane)
    expect(answer).toMatchObject({
      verdict: 'known',
      rate: '0',
      taxed: 'not-levied',
      chargeableOn: '2026-03-10',
      because: [{ code: 'vat-not-levied', fr: 'La TVA ne s’applique pas en Guyane.' }],
    })
    expect(answer).not.toHaveProperty('mention')
    expect(rows(guyane)).toEqual(['fr.vat.not-levied-guyane@2005-01-01'])
    expect(there('guyane', 'II-1', '2005-01-01')).toBe('0')
    expect(there('guyane', 'II-1', '2004-12-31')).toBe('law-of-the-day:fr.vat.not-levied-guyane')
  })

  it('nor in Mayotte, which is known since December 2024, and before if the tenant read it', () => {
    const row = 'fr.vat.not-levied-mayotte@2014-01-01'
    const mayotte = (on: string, settings?: LawSettings) =>
      rate(line('II-1', on, { territory: 'mayotte' }), settings)
    expect(mayotte('2024-12-13')).toBe('0')
    expect(mayotte('2024-12-12')).toBe(`settings.trusts:${row}`)
    expect(mayotte('2024-12-12', { trusts: [row] })).toBe('0')
    expect(mayotte('2014-01-01', { trusts: [row] })).toBe('0')
    expect(mayotte('2013-12-31', { trusts: [row] })).toBe(
      'law-of-the-day:fr.vat.not-levied-mayotte',
    )
    expect(rows(line('II-1', undefined, { territory: 'mayotte' }))).toEqual([
      'fr.vat.not-levied-mayotte@2024-12-13',
    ])
  })
})

describe('a row that nobody read', () => {
  const row = 'fr.vat.sap-before-move-others@2006-01-01'

  it('carries a rate only when the tenant names it', () => {
    const support = line('II-11', '2007-06-01')
    expect(rate(support)).toBe(`settings.trusts:${row}`)
    expect(rate(support, { trusts: [] })).toBe(`settings.trusts:${row}`)
    expect(rate(support, { trusts: ['fr.vat.sap-before-move-others'] })).toBe(
      `settings.trusts:${row}`,
    )
    expect(rate(support, { trusts: ['another', row] })).toBe('0.055')
  })

  it('may be any but what was read in the text itself, when the tenant asks for that', () => {
    const confidence = 'verified'
    const goods = line('II-1', undefined, { kind: 'goods' })
    expect(rateFor(goods, { confidence })).toEqual({
      verdict: 'undetermined',
      missing: ['settings.trusts:fr.service.goods@2008-05-01'],
      wrong: [],
    })
    expect(rate(line('II-11'), { confidence })).toBe('0.2')
    const goodsOfNoActivity = { ...goods, activity: undefined }
    expect(rateFor(goodsOfNoActivity, { confidence })).toEqual(rateFor(goods, { confidence }))
    const trusts = [
      'fr.vat.sap-reduced@2014-01-01',
      'fr.service.individual@2008-05-01',
      'fr.service.goods@2008-05-01',
      'fr.service.at-home@2008-05-01',
    ]
    const asked = trusts.map((one) => `settings.trusts:${one}`).join(' ')
    expect(rate(line('II-1'), { confidence })).toBe(asked)
    expect(rate(line('II-1'), { confidence, trusts })).toBe('0.1')
    expect(rate(line('II-1'), { confidence: 'secondary' })).toBe('0.1')
  })

  it('takes nothing from a reason that was read, nor from what bears the normal rate anyway', () => {
    const confidence = 'verified'
    const away = { place: 'workshop' } as const
    const unlisted = { ...line('II-1', undefined, away), activity: undefined }
    expect(rows(unlisted)).toEqual([
      normal,
      'fr.service.listed@2023-07-17',
      'fr.service.at-home@2008-05-01',
    ])
    expect(rows(unlisted, { confidence })).toEqual([normal, 'fr.service.listed@2023-07-17'])
    const lessons = line('II-5', undefined, { ...away, schoolSupport: false })
    for (const moved of [line('II-11', undefined, away), lessons]) {
      expect(rows(moved)).toEqual([normal, 'fr.service.at-home@2008-05-01'])
      expect(rows(moved, { confidence })).toEqual([normal, 'fr.vat.sap-moved-to-normal@2013-07-01'])
    }
    const support = line('II-5', undefined, { ...away, schoolSupport: true })
    const home = 'settings.trusts:fr.service.at-home@2008-05-01'
    for (const one of [line('II-1', undefined, away), support])
      expect(rate(one, { confidence })).toBe(home)
    expect(rate(line('II-2', '2013-06-30', away), { confidence })).toBe(
      `settings.trusts:fr.vat.normal@2000-04-01 ${home}`,
    )
  })
})

describe('a line that cannot be read', () => {
  it.each([
    ['kind', { kind: 'gift' }, 'not-one-of'],
    ['kind', { kind: undefined }, 'missing'],
    ['activity', { activity: 'II-22' }, 'not-one-of'],
    ['performedOn', { performedOn: '2026-02-30' }, 'not-a-date'],
    ['place', { place: 'garden' }, 'not-one-of'],
    ['minutes', { minutes: 0 }, 'out-of-range'],
    ['task', { task: 'hardware-repair' }, 'not-of-this-activity'],
    ['customer', { customer: 'nobody' }, 'not-one-of'],
    ['registered', { registered: 'yes' }, 'not-a-list'],
    ['registered.0', { registered: [null] }, 'not-an-object'],
    ['schoolSupport', { schoolSupport: 'yes' }, 'not-true-or-false'],
    ['paidOnAccount', { paidOnAccount: '10/03/2026' }, 'not-a-date'],
    ['agentFee', { agentFee: 1 }, 'not-true-or-false'],
    ['territory', { territory: 'corse' }, 'not-one-of'],
    ['seller', { seller: null }, 'not-an-object'],
    ['seller.vat', { seller: {} }, 'missing'],
    ['seller.vat', { seller: { vat: 'normal' } }, 'not-one-of'],
    ['seller.exemption', { seller: { vat: 'exempt', exemption: 'art' } }, 'not-one-of'],
    [
      'seller.paidDirectly',
      { seller: { vat: 'exempt', paidDirectly: 'yes' } },
      'not-true-or-false',
    ],
    ['seller.issuedOn', { seller: { vat: 'franchise', issuedOn: '' } }, 'not-a-date'],
  ])('names the field and the reason: %s %o', (field, rest, reason) => {
    const unreadable = { ...line('II-1'), ...rest } as VatLine
    expect(rateFor(unreadable)).toEqual({
      verdict: 'undetermined',
      missing: [],
      wrong: [{ field, reason }],
    })
  })

  it('names every such field', () => {
    const unreadable = {
      ...line('II-1'),
      minutes: 0.5,
      registered: [null],
      territory: 'corse',
      seller: { vat: 'none' },
    } as unknown as VatLine
    expect(rateFor(unreadable)).toMatchObject({
      missing: [],
      wrong: [
        { field: 'minutes', reason: 'not-a-whole-number' },
        { field: 'registered.0', reason: 'not-an-object' },
        { field: 'territory', reason: 'not-one-of' },
        { field: 'seller.vat', reason: 'not-one-of' },
      ],
    })
  })

  it.each([null, undefined, 7, 'line', [[]]])('is no line at all: %o', (nothing) => {
    expect(rateFor(nothing as unknown as VatLine)).toEqual({
      verdict: 'undetermined',
      missing: [],
      wrong: [{ field: '', reason: 'not-an-object' }],
    })
  })
})

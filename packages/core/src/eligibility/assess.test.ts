import { describe, expect, it } from 'vitest'
import { activities, activityCodes } from '../rules/fr/activities.js'
import { means } from '../rules/fr/payment.js'
import { day, plusDays } from '../shared/civil-date.js'
import { codes, lawLine, rowsOf } from '../testing/law-lines.js'
import { assess } from './assess.js'
import { examine } from './examine.js'
import type { ServiceLine } from './line.js'

const readOn = '2026-11-22'
const travail = (article: string, paragraph: string, confidence = 'secondary') => ({
  ...{ text: 'Code du travail', article, paragraph, confidence, readOn },
})
const open = (...missing: readonly string[]) => ({
  ...{ verdict: 'undetermined', because: [], missing, wrong: [] },
})
const line = (rest: Partial<ServiceLine> = {}) => lawLine('II-11', rest)

describe('a service at home', () => {
  it('opens the right, and says by which rules, in which version (S010, T08)', () => {
    expect(assess(line())).toEqual({
      verdict: 'eligible',
      because: [
        {
          code: 'customer-individual',
          fr: 'Le client est un particulier.',
          en: 'The customer is a private person.',
          rule: 'fr.service.individual',
          row: 'fr.service.individual@2008-05-01',
          source: travail('D7233-1', 'premier alinéa'),
        },
        {
          code: 'service-sold',
          fr: 'C’est une prestation de service.',
          en: 'It is a service.',
          rule: 'fr.service.goods',
          row: 'fr.service.goods@2008-05-01',
          source: travail('L7231-1', 'premier alinéa'),
        },
        {
          code: 'at-residence',
          fr: 'Au domicile du client, en France.',
          en: 'At the customer’s home, in France.',
          rule: 'fr.service.at-home',
          row: 'fr.service.at-home@2008-05-01',
          source: {
            text: 'CGI',
            article: '199 sexdecies',
            paragraph: '2, premier alinéa (résidence)',
            confidence: 'secondary',
            readOn,
          },
        },
        {
          code: 'activity-listed',
          fr: 'Activité : Assistance informatique à domicile.',
          en: 'Activity: Home IT support.',
          rule: 'fr.service.listed',
          row: 'fr.service.listed@2023-07-17',
          source: travail('D7231-1', 'II, 11°'),
        },
        {
          code: 'declared',
          fr: 'L’organisme est déclaré pour cette activité ce jour-là.',
          en: 'The organisation is declared for this activity on that day.',
          rule: 'fr.service.registered',
          row: 'fr.service.registered@2011-11-22',
          source: travail('L7232-1-1', 'déclaration', 'verified'),
        },
      ],
      missing: [],
      wrong: [],
    })
  })

  it.each([
    ['I-1', 'child-young approved'],
    ['I-2', 'child-young in-bundle approved'],
    ['I-3', 'person-dependent authorised'],
    ['I-5', 'person-dependent in-bundle authorised'],
    ['II-3', 'odd-job-short'],
    ['II-9', 'in-bundle'],
    ['II-16', 'deemed-at-home'],
    ['II-20', 'temporary-need'],
  ] as const)('that is %s rests on more: %s', (activity, more) => {
    const usual = ['customer-individual', 'service-sold', 'activity-listed', 'declared']
    const home = codes(assess(lawLine(activity))).filter((code) => !usual.includes(code))
    const asked = more.split(' ').sort()
    expect(home.filter((code) => code !== 'at-residence').sort()).toEqual(asked)
    expect(codes(assess(lawLine(activity)))).toEqual(expect.arrayContaining(usual))
  })

  it('opens the right for every activity of the list, by its row alone (S033, T07)', () => {
    for (const code of activityCodes) {
      const answer = assess(lawLine(code))
      expect([code, answer.verdict, answer.missing]).toEqual([code, 'eligible', []])
      const listed = answer.because.find(({ rule }) => rule === 'fr.service.listed')
      const activity = activities.find((one) => one.code === code)
      expect(listed).toMatchObject({
        code: 'activity-listed',
        fr: `Activité : ${activity?.fr}.`,
        en: `Activity: ${activity?.en}.`,
        source: activity?.source,
      })
    }
  })

  it('may be paid by every means but cash, and says so where it is told', () => {
    const answers = means.map((one) => [one, assess(line({ means: one })).verdict])
    expect(Object.fromEntries(answers)).toEqual({
      transfer: 'eligible',
      cheque: 'eligible',
      card: 'eligible',
      'direct-debit': 'eligible',
      'prepaid-cesu': 'eligible',
      cash: 'not-eligible',
    })
    expect(codes(assess(line({ means: 'card' })))).toContain('admitted-means')
    expect(codes(assess(line()))).not.toContain('admitted-means')
  })

  it('is not kept from the right by an exclusivity that is kept', () => {
    expect(assess(line({ exclusivity: 'kept' }))).toEqual(assess(line()))
  })
})

describe('several rules that say no', () => {
  it('are all named, so that nobody mends one for nothing', () => {
    const asked = line({
      ...{ customer: 'organisation', place: 'workshop', registered: [], means: 'cash' },
      ...{ exclusivity: 'breached', task: 'hardware-repair' },
    })
    expect(codes(assess(asked))).toEqual([
      'customer-not-individual',
      'not-at-residence',
      'not-declared',
      'hardware-repair-excluded',
      'not-exclusive',
      'cash-excluded',
    ])
  })

  it('ask for nothing besides: no fact changes a no', () => {
    const { verdict, because, missing } = assess(
      line({ customer: 'organisation', place: undefined }),
    )
    expect([verdict, because.length, missing]).toEqual(['not-eligible', 1, []])
  })

  it('say of goods that they are goods, and whom they are sold to: the rest is of services', () => {
    const goods = { kind: 'goods', place: 'workshop', registered: [], means: 'cash' } as const
    expect(codes(assess(line(goods)))).toEqual(['goods-excluded'])
    expect(codes(assess(line({ ...goods, customer: 'organisation' })))).toEqual([
      'customer-not-individual',
      'goods-excluded',
    ])
  })

  it('leave the goods of an invoice out of what the credit is computed on (S008)', () => {
    const lines = [
      { amount: 100, line: line() },
      { amount: 40, line: line({ kind: 'goods' }) },
    ]
    const counted = lines.filter((one) => assess(one.line).verdict === 'eligible')
    expect(counted.map(({ amount }) => amount)).toEqual([100])
    expect(lines.map((one) => codes(assess(one.line)).includes('goods-excluded'))).toEqual([
      false,
      true,
    ])
  })

  it('say no to a company, for each activity (S007)', () => {
    for (const code of activityCodes) {
      const answer = assess(lawLine(code, { customer: 'organisation' }))
      expect([answer.verdict, codes(answer)]).toEqual(['not-eligible', ['customer-not-individual']])
    }
  })

  it('say no to what is done at a workshop, for each activity (S009)', () => {
    for (const code of activityCodes) {
      const answer = assess(lawLine(code, { place: 'workshop' }))
      expect([answer.verdict, codes(answer)]).toEqual(['not-eligible', ['not-at-residence']])
    }
  })
})

describe('the place', () => {
  it('out of the home is where accompaniment and delivery take place, and nothing else', () => {
    for (const { code, bundle } of activities) {
      const answer = assess(lawLine(code, { place: 'outside' }))
      expect(answer.verdict).toBe(bundle ? 'eligible' : 'not-eligible')
      if (!bundle) expect(codes(answer)).toEqual(['not-at-residence'])
      expect(codes(answer)).not.toContain('at-residence')
    }
  })

  it('opens nothing for what is on no list', () => {
    const none = { activity: undefined, registered: [] }
    const at = (place: ServiceLine['place']) => codes(assess(line({ ...none, place })))
    expect(at('home')).toEqual(['not-listed'])
    expect(at('outside')).toEqual(['not-listed', 'not-at-residence'])
    expect(at('remote')).toEqual(['not-listed', 'remote-excluded'])
  })

  it('may be the home of an ascendant who is dependent: somebody must say it', () => {
    const place = 'ascendant-home'
    expect(assess(line({ place }))).toEqual(open('ascendantDependent'))
    const dependent = assess(line({ place, ascendantDependent: true }))
    expect(dependent.verdict).toBe('eligible')
    expect(rowsOf(dependent)).toContain('fr.service.ascendant@2008-05-01')
    expect(rowsOf(dependent).join()).not.toContain('at-home')
  })
})

describe('an activity that is listed', () => {
  const listing = (activity: ServiceLine['activity'], on: string) => {
    const asked = { ...lawLine(activity ?? 'II-1', { subscription: true }), performedOn: day(on) }
    return examine(asked, day(on), {}).grounds.filter(({ rule }) => rule === 'fr.service.listed')
  }

  it.each(activities)('is so since the day it is known to be: $code', ({ code, since }) => {
    const on = (date: ServiceLine['performedOn']) =>
      assess({ ...lawLine(code, { subscription: true }), performedOn: date }).missing
    expect(on(since)).not.toContain('activity-list')
    expect(on(plusDays(since, -1))).toContain('activity-list')
    expect(listing(code, plusDays(since, -1))).toEqual([])
  })

  it('cites the list of its day, and its own item since the list has its numbers', () => {
    const words = (fr: string, en: string) => ({
      ...{ code: 'activity-listed', rule: 'fr.service.listed' },
      ...{ fr: `Activité : ${fr}.`, en: `Activity: ${en}.` },
    })
    const cleaning = words('Entretien de la maison et travaux ménagers', 'House cleaning')
    const cooking = words('Préparation de repas à domicile', 'Cooking at home')
    const former = {
      row: 'fr.service.listed@2008-05-01',
      source: travail('D7231-1', 'ancienne rédaction'),
    }
    expect(listing('II-1', '2016-06-08')).toEqual([{ ...cleaning, ...former }])
    expect(listing('II-7', '2016-06-08')).toEqual([{ ...cooking, ...former }])
    for (const on of ['2016-06-09', '2023-07-16']) {
      const row = 'fr.service.listed@2016-06-09'
      expect(listing('II-1', on)).toEqual([
        { ...cleaning, row, source: travail('D7231-1', 'II, 1°') },
      ])
      expect(listing('II-7', on)).toEqual([
        { ...cooking, row, source: travail('D7231-1', 'II, 7°') },
      ])
    }
    const row = 'fr.service.listed@2023-07-17'
    const source = travail('D7231-1', 'II, 1°', 'verified')
    expect(listing('II-1', '2023-07-17')).toEqual([{ ...cleaning, row, source }])
    expect(listing('II-7', '2023-07-17')).toEqual([
      { ...cooking, row, source: travail('D7231-1', 'II, 7°') },
    ])
    expect(listing('II-1', '2008-04-30').map(({ row }) => row)).toEqual([
      'fr.service.listed@2005-12-30',
    ])
    expect(listing('II-1', '2005-12-29').map(({ row }) => row)).toEqual([
      'fr.service.listed@1992-01-04',
    ])
  })

  it('is one reason, however often it is asked', () => {
    for (const on of ['2010-01-01', '2020-01-01', '2026-01-01']) {
      const [[first], [second]] = [listing('II-1', on), listing('II-1', on)]
      expect(first).toBeDefined()
      expect(second).toBe(first)
    }
  })
})

describe('an odd job', () => {
  const oddJob = (rest: Partial<ServiceLine>, settings = {}) =>
    assess(lawLine('II-3', rest), settings)

  it('opens the right up to two hours, these included (T12)', () => {
    expect(oddJob({ minutes: 120 }).verdict).toBe('eligible')
    expect(rowsOf(oddJob({ minutes: 120 }))).toContain('fr.odd-job.minutes@2008-05-01')
    expect(codes(oddJob({ minutes: 121 }))).toEqual(['odd-job-too-long'])
  })

  it('is the only one that is timed', () => {
    for (const code of activityCodes.filter((one) => one !== 'II-3'))
      for (const minutes of [600, undefined])
        expect([code, assess(lawLine(code, { minutes })).verdict]).toEqual([code, 'eligible'])
    expect(oddJob({ minutes: undefined })).toEqual(open('minutes'))
  })

  it.each([
    [60, 60, ['eligible', 'eligible', 'eligible']],
    [60, 61, ['undetermined', 'eligible', 'not-eligible']],
    [120, 0, ['eligible', 'eligible', 'eligible']],
    [120, 1, ['undetermined', 'eligible', 'not-eligible']],
    [121, 0, ['not-eligible', 'not-eligible', 'not-eligible']],
    [121, 60, ['not-eligible', 'not-eligible', 'not-eligible']],
  ])('of %i minutes besides %i on that day: unsaid, apart, summed', (own, others, verdicts) => {
    const asked = [{}, { sameDayOddJobs: 'apart' }, { sameDayOddJobs: 'summed' }] as const
    const rest = { minutes: own, sameDayMinutes: others }
    expect(asked.map((settings) => oddJob(rest, settings).verdict)).toEqual(verdicts)
  })

  it('that would pass two hours with another asks for the setting, and for nothing else', () => {
    const both = { minutes: 60, sameDayMinutes: 61 }
    expect(oddJob(both)).toEqual(open('settings.sameDayOddJobs'))
    expect(codes(oddJob(both, { sameDayOddJobs: 'summed' }))).toEqual(['odd-job-too-long'])
    expect(codes(oddJob(both, { sameDayOddJobs: 'apart' }))).toContain('odd-job-short')
  })

  it('needed a subscription, until somewhen from May 2007 to July 2013', () => {
    const on = (date: string, subscription?: boolean) =>
      oddJob({ performedOn: day(date), subscription })
    expect(on('2007-05-14')).toEqual(open('subscription'))
    expect(codes(on('2007-05-14', false))).toEqual(['no-subscription'])
    expect(rowsOf(on('2007-05-14', true))).toContain('fr.odd-job.subscription@2005-12-30')
    expect(rowsOf(on('2005-12-29', true))).toContain('fr.odd-job.subscription@1996-06-25')
    for (const date of ['2007-05-15', '2013-06-30']) {
      expect(on(date)).toEqual(open('subscription'))
      expect(on(date, false)).toEqual(open('subscription-still-needed'))
      expect(on(date, true)).toMatchObject({ verdict: 'eligible', missing: [] })
      expect(codes(on(date, true))).not.toContain('subscribed')
    }
    expect(codes(on('2007-05-14', true))).toContain('subscribed')
    for (const subscription of [undefined, false, true]) {
      expect(on('2013-07-01', subscription).verdict).toBe('eligible')
      expect(codes(on('2013-07-01', subscription))).not.toContain('subscribed')
    }
  })
})

describe('a task that looks like the activity', () => {
  it('is excluded from its own activity only', () => {
    const stray = { ...open(), wrong: [{ field: 'task', reason: 'not-of-this-activity' }] }
    expect(assess(lawLine('II-1', { task: 'hardware-repair' }))).toEqual(stray)
    expect(assess(lawLine('II-11', { task: 'building-work' }))).toEqual(stray)
    expect(codes(assess(lawLine('II-3', { task: 'building-work' })))).toEqual([
      'building-work-excluded',
    ])
  })

  it('may be one of two activities, by a rule of each', () => {
    const care = (activity: 'I-3' | 'II-20') => assess(lawLine(activity, { task: 'medical-care' }))
    expect(codes(care('I-3'))).toEqual(['medical-care-excluded'])
    expect(rowsOf(care('I-3'))).toEqual(['fr.excluded.medical-care@2016-06-09'])
    expect(care('II-20')).toEqual({
      verdict: 'not-eligible',
      because: [
        {
          code: 'medical-care-excluded',
          fr: 'Les soins relevant d’actes médicaux sont exclus de l’aide temporaire.',
          en: 'Medical care is excluded from help for a time.',
          rule: 'fr.excluded.temporary-medical-care',
          row: 'fr.excluded.temporary-medical-care@2016-06-09',
          source: travail('D7231-1', 'II, 20°, à l’exclusion des soins'),
        },
      ],
      missing: [],
      wrong: [],
    })
  })

  it('is not decided before the circular that excludes it', () => {
    const asked = { ...line({ task: 'hardware-repair' }), performedOn: day('2012-04-25') }
    expect(assess(asked)).toEqual(open('law-of-the-day:fr.excluded.hardware-repair'))
  })
})

describe('a fact that is missing', () => {
  it.each([
    ['place', 'II-11', { place: undefined }],
    ['minutes', 'II-3', { minutes: undefined }],
    ['mode', 'I-3', { mode: undefined }],
    ['publicServed', 'I-1', { publicServed: undefined }],
    ['publicServed', 'II-6', { publicServed: undefined }],
    ['publicServed', 'II-20', { publicServed: undefined }],
    ['bundle', 'II-9', { bundle: undefined }],
    ['ascendantDependent', 'II-1', { place: 'ascendant-home' }],
  ] as const)('leaves the verdict open, and is asked for: %s of %s', (fact, activity, rest) => {
    expect(assess(lawLine(activity, rest))).toEqual(open(fact))
  })

  it('is asked for together with the others', () => {
    const asked = { place: undefined, mode: undefined, publicServed: undefined, bundle: undefined }
    expect(assess(lawLine('I-4', asked))).toEqual(open('place', 'mode', 'publicServed', 'bundle'))
  })

  it('that is the day leaves the verdict open: no version of the law is known', () => {
    const performedOn = undefined
    expect(assess(line({ performedOn }))).toEqual(open('performedOn'))
    expect(assess(line({ performedOn, place: undefined }))).toEqual(open('performedOn', 'place'))
    const drive = { performedOn, mode: undefined, bundle: undefined }
    expect(assess(lawLine('I-4', drive))).toEqual(open('performedOn', 'mode', 'bundle'))
  })

  it.each([
    ['customer-not-individual', { customer: 'organisation' }, 'individual@2008-05-01'],
    ['goods-excluded', { kind: 'goods', place: undefined }, 'goods@2008-05-01'],
    ['not-listed', { activity: undefined }, 'listed@2023-07-17'],
    ['not-at-residence', { place: 'workshop' }, 'at-home@2008-05-01'],
    ['residence-abroad', { place: 'abroad' }, 'at-home@2008-05-01'],
    ['remote-excluded', { place: 'remote' }, 'remote@2025-01-10'],
    ['cash-excluded', { means: 'cash' }, 'payment.admitted-means@2008-05-01'],
  ] as const)('that is the day changes nothing of %s', (code, rest, row) => {
    const answer = assess(line({ performedOn: undefined, ...rest }))
    expect(answer).toMatchObject({ verdict: 'not-eligible', missing: [], wrong: [] })
    expect(codes(answer)).toEqual([code])
    expect(rowsOf(answer)[0]).toMatch(new RegExp(`^fr\\.(service\\.)?${row}$`))
  })

  it.each([
    ['II-1', { registered: [] }],
    ['II-1', { exclusivity: 'breached' }],
    ['II-9', { bundle: 'none' }],
    ['II-3', { minutes: 121 }],
    ['I-1', { publicServed: false }],
    ['II-11', { task: 'hardware-repair' }],
    ['II-1', { place: 'ascendant-home', ascendantDependent: false }],
  ] as const)('that is the day is asked for, where the law has changed: %s %o', (code, rest) => {
    const asked = lawLine(code, { performedOn: undefined, ...rest })
    expect(assess(asked)).toEqual(open('performedOn'))
  })

  it('is not asked for where it does not matter', () => {
    const rest = { mode: undefined, publicServed: undefined, bundle: undefined, minutes: undefined }
    expect(assess(lawLine('II-1', rest)).verdict).toBe('eligible')
    expect(assess(lawLine('I-1', { mode: undefined })).verdict).toBe('eligible')
  })

  it('may be the law itself: of before 1991, nothing was read', () => {
    const asked = lawLine('II-3', { performedOn: day('1990-01-01'), means: 'card' })
    const law = (rule: string) => `law-of-the-day:fr.${rule}`
    expect(assess(asked)).toEqual(
      open(
        ...['service.individual', 'service.goods', 'service.at-home'].map(law),
        'activity-list',
        ...['service.registered', 'odd-job.minutes'].map(law),
        'subscription',
        law('payment.admitted-means'),
      ),
    )
  })
})

describe('a set of services', () => {
  const delivery = (bundle: ServiceLine['bundle'], settings = {}) =>
    assess(lawLine('II-9', { bundle }), settings)

  it('comes from one provider, unless the tenant decides for the household', () => {
    const household = { bundleOf: 'household' } as const
    expect(delivery('provider').verdict).toBe('eligible')
    expect(codes(delivery('household'))).toEqual(['not-in-bundle'])
    expect(codes(delivery('household', { bundleOf: 'provider' }))).toEqual(['not-in-bundle'])
    expect(delivery('household', household).verdict).toBe('eligible')
    expect(delivery('provider', household).verdict).toBe('eligible')
    expect(codes(delivery('none', household))).toEqual(['not-in-bundle'])
    expect(codes(delivery('household', household))).toContain('in-bundle')
  })
})

describe('meals delivered alone', () => {
  const row = 'fr.service.meals-alone@2026-01-01'
  const alone = (rest: Partial<ServiceLine> = {}, ...trusts: readonly string[]) =>
    assess(lawLine('II-8', { bundle: 'none', ...rest }), { trusts })

  it('open no right by a text that nobody read', () => {
    expect(codes(alone())).toEqual(['not-in-bundle'])
    expect(codes(alone({}, 'fr.service.meals-alone'))).toEqual(['not-in-bundle'])
  })

  it('open it to whom trusts that text, from its first day on', () => {
    expect(alone({}, row).verdict).toBe('eligible')
    expect(rowsOf(alone({}, row))).toContain(row)
    expect(alone({ performedOn: day('2026-01-01') }, row).verdict).toBe('eligible')
    expect(codes(alone({ performedOn: day('2025-12-31') }, row))).toEqual(['not-in-bundle'])
  })

  it('are for a person who needs help: somebody must say it', () => {
    expect(codes(alone({ publicServed: false }, row))).toEqual(['not-in-bundle'])
    expect(alone({ publicServed: undefined }, row)).toEqual(open('publicServed'))
    expect(codes(alone({ bundle: 'household' }, row))).toContain('meals-alone')
  })

  it('are asked nothing in a set, and are the only delivery that may be alone', () => {
    expect(codes(alone({ bundle: 'provider', publicServed: undefined }, row))).toContain(
      'in-bundle',
    )
    expect(alone({ bundle: undefined }, row)).toEqual(open('bundle'))
    const groceries = lawLine('II-10', { bundle: 'none' })
    expect(codes(assess(groceries, { trusts: [row] }))).toEqual(['not-in-bundle'])
  })
})

describe('a tenant that trusts only what was read in the text', () => {
  const strict = { confidence: 'verified' } as const

  it('is told each row that it would have to take on itself', () => {
    expect(assess(line(), strict)).toEqual(
      open(
        'settings.trusts:fr.service.individual@2008-05-01',
        'settings.trusts:fr.service.goods@2008-05-01',
        'settings.trusts:fr.service.at-home@2008-05-01',
        'settings.trusts:fr.service.listed@2023-07-17',
      ),
    )
  })

  it('is asked for the list of 2016, which was read elsewhere, and not for that of 2023', () => {
    const asked = (date: string) =>
      assess(lawLine('II-1', { performedOn: day(date) }), strict).missing
    const others = ['individual', 'goods', 'at-home'].map(
      (one) => `settings.trusts:fr.service.${one}@2008-05-01`,
    )
    expect(asked('2023-07-16')).toEqual([...others, 'settings.trusts:fr.service.listed@2016-06-09'])
    expect(asked('2023-07-17')).toEqual(others)
  })

  it('has its answer once it took them on', () => {
    const { missing } = assess(line(), strict)
    const trusts = missing.map((one) => one.replace('settings.trusts:', ''))
    expect(assess(line(), { ...strict, trusts })).toEqual(assess(line()))
  })

  it('has no refusal either from what was not read, beside the facts that are missing', () => {
    const asked = lawLine('II-9', { bundle: 'none', performedOn: day('1996-06-25') })
    const company = assess({ ...asked, customer: 'organisation' }, strict)
    expect(codes(company)).toEqual(['customer-not-individual'])
    expect(assess(line({ kind: 'goods', place: undefined }), strict)).toEqual(
      open(
        'settings.trusts:fr.service.goods@2008-05-01',
        'settings.trusts:fr.service.individual@2008-05-01',
      ),
    )
    expect(assess(line({ means: 'cash', place: undefined }), strict).missing[0]).toBe('place')
  })

  it('is refused by what was read in the text, whatever else was not', () => {
    const nobody = assess(line({ registered: [], kind: 'goods' }), strict)
    expect(nobody.verdict).toBe('undetermined')
    expect(codes(assess(line({ registered: [], means: 'cash' }), strict))).toEqual(['not-declared'])
  })
})

import { describe, expect, it } from 'vitest'
import type { ActivityCode } from '../rules/fr/activities.js'
import type { LawSettings } from '../rules/fr/settings.js'
import { cents } from '../shared/cents.js'
import { day } from '../shared/day.js'
import { answerOf, householdOf, spent, told } from '../testing/tax-households.js'
import type { Aid, Expense } from './household.js'
import { yearOf } from './year-of.js'

const gardenOf2005 = 'fr.tax-credit.cap.gardening@2005-12-30'
const aid = (kind: Aid['kind'], units: number): Aid => ({ kind, amount: cents(units * 100) })

/** What counts of some expenses, in whole units, and what did not. */
const counting = (year: number, expenses: readonly Expense[], settings: LawSettings = {}) => {
  const { base, cuts } = answerOf(householdOf(year, expenses), settings)
  return [base / 100, ...told(cuts)]
}

const oddJobs = 'II-3'
const itSupport = 'II-11'
const gardening = 'II-2'

describe('the cap of an activity (T11)', () => {
  it.each([
    [1996, oddJobs, 2_500, 'odd-jobs@1996-06-25'],
    [2000, oddJobs, 2_500, 'odd-jobs@1996-06-25'],
    [2001, oddJobs, 381.12, 'odd-jobs@1996-06-25'],
    [2002, oddJobs, 400, 'odd-jobs@2002-01-01'],
    [2004, oddJobs, 400, 'odd-jobs@2002-01-01'],
    [2005, oddJobs, 500, 'odd-jobs@2005-12-30'],
    [2012, oddJobs, 500, 'odd-jobs@2005-12-30'],
    [2013, oddJobs, 500, 'odd-jobs@2013-07-01'],
    [2026, oddJobs, 500, 'odd-jobs@2013-07-01'],
    [2005, itSupport, 1_000, 'it-support@2005-12-30'],
    [2012, itSupport, 1_000, 'it-support@2005-12-30'],
    [2013, itSupport, 3_000, 'it-support@2013-07-01'],
    [2026, itSupport, 3_000, 'it-support@2013-07-01'],
    [2007, gardening, 3_000, 'gardening@2007-05-15'],
    [2012, gardening, 3_000, 'gardening@2007-05-15'],
    [2013, gardening, 5_000, 'gardening@2013-07-01'],
    [2026, gardening, 5_000, 'gardening@2013-07-01'],
  ] as const)('is in %i for %s %d, for the whole year', (year, activity, cap, row) => {
    const paidOn = day(`${year}-01-01`)
    const of = (units: number) => counting(year, [spent(year, units, { activity, paidOn })])
    expect(of(cap)).toEqual([cap])
    const over = `over-cap fr.tax-credit.cap.${row}`
    expect(of(cap + 0.01)).toEqual([cap, `${over} 1`])
    expect(of(6_000)).toEqual([cap, `${over} ${Math.round((6_000 - cap) * 100)}`])
  })

  it.each([
    [1995, oddJobs],
    [2004, itSupport],
    [2004, gardening],
    [2024, 'II-1'],
    [2024, 'I-1'],
  ] as const)('does not exist in %i for %s', (year, activity) => {
    expect(counting(year, [spent(year, 6_000, { activity })])).toEqual([6_000])
  })

  it('is one for all expenses of the year, at both homes', () => {
    const job = (units: number, home: Expense['home'] = 'own') =>
      spent(2024, units, { activity: oddJobs, home })
    expect(counting(2024, [job(300), job(150), job(100, 'ascendant')])).toEqual([
      500,
      'over-cap fr.tax-credit.cap.odd-jobs@2013-07-01 5000',
    ])
  })

  it('is apart for each activity, and inside the ceiling', () => {
    const expenses = [
      spent(2024, 600, { activity: oddJobs }),
      spent(2024, 4_000, { activity: itSupport }),
      spent(2024, 6_000, { activity: gardening }),
      spent(2024, 4_000),
    ]
    const told = [
      12_500,
      'over-cap fr.tax-credit.cap.odd-jobs@2013-07-01 10000',
      'over-cap fr.tax-credit.cap.it-support@2013-07-01 100000',
      'over-cap fr.tax-credit.cap.gardening@2013-07-01 100000',
      'over-ceiling fr.tax-credit.ceiling@2017-01-01 50000',
    ]
    expect(counting(2024, expenses)).toEqual(told)
    // In one order, whatever was paid first.
    expect(counting(2024, expenses.toReversed())).toEqual(told)
  })

  it('is told in French and in English', () => {
    const [cut] = answerOf(householdOf(2024, [spent(2024, 501, { activity: oddJobs })])).cuts
    expect(cut?.reason).toMatchObject({
      ...{ code: 'over-cap', rule: 'fr.tax-credit.cap.odd-jobs' },
      fr: 'Au-delà du plafond de l’activité',
      en: 'Beyond the cap of the activity',
      source: { text: 'Code du travail', article: 'D7233-5', paragraph: '1°' },
    })
  })
})

describe('a cap that nobody read', () => {
  const garden = (year: number, more: Partial<Expense> = {}) =>
    spent(year, 2_000, { activity: gardening, ...more })

  it.each([2005, 2006])('leaves a garden of %i unanswered, and says which expense', (year) => {
    expect(yearOf(householdOf(year, [spent(year, 10), garden(year)]))).toEqual({
      ok: false,
      refusal: { code: 'unsettled-law', row: gardenOf2005, field: 'expenses.1.activity' },
    })
  })

  it('counts for the tenant who took the row on itself', () => {
    expect(counting(2005, [garden(2005)], { trusts: [gardenOf2005] })).toEqual([
      1_500,
      `over-cap ${gardenOf2005} 50000`,
    ])
    expect(yearOf(householdOf(2006, [garden(2006)]), { trusts: ['x'] }).ok).toBe(false)
  })

  it('is not needed for an expense that does not count', () => {
    const cash = garden(2005, { means: 'cash' })
    expect(counting(2005, [cash, garden(2004)])[0]).toBe(0)
  })

  it('is none in the years beside', () => {
    for (const year of [2004, 2007]) expect(yearOf(householdOf(year, [garden(year)])).ok).toBe(true)
  })
})

describe('aids', () => {
  const helped = (units: number, ...aids: readonly Aid[]) => spent(2024, units, { aids })
  const aidsRow = 'aids-deducted fr.tax-credit.aids@1991-01-01'

  it('are taken off: only what the household bore counts', () => {
    for (const kind of ['apa', 'pch', 'employer', 'cmg'] as const)
      expect(counting(2024, [helped(1_000, aid(kind, 300))])).toEqual([700, `${aidsRow} 30000`])
    const two = [helped(1_000, aid('apa', 300), aid('cmg', 100)), helped(500, aid('pch', 500))]
    expect(counting(2024, two)).toEqual([600, `${aidsRow} 90000`])
    expect(counting(2024, [helped(100)])).toEqual([100])
    expect(counting(2024, [helped(100, aid('apa', 0))])).toEqual([100])
  })

  it('are taken off at an ascendant’s home too', () => {
    const expense = { ...helped(1_000, aid('apa', 300)), home: 'ascendant' } as const
    expect(counting(2024, [expense])).toEqual([700, `${aidsRow} 30000`])
  })

  it('leave before the ceiling', () => {
    expect(counting(2024, [helped(13_000, aid('apa', 2_000))])).toEqual([
      11_000,
      `${aidsRow} 200000`,
    ])
  })

  const job = (units: number, aids: number, home: Expense['home'] = 'own') =>
    spent(2024, units, { activity: oddJobs, home, aids: [aid('apa', aids)] })
  const overCap = 'over-cap fr.tax-credit.cap.odd-jobs@2013-07-01'
  const after = { aids: 'after-cap' } as const

  it('leave before the cap of an activity, unless the tenant reads the law otherwise', () => {
    const expenses = [job(700, 300)]
    expect(counting(2024, expenses)).toEqual([400, `${aidsRow} 30000`])
    expect(counting(2024, expenses, { aids: 'before-cap' })).toEqual([400, `${aidsRow} 30000`])
    expect(counting(2024, expenses, after)).toEqual([200, `${overCap} 20000`, `${aidsRow} 30000`])
  })

  it('after the cap leave nothing rather than less than nothing', () => {
    expect(counting(2024, [job(900, 600)], after)).toEqual([
      0,
      `${overCap} 30000`,
      `${aidsRow} 60000`,
    ])
    expect(counting(2024, [job(900, 500)], after)[0]).toBe(0)
    expect(counting(2024, [job(900, 499)], after)[0]).toBe(1)
  })

  it('of an activity without a cap leave in one way only', () => {
    for (const settings of [{}, after])
      expect(counting(2024, [helped(700, aid('apa', 300))], settings)[0]).toBe(400)
  })

  it.each([
    ['1995-12-31', 600],
    ['1996-01-01', 1_000],
    ['2005-11-16', 1_000],
    ['2005-11-17', 600],
  ])('of an employer on %s leave %i, by the day of payment', (on, base) => {
    const year = Number(on.slice(0, 4))
    const aids = [aid('employer', 400)]
    const cuts = base === 600 ? [`${aidsRow} 40000`] : []
    expect(counting(year, [spent(year, 1_000, { paidOn: day(on), aids })])).toEqual([base, ...cuts])
  })

  it('of others leave in those years too', () => {
    const aids = [aid('employer', 400), aid('apa', 100)]
    expect(counting(2004, [spent(2004, 1_000, { aids })])).toEqual([900, `${aidsRow} 10000`])
  })
})

describe('cash', () => {
  const cashOn = (on: string, more: Partial<Expense> = {}) => {
    const year = Number(on.slice(0, 4))
    return counting(year, [spent(year, 100, { means: 'cash', paidOn: day(on), ...more })])
  }

  it('counts until 24 June 1996, and never again', () => {
    expect(cashOn('1996-06-24')).toEqual([100])
    expect(cashOn('1995-12-31')).toEqual([100])
    const barred = (row: string) => `cash-excluded fr.payment.admitted-means@${row} 10000`
    expect(cashOn('1996-06-25')).toEqual([0, barred('1996-06-25')])
    expect(cashOn('2008-04-30')).toEqual([0, barred('1996-06-25')])
    expect(cashOn('2008-05-01')).toEqual([0, barred('2008-05-01')])
    expect(cashOn('2024-12-31')).toEqual([0, barred('2008-05-01')])
  })

  it('is one cut however often it was paid', () => {
    const cash = spent(2024, 100, { means: 'cash' })
    expect(counting(2024, [cash, spent(2024, 50), cash, cash])).toEqual([
      50,
      'cash-excluded fr.payment.admitted-means@2008-05-01 30000',
    ])
  })

  it.each(['transfer', 'cheque', 'card', 'direct-debit', 'prepaid-cesu'] as const)(
    'is not %s, which counts',
    (means) => {
      expect(counting(2024, [spent(2024, 100, { means })])).toEqual([100])
    },
  )

  it('at an ascendant’s home is barred by what comes first', () => {
    const there = { home: 'ascendant' } as const
    expect(cashOn('1996-06-24', there)).toEqual([
      0,
      'ascendant-too-early fr.tax-credit.ascendant-home@1991-01-01 10000',
    ])
    expect(cashOn('1996-06-25', there)).toEqual([
      0,
      'cash-excluded fr.payment.admitted-means@1996-06-25 10000',
    ])
  })

  it('keeps its aids out as well', () => {
    expect(cashOn('2024-06-30', { aids: [aid('apa', 40)] })).toEqual([
      0,
      'cash-excluded fr.payment.admitted-means@2008-05-01 10000',
    ])
  })
})

describe('a household without a tax domicile in France', () => {
  const abroad = (year: number, ...more: readonly Expense[]) => {
    const expenses = [spent(year, 100), ...more]
    const answer = answerOf(householdOf(year, expenses, { domiciledInFrance: false }))
    return [answer.base / 100, ...told(answer.cuts)]
  }

  it('has nothing since 1992', () => {
    const row = (from: string, amount = 10_000) =>
      `not-domiciled fr.tax-credit.domicile@${from}-01-01 ${amount}`
    expect(abroad(1991)).toEqual([100])
    expect(abroad(1992)).toEqual([0, row('1992')])
    expect(abroad(2016)).toEqual([0, row('1992')])
    expect(abroad(2017)).toEqual([0, row('2017')])
    expect(abroad(2024, spent(2024, 20, { means: 'cash' }))).toEqual([0, row('2017', 12_000)])
  })
})

describe('expenses', () => {
  it('of another year are not of this one', () => {
    const on = (day_: string) => spent(2024, 100, { paidOn: day(day_) })
    expect(counting(2024, [on('2023-12-31'), on('2025-01-01')])).toEqual([0])
    expect(counting(2024, [on('2024-01-01'), on('2024-12-31')])).toEqual([200])
  })

  it('at an ascendant’s home count since 1997', () => {
    const there = (year: number) => counting(year, [spent(year, 100, { home: 'ascendant' })])
    expect(there(1996)).toEqual([
      0,
      'ascendant-too-early fr.tax-credit.ascendant-home@1991-01-01 10000',
    ])
    expect(there(1997)).toEqual([100])
  })

  it('are of each activity of the law', () => {
    const activities: readonly ActivityCode[] = ['I-1', 'I-5', 'II-1', 'II-10', 'II-21']
    const expenses = activities.map((activity) => spent(2024, 10, { activity }))
    expect(counting(2024, expenses)).toEqual([50])
  })
})

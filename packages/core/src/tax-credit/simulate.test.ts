import { describe, expect, it } from 'vitest'
import { assess, type ServiceLine } from '../eligibility/index.js'
import type { ActivityCode } from '../rules/fr/activities.js'
import type { LawSettings } from '../rules/fr/settings.js'
import { cents } from '../shared/cents.js'
import { day } from '../shared/day.js'
import { must } from '../shared/result.js'
import { everything } from '../testing/service-lines.js'
import { householdOf, spent } from '../testing/tax-households.js'
import type { Aid } from './household.js'
import { type Quote, simulate as simulateQuote } from './simulate.js'
import { yearOf } from './year-of.js'

/** An hour and a half at home on 12 June 2025, by a company registered for everything. */
const line = (activity: ActivityCode, more: Partial<ServiceLine> = {}): ServiceLine => ({
  ...{ kind: 'service', activity, customer: 'individual', registered: everything },
  ...{ performedOn: day('2025-06-12'), place: 'home', minutes: 90, mode: 'prestataire' },
  ...more,
})
const housework = (more: Partial<ServiceLine> = {}) => line('II-1', more)

interface Asked extends Partial<Quote> {
  readonly line?: ServiceLine
}

/** A quote for a line, paid on the day of performance unless told otherwise. */
const asQuote = ({ line: of = housework(), ...more }: Asked, settings: LawSettings): unknown => ({
  assessment: assess(of, settings),
  activity: of.activity,
  paidOn: of.performedOn,
  means: of.means,
  home: of.place === 'ascendant-home' ? 'ascendant' : 'own',
  ...more,
})

const simulate = (asked: Asked, settings: LawSettings) =>
  simulateQuote(asQuote(asked, settings) as Quote, settings)

const quoted = (price: number, more: Asked = {}, settings: LawSettings = {}) =>
  must(simulate({ line: housework(), price: cents(price), ...more }, settings))

/** What is wrong with a quote. Anything may come from outside, so the type is not believed here. */
const wrongIn = (quote: unknown, settings: LawSettings = {}) => {
  const answer = simulateQuote(quote as Quote, settings)
  if (answer.ok) return []
  const { refusal } = answer
  if (refusal.code !== 'invalid-input') return [refusal]
  return refusal.wrong.map(({ field, reason }) => `${field} ${reason}`)
}
const wrong = (more: object) => wrongIn(asQuote({ price: cents(100_00), ...more }, {}))
const apa = (units: number): readonly Aid[] => [{ kind: 'apa', amount: cents(units * 100) }]

describe('a quote (T11)', () => {
  it('says its price first, and apart from it what comes back later', () => {
    const { year, assessment, display, ...answer } = quoted(101_00)
    expect(answer).toEqual({
      price: 101_00,
      advantage: { kind: 'credit', amount: 51_00, costInTheEnd: 50_00 },
      ceilingLeft: 11_899_00,
      capLeft: undefined,
      householdAssumed: true,
    })
    expect(assessment.verdict).toBe('eligible')
    expect(year).toEqual(must(yearOf(householdOf(2025, [spent(2025, 101, { means: 'card' })]))))
    expect(display).toMatchObject({
      code: 'price-leads',
      row: 'fr.display.advantage-apart@2015-07-01',
      source: { article: 'arrêté du 17 mars 2015', paragraph: 'article 5' },
    })
  })

  it('before the decree of 2015 has no rule on its display', () => {
    const on = (performedOn: string) =>
      quoted(100_00, { line: housework({ performedOn: day(performedOn) }) })
    expect(on('2015-06-30').display).toBeUndefined()
    expect(on('2015-07-01').display?.code).toBe('price-leads')
    const paid = quoted(100_00, {
      line: housework({ performedOn: day('2015-06-30') }),
      paidOn: day('2015-07-01'),
    })
    expect(paid.display?.code).toBe('price-leads')
  })

  it('takes the law of the year in which it is paid', () => {
    const on = (paidOn: string, performedOn = '2016-12-20') => {
      const asked = housework({ performedOn: day(performedOn) })
      return quoted(100_00, { line: asked, paidOn: day(paidOn) })
    }
    expect([on('2016-12-31').advantage.kind, on('2016-12-31').year.year]).toEqual(['split', 2016])
    expect([on('2017-01-01').advantage.kind, on('2017-01-01').year.year]).toEqual(['credit', 2017])
    expect(on('2006-01-01', '2006-01-01').advantage).toEqual({
      ...{ kind: 'reduction', amount: 50_00, costInTheEnd: 50_00 },
    })
  })

  it('assumes one taxpayer of 40 who works, where the household is not known', () => {
    const split = quoted(100_00, { line: housework({ performedOn: day('2010-06-12') }) })
    expect(split.householdAssumed).toBe(true)
    expect(split.year).toMatchObject({ ceiling: 12_000_00, credit: 50_00, reduction: 0 })
    const there = housework({ place: 'ascendant-home', ascendantDependent: true })
    expect(quoted(100_00, { line: there })).toMatchObject({
      ...{ ceilingLeft: 11_900_00, advantage: { amount: 50_00 } },
    })
  })
})

describe('a quote for a household that is known', () => {
  const household = householdOf(2025, [spent(2025, 11_900)])

  it('gets what this adds to its year', () => {
    expect(quoted(300_00, { household })).toMatchObject({
      advantage: { amount: 50_00, costInTheEnd: 250_00 },
      ceilingLeft: 0,
      householdAssumed: false,
      year: { base: 12_200_00, retained: 12_000_00, credit: 6_000_00 },
    })
    expect(quoted(40_00, { household })).toMatchObject({
      ...{ advantage: { amount: 20_00 }, ceilingLeft: 60_00 },
    })
  })

  it('gets nothing more once the ceiling is reached', () => {
    const full = householdOf(2025, [spent(2025, 12_000)])
    expect(quoted(300_00, { household: full })).toMatchObject({
      advantage: { kind: 'credit', amount: 0, costInTheEnd: 300_00 },
      ceilingLeft: 0,
    })
  })

  it('adds up credit and reduction', () => {
    const at = (working: boolean, place: ServiceLine['place'] = 'home') => {
      const asked = housework({ performedOn: day('2015-06-12'), place, ascendantDependent: true })
      const before = [spent(2015, 100), spent(2015, 100, { home: 'ascendant' })]
      return quoted(200_00, { line: asked, household: householdOf(2015, before, { working }) })
    }
    expect(at(true)).toMatchObject({
      ...{ advantage: { amount: 100_00 }, year: { credit: 150_00, reduction: 50_00 } },
    })
    expect(at(true, 'ascendant-home')).toMatchObject({
      ...{ advantage: { amount: 100_00 }, year: { credit: 50_00, reduction: 150_00 } },
    })
    expect(at(false)).toMatchObject({
      ...{ advantage: { amount: 100_00 }, year: { credit: 0, reduction: 200_00 } },
    })
  })

  it('that employs somebody for the first time has the higher ceiling', () => {
    const first = { ...household, firstDirectEmployment: true }
    expect(quoted(300_00, { household: first, employment: 'direct' })).toMatchObject({
      ...{ advantage: { amount: 150_00 }, ceilingLeft: 2_800_00, year: { boxes: { '7DQ': 1 } } },
    })
    expect(quoted(300_00, { household: first }).ceilingLeft).toBe(0)
    expect(quoted(300_00, { household: first, employment: 'provider' }).ceilingLeft).toBe(0)
  })
})

describe('aids to a quote', () => {
  it('lower what comes back, and what it costs in the end', () => {
    expect(quoted(100_00, { aids: apa(40) })).toMatchObject({
      advantage: { amount: 30_00, costInTheEnd: 30_00 },
      year: { base: 60_00, boxes: { '7DB': 100, '7DR': 40 } },
    })
    const two = [...apa(40), ...apa(10)]
    expect(quoted(100_00, { aids: two }).advantage).toMatchObject({
      ...{ amount: 25_00, costInTheEnd: 25_00 },
    })
  })

  it('help to pay what opens no right as well', () => {
    const goods = housework({ kind: 'goods' })
    expect(quoted(100_00, { line: goods, aids: apa(40) }).advantage).toMatchObject({
      ...{ amount: 0, costInTheEnd: 60_00 },
    })
  })
})

describe('the cap of an activity', () => {
  const job = line('II-3')
  const garden = (units: number, more = {}) => spent(2025, units, { activity: 'II-2', ...more })

  it('is told by what is left of it', () => {
    expect(quoted(120_00, { line: job })).toMatchObject({ capLeft: 380_00, ceilingLeft: 11_880_00 })
    expect(quoted(600_00, { line: job })).toMatchObject({
      ...{ capLeft: 0, advantage: { amount: 250_00, costInTheEnd: 350_00 } },
    })
    expect(quoted(600_00, { line: line('II-11') }).capLeft).toBe(2_400_00)
    expect(quoted(600_00, { line: line('II-2') }).capLeft).toBe(4_400_00)
  })

  it('counts what the household had done of it before, and nothing else', () => {
    const before = [garden(1_000), garden(500, { paidOn: day('2024-06-30') }), spent(2025, 90)]
    const household = householdOf(2025, before)
    expect(quoted(600_00, { line: line('II-2'), household }).capLeft).toBe(3_400_00)
    expect(quoted(600_00, { line: job, household }).capLeft).toBe(0)
  })

  it('is measured before aids or after, as the tenant reads the law', () => {
    const aids = apa(100)
    const household = householdOf(2025, [garden(1_000, { aids })])
    const asked = { line: line('II-2'), household, aids }
    expect(quoted(600_00, asked).capLeft).toBe(3_600_00)
    expect(quoted(600_00, asked, { aids: 'before-cap' }).capLeft).toBe(3_600_00)
    expect(quoted(600_00, asked, { aids: 'after-cap' }).capLeft).toBe(3_400_00)
  })

  it('is left whole by what opens no right', () => {
    const away = line('II-3', { place: 'workshop' })
    expect(quoted(100_00, { line: away })).toMatchObject({ capLeft: 500_00 })
  })

  it('is none in a year before it', () => {
    const old = line('II-3', { performedOn: day('1995-06-12') })
    expect(quoted(100_00, { line: old }).capLeft).toBeUndefined()
  })
})

describe('a line that opens no right', () => {
  it.each([
    ['goods', { kind: 'goods' }],
    ['a company', { customer: 'organisation' }],
    ['the workshop', { place: 'workshop' }],
    ['cash', { means: 'cash' }],
    ['no registration', { registered: [] }],
  ] as const)('brings nothing back: %s', (_, more) => {
    const answer = quoted(100_00, { line: housework(more) })
    expect(answer.assessment.verdict).toBe('not-eligible')
    expect(answer.assessment.because).not.toEqual([])
    expect(answer).toMatchObject({
      price: 100_00,
      advantage: { kind: 'credit', amount: 0, costInTheEnd: 100_00 },
      ceilingLeft: 12_000_00,
      year: { base: 0, cuts: [], boxes: {} },
    })
    expect(answer.display?.code).toBe('price-leads')
  })

  it('as an odd job over two hours brings nothing back (T12)', () => {
    const job = (minutes: number) => quoted(100_00, { line: line('II-3', { minutes }) })
    expect(job(120).advantage.amount).toBe(50_00)
    expect(job(121).advantage.amount).toBe(0)
    expect(job(121).assessment.because.map(({ rule }) => rule)).toContain('fr.odd-job.minutes')
    expect(job(121).capLeft).toBe(500_00)
  })

  it('brings nothing back while a fact is missing, and asks for it', () => {
    const answer = quoted(100_00, { line: housework({ place: undefined }) })
    expect(answer.assessment).toMatchObject({ verdict: 'undetermined', missing: ['place'] })
    expect(answer).toMatchObject({ advantage: { amount: 0, costInTheEnd: 100_00 } })
  })

  it('on no day that is known is asked for its day', () => {
    const asked = housework({ performedOn: undefined })
    const answer = quoted(100_00, { line: asked, paidOn: day('2025-06-12') })
    expect(answer.assessment.missing).toContain('performedOn')
    expect(answer.advantage.amount).toBe(0)
  })

  it('is not on the list', () => {
    const { activity: _, ...unlisted } = housework()
    const answer = quoted(100_00, { line: unlisted })
    expect(answer).toMatchObject({ advantage: { amount: 0 }, capLeft: undefined })
  })
})

describe('how a quote is paid', () => {
  it('is by means that open the right, unless told otherwise', () => {
    for (const means of [undefined, 'card', 'cheque', 'prepaid-cesu'] as const)
      expect(quoted(100_00, { line: housework({ means }) }).advantage.amount).toBe(50_00)
  })
})

describe('a quote that says no more than it must', () => {
  const assessment = assess(housework())
  const least = { assessment, price: cents(100_00), paidOn: day('2025-06-12') }

  it('is for the household’s own home, by card, from a provider', () => {
    const answer = must(simulateQuote({ ...least, activity: 'II-1' }))
    expect(answer).toMatchObject({ advantage: { amount: 50_00 }, year: { boxes: { '7DB': 100 } } })
    expect(answer.year).toEqual(must(yearOf(householdOf(2025, [spent(2025, 100)]))))
  })

  it('of no activity brings nothing back, whatever was assessed', () => {
    expect(must(simulateQuote(least))).toMatchObject({
      ...{ advantage: { amount: 0, costInTheEnd: 100_00 }, year: { base: 0 } },
    })
  })
})

describe('a quote that cannot be read', () => {
  it.each([undefined, null, 5, []])('is refused: %j', (nothing) => {
    expect(wrongIn(nothing)).toEqual([' not-an-object'])
  })

  it.each([
    [{ price: undefined }, ['price missing']],
    [{ price: -1 }, ['price out-of-range']],
    [{ price: 10.5 }, ['price not-whole-cents']],
    [{ paidOn: '2025-02-29' }, ['paidOn not-a-date']],
    [{ employment: 'x' }, ['employment not-one-of']],
    [{ assessment: undefined }, ['assessment not-an-object']],
    [{ assessment: {} }, ['assessment.verdict missing']],
    [{ assessment: { verdict: 'yes' } }, ['assessment.verdict not-one-of']],
    [{ activity: 'II-22' }, ['activity not-one-of']],
    [{ means: 'gold' }, ['means not-one-of']],
    [{ home: 'x' }, ['home not-one-of']],
    [{ aids: null }, ['aids not-a-list']],
    [{ aids: [{}] }, ['aids.0.kind missing', 'aids.0.amount missing']],
    [{ aids: apa(101) }, ['aids out-of-range']],
    [{ household: null }, ['household not-an-object']],
    [{ household: { ...householdOf(2025, []), year: 3 } }, ['household.year out-of-range']],
    [{ price: 'x', paidOn: 'y' }, ['price not-whole-cents', 'paidOn not-a-date']],
    [
      { assessment: 5, aids: 3, household: 4 },
      ['assessment not-an-object', 'aids not-a-list', 'household not-an-object'],
    ],
  ])('is refused for %j', (more, told) => {
    expect(wrong(more)).toEqual(told)
  })

  it('is refused on no day', () => {
    expect(wrong({ line: housework({ performedOn: undefined }) })).toEqual(['paidOn missing'])
  })

  it('is refused when paid in another year than the household’s', () => {
    const household = householdOf(2024, [])
    expect(wrong({ household })).toEqual(['paidOn in-another-year'])
    expect(wrong({ household, paidOn: '2024-12-31' })).toEqual([])
    expect(wrong({ household: householdOf(2025, []), paidOn: '2026-01-01' })).toEqual([
      'paidOn in-another-year',
    ])
  })

  it('is refused before the law of the credit', () => {
    expect(wrong({ paidOn: '1990-12-31' })).toEqual(['paidOn out-of-range'])
    expect(wrong({ paidOn: '1991-01-01' })).toEqual([])
    expect(wrong({ paidOn: '2100-12-31' })).toEqual([])
    expect(wrong({ paidOn: '2101-01-01' })).toEqual(['paidOn out-of-range'])
  })

  it('is refused when the year cannot be added up', () => {
    const much = { ...spent(2025, 0), amount: cents(Number.MAX_SAFE_INTEGER) }
    const household = householdOf(2025, [much])
    expect(simulate({ household, price: cents(1) }, {})).toEqual({
      ok: false,
      refusal: {
        code: 'invalid-input',
        wrong: [{ field: 'expenses', reason: 'out-of-range' }],
      },
    })
  })
})

describe('law that nobody read', () => {
  const row = 'fr.tax-credit.cap.gardening@2005-12-30'
  const garden = line('II-2', { performedOn: day('2006-06-12') })
  const refusal = (field: string) => [{ code: 'unsettled-law', row, field }]

  it('leaves a garden of 2006 unanswered, unless the tenant took the row on itself', () => {
    expect(wrong({ line: garden })).toEqual(refusal('activity'))
    expect(quoted(100_00, { line: garden }, { trusts: [row] })).toMatchObject({
      ...{ capLeft: 1_400_00, advantage: { kind: 'reduction', amount: 50_00 } },
    })
  })

  it('leaves whoever had a garden done before unanswered as well', () => {
    const before = householdOf(2006, [spent(2006, 10), spent(2006, 10, { activity: 'II-2' })])
    const asked = { line: housework({ performedOn: day('2006-06-12') }), household: before }
    expect(wrong(asked)).toEqual(refusal('household.expenses.1.activity'))
  })
})

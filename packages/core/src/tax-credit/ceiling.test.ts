import { describe, expect, it } from 'vitest'
import type { LawSettings } from '../rules/fr/settings.js'
import { adultIn, answerOf, householdOf, spent, told } from '../testing/tax-households.js'
import type { Expense, Household, Member } from './household.js'

const child: Member = { is: 'child', custody: 'full' }
const shared: Member = { is: 'child', custody: 'shared' }
const aged = (year: number): Member => ({ is: 'dependant', birthYear: year - 65 })

/** Far above every ceiling of any year. */
const plenty = (year: number, more: Partial<Expense> = {}) => spent(year, 500_000, more)

/** Of a household that spends plenty, in whole units: its ceiling, and what comes back. */
const outcome = (
  year: number,
  more: Partial<Household> = {},
  settings: LawSettings = {},
  spending: Partial<Expense> = {},
) => {
  const answer = answerOf(householdOf(year, [plenty(year, spending)], more), settings)
  const { ceiling, retained, credit, reduction } = answer
  expect(retained).toBe(ceiling)
  return [ceiling / 100, (credit + reduction) / 100]
}
const withMembers = (year: number, ...others: readonly Member[]) => [adultIn(year), ...others]

describe('the ceiling of an income year (T11)', () => {
  it.each([
    [1991, 1992, 'FRF', 'reduction', 25_000],
    [1993, 1994, 'FRF', 'reduction', 26_000],
    [1995, 1996, 'FRF', 'reduction', 90_000],
    [1997, 2000, 'FRF', 'reduction', 45_000],
    [2001, 2001, 'EUR', 'reduction', 6_900],
    [2002, 2002, 'EUR', 'reduction', 7_400],
    [2003, 2004, 'EUR', 'reduction', 10_000],
    [2005, 2006, 'EUR', 'reduction', 12_000],
    [2007, 2008, 'EUR', 'split', 12_000],
    [2009, 2016, 'EUR', 'split', 12_000],
    [2017, 2026, 'EUR', 'credit', 12_000],
  ] as const)(
    'from %i to %i is in %s, opens a %s, and is %i',
    (from, to, currency, kind, ceiling) => {
      for (const year of [from, to]) {
        const answer = answerOf(householdOf(year, [plenty(year)]))
        const half = (ceiling / 2) * 100
        expect(answer).toMatchObject({
          ...{ year, currency, kind, base: 500_000_00 },
          ...{ ceiling: ceiling * 100, retained: ceiling * 100, balance: half },
          credit: kind === 'reduction' ? 0 : half,
          reduction: kind === 'reduction' ? half : 0,
        })
        expect(told(answer.because)[0]).toBe(
          `ceiling fr.tax-credit.ceiling@${from}-01-01 ${ceiling * 100}`,
        )
        expect(told(answer.cuts)).toEqual([
          `over-ceiling fr.tax-credit.ceiling@${from}-01-01 ${500_000_00 - ceiling * 100}`,
        ])
      }
    },
  )

  it('leaves what is spent up to it, and cuts from its first cent on', () => {
    const to = (units: number) => answerOf(householdOf(2024, [spent(2024, units)]))
    expect(to(12_000)).toMatchObject({ retained: 12_000_00, credit: 6_000_00, cuts: [] })
    expect(told(to(12_000.01).cuts)).toEqual(['over-ceiling fr.tax-credit.ceiling@2017-01-01 1'])
    expect(to(0)).toMatchObject({ base: 0, retained: 0, credit: 0, cuts: [], boxes: {} })
  })
})

describe('the persons of a household', () => {
  it.each([
    ['a child', child, 13_500],
    ['a child in shared custody', shared, 12_750],
    ['a dependant who turns 65 in the year', aged(2024), 13_500],
    ['a dependant who turns 65 the year after', aged(2025), 12_000],
    ['a second taxpayer of 65', { is: 'taxpayer', birthYear: 1959 }, 13_500],
    ['a second taxpayer of 64', { is: 'taxpayer', birthYear: 1960 }, 12_000],
  ] as const)('raise the ceiling: %s', (_, member, ceiling) => {
    expect(outcome(2024, { members: withMembers(2024, member) })).toEqual([ceiling, ceiling / 2])
  })

  it.each([
    [[child, shared], 14_250],
    [[child, child], 15_000],
    [[child, child, shared], 15_000],
    [[shared, shared, shared, shared, shared], 15_000],
    [[child, aged(2024)], 15_000],
  ] as const)('add up to 15,000 together: %j', (others, ceiling) => {
    expect(outcome(2024, { members: withMembers(2024, ...others) })[0]).toBe(ceiling)
  })

  it('count from 2005 on', () => {
    const of = (year: number) => outcome(year, { members: withMembers(year, child, aged(year)) })[0]
    expect([of(2004), of(2005)]).toEqual([10_000, 15_000])
  })

  it('are 65 before the year starts where the tenant reads the law so', () => {
    const members = (birthYear: number): Member[] => [{ is: 'taxpayer', birthYear }]
    const strict = { sixtyFive: 'before-the-year' } as const
    expect(outcome(2024, { members: members(1959) }, strict)[0]).toBe(12_000)
    expect(outcome(2024, { members: members(1958) }, strict)[0]).toBe(13_500)
    const usual = { sixtyFive: 'in-the-year' } as const
    expect(outcome(2024, { members: members(1959) }, usual)[0]).toBe(13_500)
    expect(outcome(2024, { members: members(1960) }, usual)[0]).toBe(12_000)
  })

  it('are told apart: what they raise, and who of them is over 65', () => {
    const members = withMembers(2024, child, shared, aged(2024))
    expect(told(answerOf(householdOf(2024, [], { members })).because)).toEqual([
      'ceiling fr.tax-credit.ceiling@2017-01-01 1200000',
      'ceiling-raised fr.tax-credit.ceiling@2017-01-01 300000',
      'over-65 fr.tax-credit.over-65@2005-01-01 150000',
      'credit fr.tax-credit.share@1991-01-01 0',
    ])
    const old: Member[] = [
      { is: 'taxpayer', birthYear: 1950 },
      { is: 'taxpayer', birthYear: 1951 },
    ]
    expect(told(answerOf(householdOf(2024, [], { members: old })).because)).toEqual([
      'ceiling fr.tax-credit.ceiling@2017-01-01 1200000',
      'ceiling-raised fr.tax-credit.ceiling@2017-01-01 300000',
      'over-65 fr.tax-credit.over-65@2005-01-01 300000',
      'credit fr.tax-credit.share@1991-01-01 0',
    ])
  })

  it('before 2005 are not told at all', () => {
    const members = withMembers(2004, child, aged(2004))
    expect(told(answerOf(householdOf(2004, [], { members })).because)).toEqual([
      'ceiling fr.tax-credit.ceiling@2003-01-01 1000000',
      'reduction fr.tax-credit.share@1991-01-01 0',
    ])
  })
})

describe('a household with an invalid member', () => {
  it.each([
    [1996, 90_000],
    [1997, 90_000],
    [2000, 90_000],
    [2001, 13_800],
    [2004, 13_800],
    [2005, 20_000],
    [2006, 20_000],
    [2007, 20_000],
    [2008, 20_000],
    [2009, 20_000],
    [2016, 20_000],
    [2017, 20_000],
    [2026, 20_000],
  ])('has in %i a flat ceiling of %i, whoever lives there', (year, ceiling) => {
    const members = withMembers(year, child, child)
    for (const disability of ['invalid-third-category', 'aeeh-supplement'] as const)
      expect(outcome(year, { disability, members, firstDirectEmployment: true })).toEqual([
        ceiling,
        ceiling / 2,
      ])
  })

  it('has none of its own before 1997', () => {
    const of = (year: number) =>
      told(answerOf(householdOf(year, [], { disability: 'aeeh-supplement' })).because)[0]
    expect(of(1994)).toBe('ceiling fr.tax-credit.ceiling@1993-01-01 2600000')
    expect(of(1996)).toBe('ceiling fr.tax-credit.ceiling@1995-01-01 9000000')
    expect(of(1997)).toBe('ceiling-disability fr.tax-credit.ceiling@1997-01-01 9000000')
  })

  it('is told by that ceiling alone', () => {
    const members = withMembers(2024, child, aged(2024))
    const more = { disability: 'invalid-third-category', members } as const
    expect(told(answerOf(householdOf(2024, [spent(2024, 100)], more)).because)).toEqual([
      'ceiling-disability fr.tax-credit.ceiling@2017-01-01 2000000',
      'credit fr.tax-credit.share@1991-01-01 5000',
    ])
  })

  it('by the card of 80 % is one for the tenant who took that row on itself', () => {
    const card = { disability: 'cmi-80' } as const
    const trusts = ['fr.tax-credit.disability.cmi-80@1997-01-01']
    expect(outcome(2024, card)).toEqual([12_000, 6_000])
    expect(outcome(2024, card, { trusts })).toEqual([20_000, 10_000])
    expect(outcome(2024, card, { trusts: ['fr.tax-credit.disability.cmi-80'] })[0]).toBe(12_000)
    expect(outcome(2024, {}, { trusts })[0]).toBe(12_000)
    expect(outcome(1997, card, { trusts })[0]).toBe(90_000)
    expect(outcome(2004, card, { trusts })[0]).toBe(13_800)
    expect(outcome(1994, card, { trusts })[0]).toBe(26_000)
  })
})

describe('the first year of direct employment', () => {
  const first = { firstDirectEmployment: true } as const
  const direct = { employment: 'direct' } as const

  it.each([
    [2008, 12_000],
    [2009, 15_000],
    [2016, 15_000],
    [2017, 15_000],
    [2026, 15_000],
  ])('in %i has a ceiling of %i', (year, ceiling) => {
    expect(outcome(year, first, {}, direct)).toEqual([ceiling, ceiling / 2])
  })

  it('reaches 18,000 with the persons of the household', () => {
    const of = (...others: readonly Member[]) =>
      outcome(2024, { ...first, members: withMembers(2024, ...others) }, {}, direct)[0]
    expect([of(shared), of(child), of(child, child), of(child, child, child)]).toEqual([
      ...[15_750, 16_500, 18_000, 18_000],
    ])
  })

  it('is nothing to the customer of a provider, nor to who employed somebody before', () => {
    expect(outcome(2024, first)[0]).toBe(12_000)
    expect(outcome(2024, {}, {}, direct)[0]).toBe(12_000)
    expect(outcome(2024, { firstDirectEmployment: false }, {}, direct)[0]).toBe(12_000)
  })

  it('is told by its own ceiling', () => {
    const members = withMembers(2024, child)
    const household = householdOf(2024, [spent(2024, 100, direct)], { ...first, members })
    expect(told(answerOf(household).because)).toEqual([
      'ceiling-first-year fr.tax-credit.ceiling@2017-01-01 1500000',
      'ceiling-raised fr.tax-credit.ceiling@2017-01-01 150000',
      'credit fr.tax-credit.share@1991-01-01 5000',
    ])
  })

  it('needs an expense of the year that counts', () => {
    const cash = spent(2024, 100, { ...direct, means: 'cash' })
    const before = spent(2023, 100, direct)
    expect(answerOf(householdOf(2024, [cash, before], first)).ceiling).toBe(12_000_00)
  })
})

describe('ascendants who are helped at their home', () => {
  const old = { birthYear: 1940 }
  const young = { birthYear: 1980 }
  const there = { home: 'ascendant' } as const
  const ceilings = (
    ascendants: Household['ascendants'],
    spending: Partial<Expense>,
    more: Partial<Household> = {},
  ) => outcome(2024, { ...more, ascendants }, {}, spending)[0]

  it('raise the ceiling when over 65 and when something is paid there', () => {
    expect(ceilings([old], there)).toBe(13_500)
    expect(ceilings([young], there)).toBe(12_000)
    expect(ceilings([old, old], there)).toBe(15_000)
    expect(ceilings([old, old, old], there)).toBe(15_000)
    expect(ceilings([], there)).toBe(12_000)
    expect(ceilings([old], {})).toBe(12_000)
  })

  it('turn 65 like everybody else', () => {
    const strict = { sixtyFive: 'before-the-year' } as const
    const of = (birthYear: number, settings: LawSettings = {}) =>
      outcome(2024, { ascendants: [{ birthYear }] }, settings, there)[0]
    expect([of(1959), of(1960)]).toEqual([13_500, 12_000])
    expect([of(1959, strict), of(1958, strict)]).toEqual([12_000, 13_500])
  })

  it('are told with the members over 65', () => {
    const members = withMembers(2024, aged(2024), shared)
    const household = householdOf(2024, [spent(2024, 10, there)], { members, ascendants: [old] })
    expect(told(answerOf(household).because).slice(0, 3)).toEqual([
      'ceiling fr.tax-credit.ceiling@2017-01-01 1200000',
      'ceiling-raised fr.tax-credit.ceiling@2017-01-01 300000',
      'over-65 fr.tax-credit.over-65@2005-01-01 300000',
    ])
    const alone = householdOf(2024, [spent(2024, 10, there)], { ascendants: [old, young] })
    expect(told(answerOf(alone).because).slice(0, 3)).toEqual([
      'ceiling fr.tax-credit.ceiling@2017-01-01 1200000',
      'ceiling-raised fr.tax-credit.ceiling@2017-01-01 150000',
      'over-65 fr.tax-credit.over-65@2005-01-01 150000',
    ])
  })

  it('add nothing to a flat ceiling', () => {
    expect(ceilings([old], there, { disability: 'aeeh-supplement' })).toBe(20_000)
  })
})

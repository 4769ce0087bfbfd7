import { describe, expect, it } from 'vitest'
import {
  type OracleAnswer,
  type OracleExpense,
  type OracleHousehold,
  type OracleMember,
  type OracleSettings,
  oracleYear,
} from './year.js'

type Answered = Extract<OracleAnswer, { ok: true }>

const units = (amount: number): number => Math.round(amount * 100)

const adult: OracleMember = { is: 'taxpayer', birthYear: 1985 }
const child: OracleMember = { is: 'child', custody: 'full' }
const sharedChild: OracleMember = { is: 'child', custody: 'shared' }

/** An expense of `amount` whole units; a transfer to a provider for housework at home unless said. */
const spent = (year: number, amount: number, more: Partial<OracleExpense> = {}): OracleExpense => ({
  activity: 'II-1',
  paidOn: `${year}-06-30`,
  amount: units(amount),
  means: 'transfer',
  employment: 'provider',
  home: 'own',
  ...more,
})

const household = (
  year: number,
  expenses: readonly OracleExpense[],
  more: Partial<OracleHousehold> = {},
): OracleHousehold => ({ year, domiciledInFrance: true, members: [adult], expenses, ...more })

function answer(asked: OracleHousehold, settings?: OracleSettings): Answered {
  const answered = oracleYear(asked, settings)
  if (!answered.ok) throw new Error(`unsettled: ${answered.row}`)
  return answered
}

/** Far above every ceiling of any year. */
const plenty = (year: number, more: Partial<OracleExpense> = {}) => spent(year, 500_000, more)

const ceilingOf = (
  year: number,
  more: Partial<OracleHousehold> = {},
  settings?: OracleSettings,
): number => answer(household(year, [plenty(year)], more), settings).ceiling / 100

describe('the ceiling of an income year', () => {
  it.each([
    [1991, 'FRF', 25_000],
    [1992, 'FRF', 25_000],
    [1993, 'FRF', 26_000],
    [1994, 'FRF', 26_000],
    [1995, 'FRF', 90_000],
    [1996, 'FRF', 90_000],
    [1997, 'FRF', 45_000], // Conseil constitutionnel, 97-395 DC.
    [2000, 'FRF', 45_000],
    [2001, 'EUR', 6_900],
    [2002, 'EUR', 7_400],
    [2003, 'EUR', 10_000],
    [2004, 'EUR', 10_000],
    [2005, 'EUR', 12_000],
    [2006, 'EUR', 12_000],
    [2007, 'EUR', 12_000],
    [2008, 'EUR', 12_000],
    [2009, 'EUR', 12_000],
    [2016, 'EUR', 12_000],
    [2017, 'EUR', 12_000],
    [2026, 'EUR', 12_000],
  ])('%i is in %s, at %i', (year, currency, ceiling) => {
    const { credit, reduction, ...rest } = answer(household(year, [plenty(year)]))
    expect(rest).toEqual({
      ok: true,
      currency,
      base: units(500_000),
      ceiling: units(ceiling),
      retained: units(ceiling),
      balance: units(ceiling / 2),
    })
    expect(credit + reduction).toBe(units(ceiling / 2))
  })

  it('has no text before 1991', () => {
    expect(() => oracleYear(household(1990, []))).toThrow(RangeError)
  })

  it.each([
    [1997, 90_000],
    [2000, 90_000],
    [2001, 13_800],
    [2002, 13_800],
    [2004, 13_800],
    [2005, 20_000],
    [2017, 20_000],
  ])('with a disability is flat: %i at %i', (year, ceiling) => {
    const more = { disability: 'invalid-third-category', members: [adult, child] } as const
    expect(ceilingOf(year, more)).toBe(ceiling)
  })

  it('knows no disability ceiling before 1997', () => {
    expect(ceilingOf(1994, { disability: 'aeeh-supplement' })).toBe(26_000)
    expect(ceilingOf(1996, { disability: 'aeeh-supplement' })).toBe(90_000)
  })

  it('counts the inclusion card only for who trusts the row', () => {
    const more = { disability: 'cmi-80' } as const
    expect(ceilingOf(2024, more)).toBe(12_000)
    expect(ceilingOf(2024, more, { trusts: ['fr.tax-credit.disability.cmi-80'] })).toBe(20_000)
  })
})

describe('persons who raise the ceiling', () => {
  it('begin in 2005', () => {
    expect(ceilingOf(2004, { members: [adult, child] })).toBe(10_000)
    expect(ceilingOf(2005, { members: [adult, child] })).toBe(13_500)
  })

  it('count a child in shared custody for half', () => {
    expect(ceilingOf(2024, { members: [adult, sharedChild] })).toBe(12_750)
    expect(ceilingOf(2024, { members: [adult, child, sharedChild] })).toBe(14_250)
  })

  it('stop at the maximum', () => {
    expect(ceilingOf(2024, { members: [adult, child, child] })).toBe(15_000)
    expect(ceilingOf(2024, { members: [adult, child, child, sharedChild] })).toBe(15_000)
  })

  it.each(['taxpayer', 'dependant'] as const)('count a %s from the year of turning 65', (is) => {
    const members = (birthYear: number): OracleMember[] => [adult, { is, birthYear }]
    expect(ceilingOf(2024, { members: members(1959) })).toBe(13_500)
    expect(ceilingOf(2024, { members: members(1960) })).toBe(12_000)
  })

  it('count from the year after the 65th birthday when so read', () => {
    const members = (birthYear: number): OracleMember[] => [{ is: 'taxpayer', birthYear }]
    const strict = { sixtyFive: 'before-the-year' } as const
    expect(ceilingOf(2024, { members: members(1959) }, strict)).toBe(12_000)
    expect(ceilingOf(2024, { members: members(1958) }, strict)).toBe(13_500)
  })

  it('count ascendants over 65 only when help at their home is paid', () => {
    const more = { ascendants: [{ birthYear: 1940 }, { birthYear: 1970 }] }
    expect(ceilingOf(2024, more)).toBe(12_000)
    const helped = household(2024, [plenty(2024, { home: 'ascendant' })], more)
    expect(answer(helped)).toMatchObject({ ceiling: units(13_500), credit: units(6_750) })
  })
})

describe('the first year of direct employment', () => {
  const first = { firstDirectEmployment: true }
  const firstYear = (
    year: number,
    more: Partial<OracleExpense>,
    members: readonly OracleMember[] = [adult],
  ) => answer(household(year, [plenty(year, more)], { ...first, members })).ceiling / 100

  it('opens 15 000 up to 18 000 from 2009', () => {
    expect(firstYear(2008, { employment: 'direct' })).toBe(12_000)
    expect(firstYear(2009, { employment: 'direct' })).toBe(15_000)
    expect(firstYear(2024, { employment: 'direct' }, [adult, child])).toBe(16_500)
    expect(firstYear(2024, { employment: 'direct' }, [adult, child, child, child])).toBe(18_000)
  })

  it("leaves a provider's customer at the ordinary ceiling", () => {
    expect(firstYear(2024, { employment: 'provider' })).toBe(12_000)
  })

  it('needs a counted expense of direct employment', () => {
    expect(firstYear(2024, { employment: 'direct', means: 'cash' })).toBe(12_000)
    expect(firstYear(2024, { employment: 'direct', paidOn: '2023-12-31' })).toBe(12_000)
  })

  it('does not move the disability ceiling', () => {
    const more = { ...first, disability: 'aeeh-supplement' } as const
    const asked = household(2024, [plenty(2024, { employment: 'direct' })], more)
    expect(answer(asked).ceiling).toBe(units(20_000))
  })
})

describe('the four scenarios of the official simulator, 2011 to 2016', () => {
  const years = [2011, 2012, 2013, 2014, 2015, 2016]

  it.each(years)('%i: 7DB 20 000 + 7DG + 7DQ gives a credit of 10 000', (year) => {
    const asked = household(year, [spent(year, 20_000, { employment: 'direct' })], {
      working: true,
      disability: 'invalid-third-category',
      firstDirectEmployment: true,
    })
    expect(answer(asked)).toMatchObject({ credit: units(10_000), reduction: 0 })
  })

  it.each(years)('%i: 7DB 20 000 gives a credit of 6 000', (year) => {
    const asked = household(year, [spent(year, 20_000)], { working: true })
    expect(answer(asked)).toMatchObject({ credit: units(6_000), reduction: 0 })
  })

  it.each(years)('%i: 7DF 20 000 gives a reduction of 6 000', (year) => {
    const asked = household(year, [spent(year, 20_000)], { working: false })
    expect(answer(asked)).toMatchObject({ credit: 0, reduction: units(6_000) })
  })

  it.each(years)('%i: 7DD 20 000 + 7DL 1 gives a reduction of 6 750', (year) => {
    const asked = household(year, [spent(year, 20_000, { home: 'ascendant' })], {
      working: true,
      ascendants: [{ birthYear: 1930 }],
    })
    expect(answer(asked)).toMatchObject({ credit: 0, reduction: units(6_750) })
  })
})

describe('credit or reduction', () => {
  it.each([
    [2006, true, 'reduction'],
    [2007, true, 'credit'],
    [2007, false, 'reduction'],
    [2016, true, 'credit'],
    [2016, false, 'reduction'],
    [2017, false, 'credit'],
  ] as const)('%i, working %s: a %s', (year, working, advantage) => {
    expect(answer(household(year, [spent(year, 1_000)], { working }))[advantage]).toBe(units(500))
  })

  it.each([
    [2006, 0, 6_750],
    [2007, 5_000, 1_750],
    [2016, 5_000, 1_750],
    [2017, 6_750, 0],
  ])('%i shares the ceiling between home and ascendant: %i and %i', (year, credit, reduction) => {
    const asked = household(
      year,
      [spent(year, 10_000), spent(year, 8_000, { home: 'ascendant' })],
      { working: true, ascendants: [{ birthYear: 1930 }] },
    )
    expect(answer(asked)).toMatchObject({
      base: units(18_000),
      ceiling: units(13_500),
      retained: units(13_500),
      credit: units(credit),
      reduction: units(reduction),
    })
  })

  it("keeps the ascendant's 1 500 out of the ceiling at home until 2016", () => {
    const paid = (year: number) => [spent(year, 14_000), spent(year, 100, { home: 'ascendant' })]
    const more = { working: true, ascendants: [{ birthYear: 1930 }] }
    expect(answer(household(2016, paid(2016), more))).toMatchObject({
      ceiling: units(13_500),
      retained: units(12_100),
      credit: units(6_000),
      reduction: units(50),
    })
    expect(answer(household(2017, paid(2017), more)).retained).toBe(units(13_500))
  })
})

// DGFiP M sources, chap-4.m: `BAD` in 2010, `BAD1` and `BAD2` from 2011.
describe('the reduction at both homes', () => {
  const bothHomes = (year: number, own: number, ascendant: number, working = false) =>
    answer(
      household(year, [spent(year, own), spent(year, ascendant, { home: 'ascendant' })], {
        working,
        ascendants: [{ birthYear: 1930 }],
      }),
    )

  it.each([
    [2005, 13_500],
    [2006, 13_500],
    [2007, 13_500],
    [2010, 13_500],
    [2011, 13_000],
    [2016, 13_000],
  ])('in %i keeps %i of 14 000 at home and 1 000 at the ascendant', (year, retained) => {
    expect(bothHomes(year, 14_000, 1_000)).toMatchObject({
      ceiling: units(13_500),
      retained: units(retained),
      credit: 0,
      reduction: units(retained / 2),
    })
  })

  it.each([2007, 2010, 2011])('in %i has the room that the credit left', (year) => {
    expect(bothHomes(year, 14_000, 2_000, true)).toMatchObject({
      ceiling: units(13_500),
      credit: units(6_000),
      reduction: units(750),
    })
  })

  it("does not count the ascendant when nothing is paid at the ascendant's home", () => {
    const asked = household(2010, [spent(2010, 14_000)], { ascendants: [{ birthYear: 1930 }] })
    expect(answer(asked)).toMatchObject({ ceiling: units(12_000), reduction: units(6_000) })
  })
})

describe('the caps per activity', () => {
  const capped = (activity: string, paidOn: string) => {
    const year = Number(paidOn.slice(0, 4))
    return answer(household(year, [plenty(year, { activity, paidOn })])).base / 100
  }

  it.each([
    ['II-3', '1995-12-31', 500_000],
    ['II-3', '1996-01-01', 2_500],
    ['II-3', '2000-12-31', 2_500],
    ['II-3', '2001-12-31', 381.12],
    ['II-3', '2002-01-01', 400],
    ['II-3', '2004-12-31', 400],
    ['II-3', '2005-01-01', 500],
    ['II-3', '2026-12-31', 500],
    ['II-11', '2004-12-31', 500_000],
    ['II-11', '2005-01-01', 1_000],
    ['II-11', '2012-12-31', 1_000],
    ['II-11', '2013-01-01', 3_000],
    ['II-2', '2004-12-31', 500_000],
    ['II-2', '2007-01-01', 3_000],
    ['II-2', '2012-12-31', 3_000],
    ['II-2', '2013-01-01', 5_000],
    ['II-1', '2024-06-30', 500_000],
  ])('%s paid on %s keeps %d', (activity, paidOn, base) => {
    expect(capped(activity, paidOn)).toBe(base)
  })

  it.each([2005, 2006])('%i needs a gardening cap known from memory', (year) => {
    const row = 'fr.tax-credit.cap.gardening@2005-12-30'
    const asked = household(year, [plenty(year, { activity: 'II-2' })])
    expect(oracleYear(asked)).toEqual({ ok: false, code: 'unsettled-law', row })
    expect(answer(asked, { trusts: [row] }).base).toBe(units(1_500))
  })

  it('asks nothing of a gardening expense that does not count', () => {
    const cash = plenty(2006, { activity: 'II-2', means: 'cash' })
    expect(answer(household(2006, [cash])).base).toBe(0)
  })

  it('are one for the year, inside the ceiling, and leave other activities whole', () => {
    const asked = household(2024, [
      spent(2024, 300, { activity: 'II-3' }),
      spent(2024, 300, { activity: 'II-3' }),
      spent(2024, 11_800),
    ])
    expect(answer(asked)).toMatchObject({ base: units(12_300), retained: units(12_000) })
  })

  it('give their room to the home of the taxpayer first', () => {
    const asked = household(
      2015,
      [
        spent(2015, 300, { activity: 'II-3', home: 'ascendant' }),
        spent(2015, 400, { activity: 'II-3' }),
      ],
      { working: true },
    )
    expect(answer(asked)).toMatchObject({ credit: units(200), reduction: units(50) })
  })
})

describe('aids', () => {
  const aided = (year: number, kind: 'apa' | 'employer', more: Partial<OracleExpense> = {}) =>
    household(year, [spent(year, 1_000, { aids: [{ kind, amount: units(200) }], ...more })])

  // Law 96-63 and BOI 5 F-18-06: the day of payment decides.
  it.each([
    ['1995-12-31', 800],
    ['1996-01-01', 1_000],
    ['2004-12-31', 1_000],
    ['2005-11-16', 1_000],
    ['2005-11-17', 800],
    ['2006-01-01', 800],
    ['2024-06-30', 800],
  ])('of the employer, paid on %s, leave %i', (paidOn, base) => {
    const year = Number(paidOn.slice(0, 4))
    expect(answer(aided(year, 'employer', { paidOn })).base).toBe(units(base))
  })

  // DGFiP M sources of 2022 and 2024: 7DR leaves 7DB before the ceiling.
  it('come off before the ceiling', () => {
    const aids = [{ kind: 'apa', amount: units(3_000) }] as const
    const asked = household(2024, [spent(2024, 14_000, { aids })])
    expect(answer(asked)).toMatchObject({ retained: units(11_000), credit: units(5_500) })
  })

  it('of every other kind are always deducted', () => {
    expect(answer(aided(1999, 'apa')).base).toBe(units(800))
  })

  it('come off before the activity cap, or after it', () => {
    const asked = aided(2024, 'apa', { activity: 'II-3' })
    expect(answer(asked).base).toBe(units(500))
    expect(answer(asked, { aids: 'after-cap' }).base).toBe(units(300))
  })

  it('never make an activity negative', () => {
    const aids = [{ kind: 'pch', amount: units(900) }] as const
    const asked = household(2024, [spent(2024, 1_000, { activity: 'II-3', aids })])
    expect(answer(asked, { aids: 'after-cap' })).toMatchObject({ base: 0, credit: 0 })
  })

  it('after the cap still add up to the activity over both homes', () => {
    const aids = [{ kind: 'apa', amount: units(200) }] as const
    const asked = household(
      2015,
      [
        spent(2015, 400, { activity: 'II-3' }),
        spent(2015, 300, { activity: 'II-3', home: 'ascendant', aids }),
      ],
      { working: true },
    )
    const { base, credit, reduction } = answer(asked, { aids: 'after-cap' })
    expect({ base, credit, reduction }).toEqual({
      base: units(300),
      credit: units(150),
      reduction: 0,
    })
  })
})

describe('expenses that count', () => {
  it('are those paid in the income year', () => {
    const paid = ['2023-12-31', '2024-01-01', '2024-12-31', '2025-01-01']
    const asked = household(
      2024,
      paid.map((paidOn) => spent(2024, 100, { paidOn })),
    )
    expect(answer(asked).base).toBe(units(200))
  })

  it('are not in cash from 1996-06-25', () => {
    const cash = (paidOn: string) => spent(1996, 100, { paidOn, means: 'cash' })
    const asked = household(1996, [cash('1996-06-24'), cash('1996-06-25')])
    expect(answer(asked).base).toBe(units(100))
  })

  it("are at an ascendant's home only from 1997", () => {
    const at = (year: number) => household(year, [spent(year, 100, { home: 'ascendant' })])
    expect(answer(at(1996)).base).toBe(0)
    expect(answer(at(1997)).base).toBe(units(100))
  })

  it('are none for who lives abroad, from 1992', () => {
    const abroad = (year: number) =>
      answer(household(year, [spent(year, 100)], { domiciledInFrance: false }))
    expect(abroad(1991)).toMatchObject({ base: units(100), reduction: units(50) })
    expect(abroad(1992)).toMatchObject({
      base: 0,
      ceiling: units(25_000),
      retained: 0,
      reduction: 0,
      balance: 0,
    })
  })
})

describe('rounding and balance', () => {
  it.each([
    [100.99, 50],
    [101, 51],
    [100.98, 50],
  ])('half of %d is %d whole euros', (amount, credit) => {
    expect(answer(household(2024, [spent(2024, amount)])).credit).toBe(units(credit))
  })

  it('rounds the credit and the reduction each for itself', () => {
    const asked = household(2015, [spent(2015, 101), spent(2015, 101, { home: 'ascendant' })], {
      working: true,
    })
    expect(answer(asked)).toMatchObject({
      credit: units(51),
      reduction: units(51),
      balance: units(102),
    })
  })

  it('takes the advance off, below zero if it was too high', () => {
    const balance = (advance: number) =>
      answer(household(2024, [spent(2024, 1_000)], { advance: units(advance) })).balance
    expect(balance(400)).toBe(units(100))
    expect(balance(600)).toBe(units(-100))
  })

  it('refuses an amount that is not whole hundredths', () => {
    expect(() => oracleYear(household(2024, [spent(2024, 1, { amount: 0.5 })]))).toThrow(RangeError)
  })
})

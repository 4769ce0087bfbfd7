import { describe, expect, it } from 'vitest'
import { cents } from '../shared/cents.js'
import { answerOf, householdOf, spent, told } from '../testing/tax-households.js'
import type { Aid, Expense, Household } from './household.js'

const old = { birthYear: 1930 }
const there = { home: 'ascendant' } as const
const apa = (units: number): Pick<Expense, 'aids'> => ({
  aids: [{ kind: 'apa', amount: cents(units * 100) }],
})

/** Credit, reduction and what counted, in whole units. */
const parts = (household: Household) => {
  const { credit, reduction, retained, ceiling } = answerOf(household)
  return {
    credit: credit / 100,
    reduction: reduction / 100,
    retained: retained / 100,
    ceiling: ceiling / 100,
  }
}

describe('half of what counts comes back (T11)', () => {
  it.each([
    [0.99, 0],
    [1, 1],
    [2.99, 1],
    [3, 2],
    [100.98, 50],
    [100.99, 50],
    [101, 51],
    [102.99, 51],
    [103, 52],
    [11_999, 6_000],
    [12_000, 6_000],
  ])('of %d, to the nearest euro, halves up: %i', (units, back) => {
    expect(parts(householdOf(2024, [spent(2024, units)])).credit).toBe(back)
  })

  it('is rounded to whole francs before 2001, and to whole euros in 2001', () => {
    const of = (year: number, units: number) => {
      const { currency, reduction } = answerOf(householdOf(year, [spent(year, units)]))
      return [currency, reduction / 100]
    }
    expect(of(2000, 1_001)).toEqual(['FRF', 501])
    expect(of(2000, 1_000.99)).toEqual(['FRF', 500])
    expect(of(2001, 1_001)).toEqual(['EUR', 501])
  })

  it('takes the cap of odd jobs in 2001, still in francs, for 381.12 euros', () => {
    const year = answerOf(householdOf(2001, [spent(2001, 1_000, { activity: 'II-3' })]))
    expect(year).toMatchObject({ base: 381_12, retained: 381_12, reduction: 191_00 })
  })

  it('rounds credit and reduction each on its own', () => {
    const expenses = [spent(2015, 101), spent(2015, 101, there)]
    expect(answerOf(householdOf(2015, expenses))).toMatchObject({
      ...{ retained: 202_00, credit: 51_00, reduction: 51_00, balance: 102_00 },
    })
  })
})

describe('the advance (7HB)', () => {
  const after = (advance: number) =>
    answerOf(householdOf(2024, [spent(2024, 1_000)], { advance: cents(advance) }))

  it('is taken off what comes back', () => {
    expect(after(300_00).balance).toBe(200_00)
    expect(after(500_00).balance).toBe(0)
    expect(after(0).balance).toBe(500_00)
  })

  it('of more than that is to be paid back', () => {
    expect(after(600_00)).toMatchObject({ credit: 500_00, balance: -100_00 })
  })

  it('comes off credit and reduction together', () => {
    const expenses = [spent(2015, 100), spent(2015, 100, there)]
    expect(answerOf(householdOf(2015, expenses, { advance: cents(30_00) })).balance).toBe(70_00)
  })
})

describe('before 2007', () => {
  it('is a reduction, whether one works or not', () => {
    for (const working of [true, false, undefined]) {
      const { kind, credit, reduction, because } = answerOf(
        householdOf(2006, [spent(2006, 1_000)], { working }),
      )
      expect([kind, credit, reduction]).toEqual(['reduction', 0, 500_00])
      expect(told(because)).toEqual([
        'ceiling fr.tax-credit.ceiling@2005-01-01 1200000',
        'reduction fr.tax-credit.share@1991-01-01 50000',
      ])
    }
  })

  it('before 2005 asks for no ascendants', () => {
    const household = householdOf(2004, [spent(2004, 100, there)], { ascendants: undefined })
    expect(answerOf(household)).toMatchObject({ ceiling: 10_000_00, boxes: { '7DF': 100 } })
  })

  it('takes both homes under one ceiling', () => {
    const both = (year: number) =>
      parts(
        householdOf(year, [spent(year, 12_000), spent(year, 12_000, there)], { ascendants: [old] }),
      )
    expect(both(2004)).toEqual({ credit: 0, reduction: 5_000, retained: 10_000, ceiling: 10_000 })
    expect(both(2006)).toEqual({ credit: 0, reduction: 6_750, retained: 13_500, ceiling: 13_500 })
  })
})

describe('from 2007 to 2016', () => {
  it.each([2007, 2010, 2011, 2016])('in %i is a credit for who works', (year) => {
    const { kind, credit, reduction, because } = answerOf(householdOf(year, [spent(year, 1_000)]))
    expect([kind, credit, reduction]).toEqual(['split', 500_00, 0])
    const row = year < 2009 ? '2007' : '2009'
    expect(told(because)).toEqual([
      `ceiling fr.tax-credit.ceiling@${row}-01-01 1200000`,
      'working fr.tax-credit.working@2007-01-01 50000',
      'credit fr.tax-credit.share@1991-01-01 50000',
      'reduction fr.tax-credit.share@1991-01-01 0',
    ])
  })

  it.each([2007, 2010, 2011, 2016])('in %i is a reduction for who does not', (year) => {
    const { kind, credit, reduction, because } = answerOf(
      householdOf(year, [spent(year, 1_000)], { working: false }),
    )
    expect([kind, credit, reduction]).toEqual(['split', 0, 500_00])
    expect(told(because).slice(1)).toEqual([
      'not-working fr.tax-credit.working@2007-01-01 50000',
      'credit fr.tax-credit.share@1991-01-01 0',
      'reduction fr.tax-credit.share@1991-01-01 50000',
    ])
  })

  it('is a reduction at an ascendant’s home, though one works', () => {
    for (const year of [2007, 2010, 2011, 2016])
      expect(parts(householdOf(year, [spent(year, 1_000, there)]))).toMatchObject({
        ...{ credit: 0, reduction: 500 },
      })
  })

  const both = (year: number, working: boolean, own = 20_000, ascendant = 20_000) =>
    parts(
      householdOf(year, [spent(year, own), spent(year, ascendant, there)], {
        ...{ working, ascendants: [old] },
      }),
    )

  it('serves the credit first, under the ceiling without ascendants', () => {
    for (const year of [2007, 2010, 2011, 2016]) {
      expect(both(year, true)).toEqual({
        ...{ credit: 6_000, reduction: 750, retained: 13_500, ceiling: 13_500 },
      })
      expect(both(year, true, 10_000)).toMatchObject({ credit: 5_000, reduction: 1_750 })
      expect(both(year, true, 10_000, 1_000)).toMatchObject({ credit: 5_000, reduction: 500 })
      expect(both(year, true, 1_000)).toMatchObject({ credit: 500, reduction: 6_250 })
    }
  })

  it('until 2010 lets the reduction of both homes fill the ceiling that ascendants raise', () => {
    for (const year of [2007, 2010]) {
      expect(both(year, false)).toMatchObject({ reduction: 6_750, retained: 13_500 })
      expect(both(year, false, 20_000, 100)).toMatchObject({ reduction: 6_750 })
    }
  })

  it('from 2011 on keeps what ascendants raise for their own home', () => {
    for (const year of [2011, 2016]) {
      expect(both(year, false)).toMatchObject({ reduction: 6_750, retained: 13_500 })
      expect(both(year, false, 20_000, 100)).toEqual({
        ...{ credit: 0, reduction: 6_050, retained: 12_100, ceiling: 13_500 },
      })
      expect(both(year, false, 1_000, 20_000)).toMatchObject({ reduction: 6_750 })
      expect(both(year, false, 1_000, 1_000)).toMatchObject({ reduction: 1_000 })
    }
  })

  it('gives one’s own home the room of a cap first', () => {
    const job = (units: number, more = {}) => spent(2015, units, { activity: 'II-3', ...more })
    expect(parts(householdOf(2015, [job(400, there), job(300)]))).toMatchObject({
      ...{ credit: 150, reduction: 100, retained: 500 },
    })
    expect(parts(householdOf(2015, [job(400, there), job(600)]))).toMatchObject({
      ...{ credit: 250, reduction: 0, retained: 500 },
    })
    const split = householdOf(2015, [job(400, { ...there, ...apa(100) }), job(300, apa(200))])
    expect(parts(split)).toMatchObject({ credit: 50, reduction: 150 })
    const after = answerOf(split, { aids: 'after-cap' })
    expect(after).toMatchObject({ credit: 50_00, reduction: 50_00, retained: 200_00 })
    const beyond = householdOf(2015, [job(100, there), job(700, apa(600))])
    expect(answerOf(beyond, { aids: 'after-cap' })).toMatchObject({ credit: 0, reduction: 0 })
    expect(answerOf(beyond)).toMatchObject({ credit: 50_00, reduction: 50_00 })
    const theirs = householdOf(2015, [job(600, { ...there, ...apa(450) }), job(200)])
    expect(answerOf(theirs, { aids: 'after-cap' })).toMatchObject({ credit: 25_00, reduction: 0 })
  })
})

describe('since 2017', () => {
  it('is a credit for all, both homes under one ceiling', () => {
    for (const working of [true, false, undefined]) {
      const expenses = [spent(2017, 8_000), spent(2017, 8_000, there)]
      const answer = answerOf(householdOf(2017, expenses, { working, ascendants: [old] }))
      expect(answer).toMatchObject({ kind: 'credit', credit: 6_750_00, reduction: 0 })
      expect(told(answer.because)).toEqual([
        'ceiling fr.tax-credit.ceiling@2017-01-01 1200000',
        'ceiling-raised fr.tax-credit.ceiling@2017-01-01 150000',
        'over-65 fr.tax-credit.over-65@2005-01-01 150000',
        'credit fr.tax-credit.share@1991-01-01 675000',
      ])
    }
  })
})

describe('the boxes of the return', () => {
  const ownAndThere = (year: number) => [
    spent(year, 1_000, apa(100)),
    spent(year, 500, { ...there, ...apa(50) }),
  ]
  const boxes = (year: number, more: Partial<Household> = {}) =>
    answerOf(householdOf(year, ownAndThere(year), more)).boxes

  it.each([
    [2004, true, { '7DF': 1_500, '7DR': 150 }],
    [2006, false, { '7DF': 1_500, '7DR': 150 }],
    [2007, true, { '7DB': 1_000, '7DF': 500, '7DR': 150 }],
    [2007, false, { '7DF': 1_500, '7DR': 150 }],
    [2010, true, { '7DB': 1_000, '7DF': 500, '7DR': 150 }],
    [2011, true, { '7DB': 1_000, '7DD': 500, '7DR': 150 }],
    [2011, false, { '7DF': 1_000, '7DD': 500, '7DR': 150 }],
    [2016, true, { '7DB': 1_000, '7DD': 500, '7DR': 150 }],
    [2016, false, { '7DF': 1_000, '7DD': 500, '7DR': 150 }],
    [2017, true, { '7DB': 1_500, '7DR': 150 }],
    [2026, false, { '7DB': 1_500, '7DR': 150 }],
  ])('in %i (working: %s) hold what was paid at each home, and the aids', (year, working, held) => {
    expect(boxes(year, { working })).toEqual(held)
  })

  it('that are empty are left out', () => {
    expect(answerOf(householdOf(2024, [])).boxes).toEqual({})
    expect(answerOf(householdOf(2024, [], { advance: cents(0) })).boxes).toEqual({})
    const cash = spent(2024, 100, { means: 'cash', ...apa(10) })
    expect(answerOf(householdOf(2024, [cash])).boxes).toEqual({})
    expect(answerOf(householdOf(2024, [spent(2024, 0.49)])).boxes).toEqual({})
    expect(answerOf(householdOf(2012, [spent(2012, 10)])).boxes).toEqual({ '7DB': 10 })
  })

  it('hold whole units, halves up', () => {
    const of = (amount: number) =>
      answerOf(householdOf(2024, [spent(2024, amount)], { advance: cents(amount * 100) })).boxes
    expect(of(0.5)).toEqual({ '7DB': 1, '7HB': 1 })
    expect(of(10.49)).toEqual({ '7DB': 10, '7HB': 10 })
    expect(of(10.5)).toEqual({ '7DB': 11, '7HB': 11 })
    expect(of(11)).toEqual({ '7DB': 11, '7HB': 11 })
  })

  it('hold half a unit at each home, and of the aids', () => {
    const helped = { amount: cents(100), aids: [{ kind: 'apa' as const, amount: cents(50) }] }
    const expenses = [
      spent(2012, 0.5),
      spent(2012, 0.5, { home: 'ascendant' }),
      spent(2012, 1, helped),
    ]
    const of = (working: boolean) => answerOf(householdOf(2012, expenses, { working })).boxes
    expect(of(true)).toEqual({ '7DB': 2, '7DD': 1, '7DR': 1 })
    expect(of(false)).toEqual({ '7DF': 2, '7DD': 1, '7DR': 1 })
    const alone = householdOf(2012, [spent(2012, 0.5)], { working: false })
    expect(answerOf(alone).boxes).toEqual({ '7DF': 1 })
  })

  it('hold what the cap of an activity left', () => {
    const job = spent(2024, 900, { activity: 'II-3' })
    expect(answerOf(householdOf(2024, [job])).boxes).toEqual({ '7DB': 500 })
  })

  it('count ascendants over 65 (7DL) where something is paid at their home', () => {
    const ascendants = [old, { birthYear: 1931 }, { birthYear: 2000 }]
    expect(boxes(2024, { ascendants })).toEqual({ '7DB': 1_500, '7DR': 150, '7DL': 2 })
    expect(answerOf(householdOf(2024, [spent(2024, 10)], { ascendants })).boxes).toEqual({
      '7DB': 10,
    })
  })

  it('tick an invalid person (7DG) where that ceiling is used', () => {
    const of = (year: number, disability: Household['disability'], trusts: string[] = []) =>
      answerOf(householdOf(year, [], { disability }), { trusts }).boxes
    expect(of(2024, 'invalid-third-category')).toEqual({ '7DG': 1 })
    expect(of(1997, 'aeeh-supplement')).toEqual({ '7DG': 1 })
    expect(of(1996, 'aeeh-supplement')).toEqual({})
    expect(of(2024, 'cmi-80')).toEqual({})
    const trusts = ['fr.tax-credit.disability.cmi-80@1997-01-01']
    expect(of(2024, 'cmi-80', trusts)).toEqual({ '7DG': 1 })
  })

  it('tick the first year of direct employment (7DQ) where there is one', () => {
    const of = (year: number, employment: Expense['employment'], firstDirectEmployment = true) =>
      answerOf(householdOf(year, [spent(year, 10, { employment })], { firstDirectEmployment }))
        .boxes
    expect(of(2024, 'direct')).toEqual({ '7DB': 10, '7DQ': 1 })
    expect(of(2009, 'direct')).toEqual({ '7DB': 10, '7DQ': 1 })
    expect(of(2008, 'direct')).toEqual({ '7DB': 10 })
    expect(of(2024, 'provider')).toEqual({ '7DB': 10 })
    expect(of(2024, 'direct', false)).toEqual({ '7DB': 10 })
  })

  it('say all of a full year at once', () => {
    const aids: readonly Aid[] = [{ kind: 'cmg', amount: cents(100_00) }]
    const expenses = [spent(2024, 2_000, { employment: 'direct', aids }), spent(2024, 300, there)]
    const year = answerOf(
      householdOf(2024, expenses, {
        disability: 'aeeh-supplement',
        firstDirectEmployment: true,
        ascendants: [old],
        advance: cents(400_00),
      }),
    )
    expect(year.boxes).toEqual({
      ...{ '7DB': 2_300, '7DR': 100, '7HB': 400, '7DL': 1, '7DQ': 1, '7DG': 1 },
    })
  })
})

describe('what is said', () => {
  it('is a code, a sentence in two languages, a row and its source', () => {
    const members = [
      { is: 'taxpayer', birthYear: 1950 },
      { is: 'child', custody: 'full' },
    ] as const
    const sentences = (year: number, more: Partial<Household> = {}) => {
      const direct = spent(year, 50_000, { employment: 'direct' })
      const { because, cuts } = answerOf(householdOf(year, [direct], { members, ...more }))
      return [...because, ...cuts].map(({ reason }) => [reason.code, reason.fr, reason.en])
    }
    expect(sentences(2024)).toEqual([
      ['ceiling', 'Plafond du foyer', 'Ceiling of the household'],
      [
        'ceiling-raised',
        'Majorations pour les personnes du foyer',
        'Raised for the persons of the household',
      ],
      [
        'over-65',
        'Membre du foyer, ou ascendant aidé, de plus de 65 ans.',
        'Member of the household, or ascendant helped, over 65.',
      ],
      ['credit', 'Crédit d’impôt de 50 %', 'Tax credit of 50 %'],
      ['over-ceiling', 'Au-delà du plafond du foyer', 'Beyond the ceiling of the household'],
    ])
    expect(sentences(2004).at(1)).toEqual([
      ...['reduction', 'Réduction d’impôt de 50 %', 'Tax reduction of 50 %'],
    ])
    expect(sentences(2024, { firstDirectEmployment: true }).at(0)).toEqual([
      'ceiling-first-year',
      'Plafond de la première année d’emploi direct',
      'Ceiling of the first year of direct employment',
    ])
    expect(sentences(2024, { disability: 'aeeh-supplement' }).at(0)).toEqual([
      'ceiling-disability',
      'Plafond d’un foyer qui compte une personne invalide',
      'Ceiling of a household with an invalid member',
    ])
    const [first] = answerOf(householdOf(2024, [])).because
    expect(first?.reason).toEqual({
      code: 'ceiling',
      fr: 'Plafond du foyer',
      en: 'Ceiling of the household',
      rule: 'fr.tax-credit.ceiling',
      row: 'fr.tax-credit.ceiling@2017-01-01',
      source: {
        text: 'CGI',
        article: '199 sexdecies',
        paragraph: '3 (crédit pour tous)',
        confidence: 'verified',
        readOn: '2026-11-22',
      },
    })
  })
})

describe('a whole answer', () => {
  it('is plain data', () => {
    const aids = [{ kind: 'apa', amount: cents(50_00) }] as const
    const answer = answerOf(
      householdOf(2024, [spent(2024, 1_000, { aids })], { advance: cents(100_00) }),
    )
    expect({ ...answer, cuts: told(answer.cuts), because: told(answer.because) }).toEqual({
      year: 2024,
      currency: 'EUR',
      kind: 'credit',
      base: 950_00,
      ceiling: 12_000_00,
      retained: 950_00,
      credit: 475_00,
      reduction: 0,
      balance: 375_00,
      cuts: ['aids-deducted fr.tax-credit.aids@1991-01-01 5000'],
      because: [
        'ceiling fr.tax-credit.ceiling@2017-01-01 1200000',
        'credit fr.tax-credit.share@1991-01-01 47500',
      ],
      boxes: { '7DB': 1_000, '7DR': 50, '7HB': 100 },
    })
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
  })
})

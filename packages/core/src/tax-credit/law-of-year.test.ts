import { describe, expect, it } from 'vitest'
import { lawOfYear, readLaw } from './law-of-year.js'

const sayings = (year: number) => Object.values(readLaw(year).said)
const starts = (year: number) =>
  Object.values(readLaw(year).starts).flatMap((start) => (start ? [start] : []))
const rules = (year: number) =>
  Object.fromEntries(Object.entries(readLaw(year).rules).map(([name, one]) => [name, one?.row]))
const capsIn = (year: number) =>
  [...readLaw(year).capOf].map(
    ([activity, { amount, kept }]) => `${activity} ${amount} ${kept.code} ${kept.row}`,
  )

describe('the law of an income year (T11)', () => {
  it('is read once', () => {
    for (const year of [1991, 2093]) {
      expect(lawOfYear(year)).toBe(lawOfYear(year))
      expect(lawOfYear(year)).toEqual(readLaw(year))
    }
  })

  it('is none before 1991', () => {
    expect(() => lawOfYear(1990)).toThrow(new RangeError('fr.tax-credit.ceiling: no row for 1990'))
  })

  it('says of each step on which row it rests', () => {
    expect(sayings(2024).map(({ code, row }) => `${code} ${row}`)).toEqual([
      'ceiling-raised fr.tax-credit.ceiling@2017-01-01',
      'over-ceiling fr.tax-credit.ceiling@2017-01-01',
      'credit fr.tax-credit.share@1991-01-01',
      'reduction fr.tax-credit.share@1991-01-01',
    ])
    expect(sayings(1994)[0]?.row).toBe('fr.tax-credit.ceiling@1993-01-01')
  })

  it.each([
    [
      2017,
      [
        'ceiling 2017 1200000',
        'ceiling-first-year 2017 1500000',
        'ceiling-disability 2017 2000000',
      ],
    ],
    [2008, ['ceiling 2007 1200000', 'ceiling-disability 2007 2000000']],
    [1997, ['ceiling 1997 4500000', 'ceiling-disability 1997 9000000']],
    [1991, ['ceiling 1991 2500000']],
  ])('says where a ceiling of %i starts', (year, expected) => {
    const told = starts(year).map(({ reason: { code, row }, amount }) => {
      const [table, since] = row.split('@')
      expect(table).toBe('fr.tax-credit.ceiling')
      return `${code} ${since?.slice(0, 4)} ${amount}`
    })
    expect(told).toEqual(expected)
  })

  it('has the ceilings and the share of the year', () => {
    const { ceilings, ceilingsRow, percent } = readLaw(2010)
    expect(ceilings).toBe(ceilingsRow.value)
    expect([ceilingsRow.id, percent]).toEqual(['fr.tax-credit.ceiling@2009-01-01', 50])
  })

  it('bars cash from the first version of the text on', () => {
    for (const year of [1991, 2024]) expect(readLaw(year).cashBarredFrom).toBe('1996-06-25')
  })

  it.each([
    [1991, false],
    [2004, false],
    [2005, false],
    [2010, false],
    [2011, true],
    [2016, true],
    [2017, false],
    [2026, false],
  ])('in %i has a box of its own for ascendants: %s', (year, own) => {
    expect(readLaw(year).ownBoxOfAscendants).toBe(own)
  })

  it('has the rules of the year, in their version', () => {
    expect(rules(1991)).toEqual({
      notDomiciled: undefined,
      noAscendant: 'fr.tax-credit.ascendant-home@1991-01-01',
      aids: 'fr.tax-credit.aids@1991-01-01',
      over65: undefined,
      working: undefined,
      notWorking: undefined,
    })
    expect(rules(2024)).toEqual({
      notDomiciled: 'fr.tax-credit.domicile@2017-01-01',
      noAscendant: undefined,
      aids: 'fr.tax-credit.aids@1991-01-01',
      over65: 'fr.tax-credit.over-65@2005-01-01',
      working: 'fr.tax-credit.working@2007-01-01',
      notWorking: 'fr.tax-credit.working@2007-01-01',
    })
    const { notDomiciled, noAscendant, aids, over65, working, notWorking } = readLaw(2024).rules
    const codes = [notDomiciled, noAscendant, aids, over65, working, notWorking]
    expect(codes.map((one) => one?.code)).toEqual([
      ...['not-domiciled', undefined, 'aids-deducted', 'over-65', 'working', 'not-working'],
    ])
    expect(readLaw(1996).rules.noAscendant?.code).toBe('ascendant-too-early')
    expect(readLaw(1997).rules.noAscendant).toBeUndefined()
    expect([readLaw(2004).rules.over65, readLaw(2006).rules.working]).toEqual([
      undefined,
      undefined,
    ])
  })

  it('has the caps of the year in its currency, francs as euros in 2001', () => {
    const oddJobs = 'over-cap fr.tax-credit.cap.odd-jobs'
    expect(capsIn(1995)).toEqual([])
    expect(capsIn(1996)).toEqual([`II-3 250000 ${oddJobs}@1996-06-25`])
    expect(capsIn(2001)).toEqual([`II-3 38112 ${oddJobs}@1996-06-25`])
    expect(capsIn(2002)).toEqual([`II-3 40000 ${oddJobs}@2002-01-01`])
    expect(capsIn(2024)).toEqual([
      'II-2 500000 over-cap fr.tax-credit.cap.gardening@2013-07-01',
      `II-3 50000 ${oddJobs}@2013-07-01`,
      'II-11 300000 over-cap fr.tax-credit.cap.it-support@2013-07-01',
    ])
    expect(readLaw(2006).capOf.get('II-2')?.row.source.confidence).toBe('memory')
  })

  it('says the same in French and in English', () => {
    const all = [...starts(2024).map(({ reason }) => reason), ...sayings(2024)]
    const words = all.map(({ fr, en }) => [fr, en])
    expect(words).toEqual([
      ['Plafond du foyer', 'Ceiling of the household'],
      [
        'Plafond de la première année d’emploi direct',
        'Ceiling of the first year of direct employment',
      ],
      [
        'Plafond d’un foyer qui compte une personne invalide',
        'Ceiling of a household with an invalid member',
      ],
      ['Majorations pour les personnes du foyer', 'Raised for the persons of the household'],
      ['Au-delà du plafond du foyer', 'Beyond the ceiling of the household'],
      ['Crédit d’impôt de 50 %', 'Tax credit of 50 %'],
      ['Réduction d’impôt de 50 %', 'Tax reduction of 50 %'],
    ])
  })

  it('measures caps in a fixed order', () => {
    const places = [...readLaw(2024).capOf].map(([activity, { place }]) => [activity, place])
    expect(places).toEqual([
      ['II-2', 2],
      ['II-3', 0],
      ['II-11', 1],
    ])
  })
})

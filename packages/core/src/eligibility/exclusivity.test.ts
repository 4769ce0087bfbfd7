import { describe, expect, it } from 'vitest'
import { codes, rowsOf } from '../testing/law-lines.js'
import { exclusivityOf, type OrganisationYear } from './exclusivity.js'

const readOn = '2026-11-22'
const source = (article: string, paragraph: string) => ({
  ...{ text: 'Code du travail', article, paragraph, confidence: 'verified', readOn },
})
const small = {
  code: 'small-enough',
  fr: 'Moins de onze salariés, ou micro-entrepreneur : une activité accessoire est admise.',
  en: 'Fewer than eleven employees, or a micro-entrepreneur: an accessory activity is admitted.',
  rule: 'fr.exclusivity.headcount',
  row: 'fr.exclusivity.headcount@2025-01-01',
  source: source('L7232-1-2', '6° (moins de onze salariés)'),
}
const within = {
  code: 'accessory-within-share',
  fr: 'L’activité accessoire ne dépasse pas 30 % du chiffre d’affaires de l’année précédente.',
  en: 'The accessory activity is within 30 % of the previous year’s turnover.',
  rule: 'fr.exclusivity.accessory-share',
  row: 'fr.exclusivity.accessory-share@2025-01-01',
  source: source('D7232-1-1', '30 % (décret 2024-851)'),
}

/** A company of ten that also gives lessons in a hall, for 30 % of its turnover. */
const company: OrganisationYear = {
  year: 2026,
  accessory: true,
  headcount: 10,
  previousYear: { homeServices: 70_000_00, total: 100_000_00 },
  separateAccounts: true,
}
const selling = (homeServices: number, total = 100_000_00) => ({
  previousYear: { homeServices, total },
})
const asked = (rest: Partial<OrganisationYear>) => exclusivityOf({ ...company, ...rest })
const open = (...missing: readonly string[]) => ({
  ...{ verdict: 'undetermined', because: [], missing, wrong: [] },
})

describe('the exclusivity of an organisation (S016, T09)', () => {
  it('is kept by a small company with an accessory activity of 30 %, since 2025', () => {
    const kept = { verdict: 'kept', share: 3000, because: [small, within], missing: [], wrong: [] }
    expect(asked({})).toEqual(kept)
    expect(asked({ year: 2025 })).toEqual(kept)
  })

  it('was broken by the same company until 2024', () => {
    expect(asked({ year: 2024 })).toEqual({
      verdict: 'breached',
      share: 3000,
      because: [
        {
          code: 'not-exclusive',
          fr: 'L’organisme a d’autres activités et n’en est pas dispensé.',
          en: 'The organisation has other activities, and no dispensation.',
          rule: 'fr.exclusivity.only-activity',
          row: 'fr.exclusivity.only-activity@2011-11-22',
          source: source('L7232-1-1', 'à titre exclusif'),
        },
      ],
      missing: [],
      wrong: [],
    })
  })

  it.each([
    ['exactly 30 %', 70_000_00, 'kept', 3000],
    ['30.01 %', 69_990_00, 'breached', 3001],
    ['a cent more than 30 %', 69_999_99, 'breached', 3001],
    ['29.99 %', 70_010_00, 'kept', 2999],
    ['a cent', 99_999_99, 'kept', 1],
    ['all of it', 0, 'breached', 10_000],
    ['nothing', 100_000_00, 'kept', 0],
  ])('with %s of accessory turnover', (_, homeServices, verdict, share) => {
    expect(asked(selling(homeServices))).toMatchObject({ verdict, share })
  })

  it('counts eleven employees as too many, ten not', () => {
    expect(codes(asked({ headcount: 11 }))).toEqual(['too-many-employees'])
    expect(asked({ headcount: 11 }).verdict).toBe('breached')
    expect(asked({ headcount: 10 }).verdict).toBe('kept')
    expect(asked({ headcount: 0 }).verdict).toBe('kept')
  })

  it('does not count those of a micro-entrepreneur', () => {
    expect(asked({ microEntrepreneur: true, headcount: undefined }).verdict).toBe('kept')
    expect(asked({ microEntrepreneur: false, headcount: 11 }).verdict).toBe('breached')
    const over = asked({ microEntrepreneur: true, headcount: undefined, ...selling(50_000_00) })
    expect(codes(over)).toEqual(['accessory-over-share'])
  })

  it('asks a small company for separate accounts', () => {
    expect(asked({ separateAccounts: undefined })).toEqual({
      ...open('separateAccounts'),
      share: 3000,
    })
    expect(asked({ separateAccounts: false })).toEqual({
      verdict: 'breached',
      share: 3000,
      because: [
        {
          code: 'accounts-not-separate',
          fr: 'L’activité accessoire demande des comptes séparés.',
          en: 'The accessory activity asks for separate accounts.',
          rule: 'fr.exclusivity.headcount',
          row: 'fr.exclusivity.headcount@2025-01-01',
          source: source('L7232-1-2', '6° (moins de onze salariés)'),
        },
      ],
      missing: [],
      wrong: [],
    })
  })

  it('is kept by whom does nothing else, in the version of the year', () => {
    const alone = (year: number) => exclusivityOf({ year, accessory: false })
    expect(alone(2026)).toEqual({
      verdict: 'kept',
      because: [
        {
          code: 'exclusive',
          fr: 'Les services à la personne sont la seule activité de l’organisme.',
          en: 'Home services are the only activity of the organisation.',
          rule: 'fr.exclusivity.only-activity',
          row: 'fr.exclusivity.only-activity@2011-11-22',
          source: source('L7232-1-1', 'à titre exclusif'),
        },
      ],
      missing: [],
      wrong: [],
    })
    expect(rowsOf(alone(2008))).toEqual(['fr.exclusivity.only-activity@1996-06-25'])
    expect(rowsOf(alone(2009))).toEqual(['fr.exclusivity.only-activity@2008-05-01'])
    expect(rowsOf(alone(2011))).toEqual(['fr.exclusivity.only-activity@2008-05-01'])
    expect(rowsOf(alone(2012))).toEqual(['fr.exclusivity.only-activity@2011-11-22'])
    expect(alone(2011).because[0]?.source).toEqual({
      ...source('L7232-1 et suivants', 'activité exclusive (avant la déclaration)'),
      confidence: 'secondary',
    })
  })

  it('is read from the turnover, where nobody says whether there is anything else', () => {
    const unsaid = (homeServices: number) =>
      exclusivityOf({ year: 2024, ...selling(homeServices, 100) })
    expect(unsaid(100)).toMatchObject({ verdict: 'kept', share: 0 })
    expect(unsaid(99)).toMatchObject({ verdict: 'breached', share: 100 })
  })

  it('cannot be read of whom says that there is nothing else, and sold it the year before', () => {
    const alone = (homeServices: number) =>
      exclusivityOf({ year: 2024, accessory: false, ...selling(homeServices, 100) })
    const wrong = [{ field: 'accessory', reason: 'out-of-range' }]
    expect(alone(99)).toEqual({ ...open(), wrong })
    expect(alone(0)).toEqual({ ...open(), wrong })
    expect(alone(100)).toMatchObject({ verdict: 'kept', share: 0, wrong: [] })
    expect(exclusivityOf({ year: 2024, accessory: false, ...selling(0, 0) })).toMatchObject({
      verdict: 'kept',
      share: undefined,
      wrong: [],
    })
    expect(alone(101).wrong).toEqual([
      { field: 'previousYear.homeServices', reason: 'out-of-range' },
    ])
    expect(exclusivityOf({ year: 2024, accessory: true, ...selling(99, 100) }).wrong).toEqual([])
  })
})

describe('a body that is dispensed', () => {
  const body = (rest: Partial<OrganisationYear>) =>
    exclusivityOf({ year: 2026, accessory: true, dispensed: true, ...rest })

  it('keeps the advantages whatever its size and its share, with separate accounts', () => {
    const answer = body({ headcount: 500, separateAccounts: true, ...selling(10, 100) })
    expect(answer).toEqual({
      verdict: 'kept',
      share: 9000,
      because: [
        {
          code: 'dispensed',
          fr: 'L’organisme est dispensé de l’activité exclusive et tient des comptes séparés.',
          en: 'The organisation is dispensed from exclusivity and keeps separate accounts.',
          rule: 'fr.exclusivity.dispensed',
          row: 'fr.exclusivity.dispensed@2011-11-22',
          source: source('L7232-1-2', '1° à 5° (dispenses)'),
        },
      ],
      missing: [],
      wrong: [],
    })
  })

  it('loses them without separate accounts, and is asked for them', () => {
    expect(body({ separateAccounts: false })).toEqual({
      verdict: 'breached',
      because: [
        {
          code: 'accounts-not-separate',
          fr: 'La dispense demande des comptes séparés.',
          en: 'The dispensation asks for separate accounts.',
          rule: 'fr.exclusivity.dispensed',
          row: 'fr.exclusivity.dispensed@2011-11-22',
          source: source('L7232-1-2', '1° à 5° (dispenses)'),
        },
      ],
      missing: [],
      wrong: [],
    })
    expect(body({})).toEqual(open('separateAccounts'))
  })

  it('was read to be so since November 2011: of a year before, nobody read it', () => {
    const on = (year: number) => body({ year, separateAccounts: true })
    expect(on(2012).verdict).toBe('kept')
    expect(on(2011)).toEqual(open('law-of-the-day:fr.exclusivity.dispensed'))
    expect(body({ year: 2011, separateAccounts: false })).toEqual(
      open('law-of-the-day:fr.exclusivity.dispensed'),
    )
  })

  it('is not dispensed by not saying so', () => {
    const no = { dispensed: false, headcount: 50, separateAccounts: true }
    expect(codes(body(no))).toEqual(['too-many-employees'])
  })
})

describe('what is missing', () => {
  it('leaves the exclusivity undetermined, and is asked for', () => {
    expect(exclusivityOf({ year: 2026 })).toEqual(open('accessory'))
    expect(asked({ headcount: undefined })).toEqual({ ...open('headcount'), share: 3000 })
    expect(asked({ previousYear: undefined })).toEqual(open('previousYear'))
    expect(asked({ previousYear: undefined, headcount: undefined })).toEqual(
      open('headcount', 'previousYear'),
    )
  })

  it('does not hide what is known to break it', () => {
    expect(codes(asked({ headcount: 11, previousYear: undefined }))).toEqual(['too-many-employees'])
    const over = asked({ headcount: undefined, ...selling(50_000_00) })
    expect(codes(over)).toEqual(['accessory-over-share'])
  })

  it('is all, of a company that sold nothing the year before', () => {
    expect(asked(selling(0, 0))).toEqual(open('previousYear'))
    expect(exclusivityOf({ year: 2026, ...selling(0, 0) })).toEqual(open('accessory'))
  })

  it('may be the law itself: of before June 1996, nobody read it', () => {
    const law = open('law-of-the-day:fr.exclusivity.only-activity')
    expect(exclusivityOf({ year: 1996, accessory: false })).toEqual(law)
    expect(exclusivityOf({ year: 1996, accessory: true })).toEqual(law)
    expect(exclusivityOf({ year: 1997, accessory: false }).verdict).toBe('kept')
    expect(exclusivityOf({ year: 1997, accessory: true }).verdict).toBe('breached')
  })
})

describe('a field that cannot be read', () => {
  it.each([
    ['year', undefined, 'missing'],
    ['year', 1991, 'out-of-range'],
    ['year', 2101, 'out-of-range'],
    ['year', '2026', 'not-a-whole-number'],
    ['accessory', 'no', 'not-true-or-false'],
    ['dispensed', 1, 'not-true-or-false'],
    ['microEntrepreneur', 'yes', 'not-true-or-false'],
    ['headcount', -1, 'out-of-range'],
    ['headcount', 10_000_001, 'out-of-range'],
    ['headcount', 10.5, 'not-a-whole-number'],
    ['separateAccounts', null, 'not-true-or-false'],
    ['previousYear', null, 'not-an-object'],
    ['previousYear', 100, 'not-an-object'],
  ])('is named, and nothing is judged: %s = %o', (field, value, reason) => {
    const answer = exclusivityOf({ ...company, [field]: value })
    expect(answer).toEqual({ ...open(), wrong: [{ field, reason }] })
  })

  it.each([
    ['homeServices', { total: 100 }, 'missing'],
    ['homeServices', { homeServices: -1, total: 100 }, 'out-of-range'],
    ['homeServices', { homeServices: 101, total: 100 }, 'out-of-range'],
    ['total', { homeServices: 70, total: 100.5 }, 'not-whole-cents'],
    ['total', { homeServices: 70 }, 'missing'],
  ])('of the turnover is named by its path: %s of %o', (field, previousYear, reason) => {
    const answer = exclusivityOf({ ...company, ...({ previousYear } as object) })
    const wrong = [{ field: `previousYear.${field}`, reason }]
    expect(answer).toEqual({ ...open(), wrong })
  })

  it('may be the whole, and the bounds are in', () => {
    const none = null as unknown as OrganisationYear
    expect(exclusivityOf(none).wrong).toEqual([{ field: '', reason: 'not-an-object' }])
    for (const year of [1992, 2100]) expect(exclusivityOf({ ...company, year }).wrong).toEqual([])
    expect(asked({ headcount: 10_000_000 }).wrong).toEqual([])
    expect(asked(selling(100, 100)).wrong).toEqual([])
  })
})

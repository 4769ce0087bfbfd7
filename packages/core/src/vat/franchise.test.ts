import { describe, expect, it } from 'vitest'
import type { LawSettings } from '../rules/fr/settings.js'
import { type FranchiseYear, franchiseOf } from './franchise.js'

const year = (
  on: number,
  sells: FranchiseYear['sells'],
  previousYear?: number,
  thisYear?: number,
): FranchiseYear => ({ year: on, sells, previousYear, thisYear })
const asks = (...missing: readonly string[]) => ({
  verdict: 'undetermined',
  because: [],
  missing,
  wrong: [],
})
const lost = 'fr.vat.franchise-lost@2025-01-01'
const readOn = '2026-11-22'
const thresholds = (of: number) => ({
  rule: 'fr.vat.franchise-thresholds',
  row: `fr.vat.franchise-thresholds@${of}-01-01`,
  source: {
    text: 'CGI',
    article: '293 B',
    paragraph: `I, seuils de ${of}`,
    confidence: 'secondary',
    readOn,
  },
})
const admitted = (of: number) => ({
  verdict: 'admitted',
  because: [
    {
      code: 'franchise',
      fr: 'Le vendeur relève de la franchise en base : aucune TVA.',
      en: 'The seller is under the franchise: no VAT.',
      rule: 'fr.vat.franchise',
      row: 'fr.vat.franchise@2000-01-01',
      source: { text: 'CGI', article: '293 B', confidence: 'verified', readOn },
    },
    {
      code: 'within-threshold',
      fr: 'Le chiffre d’affaires reste dans les seuils de la franchise.',
      en: 'The turnover is within the thresholds of the franchise.',
      ...thresholds(of),
    },
  ],
  missing: [],
  wrong: [],
})
const over = (of: number) => ({
  verdict: 'not-admitted',
  because: [
    {
      code: 'over-threshold',
      fr: 'Le chiffre d’affaires de l’année précédente dépasse le seuil de la franchise.',
      en: 'The previous year’s turnover is over the threshold of the franchise.',
      ...thresholds(of),
    },
  ],
  missing: [],
  wrong: [],
})

describe('the franchise of a year (T14)', () => {
  it.each([
    [2023, 2023, 'services', 36_800_00, 39_100_00],
    [2024, 2023, 'services', 36_800_00, 39_100_00],
    [2025, 2025, 'services', 37_500_00, 41_250_00],
    [2026, 2025, 'services', 37_500_00, 41_250_00],
    [2023, 2023, 'goods', 91_900_00, 101_000_00],
    [2024, 2023, 'goods', 91_900_00, 101_000_00],
    [2025, 2025, 'goods', 85_000_00, 93_500_00],
    [2026, 2025, 'goods', 85_000_00, 93_500_00],
  ] as const)(
    '%i, by the thresholds of %i, of %s: %i and %i cents',
    (on, of, sells, limit, raised) => {
      expect(franchiseOf(year(on, sells, limit, raised))).toEqual(admitted(of))
      expect(franchiseOf(year(on, sells, 0, 0))).toEqual(admitted(of))
      // Until 2024 one could stay between the two for a time: on which terms was not read.
      const between = of === 2023 ? asks('law-of-the-day:fr.vat.franchise-lost') : over(of)
      for (const previousYear of [limit + 1, raised]) {
        expect(franchiseOf(year(on, sells, previousYear, 0))).toEqual(between)
        expect(franchiseOf(year(on, sells, previousYear))).toEqual(between)
      }
      expect(franchiseOf(year(on, sells, raised + 1, 0))).toEqual(over(of))
      expect(franchiseOf(year(on, sells, raised + 1))).toEqual(over(of))
      const passed = year(on, sells, limit, raised + 1)
      expect(franchiseOf(passed)).toEqual(
        asks(of === 2023 ? 'law-of-the-day:fr.vat.franchise-lost' : `settings.trusts:${lost}`),
      )
    },
  )

  it('is lost on passing the raised threshold, once the tenant read that rule', () => {
    const trusts = [lost]
    expect(franchiseOf(year(2026, 'services', 0, 41_250_01), { trusts })).toEqual({
      verdict: 'not-admitted',
      because: [
        {
          code: 'over-raised-threshold',
          fr: 'Le seuil majoré est dépassé : la TVA est due dès ce jour.',
          en: 'The raised threshold is passed: VAT is due from that day on.',
          rule: 'fr.vat.franchise-lost',
          row: lost,
          source: {
            text: 'CGI',
            article: '293 B',
            paragraph: 'II (dépassement)',
            confidence: 'memory',
            readOn,
          },
        },
      ],
      missing: [],
      wrong: [],
    })
    expect(franchiseOf(year(2026, 'services', 0, 41_250_00), { trusts })).toEqual(admitted(2025))
    expect(franchiseOf(year(2024, 'services', 0, 39_100_01), { trusts })).toEqual(
      asks('law-of-the-day:fr.vat.franchise-lost'),
    )
  })

  it('asks for the turnover that it lacks', () => {
    expect(franchiseOf(year(2026, 'services'))).toEqual(asks('previousYear'))
    expect(franchiseOf(year(2026, 'services', undefined, 0))).toEqual(asks('previousYear'))
    expect(franchiseOf(year(2026, 'services', 0))).toEqual(asks('thisYear'))
  })

  it('is not told before 2023, whose thresholds were not read', () => {
    expect(franchiseOf(year(2022, 'services', 0, 0))).toEqual(
      asks('law-of-the-day:fr.vat.franchise-thresholds'),
    )
  })

  it('goes by what was read elsewhere, unless the tenant asks for the text itself', () => {
    const row = 'fr.vat.franchise-thresholds@2025-01-01'
    const strict = (trusts: LawSettings['trusts']) =>
      franchiseOf(year(2026, 'services', 0, 0), { confidence: 'verified', trusts })
    expect(strict(undefined)).toEqual(asks(`settings.trusts:${row}`))
    expect(strict([row])).toEqual(admitted(2025))
  })

  it.each([
    ['year', { year: 1999 }, 'out-of-range'],
    ['year', { year: 2101 }, 'out-of-range'],
    ['year', { year: '2026' }, 'not-a-whole-number'],
    ['year', { year: undefined }, 'missing'],
    ['sells', { sells: 'both' }, 'not-one-of'],
    ['sells', { sells: undefined }, 'missing'],
    ['previousYear', { previousYear: -1 }, 'out-of-range'],
    ['previousYear', { previousYear: 0.5 }, 'not-whole-cents'],
    ['thisYear', { thisYear: -1 }, 'out-of-range'],
    ['thisYear', { thisYear: '0' }, 'not-whole-cents'],
  ])('is not told of a year that cannot be read: %s %o', (field, rest, reason) => {
    const asked = { ...year(2026, 'services', 0, 0), ...rest } as FranchiseYear
    expect(franchiseOf(asked)).toEqual({
      verdict: 'undetermined',
      because: [],
      missing: [],
      wrong: [{ field, reason }],
    })
  })

  it('is told of the first and of the last year that can be', () => {
    expect(franchiseOf(year(2000, 'goods', 0, 0))).toMatchObject({ wrong: [] })
    expect(franchiseOf(year(2100, 'goods', 0, 0))).toEqual(admitted(2025))
  })
})

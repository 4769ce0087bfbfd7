import { over, type Rational, rational, roundHalfUp, times } from './rational.js'

/** Half of what is retained comes back. Fact sheet, section 2, "Rate 50 %". */
export const rate = rational(50, 100)

/** One line of the ceilings table, in whole francs or euros. */
export interface CeilingRow {
  /** First income year, inclusive; the row ends where the one above begins. */
  readonly from: number
  readonly base: number
  readonly perPerson: number
  readonly max: number
  readonly disability: number | null
  readonly firstYear: { readonly base: number; readonly max: number } | null
}

const flat = (from: number, base: number, disability: number | null): CeilingRow => ({
  from,
  base,
  perPerson: 0,
  max: base,
  disability,
  firstYear: null,
})

const perHead = { base: 12_000, perPerson: 1_500, max: 15_000, disability: 20_000 }

// Fact sheet, section 2, the table "Income years".
const ceilingRows: readonly CeilingRow[] = [
  { from: 2017, ...perHead, firstYear: { base: 15_000, max: 18_000 } },
  { from: 2009, ...perHead, firstYear: { base: 15_000, max: 18_000 } },
  { from: 2007, ...perHead, firstYear: null },
  { from: 2005, ...perHead, firstYear: null },
  flat(2003, 10_000, 13_800),
  flat(2002, 7_400, 13_800),
  flat(2001, 6_900, 13_800),
  // From income 1997: Conseil constitutionnel, 97-395 DC of 30 December 1997, on article 12 of the
  // budget act for 1998; Assemblée nationale, question 57904. the fact sheet leaves 1997 or 1998 open.
  flat(1997, 45_000, 90_000),
  flat(1995, 90_000, null),
  flat(1993, 26_000, null),
  flat(1991, 25_000, null),
]

/** The ceilings of an income year. @throws {RangeError} before 1991: no text. */
export function ceilingRowOf(year: number): CeilingRow {
  const row = ceilingRows.find(({ from }) => from <= year)
  if (row === undefined) throw new RangeError(`no ceiling for income year ${year}`)
  return row
}

/** Amounts of income years up to 2000 are francs, from 2001 euros. */
export const currencyOf = (year: number): 'FRF' | 'EUR' => (year <= 2000 ? 'FRF' : 'EUR')

/** One yearly limit on the expenses of an activity, per household, in whole francs or euros. */
interface CapRow {
  readonly activity: string
  /** First day, inclusive; the row ends where the same activity's row above begins. */
  readonly from: string
  readonly amount: number
  readonly currency: 'FRF' | 'EUR'
  /** Set on a row known from memory alone: the name under which a caller may trust it. */
  readonly unsettled?: string
}

const gardening = 'II-2'
const oddJobs = 'II-3'
const computing = 'II-11'

// Fact sheet, section 2, "Per-activity caps".
const capRows: readonly CapRow[] = [
  { activity: oddJobs, from: '2013-07-01', amount: 500, currency: 'EUR' },
  { activity: oddJobs, from: '2005-12-30', amount: 500, currency: 'EUR' },
  { activity: oddJobs, from: '2002-01-01', amount: 400, currency: 'EUR' },
  { activity: oddJobs, from: '1996-06-25', amount: 2_500, currency: 'FRF' },
  { activity: computing, from: '2013-07-01', amount: 3_000, currency: 'EUR' },
  { activity: computing, from: '2005-12-30', amount: 1_000, currency: 'EUR' },
  { activity: gardening, from: '2013-07-01', amount: 5_000, currency: 'EUR' },
  { activity: gardening, from: '2007-05-15', amount: 3_000, currency: 'EUR' },
  {
    activity: gardening,
    from: '2005-12-30',
    amount: 1_500,
    currency: 'EUR',
    unsettled: 'fr.tax-credit.cap.gardening@2005-12-30',
  },
]

// One row for the whole year, that of its last day: so the BOFiP of 2013-10-03 reads 2013.
const capRowOf = (activity: string, year: number): CapRow | undefined =>
  capRows.find((row) => row.activity === activity && row.from <= `${year}-12-31`)

/** The activity's cap for the whole income year, in hundredths of its currency; undefined when none. */
export function capOf(activity: string, year: number): Rational | undefined {
  const row = capRowOf(activity, year)
  if (row === undefined) return undefined
  const amount = hundredths(row.amount)
  return row.currency === currencyOf(year) ? amount : francsToEuros(amount)
}

/** The name of the memory-only row that the activity's cap rests on; undefined when it is settled. */
export const unsettledCapOf = (activity: string, year: number): string | undefined =>
  capRowOf(activity, year)?.unsettled

/** The memory-only condition "CMI invalidité 80 %". the fact sheet, section 2, "20 000", mark [M]. */
export const inclusionCard = 'fr.tax-credit.disability.cmi-80'

/** Whole francs or euros as hundredths. */
export const hundredths = (units: number): Rational => times(rational(units), rational(100))

// 1 euro = 6.55957 francs, the result rounded to the cent.
const francsToEuros = (centimes: Rational): Rational =>
  roundHalfUp(over(centimes, rational(655_957, 100_000)), rational(1))

/** First day on which cash opens no right. the fact sheet, section 2, "Payment means" (D129-11, 1996-06-25). */
export const cashExcludedFrom = '1996-06-25'

/** First income year of help at an ascendant's home. texts/cgi-199-sexdecies, snapshot 1997-04-11. */
export const ascendantHomeFrom = 1997

/** First income year that asks for a home in France. texts/cgi-199-sexdecies, 1991-12-31, note (2). */
export const domicileAskedFrom = 1992

/**
 * Days of payment, `until` exclusive, on which the employer's aid stays in the expense. Law 96-63
 * of 29 January 1996 opens the period, BOI 5 F-18-06 of 13 November 2006 closes it.
 */
export const employerAidKept = { from: '1996-01-01', until: '2005-11-17' }

/**
 * Income years, inclusive, with a credit for those who work and a reduction for all else (the fact sheet
 * section 2). Who works or looks for work is the taxpayer, or both of a couple: BOI 5 B-1-08.
 */
export const workersCredit = { from: 2007, until: 2016 }

/** First income year of the credit for all. the fact sheet, section 2, LF 2017 art. 82. */
export const creditForAllFrom = 2017

/**
 * First income year with a box of its own (7DD) for help at an ascendant's home: DGFiP M source of
 * 2011, chap-4.m. The source of 2010 has one box (7DF) for all that opens the reduction.
 */
export const ascendantBoxFrom = 2011

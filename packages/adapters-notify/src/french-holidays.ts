const dayMs = 24 * 60 * 60_000

/**
 * Easter Sunday of a year, `YYYY-MM-DD`, by the Gregorian computus of Meeus, Jones and Butcher (J. Meeus, Astronomical
 * Algorithms, chapter 8).
 * @throws {RangeError} for a year before 1583, or that is no whole number of four digits.
 */
export const easterOf = (year: number): string => {
  if (!Number.isInteger(year) || year < 1583 || year > 9999)
    throw new RangeError(`year: ${year} is not a year from 1583 to 9999`)
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const moved = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moved + 15) % 30
  const leaps = 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - (inCentury % 4)
  const weekday = (((32 + leaps - epact) % 7) + 7) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  return daysAfter(`${year}-03-22`, epact + weekday - 7 * late)
}

/** The eleven public holidays of France, in order, `YYYY-MM-DD` (article L3133-1 of the Code du travail). */
export const frenchHolidays = (year: number): readonly string[] => {
  const easter = easterOf(year)
  const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']
  const moving = [1, 39, 50].map((days) => daysAfter(easter, days))
  return [...fixed.map((day) => `${year}-${day}`), ...moving].sort()
}

/**
 * Those of Moselle, Bas-Rhin and Haut-Rhin: Good Friday (in communes with a Protestant church; everywhere here) and 26
 * December besides (article L3134-13 of the Code du travail).
 */
export const alsaceMoselleHolidays = (year: number): readonly string[] =>
  [...frenchHolidays(year), daysAfter(easterOf(year), -2), `${year}-12-26`].sort()

/** The civil date some days after another. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** The day of the week of a civil date: 1 Monday to 7 Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

import { type CivilDate, day, plusDays } from './civil-date.js'

/** Easter Sunday of a year (J. Meeus, Astronomical Algorithms, chapter 8). */
export const easterOf = (year: number): CivilDate => {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const moved = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moved + 15) % 30
  const leaps = 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - (inCentury % 4)
  const sunday = (((32 + leaps - epact) % 7) + 7) % 7
  const late = Math.floor((golden + 11 * epact + 22 * sunday) / 451)
  return plusDays(day(`${String(year).padStart(4, '0')}-03-22`), epact + sunday - 7 * late)
}

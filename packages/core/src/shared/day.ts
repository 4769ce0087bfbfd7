import type { Brand } from './brand.js'

/** A civil date `YYYY-MM-DD` in the company's own time zone; ISO order is string order. */
export type CivilDate = Brand<string, 'CivilDate'>

const dash = '-'.charCodeAt(0)

/** What is no digit counts so far below zero that no number it is part of is in range. */
const digit = (text: string, at: number): number => {
  const code = text.charCodeAt(at) - 48
  return code >= 0 && code <= 9 ? code : -100_000
}

const yearIn = (text: string): number =>
  digit(text, 0) * 1000 + digit(text, 1) * 100 + digit(text, 2) * 10 + digit(text, 3)

/** Whether a text is a day that exists, as `YYYY-MM-DD`: 2025-02-30 does not. */
export const isDay = (raw: unknown): raw is CivilDate => {
  if (typeof raw !== 'string' || raw.length !== 10) return false
  if (raw.charCodeAt(4) !== dash || raw.charCodeAt(7) !== dash) return false
  const year = yearIn(raw)
  const month = digit(raw, 5) * 10 + digit(raw, 6)
  const date = digit(raw, 8) * 10 + digit(raw, 9)
  return year >= 0 && month >= 1 && month <= 12 && date >= 1 && date <= lastOf(year, month)
}

const lastOf = (year: number, month: number): number => {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

/** Mints a civil date written in the source. @throws {TypeError} when the day does not exist. */
export const day = (raw: string): CivilDate => {
  if (!isDay(raw)) throw new TypeError(`not a civil date: ${raw}`)
  return raw
}

/** The calendar year of a date. */
export const yearOf = (date: CivilDate): number => yearIn(date)

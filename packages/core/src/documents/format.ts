import type { CivilDate } from '../shared/civil-date.js'
import type { Language } from '../shared/language.js'
import type { Money } from '../shared/money.js'
import { type Factor, toPercent } from '../shared/rate.js'

const noBreak = '\u00a0'
const thin = '\u202f'

const months = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const

/** `1 234,56 €` with no-break spaces (thin between thousands), or `€1,234.56`; what `Intl` prints for fr-FR and en-GB. */
export const formatMoney = (amount: Money, language: Language): string => {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  const sign = amount < 0 ? '-' : ''
  const cents = digits.slice(-2)
  const euros = grouped(digits.slice(0, -2), language === 'fr' ? thin : ',')
  return language === 'fr' ? `${sign}${euros},${cents}${noBreak}€` : `${sign}€${euros}.${cents}`
}

const grouped = (digits: string, separator: string): string =>
  digits.length <= 3
    ? digits
    : `${grouped(digits.slice(0, -3), separator)}${separator}${digits.slice(-3)}`

/** `5 mars 2025`, `1er mars 2025`, or `5 March 2025`; no-break spaces. */
export const formatDate = (date: CivilDate, language: Language): string => {
  const day = Number(date.slice(8))
  const number = day === 1 && language === 'fr' ? '1er' : String(day)
  return `${number}${noBreak}${formatMonth(date, language)}`
}

/** `mars 2025` or `March 2025`. */
export const formatMonth = (date: CivilDate, language: Language): string =>
  `${months[language][Number(date.slice(5, 7)) - 1] ?? ''}${noBreak}${date.slice(0, 4)}`

/** `05/03/2025`, day first in both languages. */
export const formatShortDate = (date: CivilDate): string =>
  `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`

/** `45 min`, `2 h`, `1 h 05`; from whole minutes. */
export const formatMinutes = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest}${noBreak}min`
  return rest === 0
    ? `${hours}${noBreak}h`
    : `${hours}${noBreak}h${noBreak}${String(rest).padStart(2, '0')}`
}

/** `5,5 %` or `5.5%`, from a ratio. */
export const formatRate = (rate: Factor, language: Language): string => {
  const points = toPercent(rate)
  return language === 'fr' ? `${points.replace('.', ',')}${noBreak}%` : `${points}%`
}

/** A French company's number in groups of three (`781 286 570`), a SIRET's last five together. */
export const formatSiren = (number: string): string =>
  number.replace(/^(\d{3})(\d{3})(\d{3})(?:(\d{5}))?$/, (_, a, b, c, rest) =>
    [a, b, c, rest].filter(Boolean).join(noBreak),
  )

/** `04 72 00 00 00`, or `+33 4 72 00 00 00` in English; a number from elsewhere stays as it is. */
export const formatPhone = (phone: string, language: Language): string => {
  const found = /^(?:\+33|0)([1-9])(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(phone)
  if (!found) return phone
  const [, area, ...pairs] = found
  return [`${language === 'fr' ? '0' : `+33${noBreak}`}${area}`, ...pairs].join(noBreak)
}

/** `1,5` or `1.5`. */
export const formatQuantity = (quantity: number, language: Language): string =>
  language === 'fr' ? String(quantity).replace('.', ',') : String(quantity)

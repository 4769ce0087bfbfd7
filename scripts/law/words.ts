import type { DatedTable } from '../../packages/core/src/rules/dated-table.js'
import type { Mention } from '../../packages/core/src/rules/fr/mention.js'

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
] as const

const dayOf = (month: string, date: string): string =>
  `${Number(date)} ${months[Number(month) - 1]}`

/** A civil date as it is read: `1 May 2008`. */
export const dateInWords = (date: string): string => {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-')
  return `${dayOf(month, dayOfMonth)} ${year}`
}

/** The day before, as a civil date. */
export const dayBefore = (date: string): string => {
  const before = new Date(`${date}T00:00:00Z`)
  before.setUTCDate(before.getUTCDate() - 1)
  return before.toISOString().slice(0, 10)
}

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',')

/** Euros or francs from their hundredths: `€1,500`, `€15.24`, `2,500 F`. */
const money = (hundredths: number, currency: unknown = 'EUR'): string => {
  const [whole = '', rest = ''] = (hundredths / 100).toFixed(2).split('.')
  const amount = grouped(whole) + (rest === '00' ? '' : `.${rest}`)
  return currency === 'FRF' ? `${amount} F` : `€${amount}`
}

const percent = (ratio: number): string => `${Number((ratio * 100).toFixed(4))} %`

const time = (minutes: number): string => {
  const hours = minutes / 60
  return minutes < 60 ? `${minutes} min` : `${Number.isInteger(hours) ? hours : hours.toFixed(2)} h`
}

const number = (value: number, unit: string, currency?: unknown): string => {
  if (/^euro cents|^hundredths of the currency/.test(unit)) return money(value, currency)
  if (unit.startsWith('percent')) return `${value} %`
  if (unit.startsWith('hundred-thousandths')) return (value / 100_000).toFixed(5)
  if (unit.startsWith('minutes')) return time(value)
  const [noun = ''] = unit.split(/[ ,]/)
  return `${value} ${value === 1 ? noun.replace(/s$/, '') : noun}`
}

const text = (value: string, unit: string): string => {
  if (unit.startsWith('ratio')) return percent(Number(value))
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dateInWords(value)
  if (/^\d\d-\d\d$/.test(value)) return `before ${dayOf(value.slice(0, 2), value.slice(3))}`
  return value
}

const spaced = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

const fields = (value: object, unit: string): string => {
  const { currency, ...rest } = value as { readonly currency?: unknown }
  const said = Object.entries(rest).flatMap(([key, field]) => {
    if (field === undefined || field === 0) return []
    if (typeof field === 'string' && !unit.startsWith('times')) return [field]
    // A count of weeks is no amount of minutes, and an income year no amount of money.
    const own = key === 'weeks' ? 'weeks' : unit
    const words = inWords(typeof field === 'object' ? { currency, ...field } : field, own, currency)
    if (typeof field === 'object') return [`${spaced(key)} (${words})`]
    return [key === 'weeks' || key === 'minutes' ? words : `${spaced(key)} ${words}`]
  })
  return said.length === 1 ? said.join('').replace(/^amount /, '') : said.join(', ')
}

/** A value in human units: euros and not cents, percent and not a ratio, hours and not minutes. */
export const inWords = (value: unknown, unit: string, currency?: unknown): string => {
  if (typeof value === 'boolean') return value ? 'applies' : 'does not apply'
  if (typeof value === 'number') return number(value, unit, currency)
  if (typeof value === 'string') return text(value, unit)
  if (Array.isArray(value)) return value.length ? value.join(', ') : 'none'
  return typeof value === 'object' && value ? fields(value, unit) : ''
}

/** The values of a table are mentions. */
export const isOfMentions = (table: DatedTable<unknown>): table is DatedTable<Mention> =>
  table.unit === 'mention'

/**
 * The unit as it stands above a column, without the machine's own: `cents` are printed as euros.
 */
export const unitInWords = (unit: string): string =>
  unit
    .replace(/^euro cents/, 'euros')
    .replace(/^hundredths of the currency/, 'euros or francs')
    .replace(/^hundred-thousandths of a franc/, 'francs')
    .replace(/^ratio/, 'percent')

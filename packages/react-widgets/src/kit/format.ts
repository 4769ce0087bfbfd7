import type { WidgetLanguage } from './language.js'

const locales = { fr: 'fr-FR', en: 'en-GB' } as const

/** Cents as people read them: `49,00 €` with a no-break space, `€49.00` in English. */
export const money = (cents: number, language: WidgetLanguage): string =>
  new Intl.NumberFormat(locales[language], { style: 'currency', currency: 'EUR' }).format(
    cents / 100,
  )

/** A civil date `YYYY-MM-DD` as people read it: `mar. 24 nov.`; with its year when asked. */
export const date = (civil: string, language: WidgetLanguage, withYear = false): string =>
  new Intl.DateTimeFormat(locales[language], {
    ...{ weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' },
    ...(withYear ? { year: 'numeric' } : {}),
  }).format(new Date(`${civil}T00:00:00Z`))

/** Minutes of work: `1 h 30`, `45 min`. */
export const duration = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (!hours) return `${rest} min`
  return rest ? `${hours} h ${String(rest).padStart(2, '0')}` : `${hours} h`
}

/** A French number in pairs: `06 12 34 56 78`; others as they are. */
export const phone = (number: string): string =>
  number.replace(/^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '0$1 $2 $3 $4 $5')

/** What something is called, and what it is: `Reste à payer : 12,50 €` with a no-break space, `Still to pay: €12.50` in English. */
export const labelled = (label: string, value: string, language: WidgetLanguage): string =>
  `${label}${language === 'fr' ? '\u00a0' : ''}: ${value}`

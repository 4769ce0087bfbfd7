import { filled } from '../kit/filled.js'
import type { WidgetLanguage } from '../kit/language.js'
import type { Closed } from './model.js'
import { en } from './words.en.js'
import { fr } from './words.fr.js'

/** What the books say, by language. */
export const words = { fr, en } as const
/** What they say in one language. */
export type AccountingWords = (typeof words)['fr' | 'en']

const locales = { fr: 'fr-FR', en: 'en-GB' } as const

/** A month `YYYY-MM` as people read it: `mars 2026`; its name alone, or its first letters. */
export const monthSaid = (
  month: string,
  language: WidgetLanguage,
  as: 'whole' | 'name' | 'short' = 'whole',
): string =>
  new Intl.DateTimeFormat(locales[language], {
    ...{ month: as === 'short' ? 'short' : 'long', timeZone: 'UTC' },
    ...(as === 'whole' ? { year: 'numeric' } : {}),
  }).format(new Date(`${month}-01T00:00:00Z`))

/** A day `YYYY-MM-DD` as people read it in a sentence: `20 mars 2026`. */
export const daySaid = (day: string, language: WidgetLanguage): string =>
  new Intl.DateTimeFormat(locales[language], {
    ...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
  }).format(new Date(`${day}T00:00:00Z`))

/** A rate `0.055` as people read it: `5,5 %`. */
export const rateSaid = (rate: string, language: WidgetLanguage): string =>
  new Intl.NumberFormat(locales[language], {
    ...{ style: 'percent', maximumFractionDigits: 2 },
  }).format(Number(rate))

/** What is closed, by its name: `la journée du 20 mars 2026`, `mars 2026`, `l’année 2026`. */
export const closedSaid = ({ period, of }: Closed, language: WidgetLanguage): string => {
  const said = words[language]
  switch (period) {
    case 'day':
      return filled(said.theDay, { day: daySaid(of, language) })
    case 'month':
      return monthSaid(of, language)
    case 'year':
      return filled(said.theYear, { year: of })
  }
}

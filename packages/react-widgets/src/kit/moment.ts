import { date } from './format.js'
import type { WidgetLanguage } from './language.js'

const inFrance = new Intl.DateTimeFormat('en-CA', {
  ...{ timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit', day: '2-digit' },
})

/** The day on which it was that moment in France, as people read it: `lun. 2 mars 2026`. The moment is an ISO instant. */
export const dayOf = (instant: string, language: WidgetLanguage): string =>
  date(inFrance.format(new Date(instant)), language, true)

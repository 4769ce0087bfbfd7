import { type CivilDate, type TimeOfDay, weekday } from '../shared/civil-date.js'
import type { Language } from '../shared/language.js'

const days = {
  fr: ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const

const months = {
  fr: [
    ...['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin'],
    ...['juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
  ],
  en: [
    ...['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'],
    ...['Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'],
  ],
} as const

/**
 * `mar. 24 nov. à 14:00`, or `Tue 24 Nov at 14:00`: the abbreviations that `Intl` prints for fr-FR and en-GB. Plain spaces, because
 * a no-break space takes an SMS out of its short alphabet and makes it cost double.
 */
export const formatMoment = (date: CivilDate, start: TimeOfDay, language: Language): string => {
  const day = days[language][weekday(date) - 1]
  const month = months[language][Number(date.slice(5, 7)) - 1]
  const at = language === 'fr' ? 'à' : 'at'
  const number = Number(date.slice(8))
  const nth = number === 1 && language === 'fr' ? '1er' : number
  return `${day} ${nth} ${month} ${at} ${start}`
}

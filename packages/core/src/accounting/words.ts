import type { Words } from '../app/words.js'

/** What this context's refusals say. */
export const words: Words = {
  'period-begun': {
    fr: 'Une déclaration commence déjà le {from} et couvre d’autres jours.',
    en: 'A report already begins on {from} and covers other days.',
  },
}

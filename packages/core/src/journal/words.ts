import type { Words } from '../app/words.js'

/** What this context's refusals say. */
export const words: Words = {
  'period-not-over': {
    fr: 'Cette période se clôture à partir du {from}.',
    en: 'This period can be closed from {from} on.',
  },
  'period-already-closed': {
    fr: 'Le journal est déjà clôturé jusqu’au {through}.',
    en: 'The journal is already closed through {through}.',
  },
  'period-not-next': {
    fr: 'Clôturez d’abord {next}.',
    en: 'Close {next} first.',
  },
  'journal-behind': {
    fr: 'Des opérations de cette période ne sont pas encore inscrites au journal : réessayez dans un instant.',
    en: 'Some of this period is not written down in the journal yet: try again in a moment.',
  },
  'month-not-closed': {
    fr: 'Ce mois n’est pas clôturé : clôturez-le avant de l’archiver.',
    en: 'This month is not closed: close it before archiving it.',
  },
}

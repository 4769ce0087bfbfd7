import type { Words } from '../app/words.js'

/** What this context's refusals say. */
export const words: Words = {
  'unknown-subject': {
    fr: 'Aucun message n’existe pour « {subject} » et ce destinataire.',
    en: 'There is no message about "{subject}" for that reader.',
  },
  'unknown-placeholder': {
    fr: 'Le champ « {placeholder} » n’existe pas dans ce message.',
    en: 'There is no field "{placeholder}" in this message.',
  },
}

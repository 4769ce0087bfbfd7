import type { Words } from '../app/words.js'

/** What this context's refusals say. */
export const words: Words = {
  'customer-reference-taken': {
    fr: 'Un client porte déjà cette référence.',
    en: 'A customer already has this reference.',
  },
  'name-needed': { fr: 'Il faut un nom.', en: 'A name is needed.' },
}

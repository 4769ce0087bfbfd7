import type { Words } from '../app/words.js'

/** What this context's refusals say. */
export const words: Words = {
  'unsettled-law': {
    fr: 'La réponse dépend d’une ligne de droit que personne n’a lue ({row}) : nommez-la dans les réglages, ou retirez {field}.',
    en: 'The answer depends on a row of law that nobody read ({row}): name it in the settings, or leave {field} out.',
  },
}

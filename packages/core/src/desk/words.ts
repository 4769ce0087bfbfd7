import type { Words } from '../app/words.js'

/** What this context's refusals say. */
export const words: Words = {
  'not-parked': {
    fr: 'Cet envoi ou cette tâche n’est pas en échec : rien n’est à relancer.',
    en: 'This has not failed for good: there is nothing to try again.',
  },
}

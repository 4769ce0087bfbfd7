import type { Words } from '../app/words.js'

/** What this context's refusals say. */
export const words: Words = {
  'siren-taken': {
    fr: 'Une société porte déjà ce numéro SIREN.',
    en: 'A company with this SIREN is already registered.',
  },
  'activity-already-declared': {
    fr: 'Cette activité est déjà déclarée depuis le {from}.',
    en: 'This activity has been declared since {from}.',
  },
  'activity-not-declared': {
    fr: 'Cette activité n’était pas déclarée à cette date.',
    en: 'This activity was not declared on that day.',
  },
  'worker-reference-taken': {
    fr: 'Un intervenant porte déjà cette référence.',
    en: 'A worker already has this reference.',
  },
  'worker-already-ended': {
    fr: 'Cet intervenant est parti le {on}.',
    en: 'This worker left on {on}.',
  },
  'territory-name-taken': {
    fr: 'Un secteur porte déjà ce nom.',
    en: 'A territory already has this name.',
  },
}

import type { Words } from '../app/words.js'

/** What this context's refusals say. */
export const words: Words = {
  'not-yet-due': {
    fr: 'Cette facture se paie jusqu’au {dueOn} : ce n’est pas encore un impayé.',
    en: 'This invoice may be paid until {dueOn}: it is not unpaid yet.',
  },
  'case-open': {
    fr: 'Le dossier d’impayé de cette facture est déjà ouvert.',
    en: 'The case of this unpaid invoice is open already.',
  },
  'case-closed': {
    fr: 'Le dossier d’impayé de cette facture est clos : plus rien n’est dû.',
    en: 'The case of this unpaid invoice is closed: nothing is owed any more.',
  },
  'case-not-open': {
    fr: 'Cette facture n’a pas de dossier d’impayé ouvert.',
    en: 'This invoice has no open case.',
  },
}

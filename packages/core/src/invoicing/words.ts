import type { Words } from '../app/words.js'

/** What this context's refusals say. */
export const words: Words = {
  'invoice-already-issued': {
    fr: 'La facture {number} est émise : elle ne change plus.',
    en: 'Invoice {number} is issued and no longer changes.',
  },
  'invoice-already-checked': {
    fr: 'Cette facture est déjà vérifiée.',
    en: 'This invoice is already checked.',
  },
  'invoice-not-checked': {
    fr: 'Faites vérifier la facture avant de l’émettre.',
    en: 'Have the invoice checked before it is issued.',
  },
  'invoice-empty': { fr: 'La facture n’a aucune ligne.', en: 'The invoice has no line.' },
  'line-incomplete': {
    fr: 'La ligne {line} est à compléter : {missing}.',
    en: 'Line {line} needs completing: {missing}.',
  },
  'visit-not-billable': {
    fr: 'Cette visite ne peut figurer ici : elle n’est pas faite, ou pas pour ce client ni par cette société.',
    en: 'This visit cannot stand here: it was not done, or not for this customer by this company.',
  },
  'number-taken': {
    fr: 'Le numéro {number} existe déjà, repris d’un autre logiciel : changez le préfixe de la série.',
    en: 'Number {number} exists already, taken over from another system: change the prefix of the series.',
  },
  'invoice-number-taken': {
    fr: 'Une autre facture porte ce numéro.',
    en: 'Another invoice bears this number.',
  },
  'invoice-not-issued': {
    fr: 'Cette facture n’est pas émise.',
    en: 'This invoice is not issued.',
  },
  'credit-note-number-taken': {
    fr: 'Un autre avoir de cette facture porte ce numéro.',
    en: 'Another credit note of this invoice bears this number.',
  },
  'credit-above-line': {
    fr: 'L’avoir dépasse ce qui reste de la ligne {line}.',
    en: 'The credit note exceeds what is left of line {line}.',
  },
}

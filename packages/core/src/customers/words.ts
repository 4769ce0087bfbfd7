import type { Words } from '../app/words.js'

/** What this context's refusals say. */
export const words: Words = {
  'customer-reference-taken': {
    fr: 'Un client porte déjà cette référence.',
    en: 'A customer already has this reference.',
  },
  'external-id-taken': {
    fr: 'Cet identifiant est déjà celui d’un autre client.',
    en: 'This id is another customer’s already.',
  },
  'page-not-allowed': {
    fr: 'Ce site ne peut pas recevoir de lien de connexion.',
    en: 'This site may not be given a link to sign in.',
  },
  'link-used-up': {
    fr: 'Ce lien a déjà servi ou n’est plus valable : demandez-en un autre.',
    en: 'This link was already used or is no longer valid: ask for another one.',
  },
  'lead-already-decided': {
    fr: 'Le sort de cette demande est déjà décidé.',
    en: 'It is already decided what becomes of this lead.',
  },
  'name-needed': { fr: 'Il faut un nom.', en: 'A name is needed.' },
  'custom-fields-of-the-office': {
    fr: 'Ces champs sont tenus par la société : demandez-lui de les modifier.',
    en: 'These fields are kept by the company: ask it to change them.',
  },
}

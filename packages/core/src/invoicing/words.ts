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
  'credit-above-invoice': {
    fr: 'L’avoir dépasse ce qui reste de la facture.',
    en: 'The credit note exceeds what is left of the invoice.',
  },
  'nothing-left-to-credit': {
    fr: 'Il ne reste rien à avoirer sur cette facture.',
    en: 'Nothing is left of this invoice to credit.',
  },
  'vat-not-charged': {
    fr: 'La société est en franchise de TVA : la ligne {line} ne peut en porter.',
    en: 'The company is exempt from charging VAT: line {line} may bear none.',
  },
  'discount-too-large': {
    fr: 'La remise dépasse le montant dont elle est déduite.',
    en: 'The discount exceeds the amount that it is taken off.',
  },
  'payment-terms-missing': {
    fr: 'Les conditions de règlement des professionnels sont à compléter : {missing}.',
    en: 'The payment terms for organisations need completing: {missing}.',
  },
  'deposit-not-issued': {
    fr: 'Un acompte de cet échéancier n’est pas émis : émettez-le ou abandonnez-le d’abord.',
    en: 'A deposit of this schedule is not issued: issue it or drop it first.',
  },
  'deposit-left': {
    fr: 'Un acompte émis n’est pas déduit en entier : faites l’avoir du reste, ou reprenez les taux de TVA.',
    en: 'An issued deposit is not wholly taken off: credit the rest of it, or look at the rates of VAT again.',
  },
  'deposits-changed': {
    fr: 'Les acomptes à déduire ont changé : enregistrez de nouveau la facture et relisez-la.',
    en: 'The deposits to take off have changed: save the invoice again and read it anew.',
  },
  'nothing-to-invoice': {
    fr: 'Cette commande n’a plus rien à facturer.',
    en: 'Nothing of this order is left to invoice.',
  },
  'deposit-above-order': {
    fr: 'L’acompte dépasse ce qui reste à facturer de la commande.',
    en: 'The deposit exceeds what is left to invoice of the order.',
  },
  'schedule-exists': {
    fr: 'Cette commande a déjà un échéancier.',
    en: 'This order has a payment schedule already.',
  },
  'visit-not-of-order': {
    fr: 'Cette visite n’est pas de cette commande, ou elle est annulée.',
    en: 'This visit is not of this order, or it is cancelled.',
  },
  'milestone-already-reached': {
    fr: 'Cette échéance est déjà appelée.',
    en: 'This milestone is reached already.',
  },
  'milestone-waits-for-visit': {
    fr: 'Cette échéance attend que sa visite soit faite.',
    en: 'This milestone waits for its visit to be done.',
  },
}

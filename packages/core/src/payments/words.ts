import type { Words } from '../app/words.js'

/** What this context's refusals say. */
export const words: Words = {
  'payment-reference-taken': {
    fr: 'Un autre mouvement porte déjà cette référence.',
    en: 'Other money already bears this reference.',
  },
  'payment-returned': {
    fr: 'Ce paiement a été rejeté par la banque.',
    en: 'The bank took this payment back.',
  },
  'above-payment': {
    fr: 'Il ne reste pas assez de ce paiement.',
    en: 'Not enough of this payment is left.',
  },
  'above-debt': {
    fr: 'La facture doit moins que ce montant.',
    en: 'Less than that is owed on the invoice.',
  },
  'other-customer': {
    fr: 'Ce paiement est celui d’un autre client.',
    en: 'This payment is another customer’s.',
  },
  'before-payment': {
    fr: 'Le rejet ne peut précéder le paiement du {on}.',
    en: 'It cannot come back before it came, on {on}.',
  },
  'above-credit': {
    fr: 'L’avoir du client est inférieur à ce montant.',
    en: 'The customer’s credit is less than that.',
  },
  'line-unknown': {
    fr: 'La facture n’a pas de ligne {line}.',
    en: 'The invoice has no line {line}.',
  },
  'share-unknown': {
    fr: 'Aucun tiers n’a de part n° {share} sur cette facture.',
    en: 'No third party has share {share} of this invoice.',
  },
  'shares-above-invoice': {
    fr: 'Les parts des tiers dépassent le montant de la facture.',
    en: 'The third parties’ shares exceed the invoice.',
  },
  'share-paid': {
    fr: 'La part n° {share} a déjà reçu un paiement : gardez son payeur, et un montant au moins égal.',
    en: 'Share {share} has been paid: keep its payer, and at least that amount.',
  },
  'legal-entity-needed': {
    fr: 'Indiquez la société qui a reçu cet argent.',
    en: 'Say which company received this money.',
  },
  'other-legal-entity': {
    fr: 'Cette facture est celle d’une autre société.',
    en: 'This invoice is another company’s.',
  },
  'nothing-due': {
    fr: 'Cette facture ne doit plus rien.',
    en: 'Nothing is owed on this invoice any more.',
  },
  'not-paid-in-full': {
    fr: 'Une vente au comptoir se paie en entier : le total des paiements diffère du prix.',
    en: 'A counter sale is paid in full: the payments do not add up to the price.',
  },
  'no-cesu-for-goods': {
    fr: 'Un CESU préfinancé ne paie pas une vente au comptoir.',
    en: 'Prepaid CESU cannot pay a counter sale.',
  },
  'vat-not-due': {
    fr: 'Cette société ne facture pas de TVA ce jour-là.',
    en: 'This company charges no VAT that day.',
  },
  'not-issued': {
    fr: 'Cette facture n’est pas encore émise : elle ne peut pas être payée.',
    en: 'This invoice is not issued yet: it cannot be paid.',
  },
  'not-payable-yet': {
    fr: 'La loi ne permet aucun paiement avant le {payableFrom}.',
    en: 'The law allows no payment before {payableFrom}.',
  },
  'return-page-not-allowed': {
    fr: 'Le paiement ne peut pas ramener à cette page (returnTo).',
    en: 'The payment may not lead back to this page (returnTo).',
  },
  'amount-above-payment': {
    fr: 'Le paiement n’était que de {amount}.',
    en: 'The payment was of {amount} only.',
  },
  'payment-provider-silent': {
    fr: 'Le prestataire de paiement ne répond pas : réessayez dans quelques minutes.',
    en: 'The payment provider does not answer: try again in a few minutes.',
  },
  'online-payment-unavailable': {
    fr: 'Le paiement en ligne n’est pas proposé.',
    en: 'Payment online is not offered.',
  },
}

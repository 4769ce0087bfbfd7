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
}

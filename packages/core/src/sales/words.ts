import type { Words } from '../app/words.js'

/** What this context's refusals say. */
export const words: Words = {
  'worker-not-available': {
    fr: 'Cet intervenant ne fait pas partie de l’entreprise le {on}.',
    en: 'This worker is not with the company on {on}.',
  },
  'order-already-confirmed': {
    fr: 'Cette commande est déjà confirmée.',
    en: 'This order has already been confirmed.',
  },
  'order-already-cancelled': {
    fr: 'Cette commande est déjà annulée.',
    en: 'This order has already been cancelled.',
  },
}

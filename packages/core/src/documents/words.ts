import type { Words } from '../app/words.js'

/** What this context's refusals say. */
export const words: Words = {
  'nothing-to-archive': {
    fr: 'Rien à archiver : ce document n’est pas émis, ou il vient d’un autre logiciel.',
    en: 'Nothing to archive: this document is not issued, or another system issued it.',
  },
  'price-not-agreed': {
    fr: 'Le prix de la ligne {line} n’est pas encore convenu.',
    en: 'The price of line {line} is not agreed yet.',
  },
  'invoice-not-ours': {
    fr: 'Cette facture vient d’un autre logiciel, qui en garde le document.',
    en: 'Another system issued this invoice, and keeps its document.',
  },
  'certificate-not-standing': {
    fr: 'Seule une attestation émise et à jour s’envoie ; celle-ci ne l’est pas ({status}).',
    en: 'Only an issued certificate that is up to date is sent; this one is not ({status}).',
  },
  'customer-without-email': {
    fr: 'Ce client n’a pas d’adresse e-mail.',
    en: 'This customer has no e-mail address.',
  },
}

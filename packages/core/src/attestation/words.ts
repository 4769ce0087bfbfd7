import type { Words } from '../app/words.js'

/** What this context's refusals say. */
export const words: Words = {
  'year-not-over': {
    fr: 'Les attestations de cette année se préparent à partir du {from}.',
    en: 'This year’s certificates can be drafted from {from} on.',
  },
  'year-not-drafted': {
    fr: 'Préparez d’abord les attestations de cette année.',
    en: 'Draft this year’s certificates first.',
  },
  'certificate-not-reopened': {
    fr: 'Cette attestation est à jour : rien à corriger.',
    en: 'This certificate is up to date: there is nothing to correct.',
  },
  'certificate-not-draft': {
    fr: 'Cette attestation n’est plus un brouillon ({status}).',
    en: 'This certificate is no longer a draft ({status}).',
  },
}

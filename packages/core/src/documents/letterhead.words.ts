import type { Wordings } from './voice.js'

/** What the letterhead and the foot of every document say. */
export const letterheadWords = {
  page: { fr: 'Page {page} / {of}', en: 'Page {page} / {of}' },
  capital: { fr: 'au capital de {amount}', en: 'with a capital of {amount}' },
  siren: { fr: 'SIREN {number}', en: 'SIREN {number}' },
  siret: { fr: 'SIRET {number}', en: 'SIRET {number}' },
  rcs: { fr: 'RCS {town}', en: 'RCS {town}' },
  vat: { fr: 'TVA {number}', en: 'VAT {number}' },
  declared: {
    fr: 'Organisme de services à la personne déclaré sous le n° {number} le {on}',
    en: 'Personal services organisation (services à la personne) declared under no. {number} on {on}',
  },
  approved: { fr: 'agréé sous le n° {number} le {on}', en: 'approved under no. {number} on {on}' },
} as const satisfies Wordings<string>

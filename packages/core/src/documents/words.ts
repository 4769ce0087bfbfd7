import type { Language } from '../shared/language.js'

/** Wordings side by side; `{name}` is filled in. */
export type Wordings<Key extends string> = {
  readonly [K in Key]: { readonly [L in Language]: string }
}

/** Says one of the wordings in one language. */
export type Say<Key extends string> = (key: Key, data?: Readonly<Record<string, string>>) => string

/** The voice of a document: its wordings in its language. */
export const voice =
  <Key extends string>(wordings: Wordings<Key>, language: Language): Say<Key> =>
  (key, data) => {
    const wording = wordings[key][language]
    return data ? wording.replace(/\{(\w+)\}/g, (_, name: string) => data[name] ?? '') : wording
  }

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

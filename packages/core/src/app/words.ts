import type { Language } from '../shared/language.js'
import type { Refusal } from '../shared/result.js'

/** What a refusal says to a person, by code; `{name}` is replaced by the refusal's data. */
export type Words = { readonly [code: string]: { readonly [L in Language]: string } }

/** The words of the refusals that any operation may answer. */
export const commonWords: Words = {
  'not-allowed': {
    fr: 'Votre rôle ne permet pas cette action.',
    en: 'Your role does not allow this.',
  },
  'feature-disabled': {
    fr: 'Cette entreprise n’utilise pas cette fonction.',
    en: 'This company does not use this feature.',
  },
  'invalid-input': {
    fr: 'Certains champs sont à corriger.',
    en: 'Some fields need correcting.',
  },
  'not-found': { fr: 'Introuvable.', en: 'Not found.' },
  'key-reused': {
    fr: 'Cette clé a déjà servi à une autre demande.',
    en: 'This key was already used for another request.',
  },
  busy: {
    fr: 'Trop de personnes modifient ce document en même temps. Réessayez.',
    en: 'Too many people are changing this document at once. Try again.',
  },
}

/** Words a refusal; its bare code when nobody gave it words (a test says that this never happens). */
export const say = (words: Words, refusal: Refusal, language: Language): string => {
  const data = new Map(Object.entries(refusal))
  const sentence = words[refusal.code]?.[language] ?? refusal.code
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(data.get(name) ?? ''))
}

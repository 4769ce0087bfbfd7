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

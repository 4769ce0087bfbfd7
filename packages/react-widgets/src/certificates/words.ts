import { en } from './words.en.js'
import { fr } from './words.fr.js'

/** What the certificates say, by language. */
export const words = { fr, en } as const
/** What they say in one language. */
export type CertificateWords = (typeof words)['fr' | 'en']

/** Words with their places filled: `{year}`. */
export const filled = (
  text: string,
  places: { readonly [name: string]: string | number },
): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(places[name] ?? whole))

/** So many of something: words of their own for one, and for none where there are any; `{count}` is filled. */
export const counted = (
  said: CertificateWords,
  of: 'drafts' | 'issued' | 'reopened' | 'unreachable' | 'done-draft' | 'done-close' | 'done-send',
  count: number,
): string => {
  const names: { readonly [name: string]: string } = said
  const text = names[`${of}-${count}`] ?? names[`${of}-n`] ?? ''
  return filled(text, { count })
}

import { en } from './words.en.js'
import { fr } from './words.fr.js'

/** What the form says, by language. */
export const words = { fr, en } as const

/** The words of one language. */
export type FormWords = typeof fr | typeof en

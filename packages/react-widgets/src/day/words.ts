import { en } from './words.en.js'
import { fr } from './words.fr.js'

/** What the worker’s day says, by language. */
export const words = { fr, en } as const

import { en } from './words.en.js'
import { fr } from './words.fr.js'

/** What a customer's quotes say, by language. */
export const words = { fr, en } as const

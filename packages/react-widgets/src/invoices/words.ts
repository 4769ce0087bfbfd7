import { en } from './words.en.js'
import { fr } from './words.fr.js'

/** What the list of invoices says, by language. */
export const words = { fr, en } as const

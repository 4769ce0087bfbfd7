import { en } from './words.en.js'
import { fr } from './words.fr.js'

/** What the customer space says, by language. */
export const words = { fr, en } as const

/** The words of one language. */
export type SpaceWords = (typeof words)['fr' | 'en']

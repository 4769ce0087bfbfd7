import { en } from './words.en.js'
import { fr } from './words.fr.js'

/** What the intake says, by language. */
export const words = { fr, en } as const

/** The words of one language. */
export type IntakeWords = (typeof words)['fr' | 'en']

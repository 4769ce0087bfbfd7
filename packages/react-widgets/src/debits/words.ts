import { filled } from '../kit/filled.js'
import { money } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import type { Debitable } from './model.js'
import { en } from './words.en.js'
import { fr } from './words.fr.js'

/** What the debits say, by language. */
export const words = { fr, en } as const
/** What they say in one language. */
export type DebitsWords = (typeof words)['fr' | 'en']

/** Why an invoice is not debited, every reason in a sentence of its own. */
export const reasonsSaid = (
  { reasons }: Pick<Debitable, 'reasons'>,
  language: WidgetLanguage,
): readonly string[] =>
  reasons.map(({ code, monthly = 0, day = 0 }) =>
    filled(words[language][`why-${code}`], { monthly: money(monthly, language), day }),
  )

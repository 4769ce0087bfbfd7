import { refusalsOf, type Said } from '../kit/answer.js'
import type { Problem } from '../kit/fields.js'
import { filled } from '../kit/filled.js'
import { date } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import type { AnswerValues } from './model.js'
import type { CustomerQuotesClient } from './read-quotes.js'
import { words } from './words.js'

type Refused<O extends 'acceptQuote' | 'declineQuote' | 'withdrawFromOrder'> = Extract<
  Awaited<ReturnType<CustomerQuotesClient['sales'][O]>>,
  { readonly ok: false }
>['refusal']

/** Why the house refused an answer. */
export type Refusal =
  | Refused<'acceptQuote'>
  | Refused<'declineQuote'>
  | Refused<'withdrawFromOrder'>

/** What keeps a quote from being accepted, in the order of the fields. */
export const wrongAnswer = (
  { signer, early, acknowledged }: AnswerValues,
  language: WidgetLanguage,
): readonly Problem[] => {
  const said = words[language]
  return [
    ...(signer.trim() ? [] : [{ field: 'signer', says: said['no-signer'] }]),
    ...(early && !acknowledged ? [{ field: 'acknowledged', says: said['no-acknowledged'] }] : []),
  ]
}

/** A refusal in plain words, beside the field that it is about; what is about none stands at the button `send`. */
export const problemsOf = (
  refusal: Refusal & Pick<Said, 'title'>,
  language: WidgetLanguage,
): readonly Problem[] => {
  const said = words[language]
  const atButton = (says: string): readonly Problem[] => [{ field: 'send', says }]
  switch (refusal.code) {
    case 'quote-expired': {
      const day = date(refusal.validUntil, language, true)
      return atButton(filled(said['no-expired'], { day }))
    }
    case 'quote-edition-superseded':
      return atButton(said['no-edition'])
    case 'quote-closed':
    case 'quote-not-sent':
    case 'quote-already-converted':
      return atButton(said['no-closed'])
    case 'information-missing':
      return [{ field: 'early', says: said['no-information'] }]
    case 'early-start-in-writing':
      return [{ field: 'early', says: said.earlyInWriting }]
    case 'withdrawal-not-open':
      return atButton(said['no-withdrawal'])
    case 'order-already-cancelled':
      return atButton(said['no-twice'])
    case 'not-found':
      return atButton(said['no-found'])
    default:
      return refusalsOf(refusal)
  }
}

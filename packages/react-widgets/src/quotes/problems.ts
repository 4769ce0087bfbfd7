import { refusalsOf, type Said } from '../kit/answer.js'
import type { Problem } from '../kit/fields.js'
import { filled } from '../kit/filled.js'
import { date } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import type { Refusal } from './read-quotes.js'
import { type LineValues, placeOf } from './typed-line.js'
import { words } from './words.js'

/** What of a line is to be completed, as people say it. */
export const missingName = (what: string, language: WidgetLanguage): string => {
  const said: { readonly [name: string]: string } = words[language]
  return said[`missing-${what}`] ?? what
}

const statusName = (status: string, language: WidgetLanguage): string => {
  const said: { readonly [name: string]: string } = words[language]
  return (said[`is-${status}`] ?? status).toLowerCase()
}

/**
 * A refusal in plain words, beside the field that it is about: a line's, while the lines stand in fields; the last day; what is to be ticked.
 * What is about no field stands at the button `send`. Codes that only others can answer keep the house's own sentence.
 */
export const problemsOf = (
  refusal: Refusal & Pick<Said, 'title'>,
  language: WidgetLanguage,
  typed: readonly LineValues[] = [],
): readonly Problem[] => {
  const said = words[language]
  const atButton = (says: string): readonly Problem[] => [{ field: 'send', says }]
  const day = (civil: string): string => date(civil, language, true)
  switch (refusal.code) {
    case 'discount-above-price': {
      const { line } = refusal
      const place = placeOf(typed, line)
      const says = filled(said['no-discount'], { line })
      return [{ field: place ? `${place}.price` : 'send', says }]
    }
    case 'quote-incomplete': {
      const { line } = refusal
      const missing = missingName(refusal.missing, language)
      return [{ field: `line-${line}`, says: filled(said['no-incomplete'], { line, missing }) }]
    }
    case 'information-missing':
      return refusal.missing.map((name) => ({
        field: `informed.${name}`,
        says: filled(said['no-information'], { missing: said[`info-${name}`].toLowerCase() }),
      }))
    case 'validity-over':
      return [
        {
          field: 'validUntil',
          says: filled(said['no-validity'], { day: day(refusal.validUntil) }),
        },
      ]
    case 'quote-expired':
      return atButton(filled(said['no-expired'], { day: day(refusal.validUntil) }))
    case 'quote-closed':
      return atButton(filled(said['no-closed'], { status: statusName(refusal.status, language) }))
    case 'quote-already-converted':
      return atButton(said['no-order-twice'])
    case 'quote-not-sent':
    case 'quote-not-accepted':
      return atButton(said['no-draft-yet'])
    case 'customer-without-email':
      return atButton(said.noEmail)
    case 'worker-not-available':
      return atButton(said['no-worker'])
    case 'not-found':
      return atButton(said['no-found'])
    case 'invalid-input':
      return refusalsOf(refusal).map(({ field, says }) => ({
        field: field.replace(/\.vatRate$/, '.vat'),
        says,
      }))
    case 'quote-already-sent':
    case 'quote-still-valid':
    case 'quote-edition-superseded':
    case 'option-unknown':
    case 'not-allowed':
    case 'feature-disabled':
    case 'busy':
    case 'key-reused':
    case 'unreachable':
      return refusalsOf(refusal)
  }
}

import type { InputOf, ValueOf } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'
import { isDay } from '../kit/day.js'
import type { Problem } from '../kit/fields.js'
import type { WidgetLanguage } from '../kit/language.js'
import { wholeIn } from '../kit/typed.js'
import {
  entryOf,
  type LineValues,
  lineValues,
  offered,
  type Quote,
  type QuoteOffer,
  wrongLine,
} from './typed-line.js'
import { words } from './words.js'

type Draft = InputOf<FoyerClient['sales']['draftQuote']>
type Asked = InputOf<FoyerClient['sales']['previewQuote']>

/** What a quote would come to, as the house answers it. */
export type Preview = ValueOf<FoyerClient['sales']['previewQuote']>

/** Where a contract is concluded. */
export type Conclusion = NonNullable<Parameters<FoyerClient['sales']['draftQuote']>[0]['concluded']>

/** A quote as it stands in the fields. */
export interface QuoteValues {
  readonly description: string
  readonly lines: readonly LineValues[]
  /** `YYYY-MM-DD`, or empty. */
  readonly by: string
  readonly concluded: Conclusion
  readonly successive: boolean
  readonly urgent: boolean
  readonly timesAMonth: string
  /** The customer asked for a quote. */
  readonly asked: boolean
}

/** The places where a contract may be concluded, the most usual first. */
export const conclusions: readonly Conclusion[] = ['distance', 'off-premises', 'shop']

/** Whether a text of the list is one of them. */
export const isConclusion = (text: string): text is Conclusion =>
  conclusions.some((one) => one === text)

/** A quote that nobody touched: the first offer, once. */
export const newQuote = (offers: readonly QuoteOffer[], language: WidgetLanguage): QuoteValues => ({
  ...{ description: '', lines: [offered(offers[0], language)], by: '', concluded: 'distance' },
  ...{ successive: false, urgent: false, timesAMonth: '1', asked: false },
})

/** A quote as it stands in the fields before anybody types. */
export const quoteValues = (quote: Quote, language: WidgetLanguage): QuoteValues => {
  const { description, by = '', concluded, successive = false, urgent = false } = quote
  const lines = lineValues(quote, language)
  const often = { timesAMonth: '1', asked: false }
  return { description, lines, by, concluded, successive, urgent, ...often }
}

/** What keeps a quote from being saved, in the order of the fields. */
export const wrongQuote = (values: QuoteValues, language: WidgetLanguage): readonly Problem[] => {
  const said = words[language]
  const { lines, by, timesAMonth } = values
  return [
    ...lines.flatMap((line, i) => wrongLine(line, `lines.${i}`, language)),
    ...(!by || isDay(by) ? [] : [{ field: 'by', says: said.noDay }]),
    ...(wholeIn(timesAMonth, 1, 31) ? [] : [{ field: 'timesAMonth', says: said.noTimes }]),
  ]
}

/** What a quote says, as the house is asked for it. What is accepted at a distance can be accepted online, in the customer's space. */
export const writtenOf = (
  values: QuoteValues,
): Omit<Draft, 'customer' | 'legalEntity' | 'worker' | 'origin'> => {
  const { description, lines, by, concluded, successive, urgent } = values
  return {
    ...{ description: description.trim(), lines: lines.map(entryOf), concluded },
    ...(by ? { by } : {}),
    ...(concluded === 'distance' ? { online: true } : {}),
    ...(successive ? { successive } : {}),
    ...(urgent ? { urgent } : {}),
  }
}

/** What the house is asked about a quote that is being written; undefined while a field cannot be read. */
export const askedOf = (
  values: QuoteValues,
  whose: Pick<Asked, 'customer' | 'legalEntity' | 'quote'>,
): Asked | undefined => {
  const wrong = wrongQuote(values, 'fr').filter(({ field }) => !field.endsWith('.label'))
  if (wrong.length) return undefined
  const timesAMonth = wholeIn(values.timesAMonth, 1, 31)
  return {
    ...{ ...whose, ...writtenOf(values), asked: values.asked },
    ...(timesAMonth ? { timesAMonth } : {}),
  }
}

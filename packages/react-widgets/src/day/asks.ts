import type { InputOf } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'
import type { Problem } from '../kit/fields.js'
import type { WidgetLanguage } from '../kit/language.js'
import { centsIn, centsToType, wholeIn } from '../kit/typed.js'
import type { Stop } from './stops.js'
import { longestDrawing, pathOf, type Stroke } from './strokes.js'
import { words } from './words.js'

type Dispatch = FoyerClient['dispatch']

/** A part left at the customer's, as typed. */
export interface PartValues {
  readonly label: string
  readonly quantity: string
  /** Of one, in euros, VAT included; empty where nobody knows it yet, or it is not shown. */
  readonly price: string
}

/** All that can be typed about one visit, as it stands in the fields. */
export interface Values {
  readonly date: string
  readonly start: string
  /** Of the appointment. */
  readonly minutes: string
  /** Really spent there. */
  readonly worked: string
  readonly text: string
  /** `voice` once some of the text was dictated, until the text is emptied (S175). */
  readonly source: 'typed' | 'voice'
  readonly parts: readonly PartValues[]
  readonly signedBy: string
  readonly strokes: readonly Stroke[]
}

/** What there is to do about a visit, one screen each. */
export type Step = 'appointment' | 'complete' | 'report' | 'signature'

/** An empty line of parts. */
export const noPart: PartValues = { label: '', quantity: '1', price: '' }

/** What stands in the fields before anybody types: what is known already. */
export const valuesOf = (
  { date = '', start = '', minutes, report }: Stop,
  language: WidgetLanguage,
): Values => ({
  date,
  start,
  minutes: String(minutes),
  worked: String(report?.minutesWorked ?? minutes),
  text: report?.text ?? '',
  source: report?.source ?? 'typed',
  parts: (report?.parts ?? []).map(({ label, quantity, price }) => ({
    label,
    quantity: String(quantity),
    price: price === undefined ? '' : centsToType(price, language === 'fr' ? ',' : '.'),
  })),
  signedBy: '',
  strokes: [],
})

/** Longest visit: a day. */
const dayOfMinutes = 1440

/** What is asked about prices: hidden ones are asked of nobody. */
interface Prices {
  readonly hidesPrices: boolean
}

/** What keeps a step from being sent, in the order of its fields. */
export const wrongIn = (
  step: Step,
  values: Values,
  { language, hidesPrices }: Prices & { readonly language: WidgetLanguage },
): readonly Problem[] => {
  const said = words[language]
  const unless = (holds: unknown, field: string, says: string): readonly Problem[] =>
    holds ? [] : [{ field, says }]
  const isTime = (field: 'minutes' | 'worked') =>
    unless(wholeIn(values[field], 1, dayOfMinutes), field, said.noMinutes)
  switch (step) {
    case 'appointment':
      return [
        ...unless(values.date, 'date', said.noDate),
        ...unless(values.start, 'start', said.noStart),
        ...isTime('minutes'),
      ]
    case 'complete':
      return isTime('worked')
    case 'report':
      return [
        ...unless(values.text.trim(), 'text', said.noText),
        ...isTime('worked'),
        ...values.parts.flatMap(({ label, quantity, price }, i) => [
          ...unless(label.trim(), `parts.${i}.label`, said.noLabel),
          ...unless(wholeIn(quantity, 1, 9999), `parts.${i}.quantity`, said.noQuantity),
          ...unless(hidesPrices || centsIn(price) !== undefined, `parts.${i}.price`, said.noPrice),
        ]),
      ]
    case 'signature':
      return [
        ...unless(values.signedBy.trim(), 'signedBy', said.noSignedBy),
        ...unless(pathOf(values.strokes).length <= longestDrawing, 'drawing', said.longDrawing),
      ]
  }
}

/** The appointment, as the house is asked for it. */
export const bookingOf = (
  { visit }: Stop,
  { date, start, minutes }: Values,
  worker: string,
): InputOf<Dispatch['bookSlot']> => ({ visit, worker, date, start, minutes: Number(minutes) })

/** That a visit is done, and how long it took. */
export const completionOf = (
  { visit }: Stop,
  { worked }: Values,
): InputOf<Dispatch['completeVisit']> => ({ visit, minutes: Number(worked) })

/** The report. A part whose price is not known is sent without one; where the house hides prices from workers, none is sent (S283). */
export const reportOf = (
  { visit }: Stop,
  { text, source, worked, parts }: Values,
  isHidden: boolean,
): InputOf<Dispatch['writeReport']> => ({
  visit,
  text: text.trim(),
  source,
  minutesWorked: Number(worked),
  parts: parts.map(({ label, quantity, price }) => ({
    label: label.trim(),
    quantity: Number(quantity),
    price: isHidden ? undefined : centsIn(price),
  })),
})

/** The signature of what was read: the name makes it, with what was drawn; undefined before there is a report. */
export const signatureOf = (
  { report }: Stop,
  { signedBy, strokes }: Values,
): InputOf<Dispatch['signReport']> | undefined =>
  report && {
    ...{ report: report.id, version: report.version, signedBy: signedBy.trim() },
    drawing: pathOf(strokes) || undefined,
  }

/** The field that the house's own issue is about: it names what it was asked with, we what we show. */
export const shownField = (step: Step, path: string): string =>
  path === 'minutesWorked' || (step === 'complete' && path === 'minutes') ? 'worked' : path

import type { ValueOf } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'
import type { Problem } from '../kit/fields.js'
import { labelled } from '../kit/format.js'
import type { WidgetLanguage } from '../kit/language.js'
import { centsIn, centsToType, wholeIn } from '../kit/typed.js'
import { words } from './words.js'

/** A quote as the house answers it. */
export type Quote = ValueOf<FoyerClient['sales']['showQuote']>
/** A line of it. */
export type QuoteLine = Quote['lines'][number]

/** A line as the house is asked for it. */
export type Entry = Parameters<FoyerClient['sales']['draftQuote']>[0]['lines'][number]
type Option = NonNullable<Entry['options']>[number]

/** What a line sells. */
export type Kind = Entry['kind']

/** Something that the company sells, as its price list has it. */
export interface QuoteOffer {
  readonly name: string
  /** A service unless told otherwise. */
  readonly kind?: Kind | undefined
  /** The activity of the law: `II-11`; left out = on no list. */
  readonly activity?: Entry['activity']
  /** Of a service, in cents, VAT included; without it the price is typed. */
  readonly hourlyPrice?: number | undefined
  /** How long a service usually takes, 1 to 1440; 60 unless told. */
  readonly minutes?: number | undefined
}

/** A line, or an option of one, as it stands in the fields. */
export interface LineValues {
  readonly kind: Kind
  readonly activity: Entry['activity']
  readonly label: string
  /** Length of one; empty = a fixed price. */
  readonly minutes: string
  readonly quantity: string
  /** Of one, in euros, VAT included; empty = not agreed yet. */
  readonly price: string
  /** In per cent; empty = that of the law. */
  readonly vat: string
  /** Why no VAT is charged, where somebody typed a rate of zero. */
  readonly mention: string
  /** Of an option: in the price unless the customer takes it out. */
  readonly chosen: boolean
  readonly options: readonly LineValues[]
  /** What nobody types stays with the line. */
  readonly kept: Pick<Entry, 'discount' | 'legalEntity'>
}

/** The fields of a line that hold a text. */
export type TextField = 'label' | 'minutes' | 'quantity' | 'price' | 'vat' | 'mention'

const bare: LineValues = {
  ...{ kind: 'service', activity: undefined, label: '', minutes: '', quantity: '1', price: '' },
  ...{ vat: '', mention: '', chosen: false, options: [], kept: {} },
}

const commaOf = (language: WidgetLanguage): ',' | '.' => (language === 'fr' ? ',' : '.')

/** A line of what the company sells before anybody types: its name, its usual length and what that costs. */
export const offered = (offer: QuoteOffer | undefined, language: WidgetLanguage): LineValues => {
  const { name = '', kind = 'service', activity, hourlyPrice, minutes = 60 } = offer ?? {}
  const isTimed = kind === 'service' && hourlyPrice !== undefined
  const cents = isTimed ? Math.round((hourlyPrice * minutes) / 60) : undefined
  return {
    ...{ ...bare, kind, activity, label: name, minutes: isTimed ? String(minutes) : '' },
    price: cents === undefined ? '' : centsToType(cents, commaOf(language)),
  }
}

/** Something that a line can be said to sell. */
export interface What extends Pick<LineValues, 'kind' | 'activity'> {
  readonly value: string
  readonly label: string
  readonly offer?: QuoteOffer | undefined
}

const keyOf = ({ kind, activity }: Pick<LineValues, 'kind' | 'activity'>): string =>
  `${kind} ${activity ?? ''}`

/** What the lines may sell: the price list, what the quote has besides, and what is on no list. */
export const whatsOf = (
  offers: readonly QuoteOffer[],
  values: Pick<LineValues, 'kind' | 'activity' | 'label'>,
  language: WidgetLanguage,
): readonly What[] => {
  const said = words[language]
  const listed = offers.map((offer, i): What => {
    const { kind = 'service', activity, name: label } = offer
    return { value: `offer ${i}`, kind, activity, label, offer }
  })
  const travel = [...new Set(offers.flatMap(({ activity }) => activity ?? []))].map(
    (activity): What => {
      const name = offers.find((offer) => offer.activity === activity)?.name ?? ''
      const sold = { kind: 'travel', activity } as const
      return { ...sold, value: keyOf(sold), label: labelled(said['what-travel'], name, language) }
    },
  )
  const unlisted = (['service', 'goods'] as const).map(
    (kind): What => ({
      ...{ kind, activity: undefined, value: keyOf({ kind, activity: undefined }) },
      label: said[`what-${kind}`],
    }),
  )
  const known = [...listed, ...travel, ...unlisted]
  const { kind, activity, label } = values
  const isKnown = known.some((one) => keyOf(one) === keyOf(values))
  return isKnown ? known : [...known, { kind, activity, value: keyOf(values), label }]
}

/** Which of them a line sells: the offer of its name, else the first that is the same thing. */
export const whatOf = (
  whats: readonly What[],
  values: Pick<LineValues, 'kind' | 'activity' | 'label'>,
): string => {
  const same = whats.filter((one) => keyOf(one) === keyOf(values))
  return (same.find(({ label }) => label === values.label) ?? same[0])?.value ?? ''
}

/** A line that sells something else: an offer fills what nobody typed by himself. */
export const sellingInstead = (
  line: LineValues,
  { kind, activity, offer }: What,
  offers: readonly QuoteOffer[],
  language: WidgetLanguage,
): LineValues => {
  const named = offers.some(({ name }) => name === line.label)
  const fresh = offer ? offered(offer, language) : undefined
  const filled = fresh && (!line.label.trim() || named) ? fresh : line
  const { label, minutes, price } = filled
  return { ...line, kind, activity, label, minutes, price, kept: line.kept }
}

/** The lines of a quote as they stand in the fields before anybody types, each with its options. */
export const lineValues = (
  { lines }: Pick<Quote, 'lines'>,
  language: WidgetLanguage,
): readonly LineValues[] => {
  const typed = (line: QuoteLine): LineValues => {
    const { kind, activity, label, minutes, quantity, price, vatRate, vatEntered } = line
    const { discount, legalEntity, mention = '', chosen = false } = line
    return {
      ...{ kind, activity, label, minutes: minutes ? String(minutes) : '', chosen },
      quantity: String(quantity),
      price: price === undefined ? '' : centsToType(price, commaOf(language)),
      vat: vatEntered ? String(percentOf(vatRate)).replace('.', commaOf(language)) : '',
      mention: vatEntered ? mention : '',
      options: lines.filter(({ optionOf }) => optionOf === line.no).map(typed),
      kept: { ...(discount ? { discount } : {}), ...(legalEntity ? { legalEntity } : {}) },
    }
  }
  return lines.filter(({ optionOf }) => optionOf === undefined).map(typed)
}

/** A ratio in per cent, exact to a thousandth: `0.055` is 5.5. */
export const percentOf = (rate: string): number => Math.round(Number(rate) * 100_000) / 1000

const rateIn = (typed: string): string | undefined => {
  const text = typed.replace(/[\s%]/g, '').replace(',', '.')
  if (!/^\d{1,2}(?:\.\d{1,3})?$/.test(text)) return undefined
  return String(Math.round(Number(text) * 1000) / 100_000)
}

/** Whether somebody typed that no VAT is charged: then the line says why. */
export const isUntaxed = ({ vat }: Pick<LineValues, 'vat'>): boolean => Number(rateIn(vat)) === 0

const isEmpty = (typed: string): boolean => !typed.trim()

/** What keeps a line from being saved, in the order of its fields; `at` is where it stands: `lines.0`. */
export const wrongLine = (
  line: LineValues,
  at: string,
  language: WidgetLanguage,
): readonly Problem[] => {
  const said = words[language]
  const { label, minutes, quantity, price, vat, options } = line
  const unless = (holds: boolean, field: TextField, says: string): readonly Problem[] =>
    holds ? [] : [{ field: `${at}.${field}`, says }]
  return [
    ...unless(!isEmpty(label), 'label', said.noLabel),
    ...unless(isEmpty(minutes) || isWhole(minutes, 1440), 'minutes', said.noMinutes),
    ...unless(isWhole(quantity, 9999), 'quantity', said.noQuantity),
    ...unless(isEmpty(price) || centsIn(price) !== undefined, 'price', said.noPrice),
    ...unless(isEmpty(vat) || rateIn(vat) !== undefined, 'vat', said.noVat),
    ...options.flatMap((option, i) => wrongLine(option, `${at}.options.${i}`, language)),
  ]
}

const isWhole = (typed: string, most: number): boolean => wholeIn(typed, 1, most) !== undefined

/** A line as the house is asked for it; a label that nobody typed yet is a dash, so that it can be priced. */
export const entryOf = (line: LineValues): Entry => ({
  ...soldOf(line),
  options: line.options.map((option) => ({ ...soldOf(option), chosen: option.chosen })),
})

const soldOf = (line: LineValues): Omit<Option, 'chosen'> => {
  const { kind, activity, kept } = line
  const minutes = wholeIn(line.minutes, 1, 1440)
  const price = centsIn(line.price)
  const vatRate = rateIn(line.vat)
  const mention = line.mention.trim()
  return {
    ...{ ...kept, kind, label: line.label.trim() || '—' },
    quantity: wholeIn(line.quantity, 1, 9999) ?? 1,
    ...(activity ? { activity } : {}),
    ...(minutes === undefined ? {} : { minutes }),
    ...(price === undefined ? {} : { price }),
    ...(vatRate === undefined ? {} : { vatRate }),
    ...(mention && isUntaxed(line) ? { mention } : {}),
  }
}

/** Where the line of a number stands in the fields: the house counts from 1, the options among them. */
export const placeOf = (lines: readonly LineValues[], no: number): string | undefined =>
  lines.flatMap(({ options }, i) => [
    `lines.${i}`,
    ...options.map((_, j) => `lines.${i}.options.${j}`),
  ])[no - 1]

import type { InputOf, ValueOf } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'
import type { Problem } from '../kit/fields.js'
import { wholeIn } from '../kit/typed.js'
import type { IntakeWords } from './words.js'

type Input = InputOf<FoyerClient['dispatch']['takeOrder']>

/** What the house answers of an order that was taken. */
export type Taken = ValueOf<FoyerClient['dispatch']['takeOrder']>

/** Something that the company sells, as its price list has it. */
export interface IntakeOffer {
  readonly name: string
  /** The activity of the law: `II-11`. */
  readonly activity: InputOf<FoyerClient['dispatch']['takeOrder']>['activity']
  /** Of the service, in cents, VAT included; without it the price is agreed later. */
  readonly hourlyPrice?: number | undefined
  /** How long it usually takes, 1 to 1440; 60 unless told. */
  readonly minutes?: number | undefined
}

/** What was typed of an order. */
export interface OrderValues {
  readonly wants: string
  /** Place in the list of offers. */
  readonly offer: number
  /** As typed; undefined = untouched: what the offer usually takes. */
  readonly minutes: string | undefined
}

/** An order that nobody touched: the first offer, for as long as it usually takes. */
export const untouched: OrderValues = { wants: '', offer: 0, minutes: undefined }

/** The minutes as they stand in their field. */
export const minutesShown = (
  { minutes, offer }: OrderValues,
  offers: readonly IntakeOffer[],
): string => minutes ?? String(offers[offer]?.minutes ?? 60)

const minutesIn = (values: OrderValues, offers: readonly IntakeOffer[]): number | undefined =>
  wholeIn(minutesShown(values, offers), 1, 1440)

/** The price to tell on the phone, in cents, VAT included, to the nearest cent; undefined while there is none. */
export const priceOf = (
  values: OrderValues,
  offers: readonly IntakeOffer[],
): number | undefined => {
  const hourly = offers[values.offer]?.hourlyPrice
  const minutes = minutesIn(values, offers)
  return hourly === undefined || minutes === undefined
    ? undefined
    : Math.round((hourly * minutes) / 60)
}

/** What keeps an order from being taken. */
export const wrongOrder = (
  values: OrderValues,
  offers: readonly IntakeOffer[],
  said: IntakeWords,
): readonly Problem[] =>
  minutesIn(values, offers) === undefined ? [{ field: 'minutes', says: said.noMinutes }] : []

/** What the house is asked: who goes is left to it. Undefined while something is wrong. */
export const askedOf = (
  values: OrderValues,
  offers: readonly IntakeOffer[],
  { customer, legalEntity }: { readonly customer: string; readonly legalEntity: string },
): Input | undefined => {
  const offer = offers[values.offer]
  const minutes = minutesIn(values, offers)
  const price = priceOf(values, offers)
  if (!offer || minutes === undefined) return undefined
  return {
    ...{ customer, legalEntity, minutes, activity: offer.activity },
    description: values.wants.trim(),
    ...(price === undefined ? {} : { price }),
  }
}

import type { InputOf } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'
import type { Problem } from '../kit/fields.js'
import type { WidgetLanguage } from '../kit/language.js'
import { centsIn, centsToType } from '../kit/typed.js'
import { words } from './words.js'

/** How money comes in, as the house names it. */
export type Means = Parameters<FoyerClient['payments']['recordPayment']>[0]['means']

/** A payment as it stands in the fields. */
export interface PaymentValues {
  /** In euros. */
  readonly amount: string
  readonly means: Means
  /** The day on which the money arrived, `YYYY-MM-DD`. */
  readonly on: string
  /** The number of the cheque or the voucher, the reference of the transfer; unused for cash. */
  readonly reference: string
}

/** Every means that the house admits, the most usual first, with the word of its reference; cash has none. */
export const referenceOf: {
  readonly [M in Means]: 'number-cheque' | 'number-voucher' | 'reference' | undefined
} = {
  transfer: 'reference',
  cheque: 'number-cheque',
  card: 'reference',
  'direct-debit': 'reference',
  'prepaid-cesu': 'number-voucher',
  cash: undefined,
}

/** Whether a text of the list is one of the means that the house admits. */
export const isMeans = (text: string): text is Means => Object.hasOwn(referenceOf, text)

/** A payment before anybody types: what is due, today. */
export const paymentValues = (
  due: number | undefined,
  today: string,
  language: WidgetLanguage,
): PaymentValues => ({
  amount: due && due > 0 ? centsToType(due, language === 'fr' ? ',' : '.') : '',
  means: 'transfer',
  on: today,
  reference: '',
})

/** What keeps a payment from being noted. Money does not arrive on a day to come. */
export const wrongPayment = (
  { amount, on }: PaymentValues,
  today: string,
  language: WidgetLanguage,
): readonly Problem[] => {
  const said = words[language]
  return [
    ...((centsIn(amount) ?? 0) > 0 ? [] : [{ field: 'amount', says: said.noPaid }]),
    ...(isDay(on) && on <= today ? [] : [{ field: 'on', says: said.noDay }]),
  ]
}

/** Whether it is a day of the calendar: 31 February is none. */
const isDay = (text: string): boolean => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

type Recorded = InputOf<FoyerClient['payments']['recordPayment']>

/** The payment, as the house is asked to record it. */
export const recordedOf = (
  invoice: string,
  { amount, means, on, reference }: PaymentValues,
): Recorded => ({
  ...{ invoice, means, on, amount: centsIn(amount) ?? 0 },
  ...(referenceOf[means] && reference.trim() ? { reference: reference.trim() } : {}),
})

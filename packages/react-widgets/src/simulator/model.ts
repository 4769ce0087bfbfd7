import type { ValueOf } from '../kit/answer.js'
import type { FoyerClient } from '../kit/client.js'

/** What the house is asked about a price. */
export type SimulatorInput = Parameters<FoyerClient['taxCredit']['simulate']>[0]

/** What the house answers of a price. */
export type SimulatedPrice = ValueOf<FoyerClient['taxCredit']['simulate']>

/** Something that a company sells, as its price list has it. */
export interface Offer {
  readonly name: string
  /** By the hour, in cents, VAT included; without it the visitor types a price. */
  readonly hourlyPrice?: number | undefined
  /** What the law needs to know of it: the activity, and what else its verdict depends on. */
  readonly line: Partial<Omit<SimulatorInput, 'price' | 'legalEntity'>>
}

/** What a visitor chose. */
export interface Chosen {
  readonly offer: number
  /** Hours or euros, as typed: `1,5` is one and a half. */
  readonly amount: string
}

const numberIn = (typed: string): number => Number(typed.trim().replace(',', '.'))

/** What the house is asked; nothing while the amount cannot be read, is not above zero, or is over a day or a million euros. */
export const asked = (
  { offer, amount }: Chosen,
  offers: readonly Offer[],
  { legalEntity, today }: { readonly legalEntity: string; readonly today: string },
): SimulatorInput | undefined => {
  const chosen = offers[offer]
  const typed = numberIn(amount)
  if (!chosen || !amount.trim() || !(typed > 0)) return undefined
  const { hourlyPrice, line } = chosen
  if (typed > (hourlyPrice === undefined ? 1_000_000 : 24)) return undefined
  const price = Math.round(hourlyPrice === undefined ? typed * 100 : typed * hourlyPrice)
  const minutes = hourlyPrice === undefined ? {} : { minutes: Math.max(1, Math.round(typed * 60)) }
  return {
    ...{ kind: 'service', customer: 'individual', place: 'home', means: 'card' },
    ...{ performedOn: today, mode: 'prestataire', worker: 'employee' },
    ...minutes,
    ...line,
    legalEntity,
    price,
  }
}

import type { ActivityCode } from '../rules/schemas.js'
import { Money } from '../shared/money.js'
import { amountOf, type OrderLine } from './order-line.js'

/** A visit that was done, and how long it took. */
export interface Done {
  readonly activity: ActivityCode
  readonly minutes: number
}

/** What of an order was performed. */
export interface Performance {
  /** Its share of the price agreed, in cents, VAT included. */
  readonly amount: Money
  /** Everything that was ordered; an order of goods alone is never performed by visits. */
  readonly whole: boolean
}

/** How much of a line the visits left of its activity performed, as a share: `part` of `of`. */
interface Share {
  readonly part: number
  readonly of: number
}

/**
 * What visits performed of what was ordered: a service sold by its time, in proportion to the minutes worked, never more than those
 * ordered; a service at a fixed price, and travel, by the visits. Goods are not performed, they are delivered.
 */
export const performanceOf = (lines: readonly OrderLine[], done: readonly Done[]): Performance => {
  const left = new Map<string, number>()
  const take = (key: string, wanted: number, all: number): number => {
    const available = left.get(key) ?? all
    const part = Math.min(wanted, available)
    left.set(key, available - part)
    return part
  }
  const shareOf = ({ kind, activity, minutes, quantity }: OrderLine): Share => {
    const own = done.filter((visit) => kind === 'travel' || visit.activity === activity)
    const key = `${kind} ${activity ?? ''}`
    if (kind !== 'service' || !minutes)
      return { part: take(`visits ${key}`, quantity, own.length), of: quantity }
    const worked = own.reduce((sum, visit) => sum + visit.minutes, 0)
    const of = minutes * quantity
    return { part: take(`minutes ${key}`, of, worked), of }
  }
  const parts = lines
    .filter(({ kind }) => kind !== 'goods')
    .map((line) => ({ line, ...shareOf(line) }))
  const amounts = parts.map(({ line, part, of }) => Money.prorata(amountOf(line), part, of))
  return {
    amount: Money.sum(amounts),
    whole: parts.length > 0 && parts.every(({ part, of }) => part === of),
  }
}

/** What the services of an order come to, travel included, in cents, VAT included. */
export const servicesOf = (lines: readonly OrderLine[]): Money =>
  Money.sum(lines.filter(({ kind }) => kind !== 'goods').map(amountOf))

import type { Brand } from './brand.js'

/** An exact amount in whole euro cents, negative allowed. A plain integer: JSON, SQL and props carry it unchanged. */
export type Money = Brand<number, 'EurCents'>

/** Mints an amount from whole cents. @throws {RangeError} when it is not a safe integer. */
export const cents = (value: number): Money => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not whole cents: ${value}`)
  return (value === 0 ? 0 : value) as Money
}

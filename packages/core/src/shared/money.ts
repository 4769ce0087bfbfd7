import { Decimal as HostDecimal } from 'decimal.js'
import { z } from 'zod'
import { type Brand, brandedNumber } from './brand.js'
import type { Factor } from './rate.js'

// Our own clone: a host calling Decimal.set() must never change an invoice.
const Decimal = HostDecimal.clone({ precision: 40, rounding: HostDecimal.ROUND_HALF_UP })

/** An exact amount in whole euro cents, negative allowed. A plain integer: JSON, SQL and props carry it unchanged. */
export type Money = Brand<number, 'EurCents'>

const cents = (value: HostDecimal | number): Money => {
  const whole = Number(value)
  if (!Number.isSafeInteger(whole)) throw new RangeError(`not whole cents: ${value.toString()}`)
  return (whole === 0 ? 0 : whole) as Money
}

/** Schema of any amount, in cents. */
export const Amount = brandedNumber<'EurCents'>(z.int())

/** Schema of an amount that moves money: at least one cent. */
export const PositiveAmount = brandedNumber<'EurCents'>(z.int().positive())

/** Schema of an amount that may be nothing but never negative. */
export const NaturalAmount = brandedNumber<'EurCents'>(z.int().nonnegative())

const sum = (amounts: readonly Money[]): Money => cents(amounts.reduce((a, b) => a + b, 0))

/** `m` shared in proportion to whole weights; the largest remainders take the odd cents, ties go to the first. */
const allocate = (m: Money, weights: readonly number[]): readonly Money[] => {
  const total = weights.reduce((a, b) => a + b, 0)
  if (total <= 0 || weights.some((w) => w < 0 || !Number.isSafeInteger(w)))
    throw new RangeError('allocate needs whole weights, none negative, one positive')
  const exact = weights.map((weight) => new Decimal(m).times(weight).dividedBy(total))
  const shares = exact.map((share) => share.floor().toNumber())
  let left = m - shares.reduce((a, b) => a + b, 0)
  const byRemainder = exact
    .map((share, i) => ({ i, remainder: share.minus(share.floor()) }))
    .sort((a, b) => b.remainder.comparedTo(a.remainder) || a.i - b.i)
  for (const { i } of byRemainder) {
    if (left === 0) break
    shares[i] = (shares[i] ?? 0) + 1
    left -= 1
  }
  return shares.map(cents)
}

/** Arithmetic of amounts: whole cents in, whole cents out. */
export const Money = {
  zero: 0 as Money,

  /**
   * Mints an amount from whole cents.
   * @throws {RangeError} when it is not a safe integer.
   */
  cents: (value: number): Money => cents(value),

  /**
   * Mints an amount from euros: `Money.eur('28.50')`.
   * @throws {RangeError} when `amount` is not a finite number of whole cents.
   */
  eur: (amount: string): Money => cents(new Decimal(amount).times(100)),

  plus: (a: Money, b: Money): Money => cents(a + b),
  minus: (a: Money, b: Money): Money => cents(a - b),
  negate: (m: Money): Money => cents(-m),
  min: (a: Money, b: Money): Money => (a < b ? a : b),
  max: (a: Money, b: Money): Money => (a > b ? a : b),
  sum,

  /** Multiplies, then rounds half-up to the cent: the one place where a cent can be created or lost. */
  times: (m: Money, factor: Factor): Money =>
    cents(new Decimal(m).times(factor).toDecimalPlaces(0)),

  /** The amount before tax inside an amount that includes tax at `rate` (a ratio), rounded half-up to the cent. */
  beforeTax: (gross: Money, rate: Factor): Money =>
    cents(new Decimal(gross).dividedBy(new Decimal(rate).plus(1)).toDecimalPlaces(0)),

  /**
   * Shares `m` in proportion to `weights`; the largest remainders take the odd cents, ties go to the first.
   * Law: the shares add up to `m`.
   * @throws {RangeError} when no weight is positive, or one is negative or not whole.
   */
  allocate,
} as const

import { z } from 'zod'
import { brandedNumber } from './branded.js'
import { type Money as Cents, cents as mint } from './cents.js'
import { Decimal } from './decimal.js'
import { Factor } from './rate.js'

/** An exact amount in whole euro cents. */
export type Money = Cents

const cents = (value: Decimal | number): Money => mint(Number(value))

/** Schema of any amount, in cents. */
export const Amount = brandedNumber<'EurCents'>(z.int())

/** Schema of an amount that moves money: at least one cent. */
export const PositiveAmount = brandedNumber<'EurCents'>(z.int().positive())

/** Schema of an amount that may be nothing but never negative. */
export const NaturalAmount = brandedNumber<'EurCents'>(z.int().nonnegative())

const sum = (amounts: readonly Money[]): Money => cents(amounts.reduce((a, b) => a + b, 0))

/** `m` shared in proportion to whole weights; the largest remainders take the odd cents, ties go to the first. */
const allocate = (m: Money, weights: readonly number[]): readonly Money[] => {
  if (weights.some((w) => w < 0 || !Number.isSafeInteger(w)) || !weights.some((w) => w > 0))
    throw new RangeError('allocate needs whole weights, none negative, one positive')
  // Whole numbers of any size: a remainder that were rounded could break a tie the wrong way.
  const total = weights.reduce((a, b) => a + BigInt(b), 0n)
  const shares = weights.map((weight, i) => {
    const exact = BigInt(m) * BigInt(weight)
    const remainder = ((exact % total) + total) % total
    return { i, floor: Number((exact - remainder) / total), remainder }
  })
  const odd = m - shares.reduce((a, { floor }) => a + floor, 0)
  const lucky = new Set(
    [...shares]
      .sort((a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder))
      .slice(0, odd)
      .map(({ i }) => i),
  )
  return shares.map(({ i, floor }) => cents(lucky.has(i) ? floor + 1 : floor))
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
   * @throws {RangeError} when `amount` is not a decimal number of whole cents.
   */
  eur: (amount: string): Money => {
    if (!Factor.safeParse(amount).success) throw new RangeError(`not an amount: ${amount}`)
    return cents(new Decimal(amount).times(100))
  },

  /** `a + b`. */
  plus: (a: Money, b: Money): Money => cents(a + b),
  /** `a - b`. */
  minus: (a: Money, b: Money): Money => cents(a - b),
  /** The amount with the other sign. */
  negate: (m: Money): Money => cents(-m),
  /** The smaller of two. */
  min: (a: Money, b: Money): Money => (a < b ? a : b),
  /** The larger of two. */
  max: (a: Money, b: Money): Money => (a > b ? a : b),
  /** All of them together; nothing for none. */
  sum,

  /** Multiplies, then rounds to the cent, halves away from zero: what is taken back is what was given. */
  times: (m: Money, factor: Factor): Money =>
    cents(new Decimal(m).times(factor).toDecimalPlaces(0)),

  /**
   * `m × part / whole`, rounded to the cent, halves away from zero: a price for one hour as the price of fifty minutes.
   * @throws {RangeError} when `whole` is not positive.
   */
  prorata: (m: Money, part: number, whole: number): Money => {
    if (whole <= 0) throw new RangeError('prorata of nothing')
    return cents(new Decimal(m).times(part).dividedBy(whole).toDecimalPlaces(0))
  },

  /** The amount before tax inside an amount that includes tax at `rate` (a ratio), to the cent, halves away from zero. */
  beforeTax: (gross: Money, rate: Factor): Money =>
    cents(new Decimal(gross).dividedBy(new Decimal(rate).plus(1)).toDecimalPlaces(0)),

  /**
   * Shares `m` in proportion to `weights`; the largest remainders take the odd cents, ties go to the first.
   * Law: the shares add up to `m`.
   * @throws {RangeError} when no weight is positive, or one is negative or not whole.
   */
  allocate,
} as const

/** An exact fraction in lowest terms; `denominator` is always 1 or more. */
export interface Rational {
  readonly numerator: bigint
  readonly denominator: bigint
}

/**
 * The fraction `numerator / denominator`, reduced. Both are whole numbers.
 * @throws {RangeError} when one of them is not whole or the denominator is zero.
 */
export function rational(numerator: number | bigint, denominator: number | bigint = 1): Rational {
  return reduced(BigInt(numerator), BigInt(denominator))
}

/** Nothing. */
export const zero = rational(0)

/** The sum of all `terms`; `zero` when there are none. */
export const sum = (terms: readonly Rational[]): Rational => terms.reduce(plus, zero)

/** `a + b`. */
export function plus(a: Rational, b: Rational): Rational {
  return reduced(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  )
}

/** `a - b`. */
export function minus(a: Rational, b: Rational): Rational {
  return reduced(
    a.numerator * b.denominator - b.numerator * a.denominator,
    a.denominator * b.denominator,
  )
}

/** `a × b`. */
export function times(a: Rational, b: Rational): Rational {
  return reduced(a.numerator * b.numerator, a.denominator * b.denominator)
}

/** `a / b`. @throws {RangeError} when `b` is zero. */
export function over(a: Rational, b: Rational): Rational {
  return reduced(a.numerator * b.denominator, a.denominator * b.numerator)
}

/** The smaller of the two. */
export const least = (a: Rational, b: Rational): Rational => (isBelow(b, a) ? b : a)

/** The larger of the two. */
export const greatest = (a: Rational, b: Rational): Rational => (isBelow(a, b) ? b : a)

/** The nearest whole multiple of `step`; a half goes up, towards plus infinity. */
export function roundHalfUp(value: Rational, step: Rational): Rational {
  const steps = plus(over(value, step), rational(1, 2))
  return times(rational(floor(steps)), step)
}

/** The whole number as plain data. @throws {RangeError} when `value` is not whole. */
export function whole(value: Rational): number {
  if (value.denominator !== 1n) {
    throw new RangeError(`not a whole number: ${value.numerator}/${value.denominator}`)
  }
  return Number(value.numerator)
}

const isBelow = (a: Rational, b: Rational): boolean =>
  a.numerator * b.denominator < b.numerator * a.denominator

function floor({ numerator, denominator }: Rational): bigint {
  const towardsZero = numerator / denominator
  return numerator % denominator < 0n ? towardsZero - 1n : towardsZero
}

function reduced(numerator: bigint, denominator: bigint): Rational {
  if (denominator === 1n) return { numerator, denominator }
  if (denominator === 0n) throw new RangeError('a fraction over zero')
  const divisor = commonDivisor(numerator, denominator)
  const sign = denominator < 0n ? -1n : 1n
  return {
    numerator: (sign * numerator) / divisor,
    denominator: (sign * denominator) / divisor,
  }
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b]
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger < 0n ? -larger : larger
}

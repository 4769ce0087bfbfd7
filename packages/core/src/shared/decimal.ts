import { Decimal as HostDecimal } from 'decimal.js'

/**
 * Decimal numbers of our own, rounded half-up (halves away from zero), whatever a host told `Decimal.set()`, before or
 * after we were loaded: no setting of its own may change an invoice or a rate.
 */
export const Decimal = HostDecimal.clone({
  defaults: true,
  precision: 40,
  rounding: HostDecimal.ROUND_HALF_UP,
})
/** A decimal number. */
export type Decimal = HostDecimal

import type { Scalar } from '@foyer/core/store'

/** What a statement of this adapter binds. */
export type Value = Scalar | bigint | Uint8Array

const highUnits = /[\ud800-\uffff]/g
const hasHighUnit = /[\ud800-\uffff]/

/**
 * Text as it is kept in a column that is compared. The port orders text by UTF-16 code unit, databases by code point, and
 * the two differ from U+D800 on: each code unit from there becomes one code point of its own, in the same order (which
 * also keeps half a surrogate pair). Every letter below, and so nearly all text in Europe, is kept as it is.
 */
export const sortable = (text: string): string =>
  hasHighUnit.test(text)
    ? text.replace(highUnits, (unit) => String.fromCodePoint(0x10000 + unit.charCodeAt(0)))
    : text

/**
 * A value as it is kept in a column, or compared with one. Columns have no type, so null, numbers and text keep the port's
 * order. The driver takes every number for a float; a whole one is handed over as such, and reads 2026, not 2026.0.
 */
export const toColumn = (value: Scalar): Value => {
  if (typeof value === 'string') return sortable(value)
  return Number.isSafeInteger(value) ? BigInt(value ?? 0) : value
}

/** A document's value as it is kept in its column: what JSON cannot say, it takes for null. */
export const toKept = (value: Scalar): Value =>
  typeof value === 'number' && !Number.isFinite(value) ? null : toColumn(value)

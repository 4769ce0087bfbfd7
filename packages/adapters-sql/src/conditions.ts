import { type Condition, type Query, type Scalar, searchWords } from '@foyer/core/store'
import { toColumn, type Value } from './scalars.js'

/** A piece of a statement and what it binds. */
export interface Part {
  readonly sql: string
  readonly values: readonly Value[]
}

/** A piece that compares with values. */
export const bound = (sql: string, ...values: readonly Scalar[]): Part => ({
  sql,
  values: values.map(toColumn),
})

/** Pieces that must all hold. */
export const allOf = (parts: readonly Part[]): Part => ({
  sql: parts.map(({ sql }) => sql).join(' and '),
  values: parts.flatMap(({ values }) => values),
})

/** What a condition asks of a column. */
export const meets = (column: string, condition: Condition): Part => {
  if (condition === null) return bound(`${column} is null`)
  if (typeof condition !== 'object') return bound(`${column} = ?`, condition)
  if ('in' in condition) return oneOf(column, condition.in)
  const { from, to } = condition
  return allOf([
    bound(`${column} is not null`),
    ...(from === undefined ? [] : [bound(`${column} >= ?`, from)]),
    ...(to === undefined ? [] : [bound(`${column} < ?`, to)]),
  ])
}

// The list is filled up with its last value, so that lists of many lengths share few statements.
const oneOf = (column: string, wanted: readonly Scalar[]): Part => {
  const values = wanted.filter((value) => value !== null)
  const last = values.at(-1) ?? null
  const length = values.length && 2 ** Math.ceil(Math.log2(values.length))
  const list = Array.from({ length }, (_, i) => values[i] ?? last)
  const among = bound(`${column} in (${list.map(() => '?').join(', ')})`, ...list)
  return wanted.includes(null) ? { ...among, sql: `(${among.sql} or ${column} is null)` } : among
}

/** That every word searched for is found. */
export const hasWords = ({ search = '' }: Query): readonly Part[] =>
  searchWords(search).map((word) => bound('instr(search, ?) > 0', word))

import {
  type Collection,
  type Condition,
  fragmentsOf,
  type Query,
  type Scalar,
  searchWords,
} from '@foyer/core/store'
import { quote } from './naming.js'
import { toColumn, type Value } from './scalars.js'

/** A piece of a statement and what it binds. */
export interface Part {
  readonly sql: string
  readonly values: readonly Value[]
}

/** How a database wants a query to be put. */
export interface Dialect {
  /** The table of a collection, quoted. */
  readonly table: (of: Collection) => string
  /** A value as it is compared with a column. */
  readonly bind: (value: Scalar) => Value
  /** That the words of a document, behind a space, hold a fragment, which it binds. */
  readonly holds: string
  /** That the id is one of a list, which it binds as JSON. */
  readonly among: string
  /** A column in the order of the port: null first, and last when descending. */
  readonly sorted: (column: string, descending: boolean) => string
}

/** SQLite sorts null as the port does. */
export const sqlite: Dialect = {
  table: ({ name }) => quote(name),
  bind: toColumn,
  holds: `instr(' ' || search, ?) > 0`,
  among: 'id in (select value from json_each(?))',
  sorted: (column, descending) => `${column}${descending ? ' desc' : ''}`,
}

/** Pieces that must all hold. */
export const allOf = (parts: readonly Part[]): Part => ({
  sql: parts.map(({ sql }) => sql).join(' and '),
  values: parts.flatMap(({ values }) => values),
})

/** The conditions of a query, as a database wants them put. */
export interface Conditions {
  /** A piece that compares with values. */
  readonly bound: (sql: string, ...values: readonly Scalar[]) => Part
  /** What a condition asks of a column. */
  readonly meets: (column: string, condition: Condition) => Part
  /** That every word searched for is held, typos aside. */
  readonly hasWords: (query: Query) => readonly Part[]
}

/** The conditions of a dialect. */
export const conditionsIn = ({ bind, holds }: Dialect): Conditions => {
  const bound: Conditions['bound'] = (sql, ...values) => ({ sql, values: values.map(bind) })
  // The list is filled up with its last value, so that lists of many lengths share few statements.
  const oneOf = (column: string, wanted: readonly Scalar[]): Part => {
    const values = wanted.filter((value) => value !== null)
    const last = values.at(-1) ?? null
    const length = values.length && 2 ** Math.ceil(Math.log2(values.length))
    const list = Array.from({ length }, (_, i) => values[i] ?? last)
    const none = wanted.includes(null) ? bound(`${column} is null`) : undefined
    if (!list.length) return none ?? bound('1 = 0')
    const among = bound(`${column} in (${list.map(() => '?').join(', ')})`, ...list)
    return none ? { ...among, sql: `(${among.sql} or ${none.sql})` } : among
  }
  return {
    bound,
    meets(column, condition) {
      if (condition === null) return bound(`${column} is null`)
      if (typeof condition !== 'object') return bound(`${column} = ?`, condition)
      if ('in' in condition) return oneOf(column, condition.in)
      const { from, to } = condition
      return allOf([
        bound(`${column} is not null`),
        ...(from === undefined ? [] : [bound(`${column} >= ?`, from)]),
        ...(to === undefined ? [] : [bound(`${column} < ?`, to)]),
      ])
    },
    hasWords: ({ search = '' }) =>
      searchWords(search).map((word) => {
        const fragments = fragmentsOf(word)
        return bound(`(${fragments.map(() => holds).join(' or ')})`, ...fragments)
      }),
  }
}

import { type CivilDate, day } from '../shared/civil-date.js'
import type { LegalSource } from './source.js'

/** One period of a rule: from its first day inclusive until the next row's. */
export interface DatedRow<V> {
  readonly from: CivilDate
  readonly value: V
  readonly source: LegalSource
}

/** A rule and its history, newest row first. */
export interface DatedTable<V> {
  readonly id: string
  /** What the values are: `ratio`, `cents`, `minutes`... */
  readonly unit: string
  readonly rows: readonly DatedRow<V>[]
  /** The row in force that day; undefined before the first row: unknown, never guessed. */
  readonly on: (date: CivilDate) => DatedRow<V> | undefined
}

interface TableSpec<V> {
  readonly id: string
  readonly unit: string
  readonly rows: readonly {
    readonly from: string
    readonly value: V
    readonly source: LegalSource
  }[]
}

/**
 * Declares a rule of the law with its dates.
 * @throws {Error} when the rows do not go from newest to oldest, or a date does not exist.
 */
export const datedTable = <const V>({ id, unit, rows: raw }: TableSpec<V>): DatedTable<V> => {
  const rows = raw.map((row) => ({ ...row, from: day(row.from) }))
  rows.forEach((row, i) => {
    const newer = rows[i - 1]
    if (newer && newer.from <= row.from) throw new Error(`${id}: rows go from newest to oldest`)
  })
  return { id, unit, rows, on: (date) => rows.find(({ from }) => from <= date) }
}

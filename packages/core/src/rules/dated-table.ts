import { type CivilDate, day } from '../shared/day.js'
import type { LegalSource } from './source.js'

/** One period of a rule: from its first day inclusive until the next row's. */
export interface DatedRow<V> {
  /** `<table>@<first day>`: what a reason points at, and what a tenant names to trust a row that nobody read. */
  readonly id: string
  readonly from: CivilDate
  readonly value: V
  readonly source: LegalSource
}

/** Which date a table is looked up by: the law has four, and a table has one. */
export type Governs = 'performance' | 'payment' | 'chargeable event' | 'income year' | 'issue'

/** A rule and its history, newest row first. */
export interface DatedTable<V> {
  readonly id: string
  readonly title: { readonly fr: string; readonly en: string }
  /** What the values are: `ratio`, `euro cents`, `minutes`... */
  readonly unit: string
  readonly governedBy: Governs
  readonly rows: readonly DatedRow<V>[]
  /** The row in force that day; undefined before the first row: unknown, never guessed. */
  readonly on: (date: CivilDate) => DatedRow<V> | undefined
}

/** A table as it is written in the source. */
export interface TableSpec<V> extends Pick<DatedTable<V>, 'id' | 'title' | 'unit' | 'governedBy'> {
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
export const datedTable = <const V>({ rows: raw, ...spec }: TableSpec<V>): DatedTable<V> => {
  const rows = raw.map((row) => ({ id: `${spec.id}@${row.from}`, ...row, from: day(row.from) }))
  rows.forEach((row, i) => {
    const newer = rows[i - 1]
    if (newer && newer.from <= row.from)
      throw new Error(`${spec.id}: rows go from newest to oldest`)
  })
  return { ...spec, rows, on: (date) => rows.find(({ from }) => from <= date) }
}

/**
 * The row that governs an income year: the one in force on its last day, when the tax of the year falls due. So was the decree
 * of June 2013 applied to all payments of 2013 (BOFiP of 3 October 2013).
 */
export const rowOfYear = <V>(table: DatedTable<V>, year: number): DatedRow<V> | undefined =>
  table.on(`${year}-12-31` as CivilDate)

import type { Foyer, Principal, Refusal } from '@foyer/core'
import type { FileName, Row } from '../exports.js'
import type { Defect, Outcome, Reported } from '../report.js'

/** What every step of the import works with: the facade, who asks, and what is known by the exports' own numbers. */
export interface Import {
  readonly foyer: Foyer
  readonly ask: { readonly as: Principal }
  readonly defects: Reported[]
  /** Called once a row. */
  readonly step: () => void
}

/** Writes a defect down. */
export const report = (
  to: Import,
  row: { readonly file: string; readonly line: number },
  outcome: Outcome,
  defect: Omit<Defect, 'file' | 'line'>,
): void => {
  to.defects.push({ file: row.file, line: row.line, ...defect, outcome })
}

/** Which column each field of an operation's input was read from, and which one a refusal speaks of, by its code. */
export type ColumnOf<F extends FileName> = {
  readonly [fieldOrCode: string]: keyof Row<F>['of'] & string
}

/**
 * Writes a refusal of the library down, in the words of the file: the row it speaks of among those that were asked for
 * together, the column and what it held.
 */
export const reportRefusal = <F extends FileName>(
  to: Import,
  rows: readonly Row<F>[],
  refusal: Refusal,
  columnOf: ColumnOf<F>,
): void => {
  for (const { path, code } of issuesOf(refusal) ?? [{ path: refusal.code, code: refusal.code }]) {
    const [, index, ofLine] = /^lines\.(\d+)\.(.+)$/.exec(path) ?? []
    const row = rows[Number(index)] ?? rows.find((one) => isLineOf(one, refusal)) ?? rows[0]
    if (!row) return
    const field = ofLine ?? path
    const column = columnOf[field] ?? columnOf[field.split('.')[0] ?? '']
    const where = column ? { field: column, value: row.of[column] } : { field }
    report(to, row, 'refused', { ...where, reason: code })
  }
}

/** What is wrong with an input, field by field; undefined for any other refusal. */
const issuesOf = (
  refusal: Refusal,
): readonly { readonly path: string; readonly code: string }[] | undefined =>
  'issues' in refusal && Array.isArray(refusal.issues) ? refusal.issues : undefined

/** Whether the refusal names this row's line of an invoice. */
const isLineOf = ({ of }: { readonly of: object }, refusal: Refusal): boolean =>
  'Line' in of && 'line' in refusal && of.Line === String(refusal.line)

/** A whole number as typed; anything else is no number, and the library refuses it by its field. */
export const whole = (text: string): number =>
  /^-?\d+$/.test(text.trim()) ? Number(text) : Number.NaN

/** A word as typed: the library, not the compiler, says whether it is one of its own. */
export const word = <W extends string>(text: string): W => text as W

/** Rows in groups, each in the order of the file. */
export const groupBy = <T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

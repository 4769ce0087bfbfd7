import type { CivilDate } from '../shared/day.js'
import { type DatedRow, type DatedTable, datedTable } from './dated-table.js'
import type { LegalSource } from './source.js'

/** A code for machines and a sentence for people, in French and in English. */
export interface Said {
  readonly code: string
  readonly fr: string
  readonly en: string
}

/** Why an answer is what it is: what is said, and the row of law it rests on, in the version in force that day. */
export interface Reason extends Said {
  /** Id of the rule. */
  readonly rule: string
  /** Id of its row: `<rule>@<first day of the version>`. */
  readonly row: string
  readonly source: LegalSource
}

/** A rule without a figure: kept or broken. Its rows are the versions of the text that says so. */
export interface Rule<Broken extends string = string> extends DatedTable<true> {
  readonly kept: Said
  readonly broken: Readonly<Record<Broken, Said>>
}

type Words = readonly [fr: string, en: string]

interface RuleSpec<Broken extends string> {
  readonly id: string
  readonly governedBy?: DatedTable<true>['governedBy']
  readonly kept: readonly [code: string, ...Words]
  readonly broken: Readonly<Record<Broken, Words>>
  readonly versions: readonly (readonly [from: string, source: LegalSource])[]
}

/** Declares a rule without a figure, the versions of its text newest first. */
export const rule = <const Broken extends string>(spec: RuleSpec<Broken>): Rule<Broken> => {
  const { id, versions, governedBy = 'performance' } = spec
  const [code, fr, en] = spec.kept
  const rows = versions.map(([from, source]) => ({ from, value: true as const, source }))
  const broken = Object.fromEntries(
    Object.entries<Words>(spec.broken).map(([key, [no, not]]) => [
      key,
      { code: key, fr: no, en: not },
    ]),
  ) as Record<Broken, Said>
  const table = datedTable<true>({
    id,
    title: { fr, en },
    unit: 'rule of this wording',
    governedBy,
    rows,
  })
  return { ...table, kept: { code, fr, en }, broken }
}

const reasons = new WeakMap<DatedRow<unknown>, Map<string, Reason>>()

/** What is said, resting on a row of a table. The same reason is the same object. */
export const resting = (said: Said, table: DatedTable<unknown>, row: DatedRow<unknown>): Reason => {
  const known = reasons.get(row) ?? new Map<string, Reason>()
  reasons.set(row, known)
  const found = known.get(said.code)
  if (found) return found
  const { code, fr, en } = said
  const reason = { code, fr, en, rule: table.id, row: row.id, source: row.source }
  known.set(code, reason)
  return reason
}

/** That a rule is kept, in the version of that day; undefined when none was read for it. */
export const kept = (one: Rule, on: CivilDate): Reason | undefined => {
  const row = one.on(on)
  return row && resting(one.kept, one, row)
}

/** That a rule is broken in this way, in the version of that day; undefined when none was read for it. */
export const broken = <B extends string>(
  one: Rule<B>,
  how: B,
  on: CivilDate,
): Reason | undefined => {
  const row = one.on(on)
  return row && resting(one.broken[how], one, row)
}

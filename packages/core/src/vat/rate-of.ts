import { match } from 'ts-pattern'
import { grounds, refusals, type ServiceLine, unknowns } from '../eligibility/index.js'
import type { DatedTable } from '../rules/dated-table.js'
import { activityOf, type VatClass } from '../rules/fr/activities.js'
import { vatMovedToNormal, vatNormal, vatReduced, vatSuperReduced } from '../rules/fr/vat.js'
import type { CivilDate } from '../shared/civil-date.js'
import type { Factor } from '../shared/rate.js'

/** A rate and the rules it rests on, or the facts to ask for. */
export type VatAnswer =
  | { readonly verdict: 'known'; readonly rate: Factor; readonly because: readonly string[] }
  | { readonly verdict: 'undetermined'; readonly missing: readonly string[] }

/** A line, as far as VAT depends on it. */
export interface VatLine extends ServiceLine {
  /** For `II-5`: help with a school curriculum, and not another lesson. */
  readonly schoolSupport?: boolean | undefined
}

/**
 * The rate of VAT of a line in metropolitan France, for a company that is liable to it; the chargeable event is taken as
 * the day of performance. The reduced rates are for services to individuals, at their home, of an activity registered on that
 * day, some of them for certain persons or inside a set of services only (CGI, annexe III, article 86); an odd job over
 * the limit bears the normal rate (BOI 3 C-6-06).
 */
export const vatRateOf = (line: VatLine): VatAnswer => {
  const { performedOn: on } = line
  if (!on) return undetermined(['performedOn'])
  const against = refusals(line)
  if (against.length) return inForce(vatNormal, on, against)
  return match(classOf(line))
    .with('reduced', () => ifServed(line, vatReduced, on))
    .with('super-reduced', () => ifServed(line, vatSuperReduced, on))
    .with('lessons', () => undetermined(['schoolSupport']))
    .with('unknown', () => undetermined(['vat-rate']))
    .with('normal', () =>
      // Before the move, some of these bore the reduced rate: on which terms was not read.
      vatMovedToNormal.on(on)
        ? inForce(vatNormal, on, [vatMovedToNormal.id])
        : undetermined(['vat-rate']),
    )
    .exhaustive()
}

/** The class of the line's activity; of lessons, once somebody said which, that of these lessons. */
const classOf = ({ activity, schoolSupport }: VatLine): VatClass => {
  const kind = activity ? activityOf(activity).vat : 'unknown'
  if (kind !== 'lessons' || schoolSupport === undefined) return kind
  return schoolSupport ? 'reduced' : 'normal'
}

const ifServed = (line: VatLine, table: DatedTable<Factor>, on: CivilDate): VatAnswer => {
  const missing = unknowns(line)
  return missing.length ? undetermined(missing) : inForce(table, on, grounds(line))
}

const inForce = (
  table: DatedTable<Factor>,
  on: CivilDate,
  because: readonly string[],
): VatAnswer => {
  const row = table.on(on)
  return row
    ? { verdict: 'known', rate: row.value, because: [table.id, ...because] }
    : undetermined(['vat-rate'])
}

const undetermined = (missing: readonly string[]): VatAnswer => ({
  verdict: 'undetermined',
  missing,
})

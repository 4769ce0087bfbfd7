import { isRegistered, isTooLong, type ServiceLine } from '../eligibility/assess.js'
import type { DatedTable } from '../rules/dated-table.js'
import { activityOf } from '../rules/fr/activities.js'
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
 * the day of performance. The reduced rates are for services to individuals, of an activity registered on that day;
 * an odd job over the limit bears the normal rate (BOI 3 C-6-06).
 */
export const vatRateOf = (line: VatLine): VatAnswer => {
  if (!line.performedOn) return { verdict: 'undetermined', missing: ['performedOn'] }
  const { activity, performedOn } = line
  if (line.kind === 'goods' || !activity || !isServed(line) || isTooLong(line))
    return inForce(vatNormal, performedOn, [])
  const kind = activityOf(activity).vat
  if (kind === 'unknown') return { verdict: 'undetermined', missing: ['vat-rate'] }
  if (kind === 'super-reduced') return inForce(vatSuperReduced, performedOn, [])
  if (kind === 'reduced') return inForce(vatReduced, performedOn, [])
  if (kind === 'lessons' && line.schoolSupport === undefined)
    return { verdict: 'undetermined', missing: ['schoolSupport'] }
  if (line.schoolSupport && kind === 'lessons') return inForce(vatReduced, performedOn, [])
  // Before the move, some of these bore the reduced rate: on which terms was not read.
  return vatMovedToNormal.on(performedOn)
    ? inForce(vatNormal, performedOn, [vatMovedToNormal.id])
    : { verdict: 'undetermined', missing: ['vat-rate'] }
}

const isServed = (line: VatLine): boolean => line.customer === 'individual' && isRegistered(line)

const inForce = (
  table: DatedTable<Factor>,
  on: CivilDate,
  because: readonly string[],
): VatAnswer => {
  const row = table.on(on)
  return row
    ? { verdict: 'known', rate: row.value, because: [table.id, ...because] }
    : { verdict: 'undetermined', missing: ['vat-rate'] }
}

import type { Report, Visit } from '../dispatch/index.js'
import { type Order, type OrderLine, type Parties, serviceOf, taxOf } from '../sales/index.js'
import type { CivilDate } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import type { OpenLine } from './assembling.js'
import type { LineEntry } from './line.js'
import { openLine } from './lines.js'
import { labelOf, numberOf, orderedLine, soldBy } from './ordered.js'

/** A visit that is done and signed for, and what was ordered, if anything was. */
export interface Job {
  readonly report: Report
  /** Its minutes are those worked. */
  readonly visit: Visit
  readonly order: Order | undefined
  /** The day that governs the tax of what has no date. */
  readonly on: CivilDate
  /** The numbers of the order's lines that another invoice bills. */
  readonly billed: ReadonlySet<number>
}

/**
 * The work of a job, as it is billed: what was worked, at the order's price, then the travel that was ordered with it and that nothing
 * billed yet. What nobody knows yet is left `incomplete`.
 */
export const workOf = (parties: Parties, job: Job): readonly OpenLine[] => {
  const { visit, order, on, billed } = job
  const travel = order
    ? soldBy(order, visit.legalEntity).filter(
        ({ at, line }) => line.kind === 'travel' && !billed.has(at),
      )
    : []
  return [
    workLine(parties, job),
    ...travel.map(({ at, line }, i) => {
      // It goes with the service of this visit: whether it is part of its price is a setting.
      const { activity = visit.activity } = line
      return orderedLine(parties, i + 2, { at, line: { ...line, activity } }, on, [visit])
    }),
  ]
}

/** The parts of a job, as they are billed; numbered from `first`. */
export const partsOf = (
  parties: Parties,
  job: Omit<Job, 'billed'>,
  first: number,
): readonly OpenLine[] =>
  job.report.parts.map(({ label, quantity, price }, i) => {
    const unitGross = price ?? Money.zero
    const gross = Money.prorata(unitGross, quantity, 1)
    const { visit, on } = job
    const tax = taxOf(parties, { kind: 'goods', on: visit.date ?? on })
    const { vatRate, incomplete } = tax
    const entry = { kind: 'goods', label, quantity, unitGross, gross, vatRate } as const
    const missing = [...(price === undefined ? ['price'] : []), ...incomplete]
    return openLine(parties, first + i, entry, { ...tax, incomplete: missing }, undefined)
  })

const workLine = (parties: Parties, { report, visit, order, on }: Job): OpenLine => {
  const { activity, place, minutes } = visit
  const ordered = order && serviceOf(order, activity)
  const tax = taxOf(parties, {
    ...{ kind: 'service', activity, on: visit.date ?? on, place, minutes },
  } as const)
  const entry: LineEntry = {
    kind: 'service',
    label: labelOf(parties, visit, ordered),
    activity,
    visit: visit.id,
    quantity: 1,
    vatRate: tax.vatRate,
    ...(order && ordered ? { orderLine: numberOf(order, ordered) } : {}),
    ...(ordered?.discount ? { discount: ordered.discount } : {}),
    ...worth(ordered, report.minutesWorked),
  }
  const missing = [...(ordered?.price === undefined ? ['price'] : []), ...tax.incomplete]
  return openLine(parties, 1, entry, { ...tax, incomplete: missing }, visit)
}

/** By the hour when the order's price is for a time; else the order's price; nothing yet when nobody agreed on one. */
const worth = (
  ordered: OrderLine | undefined,
  worked: number,
): Pick<LineEntry, 'gross' | 'unitGross'> => {
  const { price, minutes } = ordered ?? {}
  if (price === undefined) return { gross: Money.zero }
  return minutes
    ? { gross: Money.prorata(price, worked, minutes), unitGross: Money.prorata(price, 60, minutes) }
    : { gross: price }
}

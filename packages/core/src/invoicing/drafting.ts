import type { Report, Visit } from '../dispatch/index.js'
import { activityOf } from '../eligibility/index.js'
import { type Order, type OrderLine, serviceOf } from '../sales/index.js'
import { Money } from '../shared/money.js'
import { percent } from '../shared/rate.js'
import { rateFor } from '../vat/index.js'
import { type InvoiceLine, type LineEntry, longestLabel } from './invoice.js'
import { toLine } from './lines.js'
import type { Parties } from './parties.js'

/** A visit that is done and signed for, and what was ordered, if anything was. */
export interface Job {
  readonly report: Report
  /** Its minutes are those worked. */
  readonly visit: Visit
  readonly order: Order | undefined
}

/** What a job is billed as: first the work, then the parts. What nobody knows yet is left `incomplete`. */
export const linesOf = (parties: Parties, job: Job): readonly InvoiceLine[] => [
  workLine(parties, job),
  ...job.report.parts.map(({ label, quantity, price }, i) => {
    const gross = Money.prorata(price, quantity, 1)
    const entry = { kind: 'goods', label, quantity, unitGross: price, gross } as const
    const { vatRate, incomplete } = rateOr(parties, entry, job.visit)
    return toLine(parties, i + 2, { ...entry, vatRate }, undefined, incomplete)
  }),
]

const workLine = (parties: Parties, { report, visit, order }: Job): InvoiceLine => {
  const { activity, description } = visit
  const ordered = order && serviceOf(order, activity)
  const described = description.slice(0, longestLabel).trim()
  const entry = {
    kind: 'service',
    label: ordered?.label ?? (described || activityOf(activity)[parties.customer.language]),
    activity,
    visit: visit.id,
    quantity: 1,
    ...priceOf(ordered, report.minutesWorked),
  } as const
  const { vatRate, incomplete } = rateOr(parties, entry, visit)
  const missing = [...(ordered?.price === undefined ? ['price'] : []), ...incomplete]
  return toLine(parties, 1, { ...entry, vatRate }, visit, missing)
}

/** By the hour when the order's price is for a time; else the order's price; nothing yet when nobody agreed on one. */
const priceOf = (
  ordered: OrderLine | undefined,
  worked: number,
): Pick<LineEntry, 'gross' | 'unitGross'> => {
  const { price, minutes } = ordered ?? {}
  if (price === undefined) return { gross: Money.zero }
  return minutes
    ? { gross: Money.prorata(price, worked, minutes), unitGross: Money.prorata(price, 60, minutes) }
    : { gross: price }
}

/** The line's rate; when the law does not settle it, the normal rate until somebody completes the line. */
const rateOr = (
  { legalEntity, customer }: Parties,
  entry: Pick<LineEntry, 'kind' | 'activity'>,
  visit: Visit,
): Pick<InvoiceLine, 'vatRate' | 'incomplete'> => {
  const asked = {
    ...entry,
    performedOn: visit.date ?? undefined,
    minutes: visit.minutes,
    place: visit.place,
    customer: customer.organisation ? 'organisation' : 'individual',
    registered: legalEntity.activities,
  } as const
  const answer = rateFor(asked, legalEntity.lawSettings)
  return answer.verdict === 'known'
    ? { vatRate: answer.rate, incomplete: [] }
    : { vatRate: percent(20), incomplete: ['vat-rate'] }
}

import type { Visit } from '../dispatch/index.js'
import { activityOf } from '../eligibility/index.js'
import type { LegalEntityId } from '../organisation/index.js'
import { type Order, type OrderLine, type Parties, serviceOf, taxOf } from '../sales/index.js'
import type { CivilDate } from '../shared/civil-date.js'
import { Money } from '../shared/money.js'
import type { OpenLine } from './assembling.js'
import { type LineEntry, longestLabel } from './line.js'
import { openLine, type Performed } from './lines.js'

/** A line of an order, and its number in it, from 1. */
export interface Ordered {
  readonly at: number
  readonly line: OrderLine
}

/** Every entity that sells something in an order; the order's own first. */
export const sellersOf = ({ legalEntity, lines }: Order): readonly LegalEntityId[] => [
  ...new Set([legalEntity, ...lines.map((line) => line.legalEntity ?? legalEntity)]),
]

/** What an entity sells in an order. */
export const soldBy = (order: Order, seller: LegalEntityId): readonly Ordered[] =>
  order.lines
    .map((line) => ({ at: numberOf(order, line), line }))
    .filter(({ line }) => (line.legalEntity ?? order.legalEntity) === seller)

/** The number of an order's line, from 1: its own, or else its place. */
export const numberOf = ({ lines }: Pick<Order, 'lines'>, line: OrderLine): number =>
  line.no ?? lines.indexOf(line) + 1

/** Whether the visits of an order bill one of its lines, each at its signature. */
export const isLeftToVisits = (
  order: Order,
  { line }: Ordered,
  visits: readonly Visit[],
): boolean =>
  line.activity !== undefined &&
  line === serviceOf(order, line.activity) &&
  visits.some(({ activity, status }) => activity === line.activity && status !== 'cancelled')

/** A line of an order as it was ordered, to be billed. `on` governs its tax where nothing is performed yet, at the customer's home. */
export const orderedLine = (
  parties: Parties,
  no: number,
  { at, line }: Ordered,
  on: CivilDate,
  done: readonly Visit[] = [],
): OpenLine => {
  const { kind, label, activity, quantity, price, discount } = line
  const visit = performedBy(done)
  const { place = 'home', minutes = line.minutes, date } = visit ?? {}
  const tax = taxOf(parties, { kind, activity, on: date ?? on, minutes, place })
  const entry: LineEntry = {
    ...{ kind, label, activity, quantity, orderLine: at, vatRate: tax.vatRate },
    ...(kind === 'goods' && price !== undefined ? { unitGross: price } : {}),
    ...(discount ? { discount } : {}),
    ...(done.length ? { visit: done.at(-1)?.id } : {}),
    gross: Money.prorata(price ?? Money.zero, quantity, 1),
  }
  const missing = [...(price === undefined ? ['price'] : []), ...tax.incomplete]
  const open = openLine(parties, no, entry, { ...tax, incomplete: missing }, visit)
  const spent = done.reduce((sum, one) => sum + one.minutes, 0)
  return spent ? { ...open, minutes: spent } : open
}

/**
 * Several visits as one for the law: the last one's day and worker; the longest one's time, which is what a limit a visit looks at; and a
 * place that is no home, where one of them was not.
 */
const performedBy = (done: readonly Visit[]): Performed | undefined => {
  const last = done.at(-1)
  if (!last) return undefined
  const elsewhere = done.find(({ place }) => place !== 'home')
  return {
    date: last.date,
    worker: last.worker,
    place: elsewhere?.place ?? last.place,
    minutes: Math.max(...done.map(({ minutes }) => minutes)),
  }
}

/** What a visit's service is called: as ordered, as described, or by its activity. */
export const labelOf = (
  { customer }: Parties,
  { activity, description }: Pick<Visit, 'activity' | 'description'>,
  ordered: OrderLine | undefined,
): string =>
  ordered?.label ??
  (description.slice(0, longestLabel).trim() || activityOf(activity)[customer.language])

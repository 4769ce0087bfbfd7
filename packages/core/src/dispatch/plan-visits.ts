import { everything } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { type CustomerId, customers } from '../customers/index.js'
import { territories, territoryFor, type WorkerId } from '../organisation/index.js'
import { minutesOf, TimeOfDay } from '../shared/civil-date.js'
import type { Absence } from './absence.js'
import { refusedPairs } from './collections.js'
import { type Asked, daysFrom, type Found, type Known, placeOf, startOf } from './plan-asked.js'
import type { PlanClock } from './plan-clock.js'
import { neededFor } from './plan-supplies.js'
import type { PlanVisit } from './planner/index.js'
import { lastVisitOf } from './proposing.js'
import type { Visit } from './visit.js'

/** A visit that is not planned, because nobody knows where its home is. */
export interface Unplaced {
  readonly visit: Visit['id']
  readonly why: 'no-place'
}

/** The visits as the planner sees them: where, how long, when they may start, who may go, and what is fixed. */
export const planVisits = async (
  work: Work,
  asked: Asked,
  { clock, absences, places, found }: Known & { readonly found: Found },
) => {
  const refusals = refusalsOf(await everything(work, refusedPairs, {}))
  const usual = usualWorkers(work)
  const drawn = await everything(work, territories, {})
  const zoneOf = (postcode = ''): string => territoryFor(drawn, postcode)?.id ?? 'outside'
  const now = clock.secondsOf(work.now)
  const waiting: PlanVisit[] = []
  const leftOut: Unplaced[] = []
  for (const visit of [...found.booked, ...found.planned]) {
    const isBooked = visit.status === 'booked'
    if (isBooked && startOf(visit, clock) < now) continue
    const customer = await work.get(customers, visit.customer)
    const home = placeOf(work, customer?.home)
    if (!home) {
      leftOut.push({ visit: visit.id, why: 'no-place' })
      continue
    }
    const away = absences.filter((one) => one.customer === visit.customer)
    const windows = isBooked
      ? bookedWindows(visit, asked, clock)
      : wantedWindows(visit, asked, clock, away)
    if (!windows.length) continue
    waiting.push({
      id: visit.id,
      customer: visit.customer,
      place: places.indexOf(home),
      duration: visit.minutes * 60,
      windows,
      skills: { [visit.activity]: 1, ...visit.needs },
      ...neededFor(visit),
      // What somebody booked where it is stays, whosever territory it is.
      ...(isBooked && staysPut(visit, asked) ? {} : { zone: zoneOf(customer?.home.postcode) }),
      priority: visit.priority ?? 1,
      refuses: refusals.get(visit.customer) ?? [],
      ...(isBooked ? fixedOf(visit, asked, clock) : {}),
      ...((await usual(visit)) ?? {}),
    })
  }
  return { visits: waiting, leftOut }
}

const refusalsOf = (
  pairs: readonly { readonly worker: string; readonly customer: string }[],
): ReadonlyMap<string, readonly string[]> => {
  const known = new Map<string, string[]>()
  for (const { worker, customer } of pairs)
    known.set(customer, [...(known.get(customer) ?? []), worker])
  return known
}

/** Who usually goes to a customer: who is meant for the visit, else who did the last one; asked once for each customer. */
const usualWorkers = (work: Work) => {
  const known = new Map<CustomerId, WorkerId | null>()
  return async ({ worker, customer }: Visit) => {
    if (worker) return { usualWorker: worker }
    if (!known.has(customer))
      known.set(customer, (await lastVisitOf(work, customer))?.worker ?? null)
    const last = known.get(customer)
    return last ? { usualWorker: last } : undefined
  }
}

const lastMinute = TimeOfDay.parse('23:59')
const firstMinute = TimeOfDay.parse('00:00')

/** The day of its appointment from its hour on; the hour alone, where it stays. */
const bookedWindows = (visit: Visit, asked: Asked, clock: PlanClock): PlanVisit['windows'] => {
  const start = startOf(visit, clock)
  const end = staysPut(visit, asked) ? start : clock.secondsAt(visit.date ?? asked.from, lastMinute)
  return [{ start, end }]
}

const staysPut = ({ id }: Visit, { booked, stay }: Asked): boolean =>
  booked === 'stay' || stay.includes(id)

const fixedOf = (visit: Visit, asked: Asked, clock: PlanClock): Partial<PlanVisit> => {
  const { worker } = visit
  if (!worker) return {}
  const at = startOf(visit, clock)
  return staysPut(visit, asked) ? { pinned: { worker, at } } : { announced: { worker, at } }
}

/** The hours at which it is wanted on each of those days, such that it ends by midnight, without those at which the customer is away. */
const wantedWindows = (
  { wanted, minutes }: Visit,
  { from, until }: Asked,
  clock: PlanClock,
  away: readonly Absence[],
): PlanVisit['windows'] =>
  daysFrom(from, until)
    .filter((date) => !wanted || (wanted.from <= date && date <= wanted.through))
    .flatMap((date) => {
      const { earliest = firstMinute, latest = lastMinute } = wanted ?? {}
      const lastStart = Math.min(minutesOf(latest), 1440 - minutes)
      if (lastStart < minutesOf(earliest)) return []
      const start = clock.secondsAt(date, earliest)
      const end = clock.secondsAt(date, TimeOfDay.parse(clockText(lastStart)))
      return away.reduce(
        (left, gone) => left.flatMap((one) => presentIn(one, gone, minutes * 60, clock)),
        [{ start, end }],
      )
    })

const clockText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The starts of a window at which the customer is there until the end. */
const presentIn = (
  { start, end }: PlanVisit['windows'][number],
  { from, until }: Absence,
  duration: number,
  clock: PlanClock,
): readonly PlanVisit['windows'][number][] => {
  const gone = clock.secondsAt(from.date, from.time)
  const back = clock.secondsAt(until.date, until.time)
  if (back <= start || gone >= end + duration) return [{ start, end }]
  return [
    { start, end: Math.min(end, gone - duration) },
    { start: Math.max(start, back), end },
  ].filter((one) => one.start <= one.end)
}

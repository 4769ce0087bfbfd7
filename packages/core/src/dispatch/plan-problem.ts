import { everything } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { type CustomerId, customers } from '../customers/index.js'
import {
  calendarOf,
  legalEntities,
  type Worker,
  type WorkerId,
  workers,
  workingWeeks,
} from '../organisation/index.js'
import type { Point } from '../ports/travel.js'
import {
  type CivilDate,
  daysBetween,
  minutesOf,
  plusDays,
  TimeOfDay,
} from '../shared/civil-date.js'
import type { Absence } from './absence.js'
import { absencesBetween } from './absences.js'
import { refusedPairs, visits } from './collections.js'
import { type PlanClock, planClock } from './plan-clock.js'
import { shiftsOf } from './plan-shifts.js'
import type { PlannedRoute, PlanVisit, PlanWorker, Problem } from './planner/index.js'
import { lastVisitOf } from './proposing.js'
import type { Visit } from './visit.js'

/** What is to be planned: days from one (inclusive) to another (exclusive). */
export interface Asked {
  readonly from: CivilDate
  readonly until: CivilDate
  /** What becomes of visits that have their appointment: they stay, or may be moved for a price, except those named. */
  readonly booked: 'stay' | 'may-move'
  readonly stay: readonly string[]
  /** Which visits that wait for their appointment are planned too: all, or those given alone. */
  readonly waiting: 'all' | readonly Visit[]
}

/** A problem for the planner, and what its names stand for. */
export interface Assembled {
  readonly problem: Problem
  readonly clock: PlanClock
  readonly visits: ReadonlyMap<string, Visit>
  /** What was not given to the planner, and why. */
  readonly leftOut: {
    readonly workers: readonly {
      readonly worker: WorkerId
      readonly why: 'no-hours' | 'no-place'
    }[]
    readonly visits: readonly { readonly visit: Visit['id']; readonly why: 'no-place' }[]
  }
}

/** The town of a document that has a home: where that is, as far as the host's file of postcodes knows. */
const placeOf = (
  work: Work,
  home: { readonly postcode?: string | undefined; readonly city: string } | undefined,
): Point | undefined =>
  home?.postcode ? work.ports.places.placeOf(home.postcode, home.city) : undefined

/** Reads what there is to plan: workers and their hours, visits booked and to be booked, who refuses whom, and how far it all is. */
export const assemble = async (work: Work, asked: Asked): Promise<Assembled> => {
  const clock = planClock(asked.from)
  const places = placesBook()
  const absences = await absencesBetween(work, asked.from, asked.until)
  const found = await visitsFor(work, asked)
  const going = await workersFor(work, asked, { clock, absences, places, booked: found.booked })
  const waiting = await planVisits(work, asked, { clock, absences, places, found })
  const travel = await travelBetween(work, places.points)
  const ids = new Set(going.workers.map(({ id }) => id))
  return {
    clock,
    problem: {
      workers: going.workers,
      visits: waiting.visits.flatMap((visit) => forThese(visit, ids)),
      travel,
    },
    visits: new Map([...found.booked, ...found.planned].map((visit) => [visit.id, visit])),
    leftOut: { workers: going.leftOut, visits: waiting.leftOut },
  }
}

/** Nobody is usual who is not planned for; a visit of such a one stays as it is. */
const forThese = (visit: PlanVisit, ids: ReadonlySet<string>): readonly PlanVisit[] => {
  const { usualWorker, ...rest } = visit
  const fixed = (visit.pinned ?? visit.announced)?.worker
  if (fixed !== undefined && !ids.has(fixed)) return []
  return [usualWorker !== undefined && ids.has(usualWorker) ? visit : rest]
}

interface Places {
  readonly points: Point[]
  readonly indexOf: (point: Point) => number
}

/** Each place once: homes of one town are one. */
const placesBook = (): Places => {
  const points: Point[] = []
  const known = new Map<string, number>()
  return {
    points,
    indexOf: (point) => {
      const key = `${point.lat} ${point.lon}`
      const index = known.get(key) ?? points.push(point) - 1
      known.set(key, index)
      return index
    },
  }
}

interface Found {
  readonly booked: readonly Visit[]
  readonly planned: readonly Visit[]
}

/** The visits of those days that have their appointment, the begun ones left out, and those that wait for one and may have it then. */
const visitsFor = async (work: Work, { from, until, waiting }: Asked): Promise<Found> => {
  const dates = { from, to: until }
  const booked = await everything(work, visits, { where: { status: 'booked', date: dates } })
  if (waiting !== 'all') return { booked, planned: waiting }
  const planned = await everything(work, visits, { where: { status: 'planned' } })
  const isThen = ({ wanted }: Visit): boolean =>
    !wanted || (wanted.from < until && wanted.through >= from)
  return { booked, planned: planned.filter(isThen) }
}

interface Known {
  readonly clock: PlanClock
  readonly absences: readonly Absence[]
  readonly places: Places
}

const workersFor = async (
  work: Work,
  { from, until }: Asked,
  { clock, absences, places, booked }: Known & { readonly booked: readonly Visit[] },
) => {
  const calendar = await calendarOf(work)
  const dates = daysFrom(from, until)
  const weeks = new Map((await everything(work, workingWeeks, {})).map((one) => [one.id, one]))
  const [entity] = await work.find(legalEntities, { limit: 1 })
  const office = placeOf(work, entity?.address)
  const going: PlanWorker[] = []
  const leftOut: Assembled['leftOut']['workers'][number][] = []
  for (const worker of await everything(work, workers, { order: 'reference' })) {
    const own = absences.filter((one) => one.worker === worker.id)
    const notBefore = underWay(
      work,
      clock,
      booked.filter((one) => one.worker === worker.id),
    )
    const known = { worker, week: weeks.get(worker.id), absences: own, notBefore }
    const shifts = shiftsOf(known, dates, calendar, clock)
    const home = placeOf(work, worker.home) ?? office
    if (!shifts.length) leftOut.push({ worker: worker.id, why: 'no-hours' })
    else if (!home) leftOut.push({ worker: worker.id, why: 'no-place' })
    // Who has no hours is told all the same: their visits are moved to others, or named.
    if (home)
      going.push({
        ...{ id: worker.id, start: places.indexOf(home), shifts },
        skills: skillsOf(worker),
      })
  }
  return { workers: going, leftOut }
}

/** When a worker may begin something new: now, or once the visit is over that is under way. */
const underWay = (work: Work, clock: PlanClock, own: readonly Visit[]): number => {
  const now = Math.ceil(clock.secondsOf(work.now) / 60) * 60
  const ends = own.map((visit) => ({ start: startOf(visit, clock), minutes: visit.minutes }))
  const begun = ends.filter(({ start }) => start < now).map((one) => one.start + one.minutes * 60)
  return Math.max(now, ...begun)
}

const startOf = ({ date, start }: Visit, clock: PlanClock): number =>
  date && start ? clock.secondsAt(date, start) : 0

const skillsOf = ({ skills, abilities = {} }: Worker): PlanWorker['skills'] => ({
  ...Object.fromEntries(skills.map((activity) => [activity, 1])),
  ...abilities,
})

const planVisits = async (
  work: Work,
  asked: Asked,
  { clock, absences, places, found }: Known & { readonly found: Found },
) => {
  const refusals = refusalsOf(await everything(work, refusedPairs, {}))
  const usual = usualWorkers(work)
  const now = clock.secondsOf(work.now)
  const waiting: PlanVisit[] = []
  const leftOut: Assembled['leftOut']['visits'][number][] = []
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

const daysFrom = (from: CivilDate, until: CivilDate): readonly CivilDate[] =>
  Array.from({ length: daysBetween(from, until) }, (_, i) => plusDays(from, i))

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

/** As long as no route of a few days can be: no road leads there. */
const never = 10_000_000

/** Whole minutes, so that appointments fall on the clock's minutes; never less than the road takes. */
const travelBetween = async (work: Work, points: readonly Point[]): Promise<Problem['travel']> => {
  const { seconds } = await work.ports.travel.matrix(points, points)
  const durations = seconds.map((row) =>
    row.map((cell) => (cell === null ? never : Math.ceil(cell / 60) * 60)),
  )
  return { durations }
}

/** The routes as they are booked: where a planner starts from that is to change little. */
export const bookedRoutes = ({
  problem: { workers, visits },
}: Pick<Assembled, 'problem'>): readonly PlannedRoute[] => {
  const at = new Map(
    visits.flatMap(({ id, pinned, announced }) => {
      const fixed = pinned ?? announced
      return fixed?.at === undefined ? [] : [[id, { worker: fixed.worker, at: fixed.at }] as const]
    }),
  )
  return workers.flatMap(({ id: worker, shifts }) =>
    shifts.flatMap(({ start, end }, shift) => {
      const own = [...at].filter(
        ([, one]) => one.worker === worker && start <= one.at && one.at < end,
      )
      const inOrder = own.sort(([, a], [, b]) => a.at - b.at).map(([id]) => id)
      return inOrder.length ? [{ worker, shift, visits: inOrder }] : []
    }),
  )
}

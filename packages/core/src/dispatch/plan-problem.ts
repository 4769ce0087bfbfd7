import { everything } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { customers } from '../customers/index.js'
import {
  calendarOf,
  legalEntities,
  type Worker,
  type WorkerId,
  workers,
  workingWeeks,
} from '../organisation/index.js'
import type { Point } from '../ports/travel.js'
import { absencesBetween } from './absences.js'
import { visits } from './collections.js'
import {
  type Asked,
  daysFrom,
  type Found,
  type Known,
  type Places,
  placeOf,
  placesBook,
  startOf,
} from './plan-asked.js'
import { type PlanClock, planClock } from './plan-clock.js'
import { type Standing, shiftsOf } from './plan-shifts.js'
import { broughtBy, leftTo, linksOf } from './plan-supplies.js'
import { planVisits, type Unplaced } from './plan-visits.js'
import type { PlannedRoute, PlanVisit, PlanWorker, Problem, Store } from './planner/index.js'
import type { Visit } from './visit.js'

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
    readonly visits: readonly Unplaced[]
  }
}

/** Reads what there is to plan: workers and their hours, visits booked and to be booked, who refuses whom, and how far it all is. */
export const assemble = async (work: Work, asked: Asked): Promise<Assembled> => {
  const clock = planClock(asked.from)
  const places = placesBook()
  const absences = await absencesBetween(work, asked.from, asked.until)
  const found = await visitsFor(work, asked)
  const going = await workersFor(work, asked, { clock, absences, places, found })
  const waiting = await planVisits(work, asked, { clock, absences, places, found })
  const travel = await travelBetween(work, places.points)
  const ids = new Set(going.workers.map(({ id }) => id))
  const byId = new Map([...found.booked, ...found.planned].map((visit) => [visit.id, visit]))
  const planned = waiting.visits.flatMap((visit) => forThese(visit, ids))
  const links = linksOf(planned, byId)
  return {
    clock,
    problem: {
      workers: going.workers,
      visits: planned,
      ...(links.length && { links }),
      ...(going.stores.length && { stores: going.stores }),
      travel,
    },
    visits: byId,
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

const workersFor = async (
  work: Work,
  asked: Asked,
  { clock, absences, places, found }: Known & { readonly found: Found },
) => {
  const calendar = await calendarOf(work)
  const dates = daysFrom(asked.from, asked.until)
  const begun = await begunToday(work, asked, clock, found.booked)
  const weeks = new Map((await everything(work, workingWeeks, {})).map((one) => [one.id, one]))
  const [entity] = await work.find(legalEntities, { limit: 1 })
  const office = placeOf(work, entity?.address)
  const going: PlanWorker[] = []
  const leftOut: Assembled['leftOut']['workers'][number][] = []
  for (const worker of await everything(work, workers, { order: 'reference' })) {
    const own = absences.filter((one) => one.worker === worker.id)
    const theirs = begun.filter((one) => one.worker === worker.id)
    const now = { ...(await standing(work, clock, theirs, places)), left: leftTo(worker, theirs) }
    const known = { worker, week: weeks.get(worker.id), absences: own, now }
    const shifts = shiftsOf(known, dates, calendar, clock)
    const home = placeOf(work, worker.home) ?? office
    if (!shifts.length) leftOut.push({ worker: worker.id, why: 'no-hours' })
    else if (!home) leftOut.push({ worker: worker.id, why: 'no-place' })
    // Who has no hours is told all the same: their visits are moved to others, or named.
    if (home)
      going.push({
        ...{ id: worker.id, start: places.indexOf(home), shifts },
        skills: skillsOf(worker),
        ...broughtBy(worker, [...found.booked, ...found.planned]),
        ...(worker.serves && { zones: worker.serves }),
      })
  }
  const isFetched = asked.office && office
  const stores: readonly Store[] = isFetched
    ? [{ id: 'office', place: places.indexOf(office), duration: asked.office.minutes * 60 }]
    : []
  return { workers: going, stores, leftOut }
}

/** How it stands with a worker: when they may begin something new, and where they are, by the visits of today that have begun. */
const standing = async (
  work: Work,
  clock: PlanClock,
  begun: readonly Visit[],
  places: Places,
): Promise<Standing> => {
  const now = Math.ceil(clock.secondsOf(work.now) / 60) * 60
  const inOrder = [...begun].sort((a, b) => startOf(a, clock) - startOf(b, clock))
  const underWay = inOrder.filter(({ status }) => status === 'booked')
  const ends = underWay.map((visit) => startOf(visit, clock) + visit.minutes * 60)
  const last = inOrder.at(-1)
  const customer = last && (await work.get(customers, last.customer))
  const there = placeOf(work, customer?.home)
  return {
    notBefore: Math.max(now, ...ends),
    at: there && places.indexOf(there),
    worked: inOrder.reduce((sum, { minutes }) => sum + minutes * 60, 0),
    today: work.today,
  }
}

/** The visits of today that are done or have begun. */
const begunToday = async (
  work: Work,
  { from, until }: Asked,
  clock: PlanClock,
  booked: readonly Visit[],
): Promise<readonly Visit[]> => {
  const { today } = work
  if (today < from || today >= until) return []
  const done = await everything(work, visits, { where: { status: 'done', date: today } })
  const now = clock.secondsOf(work.now)
  const isBegun = (visit: Visit): boolean => visit.date === today && startOf(visit, clock) < now
  return [...done.filter(({ takenOver }) => !takenOver), ...booked.filter(isBegun)]
}

const skillsOf = ({ skills, abilities = {} }: Worker): PlanWorker['skills'] => ({
  ...Object.fromEntries(skills.map((activity) => [activity, 1])),
  ...abilities,
})

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

/** The problem without some visits, and what linked them. */
export const withoutVisits = (problem: Problem, ids: readonly (string | undefined)[]): Problem => ({
  ...problem,
  visits: problem.visits.filter(({ id }) => !ids.includes(id)),
  links: (problem.links ?? []).filter(({ first, second }) =>
    [first, second].every((id) => !ids.includes(id)),
  ),
})

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

import type { PlanVisit, PlanWorker, Problem, Store } from '../dispatch/planner/index.js'
import { type Term, usualWeights } from '../dispatch/planner/index.js'

/** The least cost of all plans of a tiny problem of one shift a worker, by trying every one. Shares no code with the solver. */
export const leastCost = (problem: Problem): number => {
  let best = Infinity
  const rows: PlanVisit[][] = problem.workers.map(() => [])
  const out: PlanVisit[] = []
  const tryFrom = (index: number): void => {
    const visit = problem.visits[index]
    if (!visit) {
      best = Math.min(best, costOf(problem, rows, out))
      return
    }
    for (const row of rows)
      for (let at = 0; at <= row.length; at++) {
        row.splice(at, 0, visit)
        tryFrom(index + 1)
        row.splice(at, 1)
      }
    out.push(visit)
    tryFrom(index + 1)
    out.pop()
  }
  tryFrom(0)
  return best
}

const weightsOf = ({ weights }: Problem): typeof usualWeights => {
  const of = (term: Term) => weights?.[term] ?? usualWeights[term]
  return {
    travel: of('travel'),
    distance: of('distance'),
    presence: of('presence'),
    lateness: of('lateness'),
    worstLateness: of('worstLateness'),
    overtime: of('overtime'),
    unserved: of('unserved'),
    continuity: of('continuity'),
    fairness: of('fairness'),
    changedWorker: of('changedWorker'),
    changedTime: of('changedTime'),
  }
}

interface Day {
  readonly cost: number
  readonly work: number
  readonly latest: number
}

const costOf = (
  problem: Problem,
  rows: readonly (readonly PlanVisit[])[],
  out: readonly PlanVisit[],
): number => {
  const weights = weightsOf(problem)
  const left = out.reduce((sum, { priority = 1 }) => sum + priority, 0) * weights.unserved
  const days = problem.workers.map((worker, w) => bestDay(problem, worker, rows[w] ?? []))
  if (days.some((day) => !day)) return Infinity
  const known = days.filter((day) => day !== undefined)
  const mean = known.reduce((sum, { work }) => sum + work, 0) / known.length
  return known.reduce(
    (sum, { cost, work }) => sum + cost + weights.fairness * Math.abs(work - mean),
    left + weights.worstLateness * Math.max(0, ...known.map(({ latest }) => latest)),
  )
}

/** What comes in a day: a visit, a pause, a call at a store. */
type Event = PlanVisit | 'pause' | Store

/** The day with its pause and a call at a store, where there are any and where they cost least. */
const bestDay = (
  problem: Problem,
  worker: PlanWorker,
  visits: readonly PlanVisit[],
): Day | undefined => {
  if (!visits.length) return { cost: 0, work: 0, latest: 0 }
  const hasPause = (worker.shifts[0]?.pauses ?? []).length > 0
  // A store is passed by where something is lacking, and never only to be somewhere else for a pause.
  const called = hasSupplies(worker, visits)
    ? [visits]
    : (problem.stores ?? []).flatMap((store) => withEverywhere<Event>(visits, store))
  const orders = called.flatMap((one) => (hasPause ? withEverywhere<Event>(one, 'pause') : [one]))
  const days = orders
    .filter((order) => hasSupplies(worker, order))
    .map((order) => shortest(problem, worker, order))
  return days
    .filter((day) => day !== undefined)
    .sort((a, b) => a.cost - b.cost || a.latest - b.latest)[0]
}

const withEverywhere = <T>(list: readonly T[], one: T): readonly (readonly T[])[] =>
  Array.from({ length: list.length + 1 }, (_, at) => list.toSpliced(at, 0, one))

const filtersOf = ({ parts, shifts: [shift] }: PlanWorker): number =>
  (shift?.parts ?? parts)?.['filter'] ?? 0

/** Whether tools and parts are enough for each visit, with what was taken before it. */
const hasSupplies = (worker: PlanWorker, order: readonly Event[]): boolean => {
  let [filters, tools, isFree] = [filtersOf(worker), worker.tools ?? [], false]
  return order.every((event) => {
    if (event === 'pause') return true
    if (!('windows' in event)) {
      filters += event.parts ? (event.parts['filter'] ?? 0) : Infinity
      isFree = !event.tools
      tools = [...tools, ...(event.tools ?? [])]
      return true
    }
    filters -= event.parts?.['filter'] ?? 0
    return filters >= 0 && (isFree || (event.tools ?? []).every((tool) => tools.includes(tool)))
  })
}

/** The day that ends as early as it can, and is begun as late as that lets without anybody being served later than due. */
const shortest = (
  problem: Problem,
  worker: PlanWorker,
  order: readonly Event[],
): Day | undefined => {
  const { presence } = weightsOf(problem)
  const { start = 0 } = worker.shifts[0] ?? {}
  const first = dayFrom(problem, worker, order, start)
  if (!first || !presence) return first
  let [low, high] = [start, first.end]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const day = dayFrom(problem, worker, order, middle)
    if (day && day.end === first.end && day.cost === first.cost) low = middle
    else high = middle - 1
  }
  return { ...first, cost: first.cost + presence * (first.end - low) }
}

const dayFrom = (
  problem: Problem,
  worker: PlanWorker,
  order: readonly Event[],
  leaves: number,
): (Day & { readonly end: number }) | undefined => {
  const weights = weightsOf(problem)
  const shift = worker.shifts[0]
  const pause = shift?.pauses?.[0]
  if (!shift) return undefined
  let [time, place, cost, work, latest, visits] = [leaves, shift.from ?? worker.start, 0, 0, 0, 0]
  const go = (to: number) => {
    const way = problem.travel.durations[place]?.[to] ?? 0
    time += way
    work += way
    cost += way * weights.travel
    place = to
  }
  for (const event of order) {
    if (event === 'pause') {
      time = Math.max(time, pause?.earliest ?? 0)
      if (time > (pause?.latest ?? 0)) return undefined
      time += pause?.duration ?? 0
      continue
    }
    go(event.place)
    if (!('windows' in event)) {
      time = Math.max(time, event.window?.start ?? 0)
      if (time > (event.window?.end ?? Infinity)) return undefined
      time += event.duration
      continue
    }
    if (!suits(worker, event)) return undefined
    const start = startOf(event, time)
    if (start === undefined) return undefined
    const late = Math.max(0, start - Math.max(...event.windows.map(({ end }) => end)))
    latest = Math.max(latest, late)
    cost += late * weights.lateness
    if (event.usualWorker && event.usualWorker !== worker.id) cost += weights.continuity
    if (event.announced) {
      cost += (start - event.announced.at) * weights.changedTime
      if (event.announced.worker !== worker.id) cost += weights.changedWorker
    }
    time = start + event.duration
    work += event.duration
    visits++
  }
  go(worker.end ?? worker.start)
  if (time > shift.end + (shift.overtime ?? 0)) return undefined
  if (work > (shift.mostWork ?? Infinity)) return undefined
  if (visits > (shift.mostVisits ?? Infinity)) return undefined
  return { cost: cost + Math.max(0, time - shift.end) * weights.overtime, work, latest, end: time }
}

const suits = (worker: PlanWorker, visit: PlanVisit): boolean =>
  Object.entries(visit.skills ?? {}).every(
    ([skill, level]) => (worker.skills?.[skill] ?? 0) >= level,
  ) &&
  (!visit.zone || !worker.zones || worker.zones.includes(visit.zone)) &&
  !visit.refuses?.includes(worker.id) &&
  !(visit.customer && worker.refuses?.includes(visit.customer)) &&
  (!visit.pinned || visit.pinned.worker === worker.id)

/** The first moment from an arrival on at which a visit may start. */
const startOf = (visit: PlanVisit, arrival: number): number | undefined => {
  const last = Math.max(...visit.windows.map(({ end }) => end))
  const from = Math.max(arrival, visit.announced?.at ?? 0, visit.pinned?.at ?? 0)
  const starts = visit.windows
    .map(({ start, end }) => [start, end === last ? end + (visit.lateBy ?? 0) : end] as const)
    .filter(([, end]) => end >= from)
    .map(([start]) => Math.max(start, from))
  const first = starts.length ? Math.min(...starts) : undefined
  return visit.pinned?.at === undefined || first === visit.pinned.at ? first : undefined
}

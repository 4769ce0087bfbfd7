import type { PlanVisit, PlanWorker, Problem } from '../dispatch/planner/index.js'
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

/** The day with its pause, if there is one, where it costs least. */
const bestDay = (
  problem: Problem,
  worker: PlanWorker,
  visits: readonly PlanVisit[],
): Day | undefined => {
  if (!visits.length) return { cost: 0, work: 0, latest: 0 }
  const hasPause = (worker.shifts[0]?.pauses ?? []).length > 0
  const places = hasPause ? visits.map((_, i) => i).concat(visits.length) : [-1]
  const days = places.map((at) => dayWith(problem, worker, visits, at))
  return days
    .filter((day) => day !== undefined)
    .sort((a, b) => a.cost - b.cost || a.latest - b.latest)[0]
}

const dayWith = (
  problem: Problem,
  worker: PlanWorker,
  visits: readonly PlanVisit[],
  pauseAt: number,
): Day | undefined => {
  const weights = weightsOf(problem)
  const shift = worker.shifts[0]
  const pause = shift?.pauses?.[0]
  if (!shift) return undefined
  let [time, place, cost, work, latest] = [shift.start, worker.start, 0, 0, 0]
  const go = (to: number) => {
    const way = problem.travel.durations[place]?.[to] ?? 0
    time += way
    work += way
    cost += way * weights.travel
    place = to
  }
  const rest = () => {
    if (!pause) return true
    time = Math.max(time, pause.earliest)
    if (time > pause.latest) return false
    time += pause.duration
    return true
  }
  for (const [i, visit] of visits.entries()) {
    if (i === pauseAt && !rest()) return undefined
    if (!suits(worker, visit)) return undefined
    go(visit.place)
    const start = startOf(visit, time)
    if (start === undefined) return undefined
    const late = Math.max(0, start - Math.max(...visit.windows.map(({ end }) => end)))
    latest = Math.max(latest, late)
    cost += late * weights.lateness
    if (visit.usualWorker && visit.usualWorker !== worker.id) cost += weights.continuity
    if (visit.announced) {
      cost += (start - visit.announced.at) * weights.changedTime
      if (visit.announced.worker !== worker.id) cost += weights.changedWorker
    }
    time = start + visit.duration
    work += visit.duration
  }
  if (pauseAt === visits.length && !rest()) return undefined
  go(worker.end ?? worker.start)
  if (time > shift.end + (shift.overtime ?? 0)) return undefined
  if (work > (shift.mostWork ?? Infinity)) return undefined
  if (visits.length > (shift.mostVisits ?? Infinity)) return undefined
  const filters = visits.reduce((sum, { parts }) => sum + (parts?.['filter'] ?? 0), 0)
  if (filters > (worker.parts?.['filter'] ?? 0)) return undefined
  return { cost: cost + Math.max(0, time - shift.end) * weights.overtime, work, latest }
}

const suits = (worker: PlanWorker, visit: PlanVisit): boolean =>
  Object.entries(visit.skills ?? {}).every(
    ([skill, level]) => (worker.skills?.[skill] ?? 0) >= level,
  ) &&
  (!visit.zone || !worker.zones || worker.zones.includes(visit.zone)) &&
  !visit.refuses?.includes(worker.id) &&
  !(visit.customer && worker.refuses?.includes(visit.customer)) &&
  (visit.tools ?? []).every((tool) => worker.tools?.includes(tool)) &&
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

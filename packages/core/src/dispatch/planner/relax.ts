import type { Plan, Unassigned } from './answer.js'
import { extraWorkerOf } from './explain.js'
import { plannedRoutes } from './outcome.js'
import type { PlannedRoute, PlanVisit, PlanWorker, Problem, Shift } from './problem.js'

/** The problem with the one change that places a visit, starting from the plan with the visit in it. */
export const relax = (
  problem: Problem,
  plan: Plan,
  { visit: id, relaxation, routes }: Unassigned,
): Problem => {
  const rest = plannedRoutes(plan).filter((one) => !routes.some((other) => isSame(one, other)))
  return { ...changed(problem, id, relaxation, routes), plan: [...rest, ...routes] }
}

const isSame = (one: PlannedRoute, other: PlannedRoute): boolean =>
  one.worker === other.worker && one.shift === other.shift

const changed = (
  problem: Problem,
  id: string,
  relaxation: Unassigned['relaxation'],
  routes: readonly PlannedRoute[],
): Problem => {
  const visit = problem.visits.find((one) => one.id === id)
  if (!visit) return problem
  switch (relaxation.kind) {
    case 'window':
      return withVisit(problem, id, (one) => opened(one, relaxation.window))
    case 'priority':
      return withVisit(problem, id, (one) => ({ ...one, priority: relaxation.priority }))
    case 'pinned':
      return withVisit(problem, id, (one) => repinned(one, relaxation.worker))
    case 'refusal':
      return welcomed(problem, id, relaxation.worker)
    case 'skills':
    case 'zone':
    case 'tools': {
      const { kind, worker } = relaxation
      return withWorker(problem, worker, (one) => enabled(one, visit, kind))
    }
    case 'parts':
      return withWorker(problem, relaxation.worker, (one) => ({
        ...one,
        parts: stockFor(problem, one.parts, visit, routes),
        shifts: one.shifts.map(({ parts, ...shift }) =>
          parts ? { ...shift, parts: stockFor(problem, parts, visit, routes) } : shift,
        ),
      }))
    case 'most-visits':
      return withShift(problem, relaxation, ({ mostVisits, ...shift }) => {
        return { ...shift, mostVisits: (mostVisits ?? 0) + 1 }
      })
    case 'most-work':
      return withShift(problem, relaxation, (shift) => ({ ...shift, mostWork: relaxation.most }))
    case 'overtime':
      return withShift(problem, relaxation, (shift) => ({ ...shift, overtime: relaxation.most }))
    case 'extra-workers':
      return withExtra(problem, relaxation)
  }
}

/** What was pinned or announced gives way to the window. */
const opened = (
  { pinned, announced, ...visit }: PlanVisit,
  window: PlanVisit['windows'][number],
): PlanVisit => ({
  ...visit,
  windows: [...visit.windows, window],
  ...(pinned && { pinned: { worker: pinned.worker } }),
  ...(announced && announced.at <= window.start && { announced }),
})

const repinned = (visit: PlanVisit, worker: string): PlanVisit => {
  const { pinned, ...rest } = visit
  return pinned ? { ...rest, pinned: { ...pinned, worker } } : rest
}

const welcomed = (problem: Problem, id: string, worker: string): Problem => {
  const { customer } = problem.visits.find((one) => one.id === id) ?? {}
  const open = withVisit(problem, id, ({ refuses = [], ...one }) => {
    return { ...one, refuses: refuses.filter((other) => other !== worker) }
  })
  return withWorker(open, worker, ({ refuses = [], ...one }) => {
    return { ...one, refuses: refuses.filter((other) => other !== customer) }
  })
}

/** So much more as the visit needs, and at least what its whole route does: nobody then passes by a store for the others. */
const stockFor = (
  { visits }: Problem,
  stock: PlanWorker['parts'] = {},
  { parts = {} }: PlanVisit,
  routes: readonly PlannedRoute[],
): NonNullable<PlanWorker['parts']> => {
  const route = routes.flatMap(({ visits: ids }) => visits.filter(({ id }) => ids.includes(id)))
  const names = new Set(route.flatMap((one) => Object.keys(one.parts ?? {})))
  const counts = [...names].map((part) => {
    const whole = route.reduce((sum, one) => sum + (one.parts?.[part] ?? 0), 0)
    return [part, Math.max((stock[part] ?? 0) + (parts[part] ?? 0), whole)] as const
  })
  return { ...stock, ...Object.fromEntries(counts) }
}

/** What the visit asks for. */
const enabled = (
  worker: PlanWorker,
  visit: PlanVisit,
  kind: 'skills' | 'zone' | 'refusal' | 'tools' | 'pinned',
): PlanWorker => {
  switch (kind) {
    case 'skills': {
      const least = Object.entries(visit.skills ?? {}).map(
        ([skill, level]) => [skill, Math.max(level, worker.skills?.[skill] ?? 0)] as const,
      )
      return { ...worker, skills: { ...worker.skills, ...Object.fromEntries(least) } }
    }
    case 'zone':
      return { ...worker, zones: [...(worker.zones ?? []), ...(visit.zone ? [visit.zone] : [])] }
    case 'tools':
      return { ...worker, tools: [...(worker.tools ?? []), ...(visit.tools ?? [])] }
    case 'refusal':
    case 'pinned':
      return worker
  }
}

const withVisit = (problem: Problem, id: string, change: (visit: PlanVisit) => PlanVisit) => ({
  ...problem,
  visits: problem.visits.map((one) => (one.id === id ? change(one) : one)),
})

const withWorker = (problem: Problem, id: string, change: (worker: PlanWorker) => PlanWorker) => ({
  ...problem,
  workers: problem.workers.map((one) => (one.id === id ? change(one) : one)),
})

const withShift = (
  problem: Problem,
  at: { readonly worker: string; readonly shift: number },
  change: (shift: Shift) => Shift,
): Problem =>
  withWorker(problem, at.worker, (worker) => ({
    ...worker,
    shifts: worker.shifts.map((shift, i) => (i === at.shift ? change(shift) : shift)),
  }))

/** One worker a visit, there from before it opens until it is done, and free of what was pinned or refused. */
const withExtra = (
  problem: Problem,
  { visits, starts = [] }: Extract<Unassigned['relaxation'], { readonly kind: 'extra-workers' }>,
): Problem => {
  const free = (visit: PlanVisit): PlanVisit => {
    const start = starts.find((one) => one.visit === visit.id)?.start
    return start === undefined ? freed(visit) : opened(freed(visit), { start, end: start })
  }
  const chosen = problem.visits.filter(({ id }) => visits.includes(id)).map(free)
  const longest = chosen.reduce((most, { windows, lateBy = 0, duration }) => {
    return Math.max(most, ...windows.map(({ end }) => end + lateBy + duration))
  }, 0)
  const workers = chosen.map((visit): PlanWorker => {
    const { id, place, skills, tools, parts } = visit
    const able = { ...(skills && { skills }), ...(tools && { tools }), ...(parts && { parts }) }
    const shifts = [{ start: 0, end: longest }]
    return { id: extraWorkerOf(id), start: place, shifts, ...able }
  })
  return {
    ...problem,
    workers: [...problem.workers, ...workers],
    visits: problem.visits.map((visit) => (visits.includes(visit.id) ? free(visit) : visit)),
  }
}

const freed = ({ pinned: _, announced: __, ...visit }: PlanVisit): PlanVisit => visit

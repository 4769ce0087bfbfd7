import { accept, type Result, refuse } from '../../shared/result.js'
import type { Plan } from './answer.js'
import { plannedRoutes } from './outcome.js'
import { type Budget, plan as planAnew } from './plan.js'
import type { PlanVisit, PlanWorker, Problem, Shift } from './problem.js'
import type { ProblemRefusal } from './wrong.js'

/** What happened. */
export type PlanEvent =
  /** A worker is away between two moments, the second not included. */
  | {
      readonly kind: 'worker-away'
      readonly worker: string
      readonly from: number
      readonly until: number
    }
  /** A visit takes longer, or less long. */
  | { readonly kind: 'visit-lasts'; readonly visit: string; readonly duration: number }
  | { readonly kind: 'visit-added'; readonly visit: PlanVisit }
  | { readonly kind: 'visit-cancelled'; readonly visit: string }

/** A visit that is elsewhere, or at another time, than before; `undefined` = it is, or was, left out. */
export interface Moved {
  readonly visit: string
  readonly before: Place | undefined
  readonly after: Place | undefined
}

/** With whom a visit is, and when it starts. */
export interface Place {
  readonly worker: string
  readonly start: number
}

/** The problem as it has become, its plan, and what moved. */
export interface Repair {
  readonly problem: Problem
  readonly plan: Plan
  readonly moved: readonly Moved[]
}

/**
 * Mends a plan after something happened. What was planned counts as announced: no visit starts earlier than it was to, and what a
 * move costs, `changedWorker` and `changedTime` among the weights, says how little is to change. Refuses a problem that cannot be
 * read.
 */
export const repair = async (
  problem: Problem,
  plan: Plan,
  event: PlanEvent,
  budget: Budget = {},
): Promise<Result<Repair, ProblemRefusal>> => {
  const stranger = strangerIn(problem, event)
  if (stranger) return refuse({ code: 'wrong-problem', field: stranger, reason: 'no-such-name' })
  const before = placesOf(plan)
  const announced = problem.visits.map((visit): PlanVisit => {
    const place = before.get(visit.id)
    const told = place && { worker: place.worker, at: place.start }
    return visit.announced || !told ? visit : { ...visit, announced: told }
  })
  const start = plannedRoutes(plan)
  const happened = after({ ...problem, visits: announced, plan: start }, event)
  const mended = await planAnew(happened, budget)
  if (!mended.ok) return mended
  const places = placesOf(mended.value)
  const ids = new Set([...before.keys(), ...places.keys()])
  const moved = [...ids].flatMap((visit): readonly Moved[] => {
    const [was, is] = [before.get(visit), places.get(visit)]
    const isSame = was?.worker === is?.worker && was?.start === is?.start
    return isSame ? [] : [{ visit, before: was, after: is }]
  })
  return accept({ problem: happened, plan: mended.value, moved })
}

/** The field of an event that names nobody. */
const strangerIn = ({ workers, visits }: Problem, event: PlanEvent): string | undefined => {
  switch (event.kind) {
    case 'worker-away':
      return workers.some(({ id }) => id === event.worker) ? undefined : 'event.worker'
    case 'visit-added':
      return undefined
    case 'visit-lasts':
    case 'visit-cancelled':
      return visits.some(({ id }) => id === event.visit) ? undefined : 'event.visit'
  }
}

const placesOf = ({ routes }: Plan): ReadonlyMap<string, Place> =>
  new Map(
    routes.flatMap(({ worker, stops }) =>
      stops.map(({ visit, start }) => [visit, { worker, start }] as const),
    ),
  )

const after = (problem: Problem, event: PlanEvent): Problem => {
  const { visits, workers } = problem
  switch (event.kind) {
    case 'worker-away':
      return { ...problem, workers: workers.map((worker) => without(worker, event)) }
    case 'visit-lasts': {
      const { visit: id, duration } = event
      return { ...problem, visits: visits.map((v) => (v.id === id ? { ...v, duration } : v)) }
    }
    case 'visit-added':
      return { ...problem, visits: [...visits, event.visit] }
    case 'visit-cancelled': {
      const isLeft = ({ first, second }: { readonly first: string; readonly second: string }) =>
        first !== event.visit && second !== event.visit
      return {
        ...problem,
        visits: visits.filter(({ id }) => id !== event.visit),
        links: (problem.links ?? []).filter(isLeft),
      }
    }
  }
}

interface Absence {
  readonly worker: string
  readonly from: number
  readonly until: number
}

const without = (worker: PlanWorker, absence: Absence): PlanWorker => {
  if (worker.id !== absence.worker) return worker
  return { ...worker, shifts: worker.shifts.map((shift) => cut(shift, absence)) }
}

/** What is left of a shift: its longer part; nothing is left = it holds no visit, and keeps its number. */
const cut = ({ overtime, pauses = [], ...shift }: Shift, { from, until }: Absence): Shift => {
  const last = shift.end + (overtime ?? 0)
  if (until <= shift.start || from > last)
    return { ...shift, pauses, ...(overtime !== undefined && { overtime }) }
  const [morning, evening] = [from - shift.start, shift.end - until]
  if (morning <= 0 && evening <= 0) return { ...shift, mostVisits: 0 }
  const part = morning >= evening ? { ...shift, end: from } : { ...shift, start: until }
  const isIn = ({ earliest, latest, duration }: (typeof pauses)[number]) =>
    latest >= part.start && Math.max(earliest, part.start) + duration <= part.end
  return { ...part, pauses: pauses.filter(isIn) }
}

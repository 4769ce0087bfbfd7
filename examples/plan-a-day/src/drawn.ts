import type { Call, Plan, Problem, Route } from '@foyer/core/dispatch/planner'
import type { Day, DayStore, DayVisit, DayWorker } from './day.js'
import { firstOf } from './problem.js'
import type { Words } from './words.js'

/** What is drawn: a day, its plan, and the words to say it in. */
export interface Drawn {
  readonly day: Day
  readonly problem: Problem
  readonly plan: Plan
  readonly words: Words
}

/** A worker of the day, their number, and their route where they have one. */
export interface Row {
  readonly worker: DayWorker
  readonly at: number
  readonly route: Route | undefined
}

/** Every worker of the day, in its order. */
export const rowsOf = ({ day, plan }: Drawn): readonly Row[] =>
  day.workers.map((worker, at) => ({
    worker,
    at,
    route: plan.routes.find((route) => route.worker === worker.id),
  }))

/** The visit of the day that a visit of the plan is of. @throws {Error} for one that the day has not. */
export const visitOf = ({ visits }: Day, id: string): DayVisit => {
  const found = visits.find((visit) => visit.id === firstOf(id))
  if (!found) throw new Error(`the plan goes to ${id}, which the day has not`)
  return found
}

/** The store of the day that a worker passes by. @throws {Error} for one that the day has not. */
export const storeOf = ({ stores }: Day, { store }: Call): DayStore => {
  const found = stores.find(({ id }) => id === store)
  if (!found) throw new Error(`the plan passes by ${store}, which the day has not`)
  return found
}

/** The name of a worker. */
export const nameOf = ({ workers }: Day, id: string): string =>
  workers.find((worker) => worker.id === id)?.name ?? id

/** The letters of a name, as a mark on a map: `Alma Roux` is AR. */
export const initials = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map((word) => word.charAt(0))
    .join('')
    .toUpperCase()
    .slice(0, 2)

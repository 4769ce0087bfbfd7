import { barriers } from './board.js'
import type { PlanVisit, PlanWorker, Problem, Store } from './problem.js'

/** What keeps each worker from each visit, whatever the hour: bits by worker and visit. */
export const barriersOf = ({ workers, visits, stores }: Problem): Uint8Array => {
  const found = new Uint8Array(workers.length * visits.length)
  workers.forEach((worker, w) => {
    visits.forEach((visit, v) => {
      found[w * visits.length + v] = barrierBetween(worker, visit, stores)
    })
  })
  return found
}

/** Whether a worker lacks a tool of a visit: of their own (by worker and visit), and after a call (by store, worker and visit). */
export const toolsLackingIn = ({ workers, visits, stores = [] }: Problem) => {
  const pairs = workers.flatMap((worker) => visits.map((visit) => [worker, visit] as const))
  const lacking = stores.flatMap((store) =>
    pairs.map(([worker, visit]) => lacksTool(worker, visit, store)),
  )
  const bare = stores.length ? pairs.map(([worker, visit]) => lacksTool(worker, visit)) : []
  return { bare: Uint8Array.from(bare, Number), lacking: Uint8Array.from(lacking, Number) }
}

/** What keeps a worker from a visit, whatever the hour and the store; 0 = nothing. */
export const barrierBetween = (
  worker: PlanWorker,
  visit: PlanVisit,
  stores: readonly Store[] = [],
): number =>
  (lacksSkill(worker, visit) ? barriers.skills : 0) |
  (isOutside(worker, visit) ? barriers.zone : 0) |
  (isRefused(worker, visit) ? barriers.refusal : 0) |
  ([undefined, ...stores].every((store) => lacksTool(worker, visit, store)) ? barriers.tools : 0) |
  (visit.pinned && visit.pinned.worker !== worker.id ? barriers.pinned : 0)

const lacksSkill = ({ skills: has = {} }: PlanWorker, { skills = {} }: PlanVisit): boolean =>
  Object.entries(skills).some(([skill, level]) => (has[skill] ?? 0) < level)

const isOutside = ({ zones }: PlanWorker, { zone }: PlanVisit): boolean =>
  zone !== undefined && zones !== undefined && !zones.includes(zone)

const isRefused = (worker: PlanWorker, { customer, refuses = [] }: PlanVisit): boolean =>
  refuses.includes(worker.id) ||
  (customer !== undefined && (worker.refuses ?? []).includes(customer))

/** Whether a tool is missing that is neither the worker's nor, where one is passed by, the store's. */
export const lacksTool = (
  { tools: has = [] }: PlanWorker,
  { tools = [] }: PlanVisit,
  store?: Store,
): boolean =>
  !(store && !store.tools) &&
  tools.some((tool) => !has.includes(tool) && !store?.tools?.includes(tool))

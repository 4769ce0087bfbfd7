import { barriers } from './board.js'
import type { PlanVisit, PlanWorker, Problem } from './problem.js'

/** What keeps each worker from each visit, whatever the hour: bits by worker and visit. */
export const barriersOf = ({ workers, visits }: Problem): Uint8Array => {
  const found = new Uint8Array(workers.length * visits.length)
  workers.forEach((worker, w) => {
    visits.forEach((visit, v) => {
      found[w * visits.length + v] = barrierBetween(worker, visit)
    })
  })
  return found
}

/** What keeps a worker from a visit, whatever the hour; 0 = nothing. */
export const barrierBetween = (worker: PlanWorker, visit: PlanVisit): number =>
  (lacksSkill(worker, visit) ? barriers.skills : 0) |
  (isOutside(worker, visit) ? barriers.zone : 0) |
  (isRefused(worker, visit) ? barriers.refusal : 0) |
  (lacksTool(worker, visit) ? barriers.tools : 0) |
  (visit.pinned && visit.pinned.worker !== worker.id ? barriers.pinned : 0)

const lacksSkill = ({ skills: has = {} }: PlanWorker, { skills = {} }: PlanVisit): boolean =>
  Object.entries(skills).some(([skill, level]) => (has[skill] ?? 0) < level)

const isOutside = ({ zones }: PlanWorker, { zone }: PlanVisit): boolean =>
  zone !== undefined && zones !== undefined && !zones.includes(zone)

const isRefused = (worker: PlanWorker, { customer, refuses = [] }: PlanVisit): boolean =>
  refuses.includes(worker.id) ||
  (customer !== undefined && (worker.refuses ?? []).includes(customer))

const lacksTool = ({ tools: has = [] }: PlanWorker, { tools = [] }: PlanVisit): boolean =>
  tools.some((tool) => !has.includes(tool))

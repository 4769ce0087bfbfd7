import { accept, type Result } from '../../shared/result.js'
import type { Plan } from './answer.js'
import { none } from './board.js'
import { boardOf } from './compile.js'
import { unassignedOn } from './explain.js'
import { layOut } from './lay-out.js'
import { spotIn } from './memory.js'
import { planOn, shiftOf } from './outcome.js'
import type { Problem } from './problem.js'
import { randomOf } from './random.js'
import { toolsOn } from './search.js'
import type { Spot } from './spot.js'
import { putWithCall } from './supplies.js'
import { refresh } from './timing.js'
import { type ProblemRefusal, readProblem } from './wrong.js'

/** Why a worker was chosen: nobody else fits, it is the usual or the announced one, or it costs least. */
export type AssignmentReason = 'only-one' | 'usual-worker' | 'announced-worker' | 'least-cost'

/** Who takes a visit, why, and who would have come next. */
export interface Assignment {
  readonly visit: string
  readonly worker: string
  readonly shift: number
  /** What the visit added to the cost when it was given. */
  readonly cost: number
  readonly because: readonly AssignmentReason[]
  readonly runnerUp: { readonly worker: string; readonly cost: number } | undefined
}

/** Every open visit given to somebody, and the plan that comes of it. */
export interface Assignments {
  readonly assigned: readonly Assignment[]
  readonly plan: Plan
}

/**
 * Gives every visit that is not in the plan to the worker whom it costs least, the highest priority first, then the earliest to
 * close: a rule that can be told. Visits that are linked are left to `plan`. Refuses a problem that cannot be read.
 */
export const assign = (problem: Problem): Result<Assignments, ProblemRefusal> => {
  const read = readProblem(problem)
  if (!read.ok) return read
  const board = boardOf(read.value)
  layOut(board)
  const { price, closes } = board
  const open = read.value.visits
    .map((_, visit) => visit)
    .filter((visit) => board.route[visit] === none && !board.linksOf[visit]?.length)
    .sort((a, b) => (price[b] ?? 0) - (price[a] ?? 0) || (closes[a] ?? 0) - (closes[b] ?? 0))
  const assigned = open.flatMap((visit) => give(board, visit) ?? [])
  const left = unassignedOn(toolsOn(board, randomOf(1)))
  return accept({ assigned, plan: planOn(board, left, 0) })
}

const give = (board: ReturnType<typeof boardOf>, visit: number): Assignment | undefined => {
  const byWorker = new Map<number, Spot & { readonly route: number }>()
  for (let route = 0; route < board.routes; route++) {
    const spot = spotIn(board, visit, route)
    const worker = board.workerOf[route] ?? 0
    if (spot.after !== none && spot.cost < (byWorker.get(worker)?.cost ?? Infinity))
      byWorker.set(worker, { ...spot, route })
  }
  const [best, second] = [...byWorker.values()].sort((a, b) => a.cost - b.cost)
  if (!best || best.cost >= (board.price[visit] ?? 0)) return undefined
  putWithCall(board, visit, best.route, best)
  refresh(board, best.route)
  const { id = '', usualWorker, announced } = board.problem.visits[visit] ?? {}
  const { worker, shift } = shiftOf(board, best.route)
  const because: readonly AssignmentReason[] = [
    ...(second ? [] : (['only-one'] as const)),
    ...(usualWorker === worker ? (['usual-worker'] as const) : []),
    ...(announced?.worker === worker ? (['announced-worker'] as const) : []),
    ...(second ? (['least-cost'] as const) : []),
  ]
  const runnerUp = second && { worker: shiftOf(board, second.route).worker, cost: second.cost }
  return { visit: id, worker, shift, cost: best.cost, because, runnerUp }
}

import { accept, type Result } from '../../shared/result.js'
import type { Barrier } from './answer.js'
import { barrierBetween, lacksTool } from './barriers.js'
import { type Board, barriers, none } from './board.js'
import { boardOf, windowsOf } from './compile.js'
import { type Holes, holesOf } from './holes.js'
import { mayTake, scanRoute } from './insertion.js'
import { layOut } from './lay-out.js'
import { shiftOf } from './outcome.js'
import type { PlanVisit, Problem } from './problem.js'
import { noSpot, type Spot } from './spot.js'
import { type ProblemRefusal, readProblem } from './wrong.js'

/** A plan laid out once and asked often: nothing that is asked changes it. */
export interface PlanInMemory {
  readonly board: Board
  /** The node that stands for what is asked about. */
  readonly asked: number
  readonly holes: Holes
}

/** Lays out the plan that a problem starts from. Refuses a problem that cannot be read. */
export const rememberPlan = (problem: Problem): Result<PlanInMemory, ProblemRefusal> => {
  const read = readProblem(problem)
  if (!read.ok) return read
  const parts = read.value.workers
    .flatMap((worker) => [worker, ...worker.shifts])
    .flatMap((own) => Object.keys(own.parts ?? {}))
  const blank: PlanVisit = {
    id: 'what is asked about',
    place: 0,
    duration: 0,
    windows: [{ start: 0, end: 0 }],
    usualWorker: 'nobody',
    parts: Object.fromEntries(parts.map((part) => [part, 0])),
  }
  const board = boardOf({ ...read.value, visits: [...read.value.visits, blank] })
  layOut(board)
  return accept({ board, asked: read.value.visits.length, holes: holesOf(board) })
}

/** Puts a visit in the place of what is asked about; false = it is nowhere, or asks for a part that nobody has. */
export const askAbout = ({ board, asked }: PlanInMemory, visit: PlanVisit): boolean => {
  const windows = windowsOf(visit)
  board.place[asked] = visit.place
  board.site[asked] = board.sites[visit.place] ?? 0
  board.service[asked] = visit.duration
  board.opens[asked] = windows[0]?.[0] ?? 0
  board.closes[asked] = windows.at(-1)?.[1] ?? -1
  board.many[asked] = windows.length > 1 ? 1 : 0
  board.windows[asked] = windows
  board.due[asked] = Math.max(...visit.windows.map(({ end }) => end))
  board.lateCost[asked] = board.weights.lateness
  const { workers, stores = [] } = board.problem
  workers.forEach((worker, w) => {
    board.barrier[w * board.visits + asked] = barrierBetween(worker, visit, stores)
    if (stores.length) board.bare[w * board.visits + asked] = Number(lacksTool(worker, visit))
    stores.forEach((store, s) => {
      const at = (s * board.workers + w) * board.visits + asked
      board.lacking[at] = Number(lacksTool(worker, visit, store))
    })
    const isUnusual = visit.usualWorker !== undefined && visit.usualWorker !== worker.id
    board.pairCost[w * board.visits + asked] = isUnusual ? board.weights.continuity : 0
  })
  board.partNames.forEach((part, q) => {
    board.needs[asked * board.kinds + q] = visit.parts?.[part] ?? 0
  })
  const isStocked = Object.keys(visit.parts ?? {}).every((part) => board.partNames.includes(part))
  return isStocked && visit.place < board.places
}

/** What a worker would cost for a visit, or what keeps them from it. */
export interface Candidate {
  readonly worker: string
  /** Index of the shift where it costs least; absent = none has room at those hours. */
  readonly shift?: number
  /** What the visit adds to the cost of the plan. */
  readonly cost?: number
  /** What keeps the worker from it, whatever the hour. */
  readonly barriers: readonly Barrier[]
}

/** Each worker for a visit that is not in the plan, the cheapest first, then those without room, then those who may not go. */
export const explain = (memory: PlanInMemory, visit: PlanVisit): readonly Candidate[] => {
  const { board, asked } = memory
  if (!askAbout(memory, visit)) return []
  return candidatesOn(board, asked).sort(
    (a, b) => a.barriers.length - b.barriers.length || byCost(a, b),
  )
}

const byCost = (a: Candidate, b: Candidate): number => {
  if (a.cost === undefined || b.cost === undefined)
    return Number(a.cost === undefined) - Number(b.cost === undefined)
  return a.cost - b.cost
}

/** Each worker for a visit that has no place on the board. */
export const candidatesOn = (board: Board, visit: number): Candidate[] => {
  const best = new Map<number, { readonly route: number; readonly cost: number }>()
  for (let route = 0; route < board.routes; route++) {
    const spot = spotIn(board, visit, route)
    const worker = board.workerOf[route] ?? 0
    if (spot.after !== none && spot.cost < (best.get(worker)?.cost ?? Infinity))
      best.set(worker, { route, cost: spot.cost })
  }
  return board.problem.workers.map(({ id }, w) => {
    const found = best.get(w)
    const bits = board.barrier[w * board.visits + visit] ?? 0
    const names = barrierNames.filter((name) => bits & barriers[name])
    return {
      worker: id,
      barriers: names,
      ...(found && { shift: shiftOf(board, found.route).shift, cost: found.cost }),
    }
  })
}

const barrierNames = ['skills', 'zone', 'refusal', 'tools', 'pinned'] as const

/** The cheapest place of a route. */
export const spotIn = (board: Board, visit: number, route: number): Spot => {
  const spot = noSpot(Infinity)
  if (mayTake(board, visit, route)) scanRoute(board, visit, route, spot, undefined)
  return spot
}

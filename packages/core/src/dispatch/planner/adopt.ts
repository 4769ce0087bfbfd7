import { accept, type Refusal, type Result, refuse } from '../../shared/result.js'
import type { Barrier, Binding, Plan } from './answer.js'
import { type Board, barriers, never, none } from './board.js'
import { boardOf } from './compile.js'
import { unassignedOn } from './explain.js'
import { layOut } from './lay-out.js'
import { inStep } from './links.js'
import { planOn } from './outcome.js'
import type { PlannedRoute, Problem } from './problem.js'
import { randomOf } from './random.js'
import { toolsOn } from './search.js'
import { callAt } from './supplies.js'
import { refresh } from './timing.js'
import { type ProblemRefusal, readProblem } from './wrong.js'

/** What a visit of a plan goes against. */
export type Constraint =
  | Exclude<Binding, 'cost'>
  | 'unknown-visit'
  | 'unknown-shift'
  | 'planned-twice'
  | 'pinned-left-out'

/** Routes that are no plan of their problem: the first visit that cannot be where it is, with whom, and what it goes against. */
export interface WrongPlan extends Refusal<'wrong-plan'> {
  /** Empty for a shift without visits. */
  readonly visit: string
  readonly worker: string
  readonly constraint: Constraint
}

/**
 * Works out hours, pauses and cost of routes that somebody else made: a solver outside, a person. The order of visits is kept to the letter;
 * pauses and a call at a store are where the routes say, pauses else where they cost least and end the day soonest. Every visit that the routes leave out is
 * unassigned. Refuses a problem or routes that cannot be read, and routes that break a rule, with the visit and the constraint.
 */
export const adopt = (
  problem: Problem,
  routes: readonly PlannedRoute[],
): Result<Plan, ProblemRefusal | WrongPlan> => {
  const read = readProblem({ ...problem, plan: routes })
  if (!read.ok) return read
  const { plan: given = [], ...rest } = read.value
  const named = wrongNames(rest, given)
  if (named) return refuse({ code: 'wrong-plan', ...named })
  const board = boardOf(rest)
  const wrong = layAll(board, given) ?? wrongLinks(rest, given, board)
  if (wrong) return refuse({ code: 'wrong-plan', ...wrong })
  const left = unassignedOn(toolsOn(board, randomOf(1)))
  return accept(planOn(board, left, 0))
}

type Wrong = Omit<WrongPlan, 'code'>

const wrongNames = (
  { workers, visits }: Problem,
  routes: readonly PlannedRoute[],
): Wrong | undefined => {
  const known = new Set(visits.map(({ id }) => id))
  const [shifts, seen] = [new Set<string>(), new Set<string>()]
  for (const { worker, shift, visits: ids } of routes) {
    const isThere = workers.find(({ id }) => id === worker)?.shifts[shift] !== undefined
    const key = JSON.stringify([worker, shift])
    if (!isThere || shifts.has(key))
      return { visit: ids[0] ?? '', worker, constraint: 'unknown-shift' }
    shifts.add(key)
    for (const visit of ids) {
      if (!known.has(visit)) return { visit, worker, constraint: 'unknown-visit' }
      if (seen.has(visit)) return { visit, worker, constraint: 'planned-twice' }
      seen.add(visit)
    }
  }
  const lost = visits.find(({ id, pinned }) => pinned && !seen.has(id))
  return (
    lost && { visit: lost.id, worker: lost.pinned?.worker ?? '', constraint: 'pinned-left-out' }
  )
}

/** Lays every route on an empty board; answers what is wrong with the first that cannot be. */
const layAll = (board: Board, routes: readonly PlannedRoute[]): Wrong | undefined => {
  layOut(board)
  const { problem } = board
  const nodeOf = new Map(problem.visits.map(({ id }, v) => [id, v]))
  const keys = problem.workers.flatMap(({ id, shifts }) =>
    shifts.map((_, shift) => JSON.stringify([id, shift])),
  )
  for (const given of routes) {
    const route = keys.indexOf(JSON.stringify([given.worker, given.shift]))
    const visits = given.visits.map((id) => nodeOf.get(id) ?? none)
    const wrong = layRoute(board, route, visits, given)
    if (wrong) return { ...wrong, worker: given.worker }
  }
  return undefined
}

type AtVisit = Pick<Wrong, 'visit' | 'constraint'>

const layRoute = (
  board: Board,
  route: number,
  visits: readonly number[],
  given: PlannedRoute,
): AtVisit | undefined => {
  const barred = visits.find((visit) => barrierAt(board, visit, route))
  if (barred !== undefined)
    return { visit: idOf(board, barred), constraint: barrierAt(board, barred, route) ?? 'several' }
  if (lay(board, route, visits, given)) return undefined
  const last = visits.find((_, i) => !lay(board, route, visits.slice(0, i + 1), given)) ?? none
  const some = visits.slice(0, visits.indexOf(last) + 1)
  return {
    visit: idOf(board, last),
    constraint: constraintAt(board, last, () => lay(board, route, some, given)),
  }
}

const barrierAt = (board: Board, visit: number, route: number): Barrier | undefined => {
  const bits = board.barrier[(board.workerOf[route] ?? 0) * board.visits + visit] ?? 0
  return barrierNames.find((name) => bits & barriers[name])
}

const barrierNames = ['pinned', 'skills', 'tools', 'zone', 'refusal'] as const

/** The constraint without which a route would hold its last visit. */
const constraintAt = (board: Board, visit: number, holds: () => boolean): Constraint => {
  const { stock, bare, mostVisits, mostWork, closes, opens, many, ends } = board
  const without = (list: Int32Array | Uint8Array, value: number): boolean => {
    const kept = list.slice()
    list.fill(value)
    const isIn = holds()
    list.set(kept)
    return isIn
  }
  if (without(stock, never)) return 'parts'
  if (without(bare, 0)) return 'tools'
  if (without(mostVisits, never)) return 'most-visits'
  if (without(mostWork, never)) return 'most-work'
  const kept = [opens[visit] ?? 0, closes[visit] ?? 0, many[visit] ?? 0] as const
  ;[opens[visit], closes[visit], many[visit]] = [0, never, 0]
  const isClosed = holds()
  ;[opens[visit], closes[visit], many[visit]] = kept
  if (isClosed) return board.problem.visits[visit]?.pinned?.at === undefined ? 'window' : 'pinned'
  return without(closes.subarray(ends), never) ? 'shift' : 'several'
}

/** How many ways to make the pauses are tried, at most. */
const mostWays = 5000

/** Lays a route with its pauses where it says, else where they cost least; answers whether it can be so. */
const lay = (
  board: Board,
  route: number,
  visits: readonly number[],
  { pauses: given, call }: PlannedRoute,
): boolean => {
  const pauses = [...board.pauseOf].flatMap((of, p) => (of === route ? [board.visits + p] : []))
  const ways = given
    ? [pauses.map((_, i) => given[i] ?? visits.length)]
    : waysOf(pauses.length, visits.length).slice(0, mostWays)
  const store = (board.problem.stores ?? []).findIndex(({ id }) => id === call?.store)
  let best: readonly number[] | undefined
  let [least, soonest] = [Infinity, Infinity]
  for (const way of ways) {
    const order = visits.flatMap((visit, i) => [...pauses.filter((_, p) => way[p] === i), visit])
    const late = pauses.filter((_, p) => (way[p] ?? 0) >= visits.length)
    const whole = [...order, ...late]
    const at = call && store >= 0 ? turnOf(whole, board.visits, call) : none
    const nodes = at < 0 ? whole : whole.toSpliced(at, 0, callAt(board, route, store))
    if (!isHeld(board, route, nodes)) continue
    const [cost, end] = [board.routeCost[route] ?? 0, board.start[board.ends + 2 * route + 1] ?? 0]
    if (cost > least || (cost === least && end >= soonest)) continue
    best = nodes
    least = cost
    soonest = end
  }
  return isHeld(board, route, best ?? pauses) && best !== undefined
}

/** Where a call comes among visits and pauses. */
const turnOf = (
  nodes: readonly number[],
  visits: number,
  { after, pauses }: NonNullable<PlannedRoute['call']>,
): number => {
  const at = nodes.indexOf(nodes.filter((node) => node < visits)[after] ?? none)
  const before = nodes.slice(0, at).filter((node) => node >= visits).length
  return at < 0 || pauses === undefined ? at : at - Math.max(0, before - pauses)
}

/** Every way to make pauses in their order between so many visits: how many visits come before each. */
const waysOf = (pauses: number, visits: number, from = 0): readonly (readonly number[])[] => {
  if (!pauses) return [[]]
  const places = Array.from({ length: visits - from + 1 }, (_, i) => from + i)
  return places.flatMap((at) => waysOf(pauses - 1, visits, at).map((rest) => [at, ...rest]))
}

/** Puts nodes in a route, in their order; answers whether hours, work, visits and parts let it be. */
const isHeld = (board: Board, route: number, nodes: readonly number[]): boolean => {
  const { next, ends, kinds, used, stock } = board
  const last = ends + 2 * route + 1
  for (let node = next[last - 1] ?? last; node !== last; node = next[node] ?? last)
    if (node < board.visits) board.route[node] = none
  let before = last - 1
  for (const node of [...nodes, last]) {
    next[before] = node
    before = node
  }
  if (!refresh(board, route)) return false
  for (let q = route * kinds; q < (route + 1) * kinds && !board.stores; q++)
    if ((used[q] ?? 0) > (stock[q] ?? 0)) return false
  return (
    (board.work[route] ?? 0) <= (board.mostWork[route] ?? never) &&
    (board.count[route] ?? 0) <= (board.mostVisits[route] ?? never)
  )
}

/** The first link that the routes do not keep; on a board where they are laid out. */
const wrongLinks = (
  problem: Problem,
  routes: readonly PlannedRoute[],
  board: Board,
): Wrong | undefined => {
  const { links = [] } = problem
  const workerOf = new Map(
    routes.flatMap(({ worker, visits }) => visits.map((visit) => [visit, worker] as const)),
  )
  for (const { first, second, apart } of links) {
    const [one, other] = [workerOf.get(first), workerOf.get(second)]
    if (one === undefined && other === undefined) continue
    if (one === undefined || other === undefined)
      return { visit: one ? second : first, worker: one ?? other ?? '', constraint: 'linked' }
    if (apart && one === other) return { visit: second, worker: other, constraint: 'linked' }
  }
  if (inStep(board)) return undefined
  const broken = links.find((_, i) => {
    const few = boardOf({ ...problem, links: links.slice(0, i + 1) })
    return layAll(few, routes) !== undefined || !inStep(few)
  })
  const visit = broken?.second ?? ''
  return { visit, worker: workerOf.get(visit) ?? '', constraint: 'linked' }
}

const idOf = ({ problem }: Board, visit: number): string => problem.visits[visit]?.id ?? ''

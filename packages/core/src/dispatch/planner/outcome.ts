import type { Call, Plan, Route, Stop, TermCost, Unassigned } from './answer.js'
import { type Board, none } from './board.js'
import { unevenness, worstLateness } from './cost.js'
import { leaveLate } from './presence.js'
import type { PlannedRoute, PlanVisit, Term } from './problem.js'
import { storeOf } from './supplies.js'

/** The plan as it lies on the board. */
export const planOn = (
  board: Board,
  unassigned: readonly Unassigned[],
  iterations: number,
): Plan => {
  const routes: Route[] = []
  for (let route = 0; route < board.routes; route++)
    if (board.count[route]) routes.push(routeOn(board, route))
  const terms = termsOf(board, routes)
  const cost = Object.values(terms).reduce((sum, term) => sum + term.cost, 0)
  return { routes, unassigned, terms, cost, iterations }
}

/** A plan as one may start from it. */
export const plannedRoutes = ({ routes }: Plan): readonly PlannedRoute[] =>
  routes.map(({ worker, shift, stops, pauses, call }) => ({
    worker,
    shift,
    ...(call && {
      call: {
        store: call.store,
        after: call.after,
        pauses: pauses.filter((pause) => pause < call.start).length,
      },
    }),
    visits: stops.map(({ visit }) => visit),
    pauses: pauses.map((pause) => stops.filter(({ leave }) => leave <= pause).length),
  }))

/** Worker and shift of a route, by name. */
export const shiftOf = ({ problem }: Board, route: number) => {
  let rest = route
  for (const { id, shifts } of problem.workers) {
    const found = shifts[rest]
    if (found) return { worker: id, shift: rest, hours: found }
    rest -= shifts.length
  }
  throw new Error(`no shift ${route}`)
}

/** The nodes of a route in order, without its ends. */
export const nodesOf = (board: Board, route: number): readonly number[] => {
  const last = board.ends + 2 * route + 1
  const nodes: number[] = []
  for (let node = board.next[last - 1] ?? last; node !== last; node = board.next[node] ?? last)
    nodes.push(node)
  return nodes
}

const routeOn = (board: Board, route: number): Route => {
  const { worker, shift } = shiftOf(board, route)
  const { problem, visits, calls, service } = board
  const stops: Stop[] = []
  const pauses: number[] = []
  const { nodes, starts } = hoursOn(board, route)
  let [travel, distance, left] = [0, 0, starts[0] ?? 0]
  let call: Call | undefined
  nodes.forEach((node, i) => {
    if (!i) return
    const [from, to] = [board.place[nodes[i - 1] ?? 0] ?? 0, board.place[node] ?? 0]
    const time = problem.travel.durations[from]?.[to] ?? 0
    travel += time
    distance += problem.travel.distances?.[from]?.[to] ?? 0
    const [arrive, start] = [left + time, starts[i] ?? 0]
    left = start + (service[node] ?? 0)
    const visit = problem.visits[node]
    const store = storeOf(board, node)
    if (visit) stops.push({ visit: visit.id, arrive, start, leave: left })
    else if (store) call = { store, after: stops.length, arrive, start, leave: left }
    else if (node >= visits && node < calls) pauses.push(start)
  })
  const [start = 0, end = 0] = [starts[0], starts.at(-1)]
  return { worker, shift, start, end, stops, pauses, ...(call && { call }), travel, distance }
}

/** A route from end to end and when each node starts; the worker leaves as late as the first lets, or as presence asks. */
const hoursOn = (board: Board, route: number) => {
  const { ends, site, places, times, start, order, hours } = board
  const first = ends + 2 * route
  const nodes = [first, ...nodesOf(board, route), first + 1]
  const starts = nodes.map((node) => start[node] ?? 0)
  if (board.weights.presence > 0) {
    order.set(nodes)
    hours.set(starts)
    leaveLate(board, nodes.length)
    return { nodes, starts: [...hours.subarray(0, nodes.length)] }
  }
  const [, next = first] = nodes
  const way = times[(site[first] ?? 0) * places + (site[next] ?? 0)] ?? 0
  return { nodes, starts: [(starts[1] ?? 0) - way, ...starts.slice(1)] }
}

/** How much there is of each thing that costs. */
const termsOf = (board: Board, routes: readonly Route[]): { readonly [T in Term]: TermCost } => {
  const served = board.problem.visits.map((visit, v) => servedOn(board, visit, v))
  const sum = (amount: (one: Served) => number) =>
    served.reduce((total, one) => total + (one.worker === undefined ? 0 : amount(one)), 0)
  const amounts: { readonly [T in Term]: number } = {
    travel: routes.reduce((total, { travel }) => total + travel, 0),
    distance: routes.reduce((total, { distance }) => total + distance, 0),
    presence: routes.reduce((total, { start, end }) => total + end - start, 0),
    lateness: sum(({ start, due }) => Math.max(0, start - due)),
    worstLateness: worstLateness(board),
    overtime: overtimeOn(board),
    unserved: served.reduce(
      (total, { worker, visit }) => total + (worker === undefined ? (visit.priority ?? 1) : 0),
      0,
    ),
    continuity: sum(({ visit, worker }) =>
      visit.usualWorker !== undefined && visit.usualWorker !== worker ? 1 : 0,
    ),
    fairness: unevenness(board),
    changedWorker: sum(({ visit, worker }) =>
      visit.announced && visit.announced.worker !== worker ? 1 : 0,
    ),
    changedTime: sum(({ visit, start }) => (visit.announced ? start - visit.announced.at : 0)),
  }
  const cost = (term: Term): TermCost => {
    const [amount, weight] = [amounts[term], board.weights[term]]
    return { amount, weight, cost: amount * weight }
  }
  return {
    travel: cost('travel'),
    distance: cost('distance'),
    presence: cost('presence'),
    lateness: cost('lateness'),
    worstLateness: cost('worstLateness'),
    overtime: cost('overtime'),
    unserved: cost('unserved'),
    continuity: cost('continuity'),
    fairness: cost('fairness'),
    changedWorker: cost('changedWorker'),
    changedTime: cost('changedTime'),
  }
}

interface Served {
  readonly visit: PlanVisit
  readonly worker: string | undefined
  readonly start: number
  readonly due: number
}

const servedOn = (board: Board, visit: PlanVisit, v: number): Served => {
  const route = board.route[v] ?? none
  const worker = route === none ? undefined : board.problem.workers[board.workerOf[route] ?? 0]?.id
  return { visit, worker, start: board.start[v] ?? 0, due: board.due[v] ?? 0 }
}

const overtimeOn = ({ routes, count, start, ends, shiftEnd }: Board): number => {
  let sum = 0
  for (let route = 0; route < routes; route++)
    if (count[route])
      sum += Math.max(0, (start[ends + 2 * route + 1] ?? 0) - (shiftEnd[route] ?? 0))
  return sum
}

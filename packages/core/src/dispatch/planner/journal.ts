import { type Board, none } from './board.js'
import { countOn, stayAt } from './timing.js'

/** Nodes and routes as they were before the step changed them, each written down once, so that a step can be taken back. */
export interface Journal {
  /** Routes that the step touched, and what they came to. */
  readonly touched: Int32Array
  readonly isTouched: Uint8Array
  readonly counts: Int32Array
  readonly versions: Int32Array
  readonly works: Int32Array
  readonly costs: Float64Array
  readonly latests: Float64Array
  readonly used: Int32Array
  count: number
  /** Nodes that the step touched, and how they stood. */
  readonly nodes: Int32Array
  readonly notedIn: Int32Array
  readonly next: Int32Array
  readonly previous: Int32Array
  readonly route: Int32Array
  readonly start: Int32Array
  readonly late: Int32Array
  readonly leave: Int32Array
  readonly ride: Int32Array
  readonly leg: Float64Array
  readonly pulled: Int32Array
  readonly pushed: Int32Array
  filled: number
  step: number
  /** What all routes cost when the step began. */
  cost: number
}

/** A journal with nothing in it. */
export const journalOf = (board: Board): Journal => {
  const { routes, kinds } = board
  const nodes = board.next.length
  return {
    touched: new Int32Array(routes),
    isTouched: new Uint8Array(routes),
    counts: new Int32Array(routes),
    versions: new Int32Array(routes),
    works: new Int32Array(routes),
    costs: new Float64Array(routes),
    latests: new Float64Array(routes),
    used: new Int32Array(routes * kinds),
    count: 0,
    nodes: new Int32Array(nodes),
    notedIn: new Int32Array(nodes),
    next: new Int32Array(nodes),
    previous: new Int32Array(nodes),
    route: new Int32Array(nodes),
    start: new Int32Array(nodes),
    late: new Int32Array(nodes),
    leave: new Int32Array(nodes),
    ride: new Int32Array(nodes),
    leg: new Float64Array(nodes),
    pulled: new Int32Array(nodes),
    pushed: new Int32Array(nodes),
    filled: 0,
    step: 1,
    cost: board.sum.cost,
  }
}

/** Writes down a node before its first change of the step. */
export const note = (board: Board, journal: Journal, node: number): void => {
  if (journal.notedIn[node] === journal.step) return
  journal.notedIn[node] = journal.step
  const at = journal.filled
  journal.filled = at + 1
  journal.nodes[at] = node
  journal.next[at] = board.next[node] ?? none
  journal.previous[at] = board.previous[node] ?? none
  journal.route[at] = board.route[node] ?? none
  journal.start[at] = board.start[node] ?? 0
  journal.late[at] = board.late[node] ?? 0
  journal.leave[at] = board.leave[node] ?? 0
  journal.ride[at] = board.ride[node] ?? 0
  journal.leg[at] = board.leg[node] ?? 0
  if (!board.links.length) return
  journal.pulled[at] = board.pulled[node] ?? 0
  journal.pushed[at] = board.pushed[node] ?? 0
}

/** Writes down what a route comes to before its first change of the step, and all its nodes where all are reckoned anew. */
export const touch = (board: Board, journal: Journal, route: number): void => {
  if (journal.isTouched[route]) return
  journal.isTouched[route] = 1
  const at = journal.count
  journal.count = at + 1
  journal.touched[at] = route
  journal.counts[at] = board.count[route] ?? 0
  journal.versions[at] = board.version[route] ?? 0
  journal.works[at] = board.work[route] ?? 0
  journal.costs[at] = board.routeCost[route] ?? 0
  journal.latests[at] = board.routeLatest[route] ?? 0
  const { kinds } = board
  for (let q = 0; q < kinds; q++) journal.used[at * kinds + q] = board.used[route * kinds + q] ?? 0
  if (!board.isSimple) noteAll(board, journal, route)
}

/** Writes down all nodes of a route. */
export const noteAll = (board: Board, journal: Journal, route: number): void => {
  const last = board.ends + 2 * route + 1
  for (let node = last - 1; node !== last; node = board.next[node] ?? last)
    note(board, journal, node)
  note(board, journal, last)
}

/** Whether the step left every route as it was. */
export const isIdle = (board: Board, { nodes, next, filled }: Journal): boolean => {
  for (let at = 0; at < filled; at++) if (board.next[nodes[at] ?? 0] !== next[at]) return false
  return true
}

/** Forgets the step: what was done stays. */
export const close = (board: Board, journal: Journal): void => {
  for (let i = 0; i < journal.count; i++) journal.isTouched[journal.touched[i] ?? 0] = 0
  journal.count = 0
  journal.filled = 0
  journal.step++
  journal.cost = board.sum.cost
}

/** Takes the step back. */
export const undo = (board: Board, journal: Journal): void => {
  for (let at = 0; at < journal.filled; at++) restoreNode(board, journal, at)
  for (let at = 0; at < journal.count; at++) restoreRoute(board, journal, at)
  if (board.pauses) placePauses(board, journal)
  board.sum.cost = journal.cost
  close(board, journal)
}

const restoreNode = (board: Board, journal: Journal, at: number): void => {
  const node = journal.nodes[at] ?? 0
  board.next[node] = journal.next[at] ?? none
  board.previous[node] = journal.previous[at] ?? none
  board.route[node] = journal.route[at] ?? none
  board.start[node] = journal.start[at] ?? 0
  board.late[node] = journal.late[at] ?? 0
  board.leave[node] = journal.leave[at] ?? 0
  board.ride[node] = journal.ride[at] ?? 0
  board.leg[node] = journal.leg[at] ?? 0
  if (!board.links.length) return
  board.pulled[node] = journal.pulled[at] ?? 0
  board.pushed[node] = journal.pushed[at] ?? 0
}

const restoreRoute = (board: Board, journal: Journal, at: number): void => {
  const route = journal.touched[at] ?? 0
  const worker = board.workerOf[route] ?? 0
  const work = journal.works[at] ?? 0
  board.workOf[worker] = (board.workOf[worker] ?? 0) + work - (board.work[route] ?? 0)
  board.version[route] = journal.versions[at] ?? 0
  board.work[route] = work
  board.routeCost[route] = journal.costs[at] ?? 0
  board.routeLatest[route] = journal.latests[at] ?? 0
  countOn(board, route, journal.counts[at] ?? 0)
  const { kinds } = board
  for (let q = 0; q < kinds; q++) board.used[route * kinds + q] = journal.used[at * kinds + q] ?? 0
}

const placePauses = (board: Board, journal: Journal): void => {
  for (let at = 0; at < journal.count; at++) {
    const last = board.ends + 2 * (journal.touched[at] ?? 0) + 1
    let before = last - 1
    for (let node = board.next[before] ?? last; node !== last; node = board.next[node] ?? last) {
      if (node >= board.visits && node < board.calls) stayAt(board, node, before)
      before = node
    }
  }
}

import { type Board, none } from './board.js'
import { widestOf } from './holes.js'
import { scanRoute } from './insertion.js'
import { noSpot, type Spot } from './spot.js'

/** The best place of a visit in a route, kept until the route changes: most routes are as they were when the visit was last out. */
export interface Known {
  /** By visit and route: for which version of the route this was found, counted from 1. */
  readonly version: Int32Array
  readonly after: Int32Array
  readonly cost: Float64Array
  /** The call at a store that goes with it, on a board with stores. */
  readonly call: Int32Array
  readonly callAfter: Int32Array
  /** By route: the length of its widest hole, and for which version. */
  readonly widest: Int32Array
  readonly widestIn: Int32Array
  /** By visit: the routes that nothing keeps from it, as soon as they were asked for. */
  readonly open: (Int32Array | undefined)[]
  readonly found: Spot
}

/** How many pairs of a visit and a route are kept at most; 16 bytes each. */
const mostPairs = 500_000
/** From how many routes on it pays: of few routes a step changes most. */
const fewRoutes = 8

/** Nothing known yet; undefined = a place may change while its route does not, or it would not pay. */
export const nothingKnown = (board: Board): Known | undefined => {
  const pairs = board.visits * board.routes
  const { links, weights } = board
  if (links.length || weights.fairness > 0 || pairs > mostPairs) return undefined
  return {
    version: new Int32Array(pairs),
    after: new Int32Array(pairs),
    cost: new Float64Array(pairs),
    call: new Int32Array(board.stores ? pairs : 0),
    callAfter: new Int32Array(board.stores ? pairs : 0),
    widest: new Int32Array(board.routes),
    widestIn: new Int32Array(board.routes),
    open: [],
    found: noSpot(0),
  }
}

/** Whether a step leaves enough routes as they were. */
export const pays = ({ sum }: Board): boolean => sum.used >= fewRoutes

/** The routes whose workers may go to a visit at all. */
export const openTo = (board: Board, known: Known, visit: number): Int32Array => {
  const found = known.open[visit] ?? openRoutes(board, visit)
  known.open[visit] = found
  return found
}

const openRoutes = ({ routes, workerOf, barrier, visits }: Board, visit: number): Int32Array => {
  const open: number[] = []
  for (let route = 0; route < routes; route++)
    if (!barrier[(workerOf[route] ?? 0) * visits + visit]) open.push(route)
  return Int32Array.from(open)
}

/** Whether a route may have a hole that is wide enough; of a full one that is all there is to know. A call at a store may move out of the way. */
export const isWide = (board: Board, known: Known, visit: number, route: number): boolean => {
  if (board.stores) return true
  if (known.widestIn[route] !== board.version[route]) {
    known.widestIn[route] = board.version[route] ?? 0
    known.widest[route] = widestOf(board, route)
  }
  return (known.widest[route] ?? 0) >= (board.service[visit] ?? 0)
}

/**
 * The best place of a visit in a route that costs less than `below`, if there is one: as it is known, or looked for. Where looking is
 * dear, no further than that.
 */
export const bestIn = (
  board: Board,
  known: Known,
  visit: number,
  route: number,
  below: number,
): Spot => {
  const { found, version, after, cost, call, callAfter } = known
  const pair = visit * board.routes + route
  found.after = none
  found.call = none
  const isKnown = version[pair] === board.version[route]
  if (isKnown && (after[pair] !== none || (cost[pair] ?? 0) >= below)) {
    found.after = after[pair] ?? none
    found.cost = cost[pair] ?? 0
    if (!board.stores) return found
    found.call = call[pair] ?? none
    found.callAfter = callAfter[pair] ?? none
    return found
  }
  found.cost = board.isWalked ? below : Infinity
  scanRoute(board, visit, route, found, undefined)
  version[pair] = board.version[route] ?? 0
  after[pair] = found.after
  // Where there is none, all that is known is that any would cost as much.
  cost[pair] = found.cost
  if (!board.stores) return found
  call[pair] = found.call
  callAfter[pair] = found.callAfter
  return found
}

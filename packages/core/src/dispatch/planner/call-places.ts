import { type Board, never, none } from './board.js'
import type { Random } from './random.js'
import { blinkRate, type Spot } from './spot.js'
import { callAt, firstLacking, isSuppliedInOrder, layInOrder } from './supplies.js'
import { costOfOrder } from './walk.js'
import { closesBy, opensFrom } from './windows.js'

/** What a place after a node adds to the cost, with the call that the route makes, if it makes one; infinite = it does not fit. */
export const costOfWalked = (
  board: Board,
  visit: number,
  route: number,
  before: number,
): number => {
  const was = costAsItIs(board, route)
  const count = layInOrder(board, route, true)
  const at = board.order.subarray(0, count).indexOf(before)
  openAt(board, count, at + 1, visit)
  return costOfOrder(board, route, count + 1) - was
}

/** What a route costs as it stands, beside what this worker costs more than another. */
const costAsItIs = (board: Board, route: number): number => {
  if (!board.count[route]) return 0
  if (!board.hasPairCost) return board.routeCost[route] ?? 0
  return costOfOrder(board, route, layInOrder(board, route, true))
}

/** A place in a route that is looked for: the chain of its nodes without a call, and what is known of the best. */
interface Scan {
  readonly board: Board
  readonly visit: number
  readonly route: number
  readonly chain: Int32Array
  readonly count: number
  /** To be added to what an order costs. */
  readonly extra: number
  readonly spot: Spot
  readonly random: Random | undefined
}

/** Looks through a route for a better place, the call at a store made where it costs least with it, where one is needed. */
export const scanWalked = (
  board: Board,
  visit: number,
  route: number,
  spot: Spot,
  added: number,
  random: Random | undefined,
): void => {
  const extra = added - costAsItIs(board, route)
  const count = layInOrder(board, route, false)
  const chain = board.chain.subarray(0, count)
  for (let i = 0; i < count; i++) chain[i] = board.order[i] ?? 0
  openAt(board, count, 1, visit)
  const needsCall = board.stores > 0 && !isSuppliedInOrder(board, route, count + 1)
  // A call moves the pauses after it: then no hours are known beforehand.
  const isTimed = !(needsCall && board.pauses)
  if (isTimed) timeChain(board, chain)
  const scan: Scan = { board, visit, route, chain, count, extra, spot, random }
  // A pause moves along with what is put before it: then nothing is known beforehand.
  const least = board.pauses ? -Infinity : leastOf(board, chain, visit) + extra
  for (let at = 1; at < count; at++) {
    const [before, after] = [chain[at - 1] ?? 0, chain[at] ?? 0]
    const bound = least + detour(board, before, visit, after)
    if (bound >= spot.cost || (isTimed && !fitsAt(scan, at, visit))) continue
    if (needsCall) tryWithCalls(scan, at, bound)
    else tryOrder(scan, at, none, none)
  }
}

/** Tries every place of a call at every store, with the visit at its place: ahead of the first that is short of something. */
const tryWithCalls = (scan: Scan, at: number, bound: number): void => {
  const { board, visit, route, chain, count, spot } = scan
  const { stores, workers, visits, lacking } = board
  const worker = board.workerOf[route] ?? 0
  layWith(scan, at)
  const last = firstLacking(board, route, count + 1)
  for (let store = 0; store < stores; store++) {
    if (lacking[(store * workers + worker) * visits + visit]) continue
    const call = callAt(board, route, store)
    for (let turn = 1; turn <= last; turn++) {
      const [isBehind, isAhead] = [turn - 1 === at, turn === at]
      const behind = isBehind ? visit : (chain[turn - 1 < at ? turn - 1 : turn - 2] ?? 0)
      const next = isAhead ? visit : (chain[turn < at ? turn : turn - 1] ?? 0)
      if (bound + detour(board, behind, call, next) >= spot.cost) continue
      const isIn = isBehind || isAhead || !!board.pauses
      if (isIn || fitsAt(scan, turn < at ? turn : turn - 1, call)) tryOrder(scan, at, call, turn)
    }
  }
}

/** Lays out the chain with the visit at its place. */
const layWith = ({ board: { order }, visit, chain, count }: Scan, at: number): void => {
  for (let i = 0; i < at; i++) order[i] = chain[i] ?? 0
  order[at] = visit
  for (let i = at; i < count; i++) order[i + 1] = chain[i] ?? 0
}

/** Tries the visit at a place of the chain, and a call at a place of what that makes. */
const tryOrder = (scan: Scan, at: number, call: number, turn: number): void => {
  const { board, route, chain, count, extra, spot, random } = scan
  const { order } = board
  layWith(scan, at)
  const behind = call === none ? none : (order[turn - 1] ?? none)
  if (call !== none) openAt(board, count + 1, turn, call)
  const cost = costOfOrder(board, route, count + (call === none ? 1 : 2)) + extra
  if (cost >= spot.cost || (random && random() <= blinkRate)) return
  spot.cost = cost
  spot.after = chain[at - 1] ?? none
  spot.call = call
  spot.callAfter = behind
}

/** What a route costs at least with a visit, its detour and any waiting aside. */
const leastOf = (board: Board, chain: Int32Array, visit: number): number => {
  const { site, places, arcs, service } = board
  let [ways, stays] = [0, service[visit] ?? 0]
  for (let i = 0; i < chain.length - 1; i++) {
    const [node, next] = [chain[i] ?? 0, chain[i + 1] ?? 0]
    ways += arcs[(site[node] ?? 0) * places + (site[next] ?? 0)] ?? 0
    stays += service[node] ?? 0
  }
  return ways + board.weights.presence * stays
}

/** How much the ways become longer, and the stay counted where presence costs, for a call between two nodes; of a visit the ways alone. */
const detour = (board: Board, before: number, node: number, after: number): number => {
  const { site, places, arcs, visits, service } = board
  const [a, b, c] = [site[before] ?? 0, site[node] ?? 0, site[after] ?? 0]
  const stay = node < visits ? 0 : board.weights.presence * (service[node] ?? 0)
  return (
    stay + (arcs[a * places + b] ?? 0) + (arcs[b * places + c] ?? 0) - (arcs[a * places + c] ?? 0)
  )
}

/** When each node of the chain is left at the earliest, and begins at the latest. */
const timeChain = (board: Board, chain: Int32Array): void => {
  const { site, places, times, visits, calls, service, leaves, lates } = board
  let [time, at] = [0, site[chain[0] ?? 0] ?? 0]
  for (let i = 0; i < chain.length; i++) {
    const node = chain[i] ?? 0
    let way = 0
    if (node < visits || node >= calls) {
      way = times[at * places + (site[node] ?? 0)] ?? 0
      at = site[node] ?? 0
    }
    time = Math.max(time + way, board.opens[node] ?? 0, board.pulled[node] ?? 0)
    if (board.many[node]) time = opensFrom(board, node, time)
    time += service[node] ?? 0
    leaves[i] = time
    lates[i] = way
  }
  let latest = never
  for (let i = chain.length - 1; i >= 0; i--) {
    const node = chain[i] ?? 0
    const way = lates[i] ?? 0
    latest -= service[node] ?? 0
    latest = Math.min(latest, board.closes[node] ?? 0, board.pushed[node] ?? never)
    if (board.many[node]) latest = closesBy(board, node, latest)
    lates[i] = latest
    latest -= way
  }
}

/** Whether the hours of the chain leave room for a node at one of its places. */
const fitsAt = ({ board, chain }: Scan, at: number, node: number): boolean => {
  const { site, places, times, opens, closes, service, leaves, lates } = board
  const [own, after] = [site[node] ?? 0, chain[at] ?? 0]
  const way = times[(site[chain[at - 1] ?? 0] ?? 0) * places + own] ?? 0
  const start = Math.max((leaves[at - 1] ?? 0) + way, opens[node] ?? 0)
  if (start > (closes[node] ?? 0)) return false
  // A pause is made where the worker then is: how late it may be depends on the visit.
  if (after >= board.visits && after < board.calls) return true
  const on = times[own * places + (site[after] ?? 0)] ?? 0
  return start + (service[node] ?? 0) + on <= (lates[at] ?? 0)
}

/** Puts a node at a place of the order. */
const openAt = ({ order }: Board, count: number, at: number, node: number): void => {
  for (let i = count; i > at; i--) order[i] = order[i - 1] ?? 0
  order[at] = node
}

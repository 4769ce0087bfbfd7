import { type Board, none } from './board.js'
import type { Spot } from './spot.js'
import { callAt, callOf, isSuppliedInOrder, layInOrder } from './supplies.js'
import { costOfOrder } from './walk.js'

/** What a place after a node adds to the cost, with the call that the route makes, if it makes one; infinite = it does not fit. */
export const costOfWalked = (
  board: Board,
  visit: number,
  route: number,
  before: number,
): number => {
  const was = board.count[route] ? costOfOrder(board, route, layInOrder(board, route, true)) : 0
  const count = layInOrder(board, route, true)
  const at = board.order.subarray(0, count).indexOf(before)
  openAt(board, count, at + 1, visit)
  return costOfOrder(board, route, count + 1) - was
}

/** Looks through a route for a better place, the call at a store made where it costs least with it, where one is needed. */
export const scanWalked = (
  board: Board,
  visit: number,
  route: number,
  spot: Spot,
  added: number,
  overlooks: () => boolean,
): void => {
  const isUsed = board.count[route] !== 0
  const was = isUsed ? costOfOrder(board, route, layInOrder(board, route, true)) : 0
  const hasCall = board.stores > 0 && isUsed && callOf(board, route) !== none
  const count = layInOrder(board, route, false)
  const { order } = board
  const chain = order.slice(0, count)
  openAt(board, count, 1, visit)
  const needsCall = board.stores > 0 && !isSuppliedInOrder(board, route, count + 1)
  const calls = needsCall ? callsFor(board, visit, route) : [none]
  const least = leastOf(board, chain, visit) - was + added
  for (let at = 1; at < count; at++) {
    const [before, after] = [chain[at - 1] ?? 0, chain[at] ?? 0]
    const bound = least + detour(board, before, visit, after)
    if (bound >= spot.cost || (!hasCall && !fitsBetween(board, before, visit, after))) continue
    for (const call of calls)
      for (let turn = 1; turn <= (call === none ? 1 : count); turn++) {
        order.set(chain)
        openAt(board, count, at, visit)
        const behind = order[turn - 1] ?? none
        if (call !== none) {
          if (bound + detour(board, behind, call, order[turn] ?? 0) >= spot.cost) continue
          openAt(board, count + 1, turn, call)
        }
        const cost = costOfOrder(board, route, count + (call === none ? 1 : 2)) - was + added
        if (cost >= spot.cost || overlooks()) continue
        spot.cost = cost
        spot.after = before
        spot.call = call
        spot.callAfter = behind
      }
  }
}

/** What a route costs at least with a visit, its detour and any waiting aside. */
const leastOf = (board: Board, chain: Int32Array, visit: number): number => {
  const { place, places, arcs, service } = board
  let [ways, stays] = [0, service[visit] ?? 0]
  for (let i = 0; i < chain.length - 1; i++) {
    const [node, next] = [chain[i] ?? 0, chain[i + 1] ?? 0]
    ways += arcs[(place[node] ?? 0) * places + (place[next] ?? 0)] ?? 0
    stays += service[node] ?? 0
  }
  return ways + board.weights.presence * stays
}

/** How much the ways become longer, and the stay counted where presence costs, for a call between two nodes; of a visit the ways alone. */
const detour = (board: Board, before: number, node: number, after: number): number => {
  const { place, places, arcs, visits, service } = board
  const [a, b, c] = [place[before] ?? 0, place[node] ?? 0, place[after] ?? 0]
  const stay = node < visits ? 0 : board.weights.presence * (service[node] ?? 0)
  return (
    stay + (arcs[a * places + b] ?? 0) + (arcs[b * places + c] ?? 0) - (arcs[a * places + c] ?? 0)
  )
}

/** Whether the hours, as they stand, leave room for a visit between two nodes. */
const fitsBetween = (board: Board, before: number, visit: number, after: number): boolean => {
  const { place, places, times, leave, opens, closes, service, late } = board
  const at = (place[visit] ?? 0) * places
  const way = times[(place[before] ?? 0) * places + (place[visit] ?? 0)] ?? 0
  const start = Math.max((leave[before] ?? 0) + way, opens[visit] ?? 0)
  if (start > (closes[visit] ?? 0)) return false
  // A pause is made where the worker then is: how late it may be depends on the visit.
  if (after >= board.visits && after < board.calls) return true
  return (
    start + (service[visit] ?? 0) + (times[at + (place[after] ?? 0)] ?? 0) <= (late[after] ?? 0)
  )
}

/** The calls of a route after which the worker has the tools of a visit. */
const callsFor = (board: Board, visit: number, route: number): readonly number[] => {
  const { stores, workers, visits, lacking } = board
  const worker = board.workerOf[route] ?? 0
  return Array.from({ length: stores }, (_, store) => store)
    .filter((store) => !lacking[(store * workers + worker) * visits + visit])
    .map((store) => callAt(board, route, store))
}

/** Puts a node at a place of the order. */
const openAt = ({ order }: Board, count: number, at: number, node: number): void => {
  order.copyWithin(at + 1, at, count)
  order[at] = node
}

import { type Board, barriers, none } from './board.js'
import { isCall, putAfter, takeOut } from './chain.js'
import type { Spot } from './spot.js'

/** The call of a route at a store. */
export const callAt = ({ calls, stores }: Board, route: number, store: number): number =>
  calls + route * stores + store

/** The call that a route makes; `none` = it makes none. */
export const callOf = (board: Board, route: number): number => {
  const last = board.ends + 2 * route + 1
  for (let node = board.next[last - 1] ?? last; node !== last; node = board.next[node] ?? last)
    if (isCall(board, node)) return node
  return none
}

/** The store that is passed by at a call. */
export const storeOf = (board: Board, node: number): string | undefined =>
  isCall(board, node) ? board.problem.stores?.[(node - board.calls) % board.stores]?.id : undefined

/** Whether the worker has what each visit needs when it begins, in the order that is laid out. */
export const isSuppliedInOrder = (board: Board, route: number, count: number): boolean =>
  firstLacking(board, route, count, none) === none

/**
 * Which in the order that is laid out is the first visit that the worker lacks something for: own tools and parts, and those of the store
 * passed by. `beside` goes before all of them without being in the order: 0 = it is lacking something itself.
 */
const firstLacking = (board: Board, route: number, count: number, beside: number): number => {
  const { order, kinds, needs, stock, given, left, visits, workers, bare, lacking, stores } = board
  const worker = board.workerOf[route] ?? 0
  const isHard = !(board.ignored & barriers.tools)
  if (beside !== none && isHard && bare[worker * visits + beside]) return 0
  for (let q = 0; q < kinds; q++) {
    const need = beside === none ? 0 : (needs[beside * kinds + q] ?? 0)
    const rest = (stock[route * kinds + q] ?? 0) - need
    if (rest < 0) return 0
    left[q] = rest
  }
  let store = none
  for (let i = 0; i < count; i++) {
    const node = order[i] ?? 0
    if (isCall(board, node)) {
      store = (node - board.calls) % stores
      for (let q = 0; q < kinds; q++) left[q] = (left[q] ?? 0) + (given[store * kinds + q] ?? 0)
    }
    if (node >= visits) continue
    const lacks =
      store === none
        ? bare[worker * visits + node]
        : lacking[(store * workers + worker) * visits + node]
    if (lacks && isHard) return i
    for (let q = 0; q < kinds; q++) {
      const rest = (left[q] ?? 0) - (needs[node * kinds + q] ?? 0)
      if (rest < 0) return i
      left[q] = rest
    }
  }
  return none
}

/** The first node of a route that would lack something without a call, with another visit before all or with none; `none` = nothing would. */
export const firstLackingIn = (board: Board, route: number, beside: number = none): number => {
  const count = layInOrder(board, route, false)
  const at = firstLacking(board, route, count, beside)
  return at === none ? none : (board.order[at] ?? none)
}

/** The first node of a route that would lack something without a call, with a visit before all; `alone` = that without it. */
export const firstLackingWith = (
  board: Board,
  route: number,
  visit: number,
  alone: number,
): number => {
  const worker = board.workerOf[route] ?? 0
  const isBare = board.bare[worker * board.visits + visit] && !(board.ignored & barriers.tools)
  if (alone === none && !isBare && hasParts(board, route, visit, none)) return none
  return firstLackingIn(board, route, visit)
}

/** Whether there are parts enough for a route with one more visit: the worker’s own, and those of a store. */
const hasParts = (board: Board, route: number, visit: number, store: number): boolean => {
  const { kinds, needs, used, stock, given } = board
  for (let q = 0; q < kinds; q++) {
    const need = (used[route * kinds + q] ?? 0) + (needs[visit * kinds + q] ?? 0)
    const more = store === none ? 0 : (given[store * kinds + q] ?? 0)
    if (need > (stock[route * kinds + q] ?? 0) + more) return false
  }
  return true
}

/** Whether nothing is lacking after a call at a store, for a visit besides those of the route. */
export const isEnough = (board: Board, route: number, store: number, visit: number): boolean => {
  const { lacking, workers, visits, ends, next } = board
  if (!hasParts(board, route, visit, store)) return false
  if (board.ignored & barriers.tools) return true
  const row = (store * workers + (board.workerOf[route] ?? 0)) * visits
  if (lacking[row + visit]) return false
  for (let node = next[ends + 2 * route] ?? ends; node < ends; node = next[node] ?? ends)
    if (node < visits && lacking[row + node]) return false
  return true
}

/** Lays out a route as it stands, with or without its call; answers how many nodes that are. */
export const layInOrder = (board: Board, route: number, withCall: boolean): number => {
  const { order, next, ends } = board
  const [first, last] = [ends + 2 * route, ends + 2 * route + 1]
  let count = 0
  for (let node = first; node !== last; node = next[node] ?? last)
    if (withCall || !isCall(board, node)) order[count++] = node
  order[count++] = last
  return count
}

/** Whether a route as it stands has what it needs. */
export const isSupplied = (board: Board, route: number): boolean =>
  isSuppliedInOrder(board, route, layInOrder(board, route, true))

/** Takes out a call that is not needed any more; its hours are still those of before. */
export const dropNeedlessCall = (board: Board, route: number): void => {
  const call = callOf(board, route)
  if (call !== none && isSuppliedInOrder(board, route, layInOrder(board, route, false)))
    takeOut(board, call)
}

/** Puts a visit where a spot says, and its route's call where that is then made; answers what takes both back. Hours are still those of before. */
export const putWithCall = (
  board: Board,
  visit: number,
  route: number,
  spot: Spot,
): (() => void) => {
  const was = board.stores ? callOf(board, route) : none
  const behind = board.previous[was] ?? none
  if (was !== none) takeOut(board, was)
  putAfter(board, visit, spot.after)
  if (spot.call !== none) putCall(board, route, spot.call, spot.callAfter)
  return () => {
    if (spot.call !== none) takeOut(board, spot.call)
    takeOut(board, visit)
    if (was !== none) putCall(board, route, was, behind)
  }
}

/** Puts a call after a node of a route. */
export const putCall = (board: Board, route: number, call: number, after: number): void => {
  putAfter(board, call, after)
  board.route[call] = route
}

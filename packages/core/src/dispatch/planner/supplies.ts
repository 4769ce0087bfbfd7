import { type Board, barriers, none } from './board.js'
import { putAfter, takeOut } from './chain.js'
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

/** Whether a node is a call at a store. */
export const isCall = ({ calls, ends }: Board, node: number): boolean =>
  node >= calls && node < ends

/** The store that is passed by at a call. */
export const storeOf = (
  { problem, calls, ends, stores }: Board,
  node: number,
): string | undefined =>
  node >= calls && node < ends ? problem.stores?.[(node - calls) % stores]?.id : undefined

/** Whether the worker has what each visit needs when it begins, in the order that is laid out. */
export const isSuppliedInOrder = (board: Board, route: number, count: number): boolean =>
  firstLacking(board, route, count) === none

/** Which in the order that is laid out is the first visit that the worker lacks something for: own tools and parts, and those of the store passed by. */
export const firstLacking = (board: Board, route: number, count: number): number => {
  const { order, kinds, needs, stock, given, left, visits, workers, bare, lacking, stores } = board
  const worker = board.workerOf[route] ?? 0
  for (let q = 0; q < kinds; q++) left[q] = stock[route * kinds + q] ?? 0
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
    if (lacks && !(board.ignored & barriers.tools)) return i
    for (let q = 0; q < kinds; q++) {
      const rest = (left[q] ?? 0) - (needs[node * kinds + q] ?? 0)
      if (rest < 0) return i
      left[q] = rest
    }
  }
  return none
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

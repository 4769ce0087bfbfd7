import { type Board, none } from './board.js'

/** Puts a visit after a node; the hours are still those of before. */
export const putAfter = (board: Board, visit: number, after: number): void => {
  const node = board.next[after] ?? none
  board.next[after] = visit
  board.next[visit] = node
  board.previous[visit] = after
  board.previous[node] = visit
}

/** Takes a visit out; the hours are still those of before. */
export const takeOut = (board: Board, visit: number): void => {
  const [before, node] = [board.previous[visit] ?? none, board.next[visit] ?? none]
  board.next[before] = node
  board.previous[node] = before
  board.route[visit] = none
}

/** Which route a node belongs to; every node but a visit that is left out has one. */
export const routeOf = (board: Board, node: number): number =>
  node >= board.ends ? (node - board.ends) >> 1 : (board.route[node] ?? none)

/** Whether a node is a pause: it is made where the worker then is. */
export const isPause = ({ visits, calls }: Board, node: number): boolean =>
  node >= visits && node < calls

/** Whether a node is a call at a store. */
export const isCall = ({ calls, ends }: Board, node: number): boolean =>
  node >= calls && node < ends

/** The node behind another where the route makes no call. */
export const nodeBehind = (board: Board, node: number): number => {
  const behind = board.next[node] ?? none
  return isCall(board, behind) ? (board.next[behind] ?? none) : behind
}

/** The node before another where the route makes no call. */
export const nodeBefore = (board: Board, node: number): number => {
  const before = board.previous[node] ?? none
  return isCall(board, before) ? (board.previous[before] ?? none) : before
}

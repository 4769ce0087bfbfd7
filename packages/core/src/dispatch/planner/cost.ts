import type { Board } from './board.js'

/** Work of every worker away from the mean of all, summed. */
export const unevenness = ({ workOf, workers }: Board): number => {
  const mean = workOf.reduce((sum, work) => sum + work, 0) / Math.max(1, workers)
  return workOf.reduce((sum, work) => sum + Math.abs(work - mean), 0)
}

/** The latest start of all, past its last window; 0 = none is late. */
export const worstLateness = ({ routeLatest }: Board): number =>
  routeLatest.reduce((worst, latest) => Math.max(worst, latest), 0)

/** What the board costs with some visits left out. */
export const costOf = (board: Board, left: Int32Array, count: number): number => {
  let cost = board.sum.cost
  for (let i = 0; i < count; i++) cost += board.price[left[i] ?? 0] ?? 0
  const { fairness, worstLateness: worst } = board.weights
  if (fairness > 0) cost += fairness * unevenness(board)
  if (worst > 0 && board.soft) cost += worst * worstLateness(board)
  return cost
}

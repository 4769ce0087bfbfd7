import { type Board, never } from './board.js'
import { isPause } from './chain.js'
import { layInOrder } from './supplies.js'
import { closesBy } from './windows.js'

/**
 * Lets the hours of a route be as late as its end allows, so that nobody waits who could have left later: `hours` are the earliest starts of
 * the nodes in `order`, and become the latest. The end does not move, no visit becomes late or later than announced, and what is linked
 * stays. Answers when the worker leaves.
 */
export const leaveLate = (board: Board, count: number): number => {
  const { order, hours, service } = board
  for (let i = count - 2; i >= 0; i--) {
    const node = order[i] ?? 0
    const by = (hours[i + 1] ?? 0) - wayAfter(board, i) - (service[node] ?? 0)
    hours[i] = latestOf(board, node, hours[i] ?? 0, by)
  }
  return hours[0] ?? 0
}

/** The way from a node of the order to the next: to a pause there is none. */
const wayAfter = (board: Board, at: number): number => {
  const { order, site, places, times } = board
  if (isPause(board, order[at + 1] ?? 0)) return 0
  let from = at
  while (from > 0 && isPause(board, order[from] ?? 0)) from--
  return times[(site[order[from] ?? 0] ?? 0) * places + (site[order[at + 1] ?? 0] ?? 0)] ?? 0
}

const latestOf = (board: Board, node: number, start: number, by: number): number => {
  const { visits, linksOf, closes, due, told, many } = board
  const isVisit = node < visits
  if (isVisit && linksOf[node]?.length) return start
  const inTime = isVisit ? Math.min(due[node] ?? never, told[node] ?? never) : never
  const latest = Math.max(start, Math.min(by, closes[node] ?? never, inTime))
  return many[node] ? Math.max(start, closesBy(board, node, latest)) : latest
}

/** Time of a route between leaving and being back that is not spent on the road. */
export const idleOf = (board: Board, route: number): number => {
  const count = layInOrder(board, route, true)
  for (let i = 0; i < count; i++) board.hours[i] = board.start[board.order[i] ?? 0] ?? 0
  return idleInOrder(board, count)
}

/** The same of a route whose nodes and earliest starts are laid out in `order` and `hours`. */
export const idleInOrder = (board: Board, count: number): number => {
  let travel = 0
  for (let i = 0; i < count - 1; i++) travel += wayAfter(board, i)
  const end = board.hours[count - 1] ?? 0
  return end - leaveLate(board, count) - travel
}

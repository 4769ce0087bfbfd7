import { type Board, never } from './board.js'
import { idleInOrder } from './presence.js'
import { isSuppliedInOrder } from './supplies.js'
import { softCost } from './timing.js'
import { opensFrom } from './windows.js'

/** What a route costs in the order that is laid out, beside what this worker costs more than another; infinite = it cannot be. */
export const costOfOrder = (board: Board, route: number, count: number): number => {
  if (board.stores && !isSuppliedInOrder(board, route, count)) return Infinity
  const { order, hours, site, places, times, arcs, visits, calls, service } = board
  let [time, at, cost, work] = [0, site[order[0] ?? 0] ?? 0, 0, 0]
  for (let i = 0; i < count; i++) {
    const node = order[i] ?? 0
    if (i > 0 && !(node >= visits && node < calls)) {
      const arc = at * places + (site[node] ?? 0)
      time += times[arc] ?? 0
      work += times[arc] ?? 0
      cost += arcs[arc] ?? 0
      at = site[node] ?? 0
    }
    time = Math.max(time, board.opens[node] ?? 0, board.pulled[node] ?? 0)
    if (board.many[node]) time = opensFrom(board, node, time)
    if (time > Math.min(board.closes[node] ?? 0, board.pushed[node] ?? never)) return Infinity
    hours[i] = time
    if (board.soft) cost += softCost(board, node, time)
    time += service[node] ?? 0
    if (node < visits) work += service[node] ?? 0
  }
  if (work > (board.mostWork[route] ?? never)) return Infinity
  const { presence } = board.weights
  return presence > 0 ? cost + presence * idleInOrder(board, count) : cost
}

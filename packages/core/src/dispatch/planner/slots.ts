import { type Board, never, none } from './board.js'
import { costOfPlace, extraOf, mayTake } from './insertion.js'
import { askAbout, type PlanInMemory } from './memory.js'
import { shiftOf } from './outcome.js'
import type { PlanVisit, Window } from './problem.js'

/** A time to offer: who would come, and what that adds to the cost of the plan. */
export interface OfferedSlot {
  /** The window of the visit that this is the best of. */
  readonly window: Window
  readonly worker: string
  readonly shift: number
  readonly start: number
  readonly cost: number
}

/** The best place found for a window. */
interface Best {
  cost: number
  route: number
  start: number
}

/**
 * The best time of each window of a visit that is not in the plan, the cheapest first, at most `most`. Nothing is booked: until the
 * plan changes each can be. A window that nobody can serve has no slot; nor is a late start offered.
 */
export const slotsFor = (
  memory: PlanInMemory,
  visit: PlanVisit,
  most = 10,
): readonly OfferedSlot[] => {
  const { board, asked } = memory
  if (!askAbout(memory, { ...visit, lateBy: 0 })) return []
  const windows = [...visit.windows].sort((a, b) => a.end - b.end)
  const longest = windows.reduce((most, { start, end }) => Math.max(most, end - start), 0)
  const bests = windows.map((): Best => ({ cost: Infinity, route: none, start: 0 }))
  for (let route = 0; route < board.routes; route++)
    if (mayTake(board, asked, route)) scanWindows(board, asked, route, windows, longest, bests)
  return windows
    .flatMap((window, i) => {
      const { route, start, cost } = bests[i] ?? { route: none, start: 0, cost: Infinity }
      if (route === none) return []
      const { worker, shift } = shiftOf(board, route)
      return [{ window, worker, shift, start, cost }]
    })
    .sort((a, b) => a.cost - b.cost || a.start - b.start)
    .slice(0, most)
}

/** Looks through a route for a better place in any of the windows, which are in the order of their ends. */
const scanWindows = (
  board: Board,
  visit: number,
  route: number,
  windows: readonly Window[],
  longest: number,
  bests: readonly Best[],
): void => {
  const { next, site, places, times, timesTo, arcs, arcsTo, leave, leg, ends } = board
  const row = (site[visit] ?? 0) * places
  const [first, last] = [ends + 2 * route, ends + 2 * route + 1]
  const closes = board.closes[last] ?? 0
  const added = extraOf(board, visit, route)
  const isEmpty = board.count[route] === 0
  const from = firstFrom(windows, board.opens[first] ?? 0)
  for (let before = first; before !== last; before = next[before] ?? last) {
    const node = next[before] ?? last
    const isPause = node >= board.visits && node < ends
    const [a, b] = [site[before] ?? 0, site[node] ?? 0]
    const arrival = (leave[before] ?? 0) + (timesTo[row + a] ?? 0)
    const arc = (arcsTo[row + a] ?? 0) + (arcs[row + b] ?? 0) - (isEmpty ? 0 : (leg[before] ?? 0))
    const limit = isPause
      ? closes
      : (board.late[node] ?? 0) - (times[row + b] ?? 0) - (board.service[visit] ?? 0)
    if (arrival > limit) continue
    for (let i = from; i < windows.length; i++) {
      const { start, end } = windows[i] ?? { start: never, end: never }
      if (end - longest > limit) break
      const best = bests[i]
      const time = Math.max(arrival, start)
      if (!best || time > end || time > limit || (!isPause && arc + added >= best.cost)) continue
      const cost = costAt(board, visit, route, before, added, time)
      if (cost >= best.cost) continue
      best.cost = cost
      best.route = route
      best.start = time
    }
  }
}

/** The first window that ends at or after a moment, by halves. */
const firstFrom = (windows: readonly Window[], moment: number): number => {
  let [low, high] = [0, windows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((windows[middle]?.end ?? never) < moment) low = middle + 1
    else high = middle
  }
  return low
}

/** What a place costs where the visit starts at one moment. */
const costAt = (
  board: Board,
  visit: number,
  route: number,
  before: number,
  added: number,
  time: number,
): number => {
  board.many[visit] = 0
  board.opens[visit] = time
  board.closes[visit] = time
  return costOfPlace(board, visit, route, before, added)
}

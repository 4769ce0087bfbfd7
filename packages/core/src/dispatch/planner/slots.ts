import { type Board, never, none } from './board.js'
import { routeOf } from './chain.js'
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
  const { board, asked, holes } = memory
  if (!askAbout(memory, { ...visit, lateBy: 0 })) return []
  const windows = [...visit.windows].sort((a, b) => a.end - b.end)
  const longest = windows.reduce((most, { start, end }) => Math.max(most, end - start), 0)
  const hours = {
    starts: Int32Array.from(windows, ({ start }) => start),
    ends: Int32Array.from(windows, ({ end }) => end),
    longest,
  }
  const bests = windows.map((): Best => ({ cost: Infinity, route: none, start: 0 }))
  const isOpen = openRoutes(board, asked)
  for (let i = 0; i < holes.after.length && (holes.length[i] ?? 0) >= visit.duration; i++) {
    const after = holes.after[i] ?? none
    if (isOpen[routeOf(board, after)]) scanHole(board, asked, after, hours, bests)
  }
  return windows
    .flatMap((window, i) => {
      const { route, start, cost } = bests[i] ?? { route: none, start: 0, cost: Infinity }
      return route === none ? [] : [{ window, route, start, cost }]
    })
    .sort((a, b) => a.cost - b.cost || a.start - b.start)
    .slice(0, most)
    .map(({ window, route, start, cost }) => {
      const { worker, shift } = shiftOf(board, route)
      return { window, worker, shift, start, cost }
    })
}

/** Which routes may take a visit, whatever the hour. */
const openRoutes = (board: Board, visit: number): Uint8Array => {
  const found = new Uint8Array(board.routes)
  for (let route = 0; route < board.routes; route++)
    found[route] = mayTake(board, visit, route) ? 1 : 0
  return found
}

/** The windows of a visit in the order of their ends, and how long the longest is. */
interface Hours {
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly longest: number
}

/** Looks after a node for a better place in any of the windows. */
const scanHole = (
  board: Board,
  visit: number,
  before: number,
  { starts, ends, longest }: Hours,
  bests: readonly Best[],
): void => {
  const { site, places, times, timesTo, arcs, arcsTo, leave } = board
  const route = routeOf(board, before)
  const node = board.next[before] ?? none
  const isPause = node >= board.visits && node < board.calls
  const isPlain = !isPause && !board.soft && !board.isWalked
  const row = (site[visit] ?? 0) * places
  const [from, to] = [row + (site[before] ?? 0), row + (site[node] ?? 0)]
  const [there, on] = [timesTo[from] ?? 0, times[to] ?? 0]
  const stay = board.service[visit] ?? 0
  const isEmpty = board.count[route] === 0
  const arrival = (leave[before] ?? 0) + there
  const limit = isPause
    ? (board.closes[board.ends + 2 * route + 1] ?? 0)
    : (board.late[node] ?? 0) - on - stay
  if (arrival > limit) return
  const work =
    (board.work[route] ?? 0) + stay + there + on - (isEmpty ? 0 : (board.ride[before] ?? 0))
  if (isPlain && work > (board.mostWork[route] ?? never)) return
  const added = extraOf(board, visit, route)
  const least =
    (arcsTo[from] ?? 0) + (arcs[to] ?? 0) - (isEmpty ? 0 : (board.leg[before] ?? 0)) + added
  for (let i = firstFrom(ends, arrival); i < ends.length; i++) {
    const end = ends[i] ?? never
    if (end - longest > limit) return
    const best = bests[i]
    const start = starts[i] ?? never
    const time = Math.max(start, arrival)
    if (!best || time > limit || (!isPause && isWorse(best, least, route))) continue
    const cost = isPlain ? least : costAt(board, visit, route, before, added, time)
    if (cost === Infinity || isWorse(best, cost, route)) continue
    best.cost = cost
    best.route = route
    best.start = time
  }
}

/** Of two that cost the same the first route is taken. */
const isWorse = (best: Best, cost: number, route: number): boolean =>
  cost > best.cost || (cost === best.cost && route > best.route)

/** The first window that ends at or after a moment, by halves. */
const firstFrom = (ends: Int32Array, moment: number): number => {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] ?? never) < moment) low = middle + 1
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

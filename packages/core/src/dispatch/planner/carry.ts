import type { Board } from './board.js'
import { type Journal, note, touch } from './journal.js'
import { countOn, refresh } from './timing.js'
import { closesBy, opensFrom } from './windows.js'

/**
 * Puts a visit after a node and reckons what changes. On a simple board hours are carried on from there until they are as they were,
 * which is a few nodes as a rule; elsewhere the route is reckoned anew. Answers whether the route can be kept.
 */
export const insert = (
  board: Board,
  journal: Journal,
  visit: number,
  after: number,
  route: number,
): boolean => {
  const last = board.ends + 2 * route + 1
  const node = board.next[after] ?? last
  touch(board, journal, route)
  note(board, journal, after)
  note(board, journal, visit)
  note(board, journal, node)
  const was = board.leg[after] ?? 0
  const ridden = board.ride[after] ?? 0
  board.route[visit] = route
  join(board, after, visit)
  join(board, visit, node)
  if (!board.isSimple || !board.count[route]) return refresh(board, route)
  const cost = (board.leg[after] ?? 0) + (board.leg[visit] ?? 0) - was
  const work = (board.ride[after] ?? 0) + (board.ride[visit] ?? 0) - ridden
  weigh(board, route, visit, 1, cost, work)
  carryBack(board, journal, visit, after)
  return carryOn(board, journal, visit, node)
}

/** Makes one node follow another. */
export const join = (board: Board, before: number, node: number): void => {
  const arc = (board.site[before] ?? 0) * board.places + (board.site[node] ?? 0)
  board.next[before] = node
  board.previous[node] = before
  board.leg[before] = board.arcs[arc] ?? 0
  board.ride[before] = board.times[arc] ?? 0
}

/** Adds a visit to what a route comes to, or takes it off (`sign` -1), and what its ways cost and last. */
export const weigh = (
  board: Board,
  route: number,
  visit: number,
  sign: number,
  ways: number,
  time: number,
): void => {
  const worker = board.workerOf[route] ?? 0
  const pair = board.hasPairCost ? (board.pairCost[worker * board.visits + visit] ?? 0) : 0
  addWay(board, route, ways + sign * pair, time + sign * (board.service[visit] ?? 0))
  const { kinds } = board
  for (let q = 0; q < kinds; q++)
    board.used[route * kinds + q] =
      (board.used[route * kinds + q] ?? 0) + sign * (board.needs[visit * kinds + q] ?? 0)
  countOn(board, route, (board.count[route] ?? 0) + sign)
}

/** Adds cost and work to what a route comes to. */
export const addWay = (board: Board, route: number, cost: number, work: number): void => {
  const worker = board.workerOf[route] ?? 0
  board.version[route] = ++board.sum.changes
  board.routeCost[route] = (board.routeCost[route] ?? 0) + cost
  board.sum.cost += cost
  board.work[route] = (board.work[route] ?? 0) + work
  board.workOf[worker] = (board.workOf[worker] ?? 0) + work
}

/** Carries earliest starts on from a node; may stop after `past`, once one is as it was. Answers whether all are in time. */
export const carryOn = (board: Board, journal: Journal, from: number, past: number): boolean => {
  const { next, leave, ride, opens, closes, start, service, many, ends } = board
  let isPast = false
  let time = leave[board.previous[from] ?? 0] ?? 0
  time += ride[board.previous[from] ?? 0] ?? 0
  for (let node = from; ; node = next[node] ?? 0) {
    const open = opens[node] ?? 0
    if (time < open) time = open
    if (many[node]) time = opensFrom(board, node, time)
    isPast ||= node === past
    if (isPast && time === start[node]) return true
    if (time > (closes[node] ?? 0)) return false
    note(board, journal, node)
    start[node] = time
    time += service[node] ?? 0
    leave[node] = time
    if (node >= ends) return true
    time += ride[node] ?? 0
  }
}

/** Carries latest starts back from a node; may stop before `past`, once one is as it was. */
export const carryBack = (board: Board, journal: Journal, from: number, past: number): void => {
  const { previous, late, ride, closes, service, many, ends } = board
  let isPast = false
  let after = late[board.next[from] ?? 0] ?? 0
  for (let node = from; ; node = previous[node] ?? 0) {
    let latest = after - (ride[node] ?? 0) - (service[node] ?? 0)
    const close = closes[node] ?? 0
    if (latest > close) latest = close
    if (many[node]) latest = closesBy(board, node, latest)
    isPast ||= node === past
    if (isPast && latest === late[node]) return
    note(board, journal, node)
    late[node] = latest
    if (node >= ends) return
    after = latest
  }
}

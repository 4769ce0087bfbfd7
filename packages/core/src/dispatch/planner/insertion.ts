import { type Board, never, none } from './board.js'
import { costOfWalked, scanWalked } from './call-places.js'
import type { Random } from './random.js'
import { blinkRate, type Spot } from './spot.js'
import { softCost } from './timing.js'
import { opensFrom } from './windows.js'

/** Whether a worker may go at all, and has the parts and the room for it. */
export const mayTake = (board: Board, visit: number, route: number): boolean => {
  const { barrier, visits, kinds, needs, used, stock } = board
  const met = barrier[(board.workerOf[route] ?? 0) * visits + visit] ?? 0
  if (met & ~board.ignored) return false
  if ((board.count[route] ?? 0) >= (board.mostVisits[route] ?? never)) return false
  for (let q = 0; q < kinds && !board.stores; q++) {
    const need = needs[visit * kinds + q] ?? 0
    if (need && (used[route * kinds + q] ?? 0) + need > (stock[route * kinds + q] ?? 0))
      return false
  }
  return true
}

/** Looks through a route for a better place; `random` absent = overlooks nothing. */
export const scanRoute = (
  board: Board,
  visit: number,
  route: number,
  spot: Spot,
  random: Random | undefined,
): void => {
  if (isPlainRoute(board, visit, route)) {
    scanPlain(board, visit, route, spot, random)
    return
  }
  const first = board.ends + 2 * route
  const added = extraOf(board, visit, route)
  if (board.isWalked) {
    scanWalked(board, visit, route, spot, added, random)
    return
  }
  for (let before = first; before !== first + 1; before = board.next[before] ?? first + 1) {
    if (leastOfPlace(board, visit, before) + added >= spot.cost) continue
    const cost = costOfPlace(board, visit, route, before, added)
    if (cost < spot.cost && (!random || random() > blinkRate)) {
      spot.cost = cost
      spot.after = before
    }
  }
}

/** What a place adds at least: the ways there and on, without the one between. Before a pause that is not known. */
const leastOfPlace = (board: Board, visit: number, before: number): number => {
  const { next, place, places, arcs, arcsTo, leg } = board
  const node = next[before] ?? none
  if (node >= board.visits && node < board.calls) return -Infinity
  const row = (place[visit] ?? 0) * places
  const ways = (arcsTo[row + (place[before] ?? 0)] ?? 0) + (arcs[row + (place[node] ?? 0)] ?? 0)
  return ways - (leg[before] ?? 0)
}

/** The same where hours and cost can be read off the two neighbours: most of the time goes by here. */
const scanPlain = (
  board: Board,
  visit: number,
  route: number,
  spot: Spot,
  random: Random | undefined,
): void => {
  const { next, place, places, timesTo, times, arcsTo, arcs, leave, leg, late } = board
  const row = (place[visit] ?? 0) * places
  const open = Math.max(board.opens[visit] ?? 0, board.pulled[visit] ?? 0)
  const close = Math.min(board.closes[visit] ?? 0, board.pushed[visit] ?? never)
  const stay = board.service[visit] ?? 0
  const first = board.ends + 2 * route
  const last = first + 1
  const added = extraOf(board, visit, route)
  const isUsed = board.count[route] !== 0
  let best = spot.cost
  for (let before = first; before !== last; ) {
    const node = next[before] ?? last
    const left = leave[before] ?? 0
    if (left > close) break
    const latest = (late[node] ?? 0) - stay
    if (latest >= open) {
      const from = row + (place[before] ?? 0)
      const to = row + (place[node] ?? 0)
      const cost = (arcsTo[from] ?? 0) + (arcs[to] ?? 0) - (isUsed ? (leg[before] ?? 0) : 0) + added
      if (cost < best) {
        let time = left + (timesTo[from] ?? 0)
        if (time > close) break
        if (time < open) time = open
        if (time + (times[to] ?? 0) <= latest && (!random || random() > blinkRate)) {
          best = cost
          spot.after = before
        }
      }
    }
    before = node
  }
  spot.cost = best
}

/** What a worker costs beside another. */
export const extraOf = (board: Board, visit: number, route: number): number => {
  const worker = board.workerOf[route] ?? 0
  const pair = board.hasPairCost ? (board.pairCost[worker * board.visits + visit] ?? 0) : 0
  return board.weights.fairness > 0 ? pair + unfairness(board, visit, worker) : pair
}

/** How much further from the mean of all a visit takes a worker, about. */
const unfairness = (board: Board, visit: number, worker: number): number => {
  const stay = board.service[visit] ?? 0
  const mean = board.workOf.reduce((sum, work) => sum + work, 0) / board.workers
  const work = board.workOf[worker] ?? 0
  return board.weights.fairness * (Math.abs(work + stay - mean) - Math.abs(work - mean))
}

/** Whether hours and cost of a place can be read off its two neighbours. */
const isPlainRoute = (board: Board, visit: number, route: number): boolean =>
  !board.isWalked &&
  !board.soft &&
  !board.pauses &&
  !board.many[visit] &&
  (board.mostWork[route] ?? never) === never

/** What a place after a node adds to the cost, everything considered; infinite = it does not fit. */
export const costOfPlace = (
  board: Board,
  visit: number,
  route: number,
  before: number,
  added: number,
): number => {
  if (board.isWalked) return costOfWalked(board, visit, route, before) + added
  const { next, place, places, times, arcs, leave, service, visits, ends } = board
  const from = place[before] ?? 0
  const at = place[visit] ?? 0
  let time = (leave[before] ?? 0) + (times[from * places + at] ?? 0)
  time = Math.max(time, board.opens[visit] ?? 0, board.pulled[visit] ?? 0)
  if (board.many[visit]) time = opensFrom(board, visit, time)
  if (time > Math.min(board.closes[visit] ?? 0, board.pushed[visit] ?? never)) return Infinity
  const own = softCost(board, visit, time)
  const others = board.soft && board.links.length ? partnersDelay(board, visit, time, depth) : 0
  time += service[visit] ?? 0
  let node = next[before] ?? none
  // A pause that follows moves along: it is made where the worker then is.
  while (node >= visits && node < ends) {
    time = Math.max(time, board.opens[node] ?? 0)
    if (time > (board.closes[node] ?? 0)) return Infinity
    time += service[node] ?? 0
    node = next[node] ?? none
  }
  const to = place[node] ?? 0
  const isEmpty = board.count[route] === 0
  time += times[at * places + to] ?? 0
  if (time > (board.late[node] ?? 0)) return Infinity
  const onWay =
    (times[from * places + at] ?? 0) +
    (times[at * places + to] ?? 0) -
    (isEmpty ? 0 : (times[from * places + to] ?? 0))
  const work = (board.work[route] ?? 0) + onWay + (service[visit] ?? 0)
  if (work > (board.mostWork[route] ?? never)) return Infinity
  const arc =
    (arcs[from * places + at] ?? 0) +
    (arcs[at * places + to] ?? 0) -
    (isEmpty ? 0 : (arcs[from * places + to] ?? 0))
  return arc + added + own + others + (board.soft ? delayCost(board, node, time, depth) : 0)
}

/** What it costs that a node and those after it start later. */
const delayCost = (board: Board, from: number, arrival: number, deeper: number): number => {
  let [cost, time, node] = [0, arrival, from]
  for (;;) {
    time = Math.max(time, board.opens[node] ?? 0, board.pulled[node] ?? 0)
    if (board.many[node]) time = opensFrom(board, node, time)
    const was = board.start[node] ?? 0
    if (time <= was) return cost
    cost += softCost(board, node, time) - softCost(board, node, was)
    if (deeper && node < board.visits) cost += partnersDelay(board, node, time, deeper)
    const after = board.next[node] ?? none
    if (after === none) return cost
    const travel =
      board.times[(board.place[node] ?? 0) * board.places + (board.place[after] ?? 0)] ?? 0
    time += (board.service[node] ?? 0) + travel
    node = after
  }
}

/** Over how many links a delay is followed where a place is weighed; the whole is reckoned once it is taken. */
const depth = 1

/** What it costs that visits linked to one that starts then have to wait for it, with those after them. */
const partnersDelay = (board: Board, visit: number, time: number, deeper: number): number => {
  const own = board.linksOf[visit] ?? []
  let cost = 0
  for (let l = 0; l < own.length; l++) {
    const link = own[l]
    if (!link) continue
    const other = link.first === visit ? link.second : link.first
    if (board.route[other] === none) continue
    const bound = link.first === visit ? time + link.least : time - link.most
    if (bound > (board.start[other] ?? 0)) cost += delayCost(board, other, bound, deeper - 1)
  }
  return cost
}

import { type Board, never, none } from './board.js'
import { costOfWalked, scanWalked } from './call-places.js'
import { routeOf } from './chain.js'
import { isApart } from './links.js'
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
  if (isPlain(board, visit)) {
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
    const cost = costOfPlace(board, visit, route, before, added, spot.cost)
    if (cost < spot.cost && (!random || random() > blinkRate)) {
      spot.cost = cost
      spot.after = before
    }
  }
}

/** What a place adds at least: the ways there and on, without the one between. Before a pause that is not known. */
const leastOfPlace = (board: Board, visit: number, before: number): number => {
  const { next, site, places, arcs, arcsTo, leg } = board
  const node = next[before] ?? none
  if (node >= board.visits && node < board.calls) return -Infinity
  const row = (site[visit] ?? 0) * places
  const ways = (arcsTo[row + (site[before] ?? 0)] ?? 0) + (arcs[row + (site[node] ?? 0)] ?? 0)
  return ways - (leg[before] ?? 0)
}

/** The same where hours and cost can be read off the two neighbours, unless a pause follows: most of the time goes by here. */
const scanPlain = (
  board: Board,
  visit: number,
  route: number,
  spot: Spot,
  random: Random | undefined,
): void => {
  const { next, site, places, timesTo, times, arcsTo, arcs, leave, leg, late, ride } = board
  const { visits, ends } = board
  const row = (site[visit] ?? 0) * places
  const open = Math.max(board.opens[visit] ?? 0, board.pulled[visit] ?? 0)
  const close = Math.min(board.closes[visit] ?? 0, board.pushed[visit] ?? never)
  const stay = board.service[visit] ?? 0
  const last = ends + 2 * route + 1
  const added = extraOf(board, visit, route)
  const isUsed = board.count[route] !== 0
  const room = (board.mostWork[route] ?? never) - (board.work[route] ?? 0) - stay
  let best = spot.cost
  for (let before = last - 1; before !== last; ) {
    const node = next[before] ?? last
    const left = leave[before] ?? 0
    if (left > close) break
    if (node >= visits && node < ends) {
      const cost = costOfPlace(board, visit, route, before, added)
      if (cost < best && (!random || random() > blinkRate)) {
        best = cost
        spot.after = before
      }
      before = node
      continue
    }
    const from = row + (site[before] ?? 0)
    const to = row + (site[node] ?? 0)
    const cost = (arcsTo[from] ?? 0) + (arcs[to] ?? 0) - (isUsed ? (leg[before] ?? 0) : 0) + added
    if (cost < best) {
      const there = timesTo[from] ?? 0
      const on = times[to] ?? 0
      let time = left + there
      if (time > close) break
      if (time < open) time = open
      const isIn =
        time + on + stay <= (late[node] ?? 0) &&
        there + on - (isUsed ? (ride[before] ?? 0) : 0) <= room
      if (isIn && (!random || random() > blinkRate)) {
        best = cost
        spot.after = before
      }
    }
    before = node
  }
  spot.cost = best
}

/** Tries the places beside others, `isAhead` = right before each, else right behind it, for a better one of a plain visit. */
export const scanBeside = (
  board: Board,
  visit: number,
  others: Int32Array,
  isAhead: boolean,
  spot: Spot,
  random: Random | undefined,
): void => {
  const { next, previous, route, site, places, timesTo, times, arcsTo, arcs } = board
  const { leave, leg, late, visits, ends, kinds, used, stock, hasBarriers, barrier, workerOf } =
    board
  const row = (site[visit] ?? 0) * places
  const stay = board.service[visit] ?? 0
  const need = board.needs[visit * kinds] ?? 0
  const isTight = need > 0
  const open = Math.max(board.opens[visit] ?? 0, board.pulled[visit] ?? 0)
  const close = Math.min(board.closes[visit] ?? 0, board.pushed[visit] ?? never)
  for (let i = 0; i < others.length; i++) {
    const other = others[i] ?? 0
    const at = route[other] ?? none
    if (at === none) continue
    if (hasBarriers && !board.ignored && barrier[(workerOf[at] ?? 0) * visits + visit]) continue
    if (isTight && (used[at * kinds] ?? 0) + need > (stock[at * kinds] ?? 0)) continue
    const before = isAhead ? (previous[other] ?? 0) : other
    const node = isAhead ? other : (next[other] ?? 0)
    if (node >= visits && node < ends) {
      tryPlace(board, visit, before, spot, random)
      continue
    }
    const from = row + (site[before] ?? 0)
    const to = row + (site[node] ?? 0)
    if ((arcsTo[from] ?? 0) + (arcs[to] ?? 0) - (leg[before] ?? 0) >= spot.cost) continue
    let time = (leave[before] ?? 0) + (timesTo[from] ?? 0)
    if (time > close) continue
    if (time < open) time = open
    if (time + stay + (times[to] ?? 0) <= (late[node] ?? 0))
      tryPlace(board, visit, before, spot, random)
  }
}

/** Tries the place after a node, everything considered. */
export const tryPlace = (
  board: Board,
  visit: number,
  after: number,
  spot: Spot,
  random: Random | undefined,
): void => {
  const route = routeOf(board, after)
  if (!mayTake(board, visit, route) || !isApart(board, visit, route)) return
  const added = extraOf(board, visit, route)
  const cost = costOfPlace(board, visit, route, after, added, spot.cost)
  if (cost >= spot.cost || (random && random() <= blinkRate)) return
  spot.cost = cost
  spot.after = after
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
export const isPlain = ({ isWalked, soft, many, weights }: Board, visit: number): boolean =>
  !isWalked && !soft && !many[visit] && !weights.fairness

/**
 * What a place after a node adds to the cost, everything considered; infinite = it does not fit. Of what costs `below` or more, no more is
 * reckoned than that.
 */
export const costOfPlace = (
  board: Board,
  visit: number,
  route: number,
  before: number,
  added: number,
  below = Infinity,
): number => {
  if (board.isWalked) return costOfWalked(board, visit, route, before) + added
  const { next, site, places, times, arcs, leave, service, visits, ends } = board
  const from = site[before] ?? 0
  const at = site[visit] ?? 0
  let time = (leave[before] ?? 0) + (times[from * places + at] ?? 0)
  time = Math.max(time, board.opens[visit] ?? 0, board.pulled[visit] ?? 0)
  if (board.many[visit]) time = opensFrom(board, visit, time)
  if (time > Math.min(board.closes[visit] ?? 0, board.pushed[visit] ?? never)) return Infinity
  const own = softCost(board, visit, time)
  const starts = time
  time += service[visit] ?? 0
  let node = next[before] ?? none
  // A pause that follows moves along: it is made where the worker then is.
  while (node >= visits && node < ends) {
    time = Math.max(time, board.opens[node] ?? 0)
    if (time > (board.closes[node] ?? 0)) return Infinity
    time += service[node] ?? 0
    node = next[node] ?? none
  }
  const to = site[node] ?? 0
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
  let cost = arc + added + own
  if (!board.soft || cost >= below) return cost
  cost += delayCost(board, node, time, depth, below - cost)
  if (!board.links.length || cost >= below) return cost
  return cost + partnersDelay(board, visit, starts, depth)
}

/** What it costs that a node and those after it start later; no more is reckoned than `below`. */
const delayCost = (
  board: Board,
  from: number,
  arrival: number,
  deeper: number,
  below = Infinity,
): number => {
  let [cost, time, node] = [0, arrival, from]
  for (;;) {
    time = Math.max(time, board.opens[node] ?? 0, board.pulled[node] ?? 0)
    if (board.many[node]) time = opensFrom(board, node, time)
    const was = board.start[node] ?? 0
    if (time <= was) return cost
    cost += softCost(board, node, time) - softCost(board, node, was)
    if (deeper && node < board.visits) cost += partnersDelay(board, node, time, deeper)
    const after = board.next[node] ?? none
    if (after === none || cost >= below) return cost
    const travel =
      board.times[(board.site[node] ?? 0) * board.places + (board.site[after] ?? 0)] ?? 0
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

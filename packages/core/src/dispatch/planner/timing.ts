import { type Board, never } from './board.js'
import { idleOf } from './presence.js'
import { isSupplied } from './supplies.js'
import { closesBy, opensFrom } from './windows.js'

/** Reckons a route anew after its visits changed: hours, sums and cost. Answers whether it can be kept. */
export const refresh = (board: Board, route: number): boolean =>
  forward(board, route) && backward(board, route) && (!board.stores || isSupplied(board, route))

const forward = (board: Board, route: number): boolean => {
  const { next, previous, site, places, times, arcs, service, start, opens, closes, pulled } = board
  const { leave, leg, ride, visits, ends, calls, kinds, used, needs, soft, many } = board
  const pair = (board.workerOf[route] ?? 0) * visits
  const first = ends + 2 * route
  const last = first + 1
  for (let q = route * kinds; q < (route + 1) * kinds; q++) used[q] = 0
  let time = opens[first] ?? 0
  let [work, cost, count, latest] = [0, 0, 0, 0]
  start[first] = time
  leave[first] = time
  for (let before = first; before !== last; ) {
    const node = next[before] ?? last
    if (node >= visits && node < calls) stayAt(board, node, before)
    const arc = (site[before] ?? 0) * places + (site[node] ?? 0)
    const travel = times[arc] ?? 0
    const spent = arcs[arc] ?? 0
    leg[before] = spent
    ride[before] = travel
    cost += spent
    work += travel
    time += travel
    const open = opens[node] ?? 0
    if (time < open) time = open
    const pull = pulled[node] ?? 0
    if (time < pull) time = pull
    if (many[node]) time = opensFrom(board, node, time)
    if (time > (closes[node] ?? 0) && (count || node !== last)) return false
    start[node] = time
    previous[node] = before
    board.route[node] = route
    if (soft) {
      cost += softCost(board, node, time)
      if (node < visits) latest = Math.max(latest, time - (board.due[node] ?? never))
    }
    time += service[node] ?? 0
    leave[node] = time
    if (node < visits) {
      count++
      work += service[node] ?? 0
      if (board.hasPairCost) cost += board.pairCost[pair + node] ?? 0
      for (let q = 0; q < kinds; q++)
        used[route * kinds + q] = (used[route * kinds + q] ?? 0) + (needs[node * kinds + q] ?? 0)
    }
    before = node
  }
  const { presence } = board.weights
  if (presence > 0 && count) cost += presence * idleOf(board, route)
  keep(board, route, count, count ? work : 0, count ? cost : 0, latest)
  return true
}

const keep = (
  board: Board,
  route: number,
  count: number,
  work: number,
  cost: number,
  latest: number,
): void => {
  const worker = board.workerOf[route] ?? 0
  board.version[route] = ++board.sum.changes
  board.workOf[worker] = (board.workOf[worker] ?? 0) + work - (board.work[route] ?? 0)
  board.work[route] = work
  board.sum.cost += cost - (board.routeCost[route] ?? 0)
  board.routeCost[route] = cost
  countOn(board, route, count)
  board.routeLatest[route] = latest
}

/** Whether a route holds no more work than its shift may; `refresh` leaves that to who adds work. */
export const isInWork = ({ work, mostWork }: Board, route: number): boolean =>
  (work[route] ?? 0) <= (mostWork[route] ?? never)

/** A pause is made where the worker then is. */
export const stayAt = ({ place, site }: Board, pause: number, before: number): void => {
  place[pause] = place[before] ?? 0
  site[pause] = site[before] ?? 0
}

/** Notes how many visits a route has. */
export const countOn = ({ count, sum }: Board, route: number, visits: number): void => {
  const was = count[route] ?? 0
  count[route] = visits
  sum.served += visits - was
  if (was > 0 === visits > 0) return
  sum.used += visits > 0 ? 1 : -1
  sum.turns++
}

const backward = (board: Board, route: number): boolean => {
  const { previous, site, places, timesTo, service, closes, late, pushed, start, many } = board
  const first = board.ends + 2 * route
  const last = first + 1
  const isEmpty = !board.count[route]
  late[last] = closes[last] ?? 0
  for (let after = last; after !== first; ) {
    const node = previous[after] ?? first
    const travel = timesTo[(site[after] ?? 0) * places + (site[node] ?? 0)] ?? 0
    let latest = (late[after] ?? 0) - travel - (service[node] ?? 0)
    const close = closes[node] ?? 0
    if (latest > close) latest = close
    const push = pushed[node] ?? never
    if (latest > push) latest = push
    if (many[node]) latest = closesBy(board, node, latest)
    late[node] = latest
    if (!isEmpty && (start[node] ?? 0) > latest) return false
    after = node
  }
  return true
}

/** What starting a node at a moment costs: late, or later than announced. */
export const softCost = (
  { due, lateCost, told, toldCost }: Board,
  node: number,
  time: number,
): number => {
  const late = time - (due[node] ?? never)
  const later = time - (told[node] ?? never)
  return (
    (late > 0 ? late * (lateCost[node] ?? 0) : 0) + (later > 0 ? later * (toldCost[node] ?? 0) : 0)
  )
}

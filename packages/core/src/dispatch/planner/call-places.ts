import { type Board, never, none } from './board.js'
import { nodeBehind } from './chain.js'
import type { Random } from './random.js'
import { blinkRate, type Spot } from './spot.js'
import { copy, goOn, goTo, goToEnd, type Stretch, stretchOut } from './stretch.js'
import { callAt, firstLackingWith, isEnough, layInOrder } from './supplies.js'
import { costOfOrder } from './walk.js'

/** What a place after a node adds to the cost, with the call that the route makes, if it makes one; infinite = it does not fit. */
export const costOfWalked = (
  board: Board,
  visit: number,
  route: number,
  before: number,
): number => {
  const was = costAsItIs(board, route)
  const count = layInOrder(board, route, true)
  const at = board.order.subarray(0, count).indexOf(before)
  board.order.copyWithin(at + 2, at + 1, count)
  board.order[at + 1] = visit
  return costOfOrder(board, route, count + 1) - was
}

/** What a route costs as it stands, beside what this worker costs more than another. */
const costAsItIs = (board: Board, route: number): number => {
  if (!board.count[route]) return 0
  if (!board.hasPairCost) return board.routeCost[route] ?? 0
  return costOfOrder(board, route, layInOrder(board, route, true))
}

/** A place in a route that is looked for. */
interface Scan {
  readonly board: Board
  readonly visit: number
  readonly route: number
  readonly last: number
  /** To be added to what an order costs. */
  readonly extra: number
  /** How long all visits last, and what the route costs at least with the visit, its detour and any waiting aside. */
  readonly stays: number
  readonly least: number
  readonly spot: Spot
  readonly random: Random | undefined
}

/** Looks through a route for a better place, the call at a store made where it costs least with it, where one is needed. */
export const scanWalked = (
  board: Board,
  visit: number,
  route: number,
  spot: Spot,
  added: number,
  random: Random | undefined,
): void => {
  stretchOut(board, route)
  const last = board.ends + 2 * route + 1
  const extra = added - costAsItIs(board, route)
  const stays = staysIn(board, route) + (board.service[visit] ?? 0)
  const least = leastOf(board, last, stays) + extra
  const scan: Scan = { board, visit, route, last, extra, stays, least, spot, random }
  const alone = board.stretches.lacking[route] ?? none
  const lacking = board.stores ? firstLackingWith(board, route, visit, alone) : none
  if (lacking === none) {
    scanPlaces(scan)
    return
  }
  for (let store = 0; store < board.stores; store++) {
    if (!isEnough(board, route, store, visit)) continue
    const call = callAt(board, route, store)
    scanPairs(scan, call, alone === none ? last : alone, visit, last)
    scanPairs(scan, visit, lacking, call, lacking)
  }
}

/** How long the visits of a route last. */
const staysIn = ({ next, service, visits, ends }: Board, route: number): number => {
  let stays = 0
  for (let node = next[ends + 2 * route] ?? ends; node < ends; node = next[node] ?? ends)
    if (node < visits) stays += service[node] ?? 0
  return stays
}

/** What the ways and the visits cost without a call. A pause moves along with what is put before it: then nothing is known beforehand. */
const leastOf = (
  { stretches: { heads }, pauses, weights }: Board,
  last: number,
  stays: number,
): number =>
  pauses || heads.from[last] === never
    ? -Infinity
    : (heads.ways[last] ?? 0) + weights.presence * stays

/** Tries the visit at every place. */
const scanPlaces = (scan: Scan): void => {
  const { board, visit, last, spot, least } = scan
  const { stretch } = board
  for (let before = last - 1; before !== last; ) {
    const node = nodeBehind(board, before)
    if (least + detour(board, before, visit, node) < spot.cost) {
      goTo(board, stretch, before)
      if (goOn(board, stretch, visit) && goToEnd(board, stretch, node))
        offer(scan, stretch, before, visit, before, none)
    }
    before = node
  }
}

/** Tries the visit and the call, the one at every place before `lastFirst` or one ahead of it, the other from there to `lastSecond`. */
const scanPairs = (
  scan: Scan,
  first: number,
  lastFirst: number,
  second: number,
  lastSecond: number,
): void => {
  const { board, last, spot, least } = scan
  const leastSecond = leastDetour(scan, second, lastSecond)
  for (let before = last - 1; before !== lastFirst; ) {
    const node = nodeBehind(board, before)
    const bound = least + detour(board, before, first, node)
    if (bound < spot.cost) scanSeconds(scan, before, first, second, lastSecond, bound, leastSecond)
    before = node
  }
}

/** Tries the second node at every place from that of the first on; `bound` is what the route costs at least with the first. */
const scanSeconds = (
  scan: Scan,
  before: number,
  first: number,
  second: number,
  lastSecond: number,
  bound: number,
  leastSecond: number,
): void => {
  const { board, spot } = scan
  const { stretch, ahead } = board
  goTo(board, ahead, before)
  let isInTime = goOn(board, ahead, first)
  for (let behind = before; behind !== lastSecond && isInTime; ) {
    const next = nodeBehind(board, behind)
    if (behind === before || bound + detour(board, behind, second, next) < spot.cost) {
      copy(ahead, stretch)
      if (goOn(board, stretch, second) && goToEnd(board, stretch, next))
        offer(scan, stretch, before, first, behind, second)
    }
    if (bound + leastSecond >= spot.cost) return
    isInTime = goOn(board, ahead, next)
    behind = next
  }
}

/** The least detour for a node between any two, before `until`. */
const leastDetour = ({ board, last }: Scan, node: number, until: number): number => {
  let least = Infinity
  for (let before = last - 1; before !== until; ) {
    const next = nodeBehind(board, before)
    least = Math.min(least, detour(board, before, node, next))
    before = next
  }
  return least
}

/** Takes what a route would be with one or two nodes behind two of its own, where it costs less than what was found. */
const offer = (
  scan: Scan,
  { ways, rides, lasts }: Stretch,
  before: number,
  first: number,
  behind: number,
  second: number,
): void => {
  const { board, visit, route, extra, stays, spot, random } = scan
  if (rides + stays > (board.mostWork[route] ?? never)) return
  const least = ways + board.weights.presence * (lasts - rides) + extra
  if (least >= spot.cost) return
  const cost = board.isExact ? least : costInOrder(scan, before, first, behind, second) + extra
  if (cost >= spot.cost || (random && random() <= blinkRate)) return
  const isVisitFirst = first === visit
  spot.cost = cost
  spot.after = isVisitFirst ? before : behind
  spot.call = isVisitFirst ? second : first
  if (!isVisitFirst) spot.callAfter = before
  else spot.callAfter = behind === before ? visit : behind
}

/** What the route costs with one or two nodes behind two of its own. */
const costInOrder = (
  { board, route, last }: Scan,
  before: number,
  first: number,
  behind: number,
  second: number,
): number => {
  const { order } = board
  let count = 0
  for (let node = last - 1; node !== last; node = nodeBehind(board, node)) {
    order[count++] = node
    if (node === before) order[count++] = first
    if (node === behind && second !== none) order[count++] = second
  }
  order[count++] = last
  return costOfOrder(board, route, count)
}

/** How much the ways become longer, and the stay counted where presence costs, for a call between two nodes; of a visit the ways alone. */
const detour = (board: Board, before: number, node: number, after: number): number => {
  const { site, places, arcs, visits, service } = board
  const [a, b, c] = [site[before] ?? 0, site[node] ?? 0, site[after] ?? 0]
  const stay = node < visits ? 0 : board.weights.presence * (service[node] ?? 0)
  return (
    stay + (arcs[a * places + b] ?? 0) + (arcs[b * places + c] ?? 0) - (arcs[a * places + c] ?? 0)
  )
}

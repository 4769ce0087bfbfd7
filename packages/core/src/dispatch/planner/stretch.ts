import { type Board, never, none } from './board.js'
import { isPause, nodeBefore, nodeBehind } from './chain.js'
import { firstLackingIn } from './supplies.js'

/**
 * Some of a route, from a node on: how long that lasts at least, and from when until when it must begin for that. What another node makes
 * of it is a few additions (Vidal, Crainic, Gendreau and Prins, Computers & Operations Research 40, 2013). Where something may be late or
 * has several windows it lasts no less than that.
 */
export interface Stretch {
  lasts: number
  from: number
  until: number
  /** What its ways cost, and how long they are. */
  ways: number
  rides: number
  /** Where it ends, as the board numbers places. */
  site: number
}

/** By node of a route, its call left out: the stretch from the start of the route to the node, and that from the node to the end. */
export interface Stretches {
  readonly heads: Lists
  readonly tails: Lists
  /** By route: the first node that would lack something without a call; `none` = nothing would. */
  readonly lacking: Int32Array
  /** For which version of a route this was reckoned. */
  readonly version: Int32Array
}

interface Lists {
  readonly lasts: Int32Array
  readonly from: Int32Array
  readonly until: Int32Array
  readonly ways: Float64Array
  readonly rides: Int32Array
  readonly site: Int32Array
}

/** Room for those of all routes. */
export const stretchesOf = (nodes: number, routes: number): Stretches => ({
  heads: listsOf(nodes),
  tails: listsOf(nodes),
  lacking: new Int32Array(routes),
  version: new Int32Array(routes).fill(none),
})

const listsOf = (nodes: number): Lists => ({
  lasts: new Int32Array(nodes),
  from: new Int32Array(nodes),
  until: new Int32Array(nodes),
  ways: new Float64Array(nodes),
  rides: new Int32Array(nodes),
  site: new Int32Array(nodes),
})

/** Room for one. */
export const noStretch = (): Stretch => {
  return { lasts: 0, from: 0, until: 0, ways: 0, rides: 0, site: 0 }
}

/** Reckons the stretches of a route, unless they are known. What links set may change while a route does not. */
export const stretchOut = (board: Board, route: number): void => {
  const { stretches, stretch, version, links } = board
  if (stretches.version[route] === version[route] && !links.length) return
  stretches.version[route] = version[route] ?? 0
  stretches.lacking[route] = board.stores ? firstLackingIn(board, route) : none
  const first = board.ends + 2 * route
  beginAt(board, first)
  for (let node = first; ; ) {
    write(stretches.heads, node, stretch)
    if (node === first + 1) break
    node = nodeBehind(board, node)
    if (!goOn(board, stretch, node)) stretch.from = never
  }
  for (let node = first + 1; node !== first; node = nodeBefore(board, node)) {
    if (isPause(board, node)) continue
    beginAt(board, node)
    if (node !== first + 1 && !goToEnd(board, stretch, nodeBehind(board, node)))
      stretch.until = -never
    write(stretches.tails, node, stretch)
  }
}

const beginAt = (board: Board, node: number): void => {
  const { stretch, site, service } = board
  stretch.lasts = service[node] ?? 0
  stretch.from = openingOf(board, node)
  stretch.until = closingOf(board, node)
  stretch.ways = 0
  stretch.rides = 0
  stretch.site = site[node] ?? 0
}

const openingOf = ({ opens, pulled }: Board, node: number): number =>
  Math.max(opens[node] ?? 0, pulled[node] ?? 0)

const closingOf = ({ closes, pushed }: Board, node: number): number =>
  Math.min(closes[node] ?? 0, pushed[node] ?? never)

/** Goes on to a node; answers whether that is in time. */
export const goOn = (board: Board, stretch: Stretch, node: number): boolean => {
  if (!isPause(board, node)) ride(board, stretch, board.site[node] ?? 0)
  const [opening, closing] = [openingOf(board, node), closingOf(board, node)]
  return follow(stretch, board.service[node] ?? 0, opening, closing)
}

/** Goes on from a node of a route to its end, without a call; answers whether that is in time. */
export const goToEnd = (board: Board, stretch: Stretch, from: number): boolean => {
  const { tails } = board.stretches
  let node = from
  for (; isPause(board, node); node = nodeBehind(board, node))
    if (!goOn(board, stretch, node)) return false
  ride(board, stretch, board.site[node] ?? 0)
  stretch.ways += tails.ways[node] ?? 0
  stretch.rides += tails.rides[node] ?? 0
  return follow(stretch, tails.lasts[node] ?? 0, tails.from[node] ?? 0, tails.until[node] ?? 0)
}

const ride = ({ places, times, arcs }: Board, stretch: Stretch, to: number): void => {
  const arc = stretch.site * places + to
  stretch.ways += arcs[arc] ?? 0
  stretch.rides += times[arc] ?? 0
  stretch.lasts += times[arc] ?? 0
  stretch.site = to
}

/** What comes after must begin between two moments. */
const follow = (stretch: Stretch, lasts: number, from: number, until: number): boolean => {
  const on = stretch.lasts
  if (stretch.from + on > until) return false
  const waits = Math.max(0, from - on - stretch.until)
  stretch.lasts = on + waits + lasts
  stretch.from = Math.max(from - on, stretch.from) - waits
  stretch.until = Math.min(until - on, stretch.until)
  return true
}

const write = (lists: Lists, at: number, stretch: Stretch): void => {
  lists.lasts[at] = stretch.lasts
  lists.from[at] = stretch.from
  lists.until[at] = stretch.until
  lists.ways[at] = stretch.ways
  lists.rides[at] = stretch.rides
  lists.site[at] = stretch.site
}

/** Sets a stretch to that from the start of its route to a node. */
export const goTo = ({ stretches: { heads } }: Board, stretch: Stretch, node: number): void => {
  stretch.lasts = heads.lasts[node] ?? 0
  stretch.from = heads.from[node] ?? 0
  stretch.until = heads.until[node] ?? 0
  stretch.ways = heads.ways[node] ?? 0
  stretch.rides = heads.rides[node] ?? 0
  stretch.site = heads.site[node] ?? 0
}

/** Sets a stretch to another. */
export const copy = (from: Stretch, into: Stretch): void => {
  into.lasts = from.lasts
  into.from = from.from
  into.until = from.until
  into.ways = from.ways
  into.rides = from.rides
  into.site = from.site
}

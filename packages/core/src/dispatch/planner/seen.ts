import { type Board, none } from './board.js'
import { isCall, isPause } from './chain.js'
import { cheapestChoice } from './choice.js'
import type { Random } from './random.js'

/** A route of a good plan: its nodes in order without its ends, and which one it was. */
interface SeenRoute {
  readonly nodes: Int32Array
  readonly visits: Int32Array
  readonly route: number
  readonly kind: number
  readonly cost: number
}

/** Routes of good plans: the best plan is often made of routes that were never in one plan together. */
export interface Seen {
  /** Remembers a route as it stands. */
  readonly see: (route: number) => void
  /** What comes after each node in the cheapest plan made of them, where one that costs less was found. */
  readonly below: (cost: number, looks: number) => Int32Array | undefined
}

/** How many are remembered; then one by chance is forgotten for each: what was seen early differs most from the best plan. */
const most = 32_000
/** Of more visits there are too many choices to find a better one in. */
const mostVisits = 150
/** How many rounds of looks at all candidates a choice takes, about. */
const rounds = 400

/** Nothing seen yet; undefined = it would not pay, or what a plan costs is not the sum of what its routes cost. */
export const nothingSeen = (board: Board, random: Random): Seen | undefined => {
  const { links, weights, soft } = board
  const isSum = !links.length && !weights.fairness && !(weights.worstLateness && soft)
  if (!isSum || board.visits > mostVisits) return undefined
  const places = new Map<number, number>()
  const seen: SeenRoute[] = []
  const keys: number[] = []
  const shifts = new Int32Array(board.alikes)
  for (const kind of board.alike) shifts[kind] = (shifts[kind] ?? 0) + 1
  const placeOf = (key: number): number => {
    const known = places.get(key)
    if (known !== undefined) return known
    const place = seen.length < most ? seen.length : Math.floor(random() * most)
    places.delete(keys[place] ?? none)
    places.set(key, place)
    keys[place] = key
    return place
  }
  return {
    see: (route) => {
      if (!board.count[route]) return
      const key = keyOf(board, route)
      const known = seen[places.get(key) ?? none]
      if (known && known.cost <= (board.routeCost[route] ?? 0)) return
      seen[placeOf(key)] = asSeen(board, route)
    },
    below: (cost, looks) => {
      const { visits, price } = board
      const candidates = asManyAs(seen, looks / rounds - visits)
      const asked = { visits, price, shifts, below: cost, looks }
      const chosen = cheapestChoice(candidates, asked)
      if (!chosen) return undefined
      const routes = chosen.flatMap((index) => candidates[index] ?? [])
      return laidOut(board, routes)
    },
  }
}

/** Of the routes every so many, so that they have no more visits than that. */
const asManyAs = (seen: readonly SeenRoute[], visits: number): readonly SeenRoute[] => {
  const all = seen.reduce((sum, route) => sum + route.visits.length, 0)
  const every = Math.max(1, all / Math.max(1, visits))
  return seen.filter((_, i) => Math.floor(i / every) !== Math.floor((i - 1) / every))
}

/** A number for the kind of a route and its visits, whatever their order. */
const keyOf = ({ alike, next, ends, visits }: Board, route: number): number => {
  let [high, low] = [mixed((alike[route] ?? 0) + visits), 0]
  for (let node = next[ends + 2 * route] ?? ends; node < ends; node = next[node] ?? ends) {
    if (node >= visits) continue
    const bits = mixed(node)
    high ^= bits
    low = (low + Math.imul(bits, 0x9e3779b1)) | 0
  }
  return (high >>> 0) * 2 ** 21 + (low >>> 11)
}

/** The last step of MurmurHash3: every bit of a number changes half of the others. */
const mixed = (number: number): number => {
  let bits = Math.imul(number + 1, 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}

const asSeen = (board: Board, route: number): SeenRoute => {
  const { next, ends, visits, alike, routeCost } = board
  const nodes: number[] = []
  for (let node = next[ends + 2 * route] ?? ends; node < ends; node = next[node] ?? ends)
    nodes.push(node)
  return {
    nodes: Int32Array.from(nodes),
    visits: Int32Array.from(nodes.filter((node) => node < visits)),
    route,
    kind: alike[route] ?? 0,
    cost: routeCost[route] ?? 0,
  }
}

/** What comes after each node where these are the routes: each in a shift of its kind, all others empty. */
const laidOut = (board: Board, chosen: readonly SeenRoute[]): Int32Array => {
  const { alike, ends } = board
  const next = new Int32Array(board.next.length).fill(none)
  const free = [...alike.keys()]
  const taken = chosen.map((seen) => {
    const at = free.findIndex((route) => alike[route] === seen.kind)
    return { nodes: seen.nodes, seen: seen.route, route: free.splice(at, 1)[0] ?? none }
  })
  const string = (route: number, nodes: readonly number[]): void => {
    let before = ends + 2 * route
    for (const node of [...nodes, before + 1]) {
      next[before] = node
      before = node
    }
  }
  for (const { nodes, seen, route } of taken)
    string(
      route,
      Array.from(nodes, (node) => nodeIn(board, node, seen, route)),
    )
  for (const route of free) string(route, pausesOf(board, route))
  return next
}

/** A node of a route that was seen, in another shift of its kind: visits are the same, pauses and calls are each shift’s own. */
const nodeIn = (board: Board, node: number, seen: number, route: number): number => {
  if (isCall(board, node)) return node + (route - seen) * board.stores
  if (!isPause(board, node)) return node
  return pausesOf(board, route)[pausesOf(board, seen).indexOf(node)] ?? none
}

const pausesOf = ({ pauseOf, visits }: Board, route: number): readonly number[] =>
  [...pauseOf.keys()].filter((p) => pauseOf[p] === route).map((p) => visits + p)

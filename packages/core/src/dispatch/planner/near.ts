import type { Board } from './board.js'

/** The visits near each, nearest first; reckoned when first asked for. */
export interface Near {
  /** By the way there and back. */
  readonly byWay: (visit: number) => Int32Array
  /** By the way and the hours: whom a visit could follow or precede without a long wait. */
  readonly byHour: (visit: number) => Int32Array
}

/** How many are kept of each. */
const most = { byWay: 240, byHour: 48 }

/** The visits near each. */
export const nearOf = (board: Board): Near => ({
  byWay: remembered(board, most.byWay, (a, b) => way(board, a, b)),
  byHour: remembered(board, most.byHour, (a, b) =>
    Math.min(apart(board, a, b), apart(board, b, a)),
  ),
})

const remembered = (
  { visits }: Board,
  kept: number,
  distance: (a: number, b: number) => number,
): ((visit: number) => Int32Array) => {
  const known: (Int32Array | undefined)[] = []
  return (visit) => {
    const found = known[visit] ?? nearest(visits, visit, kept, distance)
    known[visit] = found
    return found
  }
}

const nearest = (
  visits: number,
  visit: number,
  kept: number,
  distance: (a: number, b: number) => number,
): Int32Array => {
  const keys = new Float64Array(visits)
  for (let other = 0; other < visits; other++)
    keys[other] = Math.round(distance(visit, other)) * visits + other
  keys[visit] = Infinity
  keys.sort()
  return Int32Array.from(keys.subarray(0, Math.min(kept, visits - 1)), (key) => key % visits)
}

const way = ({ place, places, arcs, arcsTo }: Board, a: number, b: number): number => {
  const arc = (place[a] ?? 0) * places + (place[b] ?? 0)
  return (arcs[arc] ?? 0) + (arcsTo[arc] ?? 0)
}

/** How far `b` is after `a`: the way, a fifth of the least wait, and the least lateness. */
const apart = (board: Board, a: number, b: number): number => {
  const { place, places, arcs, times, opens, closes, service } = board
  const arc = (place[a] ?? 0) * places + (place[b] ?? 0)
  const on = (service[a] ?? 0) + (times[arc] ?? 0)
  const wait = (opens[b] ?? 0) - (closes[a] ?? 0) - on
  const late = (opens[a] ?? 0) + on - (closes[b] ?? 0)
  return (arcs[arc] ?? 0) + Math.max(0, wait) / 5 + Math.max(0, late)
}

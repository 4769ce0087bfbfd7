import type { Board } from './board.js'

/** The visits near each, nearest first; reckoned when first asked for. */
export interface Near {
  /** By the way there and back. */
  readonly byWay: (visit: number) => Int32Array
  /** Those that a visit could follow, by the way and the hours. */
  readonly behind: (visit: number) => Int32Array
  /** Those that it could precede. */
  readonly ahead: (visit: number) => Int32Array
}

/** How many are kept of each. */
const most = { byWay: 240, byHour: 48 }

/** The visits near each. */
export const nearOf = (board: Board): Near => ({
  byWay: remembered(board, most.byWay, (a, b) => way(board, a, b)),
  behind: remembered(board, most.byHour, (visit, other) => apart(board, other, visit)),
  ahead: remembered(board, most.byHour, (visit, other) => apart(board, visit, other)),
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

/** The nearest by insertion into a short list: few of the many come nearer than the last of it. */
const nearest = (
  visits: number,
  visit: number,
  kept: number,
  distance: (a: number, b: number) => number,
): Int32Array => {
  const keys = new Float64Array(kept + 1).fill(Infinity)
  let count = 0
  for (let other = 0; other < visits; other++) {
    const far = distance(visit, other)
    if (other === visit || far === Infinity) continue
    const key = Math.round(far) * visits + other
    if (count === kept && key >= (keys[kept - 1] ?? 0)) continue
    let at = count < kept ? count++ : kept - 1
    for (; at > 0 && (keys[at - 1] ?? 0) > key; at--) keys[at] = keys[at - 1] ?? 0
    keys[at] = key
  }
  return Int32Array.from(keys.subarray(0, count), (key) => key % visits)
}

const way = ({ site, places, arcs, arcsTo }: Board, a: number, b: number): number => {
  const arc = (site[a] ?? 0) * places + (site[b] ?? 0)
  return (arcs[arc] ?? 0) + (arcsTo[arc] ?? 0)
}

/** How far `b` is after `a`: the way, and a fifth of the least wait; infinite = it would always be too late. */
const apart = (board: Board, a: number, b: number): number => {
  const { site, places, arcs, times, opens, closes, service } = board
  const arc = (site[a] ?? 0) * places + (site[b] ?? 0)
  const on = (service[a] ?? 0) + (times[arc] ?? 0)
  if ((opens[a] ?? 0) + on > (closes[b] ?? 0)) return Infinity
  const wait = (opens[b] ?? 0) - (closes[a] ?? 0) - on
  return (arcs[arc] ?? 0) + Math.max(0, wait) / 5
}

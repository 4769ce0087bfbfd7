import type { Board } from './board.js'
import type { Random } from './random.js'
import type { Pool } from './ruin.js'

/** Brings the visits of a pool into the order in which they are put back. */
export type Orders = (pool: Pool, random: Random) => void

/** The orders of Christiaens and Vanden Berghe 2020, with those of hours, and the dearest first where visits differ in price. */
export const ordersOf = (board: Board): Orders => {
  const { visits } = board
  const by = (key: (visit: number) => number) =>
    Float64Array.from({ length: visits }, (_, v) => key(v))
  const open = (v: number) => board.opens[v] ?? 0
  const shut = (v: number) => board.closes[v] ?? 0
  const far = by((v) => wayFromEnds(board, v))
  const size = by((v) => sizeOf(board, v))
  const dear = by((v) => -(board.price[v] ?? 0))
  const choices = [
    { share: 4, key: undefined },
    { share: 4, key: size },
    { share: 2, key: far.map((way) => -way) },
    { share: 1, key: far },
    { share: 2, key: by((v) => shut(v) - open(v)) },
    { share: 2, key: by(open) },
    { share: 2, key: by((v) => -shut(v)) },
    { share: dear.some((price) => price !== dear[0]) ? 8 : 0, key: dear },
  ]
  const wheel = choices.flatMap(({ share, key }) => Array.from({ length: share }, () => key))
  return (pool, random) => {
    const key = wheel[Math.floor(random() * wheel.length)]
    shuffle(pool, random)
    if (key) sort(pool, key)
  }
}

/** The largest first: what takes the most of a shift or of the parts. */
const sizeOf = (board: Board, visit: number): number => {
  let size = 0
  for (let q = 0; q < board.kinds; q++) size += board.needs[visit * board.kinds + q] ?? 0
  return -size || -(board.service[visit] ?? 0)
}

const wayFromEnds = ({ routes, ends, site, places, arcs }: Board, visit: number): number => {
  let least = Infinity
  for (let route = 0; route < routes; route++) {
    const arc = (site[ends + 2 * route] ?? 0) * places + (site[visit] ?? 0)
    least = Math.min(least, arcs[arc] ?? 0)
  }
  return least
}

const shuffle = ({ visits, count }: Pool, random: Random): void => {
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const other = visits[j] ?? 0
    visits[j] = visits[i] ?? 0
    visits[i] = other
  }
}

/** By insertion for the few of a step, by the engine's own sort for a first answer. */
const sort = ({ visits, count }: Pool, key: Float64Array): void => {
  if (count > 64) {
    visits.subarray(0, count).sort((a, b) => (key[a] ?? 0) - (key[b] ?? 0))
    return
  }
  for (let i = 1; i < count; i++) {
    const visit = visits[i] ?? 0
    const own = key[visit] ?? 0
    let j = i - 1
    for (; j >= 0 && (key[visits[j] ?? 0] ?? 0) > own; j--) visits[j + 1] = visits[j] ?? 0
    visits[j + 1] = visit
  }
}

import { type Board, none } from './board.js'
import { takeOut } from './chain.js'
import { type Journal, touch } from './journal.js'
import { inStep } from './links.js'
import type { Near } from './near.js'
import type { Random } from './random.js'
import { dropNeedlessCall } from './supplies.js'
import { refresh } from './timing.js'

/** Longest string, and how many visits a step takes out on average: Christiaens and Vanden Berghe 2020. */
const longest = 10
const average = 10
/** How likely a string is split, and how likely its kept middle grows no further. */
const split = 0.5
const grown = 0.01

/** Lists that a step writes into: what is out, and a route as it is read. */
export interface Pool {
  readonly visits: Int32Array
  count: number
  readonly row: Int32Array
}

/** Takes strings of visits out of routes that are near each other. Answers whether what is left can be kept. */
export const ruin = (
  board: Board,
  journal: Journal,
  near: Near,
  pool: Pool,
  random: Random,
): boolean => {
  const centre = Math.floor(random() * board.visits)
  const length = Math.min(longest, meanLength(board))
  const strings = Math.floor(random() * ((4 * average) / (1 + length) - 1) + 1)
  const around = near.byWay(centre)
  let done = board.route[centre] === none ? 0 : string(board, journal, pool, centre, length, random)
  for (let i = 0; i < around.length && done < strings; i++) {
    const visit = around[i] ?? 0
    const route = board.route[visit] ?? none
    if (route === none || journal.isTouched[route]) continue
    done += string(board, journal, pool, visit, length, random)
  }
  if (board.links.length) takePartners(board, journal, pool)
  let isKept = true
  for (let i = 0; i < journal.count; i++) {
    const route = journal.touched[i] ?? 0
    if (board.stores) dropNeedlessCall(board, route)
    isKept = refresh(board, route) && isKept
  }
  return isKept && inStep(board)
}

const meanLength = ({ count, routes }: Board): number => {
  let [visits, used] = [0, 0]
  for (let route = 0; route < routes; route++) {
    const served = count[route] ?? 0
    visits += served
    if (served) used++
  }
  return used ? visits / used : 1
}

/** Takes one string out of the route of a visit, which is part of it. */
const string = (
  board: Board,
  journal: Journal,
  pool: Pool,
  visit: number,
  mean: number,
  random: Random,
): number => {
  const route = board.route[visit] ?? none
  touch(board, journal, route)
  const { row } = pool
  let [size, at] = [0, 0]
  const last = board.ends + 2 * route + 1
  for (let node = board.next[last - 1] ?? last; node !== last; node = board.next[node] ?? last) {
    if (node === visit) at = size
    if (node < board.visits) row[size++] = node
  }
  const length = Math.min(size, Math.floor(random() * Math.min(size, mean) + 1))
  let kept = 0
  if (length > 1 && length < size && random() < split) {
    kept = 1
    while (length + kept < size && random() > grown) kept++
  }
  const total = length + kept
  const lowest = Math.max(0, at - total + 1)
  const from = lowest + Math.floor(random() * (Math.min(at, size - total) - lowest + 1))
  const gap = kept ? from + 1 + Math.floor(random() * (length - 1)) : none
  for (let i = from; i < from + total; i++)
    if (!kept || i < gap || i >= gap + kept) remove(board, pool, row[i] ?? 0)
  return 1
}

const remove = (board: Board, pool: Pool, visit: number): void => {
  if (board.fixed[visit]) return
  takeOut(board, visit)
  pool.visits[pool.count] = visit
  pool.count++
}

/** A visit does not stay without those it is linked to. */
const takePartners = (board: Board, journal: Journal, pool: Pool): void => {
  for (let i = 0; i < pool.count; i++)
    for (const { first, second } of board.linksOf[pool.visits[i] ?? 0] ?? [])
      for (const other of [first, second]) {
        const route = board.route[other] ?? none
        if (route === none) continue
        touch(board, journal, route)
        remove(board, pool, other)
      }
}

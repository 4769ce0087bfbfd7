import { type Board, none } from './board.js'
import { addWay, carryBack, carryOn, join, weigh } from './carry.js'
import { takeOut } from './chain.js'
import { type Journal, note, touch } from './journal.js'
import { inStep } from './links.js'
import type { Near } from './near.js'
import type { Random } from './random.js'
import { dropNeedlessCall } from './supplies.js'
import { isInWork, refresh } from './timing.js'

/** Longest string, and how many visits a step takes out on average: Christiaens and Vanden Berghe 2020. */
const longest = 10
const average = 10
/** How likely a string is split, and how likely its kept middle grows no further. */
const split = 0.5
const grown = 0.01

/** What is out, and whether what stays can be kept without it. */
export interface Pool {
  readonly visits: Int32Array
  count: number
  isKept: boolean
}

/** Takes strings of visits out of routes that are near each other. Answers whether what is left can be kept. */
export const ruin = (
  board: Board,
  journal: Journal,
  near: Near,
  pool: Pool,
  random: Random,
): boolean => {
  pool.isKept = true
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
  if (board.isSimple) return pool.isKept
  for (let i = 0; i < journal.count; i++) {
    const route = journal.touched[i] ?? 0
    if (board.stores) dropNeedlessCall(board, route)
    pool.isKept = refresh(board, route) && isInWork(board, route) && pool.isKept
  }
  return pool.isKept && inStep(board, journal)
}

const meanLength = ({ sum: { served, used } }: Board): number => (used ? served / used : 1)

/** Takes one string out of the route of a visit, which is part of it; a split string leaves a middle where it is. */
const string = (
  board: Board,
  journal: Journal,
  pool: Pool,
  visit: number,
  mean: number,
  random: Random,
): number => {
  const size = board.count[board.route[visit] ?? 0] ?? 0
  const length = Math.min(size, Math.floor(random() * Math.min(size, mean) + 1))
  let kept = 0
  if (length > 1 && length < size && random() < split) {
    kept = 1
    while (length + kept < size && random() > grown) kept++
  }
  const total = length + kept
  const gap = kept ? 1 + Math.floor(random() * (length - 1)) : total
  const before = reach(board, visit, total - 1, board.previous)
  const after = reach(board, visit, total - 1, board.next)
  const least = total - 1 - after
  const from = least + Math.floor(random() * (before - least + 1))
  cut(board, journal, pool, stepBack(board, visit, from), total, gap, kept)
  return 1
}

/** How many visits there are on one side of a visit in its route, at most `most`. */
const reach = ({ visits, ends }: Board, visit: number, most: number, to: Int32Array): number => {
  let found = 0
  for (let node = to[visit] ?? ends; node < ends && found < most; node = to[node] ?? ends)
    if (node < visits) found++
  return found
}

const stepBack = ({ visits, previous }: Board, visit: number, steps: number): number => {
  let node = visit
  for (let left = steps; left > 0; ) {
    node = previous[node] ?? none
    if (node < visits) left--
  }
  return node
}

/** Takes out `total` visits from `first` on, but for `kept` after the first `gap`, and those that are fixed. */
const cut = (
  board: Board,
  journal: Journal,
  pool: Pool,
  first: number,
  total: number,
  gap: number,
  kept: number,
): void => {
  const route = board.route[first] ?? none
  touch(board, journal, route)
  let stays = board.previous[first] ?? none
  let node = first
  let [firstFrom, firstTo, lastFrom, lastTo] = [none, none, none, none]
  let isOpen = false
  for (let i = 0; i <= total; ) {
    const isTaken =
      i < total && node < board.visits && !board.fixed[node] && (i < gap || i >= gap + kept)
    const next = board.next[node] ?? none
    if (isTaken) {
      drop(board, journal, pool, node, route)
      isOpen = true
    } else {
      if (isOpen) {
        if (firstTo === none) {
          firstFrom = stays
          firstTo = node
        }
        lastFrom = stays
        lastTo = node
        bridge(board, journal, stays, node, route)
      }
      stays = node
      isOpen = false
    }
    if (node < board.visits || i === total) i++
    node = next
  }
  if (firstTo === none || !board.isSimple) return
  if (!board.count[route]) {
    refresh(board, route)
    return
  }
  carryBack(board, journal, lastFrom, firstFrom)
  if (!carryOn(board, journal, firstTo, lastTo) || !isInWork(board, route)) pool.isKept = false
}

/** Takes a visit off what its route comes to. */
const drop = (board: Board, journal: Journal, pool: Pool, visit: number, route: number): void => {
  note(board, journal, visit)
  board.route[visit] = none
  weigh(board, route, visit, -1, -(board.leg[visit] ?? 0), -(board.ride[visit] ?? 0))
  pool.visits[pool.count] = visit
  pool.count++
}

/** Closes the hole between two nodes. */
const bridge = (
  board: Board,
  journal: Journal,
  before: number,
  node: number,
  route: number,
): void => {
  note(board, journal, before)
  note(board, journal, node)
  const [cost, work] = [board.leg[before] ?? 0, board.ride[before] ?? 0]
  join(board, before, node)
  addWay(board, route, (board.leg[before] ?? 0) - cost, (board.ride[before] ?? 0) - work)
}

/** A visit does not stay without those it is linked to. */
const takePartners = (board: Board, journal: Journal, pool: Pool): void => {
  for (let i = 0; i < pool.count; i++)
    for (const { first, second } of board.linksOf[pool.visits[i] ?? 0] ?? [])
      for (const other of [first, second]) {
        const route = board.route[other] ?? none
        if (route === none) continue
        touch(board, journal, route)
        takeAway(board, pool, other)
      }
}

const takeAway = (board: Board, pool: Pool, visit: number): void => {
  if (board.fixed[visit]) return
  takeOut(board, visit)
  pool.visits[pool.count] = visit
  pool.count++
}

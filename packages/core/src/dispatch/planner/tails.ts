import { type Board, never, none } from './board.js'
import { join } from './carry.js'
import { routeOf } from './chain.js'
import { emptiesOf } from './empties.js'
import { noteAll, touch } from './journal.js'
import type { Tools } from './recreate.js'
import { isInWork, refresh } from './timing.js'

/** After which nodes two routes are cut, and what crossing their tails there adds to the cost. */
interface Crossing {
  one: number
  other: number
  added: number
}

/**
 * Crosses the tails of two routes behind a visit chosen by chance, where that adds least: what was behind one comes behind the other
 * (2-opt* of Potvin and Rousseau, Journal of the Operational Research Society 46, 1995). An empty route takes part, so that a route
 * can be split in two; strings alone seldom open one. Answers whether something was crossed for less than `bar`; the journal holds it.
 */
export const crossTails = (tools: Tools, bar: number): boolean => {
  const { board, random } = tools
  const visit = Math.floor(random() * board.visits)
  if (board.route[visit] === none) return false
  const crossing = { one: visit, other: none, added: bar }
  lookAhead(tools, crossing)
  lookAtEmpty(tools, crossing)
  return crossing.other !== none && mayCross(board, crossing) && cross(tools, crossing)
}

/** The visits that could come right behind. */
const lookAhead = ({ board, near }: Tools, crossing: Crossing): void => {
  const { next, previous, route, leg, leave, late, site, places, arcs, times } = board
  const { one } = crossing
  const others = near.ahead(one)
  const own = route[one] ?? none
  const row = (site[one] ?? 0) * places
  const after = next[one] ?? none
  const left = leave[one] ?? 0
  for (let i = 0; i < others.length; i++) {
    const first = others[i] ?? 0
    const its = route[first] ?? none
    if (its === none || its === own) continue
    const there = row + (site[first] ?? 0)
    const other = previous[first] ?? none
    const saved = (leg[one] ?? 0) + (leg[other] ?? 0)
    const added = (arcs[there] ?? 0) - saved
    if (added >= crossing.added || left + (times[there] ?? 0) > (late[first] ?? 0)) continue
    const node = after >= board.ends ? board.ends + 2 * its + 1 : after
    const back = (site[other] ?? 0) * places + (site[node] ?? 0)
    const isEmptied = other >= board.ends && node >= board.ends
    const all = added + (isEmptied ? 0 : (arcs[back] ?? 0))
    if (all >= crossing.added) continue
    if (!isEmptied && (leave[other] ?? 0) + (times[back] ?? 0) > (late[node] ?? 0)) continue
    crossing.other = other
    crossing.added = all
  }
}

/** Routes with nothing in them: the tail gets one for itself. */
const lookAtEmpty = ({ board, empties }: Tools, crossing: Crossing): void => {
  const { site, places, arcs, times } = board
  const { one } = crossing
  const first = board.next[one] ?? none
  if (first >= board.ends) return
  const { firsts, count } = emptiesOf(empties, board)
  const home = board.ends + 2 * (board.route[one] ?? 0) + 1
  const closed = (arcs[(site[one] ?? 0) * places + (site[home] ?? 0)] ?? 0) - (board.leg[one] ?? 0)
  for (let i = 0; i < count; i++) {
    const start = board.ends + 2 * (firsts[i] ?? 0)
    const arc = (site[start] ?? 0) * places + (site[first] ?? 0)
    const added = closed + (arcs[arc] ?? 0)
    if (added >= crossing.added) continue
    if ((board.leave[start] ?? 0) + (times[arc] ?? 0) > (board.late[first] ?? 0)) continue
    crossing.other = start
    crossing.added = added
  }
}

/** Whether each worker may take the tail of the other, with its parts and its number of visits. */
const mayCross = (board: Board, { one, other }: Crossing): boolean => {
  const [here, there] = [routeOf(board, one), routeOf(board, other)]
  const isFree = mayMove(board, one, there) && mayMove(board, other, here)
  if (!isFree) return false
  const [own, its] = [visitsBehind(board, one), visitsBehind(board, other)]
  if ((board.count[here] ?? 0) - own + its > (board.mostVisits[here] ?? never)) return false
  if ((board.count[there] ?? 0) - its + own > (board.mostVisits[there] ?? never)) return false
  const { kinds, used, stock } = board
  for (let q = 0; q < kinds; q++) {
    const more = needBehind(board, other, q) - needBehind(board, one, q)
    if ((used[here * kinds + q] ?? 0) + more > (stock[here * kinds + q] ?? 0)) return false
    if ((used[there * kinds + q] ?? 0) - more > (stock[there * kinds + q] ?? 0)) return false
  }
  return true
}

const mayMove = (board: Board, after: number, route: number): boolean => {
  const row = (board.workerOf[route] ?? 0) * board.visits
  for (let node = board.next[after] ?? none; node < board.ends; node = board.next[node] ?? none)
    if (board.fixed[node] || board.barrier[row + node]) return false
  return true
}

const visitsBehind = (board: Board, after: number): number => {
  let found = 0
  for (let node = board.next[after] ?? none; node < board.ends; node = board.next[node] ?? none)
    found++
  return found
}

const needBehind = (board: Board, after: number, part: number): number => {
  let found = 0
  for (let node = board.next[after] ?? none; node < board.ends; node = board.next[node] ?? none)
    found += board.needs[node * board.kinds + part] ?? 0
  return found
}

const cross = ({ board, journal }: Tools, { one, other }: Crossing): boolean => {
  const [here, there] = [routeOf(board, one), routeOf(board, other)]
  touch(board, journal, here)
  touch(board, journal, there)
  for (const route of [here, there]) noteAll(board, journal, route)
  const [own, its] = [board.next[one] ?? none, board.next[other] ?? none]
  const [home, away] = [board.ends + 2 * here + 1, board.ends + 2 * there + 1]
  const [lastOwn, lastIts] = [board.previous[home] ?? none, board.previous[away] ?? none]
  hang(board, one, its === away ? none : its, lastIts, home)
  hang(board, other, own === home ? none : own, lastOwn, away)
  return (
    refresh(board, here) && refresh(board, there) && isInWork(board, here) && isInWork(board, there)
  )
}

/** Hangs a tail behind a node, up to the end of its route. */
const hang = (board: Board, after: number, first: number, last: number, end: number): void => {
  if (first === none) join(board, after, end)
  else {
    join(board, after, first)
    join(board, last, end)
  }
}

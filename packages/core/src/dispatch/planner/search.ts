import { type Board, never, none } from './board.js'
import { costOf } from './cost.js'
import { noEmpties } from './empties.js'
import { close, isIdle, journalOf, undo } from './journal.js'
import { nothingKnown } from './known.js'
import { layOut } from './lay-out.js'
import { inStep } from './links.js'
import { nearOf } from './near.js'
import { ordersOf } from './orders.js'
import type { Random } from './random.js'
import { poolOf, putBack, recreate, type Tools } from './recreate.js'
import { ruin } from './ruin.js'
import { nothingSeen } from './seen.js'
import { noSpot } from './spot.js'
import { crossTails } from './tails.js'
import { refresh } from './timing.js'

/** A board with what is left out, and the best that was found on it. */
export interface Search {
  readonly tools: Tools
  /** Ruins and recreates once; what costs more is kept now and then, the more the hotter. */
  readonly step: (temperature: number) => void
  /** Goes on from the best plan made of routes of good plans, where that is better than the best so far and found with so many looks. */
  readonly recombine: (looks: number) => void
  /** Goes on from the best so far. */
  readonly goBack: () => void
  /** What the board as it stands costs. */
  readonly cost: () => number
  readonly best: () => number
  /** Leaves the best on the board. */
  readonly settleOnBest: () => void
  /** Lays the best on the board while something is read off it, and goes on from where it was. */
  readonly peek: <T>(read: () => T) => T
  /** The mean way to a near visit: what a step may cost is measured by it. */
  readonly unit: number
}

/** How many visits of a mean route there are for each time that tails are crossed in a step: long routes need it most. */
const visitsPerCrossing = 5

/**
 * How often those left out are tried along with those taken out of their routes: always on a small board; on a large one most steps are far
 * from them.
 */
const amongRateOf = ({ visits }: Board): number => Math.max(0.1, 60 / visits)

/** A plan whose routes are worth remembering costs so much of them more than the best at most. */
const goodWithin = 0.03

const crossingsOf = ({ isSimple, sum: { served, used } }: Board): number =>
  isSimple && used ? Math.ceil(served / used / visitsPerCrossing) : 0

/** What is needed to step on a board. */
export const toolsOn = (board: Board, random: Random): Tools => ({
  board,
  journal: journalOf(board),
  near: nearOf(board),
  orders: ordersOf(board),
  pool: poolOf(board),
  empties: noEmpties(board),
  known: nothingKnown(board),
  leftIn: new Int32Array(board.visits),
  random,
  spot: noSpot(0),
  blinks: false,
  eagerness: 0,
  isFull: false,
  most: Infinity,
})

/** Slack induction by string removals (Christiaens and Vanden Berghe 2020), with a price for what is left out. */
export const searchOn = (board: Board, random: Random): Search => {
  const tools = toolsOn(board, random)
  const { journal, near, pool } = tools
  layOut(board)
  for (let visit = 0; visit < board.visits; visit++)
    if (board.route[visit] === none) pool.visits[pool.count++] = visit
  // What is put in by an estimate may cost more than it spares: the plan that was started from is the first to beat.
  const begun = { cost: costOf(board, pool.visits, pool.count), next: board.next.slice() }
  const amongRate = amongRateOf(board)
  const { price, opens } = board
  pool.visits
    .subarray(0, pool.count)
    .sort((a, b) => (price[b] ?? 0) - (price[a] ?? 0) || (opens[a] ?? 0) - (opens[b] ?? 0))
  putBack(tools)
  tools.blinks = true
  close(board, journal)
  const seen = nothingSeen(board, random)
  let left = pool.visits.slice(0, pool.count)
  let leftCost = priceOf(board, left)
  let now = costOf(board, left, left.length)
  let best = Math.min(now, begun.cost)
  const bestNext = now <= begun.cost ? board.next.slice() : begun.next
  /** Keeps what a move came to where it costs less, or a little more while it is hot; else takes it back. */
  const settle = (isDone: boolean, bar: number): void => {
    const cost = isDone ? costOf(board, pool.visits, pool.count) : Infinity
    if (cost >= bar || isIdle(board, journal)) {
      undo(board, journal)
      return
    }
    if (left.length || pool.count) left = pool.visits.slice(0, pool.count)
    leftCost = priceOf(board, left)
    now = cost
    if (seen && cost - best < goodWithin * board.sum.cost)
      for (let i = 0; i < journal.count; i++) seen.see(journal.touched[i] ?? 0)
    close(board, journal)
    if (cost >= best) return
    best = cost
    bestNext.set(board.next)
  }
  const open = (): void => {
    pool.visits.set(left)
    pool.count = left.length
  }
  const step = (temperature: number): void => {
    open()
    for (let i = 0; i < left.length; i++) tools.leftIn[left[i] ?? 0] = journal.step
    tools.eagerness = random() / 2
    tools.isFull = left.length > 0
    const bar = now - temperature * Math.log(random() + 1e-12)
    const isAmong = tools.isFull && random() < amongRate
    if (!isAmong) pool.count = 0
    tools.most = isAmong ? Infinity : bar - leftCost
    const isKept = ruin(board, journal, near, pool, random) && recreate(tools)
    if (!isAmong && isKept) for (const visit of left) pool.visits[pool.count++] = visit
    settle(isKept, bar)
    open()
    for (let left = crossingsOf(board); left > 0; left--) {
      const slack = -temperature * Math.log(random() + 1e-12)
      const isCrossed = crossTails(tools, slack)
      if (journal.count) settle(isCrossed, now + slack)
    }
  }
  /** Goes on from routes as they were written down. */
  const goOnFrom = (next: Int32Array): void => {
    relay(board, next)
    close(board, journal)
    left = Int32Array.from(board.route.subarray(0, board.visits).keys()).filter(
      (visit) => board.route[visit] === none,
    )
    leftCost = priceOf(board, left)
    now = costOf(board, left, left.length)
  }
  const goBack = (): void => {
    if (now > best) goOnFrom(bestNext)
  }
  const recombine = (looks: number): void => {
    const next = seen?.below(best, looks)
    if (!next) return
    goOnFrom(next)
    if (now >= best) return
    best = now
    bestNext.set(board.next)
  }
  const settleOnBest = (): void => {
    relay(board, bestNext)
    now = best
  }
  const peek = <T>(read: () => T): T => {
    const [next, cost, stood] = [board.next.slice(), board.sum.cost, now]
    settleOnBest()
    const seen = read()
    tools.blinks = true
    relay(board, next)
    board.sum.cost = cost
    now = stood
    return seen
  }
  return {
    tools,
    peek,
    step,
    recombine,
    goBack,
    cost: () => now,
    best: () => best,
    settleOnBest,
    unit: unitOf(tools),
  }
}

const priceOf = ({ price }: Board, visits: Int32Array): number =>
  visits.reduce((sum, visit) => sum + (price[visit] ?? 0), 0)

/** Lays routes on the board as they were written down. */
const relay = (board: Board, next: Int32Array): void => {
  board.route.fill(none)
  board.pulled.fill(0)
  board.pushed.fill(never)
  board.next.set(next)
  for (let route = 0; route < board.routes; route++) refresh(board, route)
  inStep(board)
}

/** The mean of the ways to the ten nearest of up to 200 visits. */
const unitOf = ({ board, near }: Tools): number => {
  const { visits, site, places, arcs } = board
  const sampled = Math.max(1, Math.floor(visits / 200))
  let [sum, count] = [0, 0]
  for (let visit = 0; visit < visits; visit += sampled)
    for (const other of near.byWay(visit).subarray(0, 10)) {
      sum += arcs[(site[visit] ?? 0) * places + (site[other] ?? 0)] ?? 0
      count++
    }
  return count && sum ? sum / count : 1
}

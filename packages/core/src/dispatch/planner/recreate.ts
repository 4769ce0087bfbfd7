import { type Board, none } from './board.js'
import { insert } from './carry.js'
import { routeOf, takeOut } from './chain.js'
import { type Empties, emptiesOf } from './empties.js'
import { isPlain, mayTake, scanBeside, scanRoute, tryPlace } from './insertion.js'
import { type Journal, note, touch } from './journal.js'
import { bestIn, isWide, type Known, openTo, pays } from './known.js'
import { inStep, isApart, setBounds, staysInStep } from './links.js'
import type { Near } from './near.js'
import type { Orders } from './orders.js'
import type { Random } from './random.js'
import type { Pool } from './ruin.js'
import { blinkRate, type Spot } from './spot.js'
import { putWithCall } from './supplies.js'
import { refresh } from './timing.js'

/** From how many visits on only the places beside near visits, and in routes that the step touched, are looked at. */
const manyVisits = 500
/** How often one that fits nowhere near is looked for everywhere. */
const farRate = 0.1

/** What a step works with. */
export interface Tools {
  readonly board: Board
  readonly journal: Journal
  readonly near: Near
  readonly orders: Orders
  readonly pool: Pool
  readonly empties: Empties
  readonly known: Known | undefined
  /** In which step of the journal a visit was left out when it began. */
  readonly leftIn: Int32Array
  readonly random: Random
  readonly spot: Spot
  /** Whether places are overlooked now and then. */
  blinks: boolean
  /** How often a visit goes in even for more than leaving it out costs: two of one place may be worth what one is not. */
  eagerness: number
  /** Whether visits are left out for want of room: then most routes have no hole that is wide enough. */
  isFull: boolean
  /** What the routes may cost: with more the step would be taken back. What is left out comes off it. */
  most: number
}

/** Brings the visits of the pool into an order, and puts them back. */
export const recreate = (tools: Tools): boolean => {
  tools.orders(tools.pool, tools.random)
  return putBack(tools)
}

/**
 * Puts the visits of the pool back, one after the other where each costs least; those that fit nowhere stay in the pool. Answers whether
 * all were tried: as soon as the board costs more than it may, the rest need not be.
 */
export const putBack = (tools: Tools): boolean => {
  const { board, pool } = tools
  let kept = 0
  const size = pool.count
  for (let i = 0; i < size; i++) {
    const visit = pool.visits[i] ?? 0
    if (board.route[visit] !== none) continue
    const isLinked = board.linksOf[visit]?.length
    const isPlaced = isLinked ? placeGroup(tools, visit) : place(tools, visit)
    if (!isPlaced) {
      pool.visits[kept++] = visit
      // One it is linked to may still take it along.
      if (!isLinked) tools.most -= board.price[visit] ?? 0
    }
    if (board.sum.cost > tools.most) return false
  }
  pool.count = board.links.length ? stillOut(board, pool, kept) : kept
  return true
}

/** Of those that found no place, the ones that none they are linked to took along after all, in front; answers how many. */
const stillOut = (board: Board, { visits }: Pool, count: number): number => {
  let kept = 0
  for (let i = 0; i < count; i++) {
    const visit = visits[i] ?? 0
    if (board.route[visit] === none) visits[kept++] = visit
  }
  return kept
}

/** Puts a visit where it costs least, or answers that it fits nowhere for its price. */
const place = (tools: Tools, visit: number): boolean => {
  const { board, journal, spot } = tools
  findSpot(tools, visit, barOf(tools, visit))
  if (spot.after === none) return false
  const route = routeOf(board, spot.after)
  const { isKept, takeBack } = put(tools, visit, route)
  if (isKept && staysInStep(board, route, journal)) return true
  takeBack()
  refresh(board, route)
  inStep(board, journal)
  return false
}

/** Puts a visit where the spot says. Answers whether its route can be kept, and what takes it back; hours are then still those of before. */
const put = ({ board, journal, spot }: Tools, visit: number, route: number) => {
  if (!board.isWalked) {
    const isKept = insert(board, journal, visit, spot.after, route)
    return { isKept, takeBack: () => takeOut(board, visit) }
  }
  touch(board, journal, route)
  note(board, journal, visit)
  if (spot.call !== none) note(board, journal, spot.call)
  const takeBack = putWithCall(board, visit, route, { ...spot })
  board.route[visit] = route
  return { isKept: refresh(board, route), takeBack }
}

/** Puts a visit and all it is linked to, or none of them. */
const placeGroup = (tools: Tools, visit: number): boolean => {
  const { board, journal } = tools
  const placed: { readonly route: number; readonly takeBack: () => void }[] = []
  for (const member of groupOf(board, visit)) {
    if (board.route[member] !== none) continue
    setBounds(board, member)
    findSpot(tools, member, barOf(tools, member))
    const { after } = tools.spot
    let isIn = false
    if (after !== none) {
      const route = routeOf(board, after)
      const { isKept, takeBack } = put(tools, member, route)
      placed.push({ route, takeBack })
      isIn = isKept && staysInStep(board, route, journal)
    }
    if (!isIn) {
      for (const { takeBack } of placed.toReversed()) takeBack()
      for (const { route } of placed) refresh(board, route)
      inStep(board, journal)
      return false
    }
  }
  return true
}

/** A visit and those that hold it, one through the other. */
export const groupOf = ({ linksOf }: Board, visit: number): readonly number[] => {
  const group = [visit]
  for (const one of group)
    for (const { first, second } of linksOf[one] ?? [])
      for (const other of [first, second]) if (!group.includes(other)) group.push(other)
  return group
}

const barOf = ({ board, eagerness, random }: Tools, visit: number): number => {
  const isEager = eagerness > 0 && random() < eagerness
  return isEager ? Infinity : (board.price[visit] ?? 0)
}

/** Looks for the place that costs least, and less than `bar`. */
export const findSpot = (tools: Tools, visit: number, bar: number): void => {
  const { board, spot } = tools
  spot.after = none
  spot.cost = bar
  spot.call = none
  if (isStale(tools, visit)) {
    scanTouched(tools, visit)
    return
  }
  const isLarge = !board.isWalked && board.visits >= manyVisits
  if (isLarge) scanNear(tools, visit)
  if (isLarge && tools.blinks) scanTouched(tools, visit)
  const isLookedFor = !isLarge || !tools.blinks || tools.random() < farRate
  if (spot.after === none && isLookedFor) scanAll(tools, visit)
}

/** A visit that fitted nowhere before the step can only fit where the step touched a route; all the same the rest is looked at now and then. */
const isStale = ({ board, blinks, journal, leftIn, random }: Tools, visit: number): boolean =>
  blinks &&
  journal.count > 0 &&
  leftIn[visit] === journal.step &&
  !board.linksOf[visit]?.length &&
  random() >= farRate

const scanTouched = (tools: Tools, visit: number): void => {
  const { count, touched } = tools.journal
  for (let i = 0; i < count; i++) scanOne(tools, visit, touched[i] ?? 0)
}

/** Looks through all routes; of empty ones that are alike through one. */
const scanAll = (tools: Tools, visit: number): void => {
  const { board, known, blinks } = tools
  scanEmpty(tools, visit)
  if (known && blinks && board.hasBarriers) {
    const open = openTo(board, known, visit)
    for (let i = 0; i < open.length; i++)
      if (board.count[open[i] ?? 0] !== 0) scanOne(tools, visit, open[i] ?? 0)
    return
  }
  for (let route = 0; route < board.routes; route++)
    if (board.count[route] !== 0) scanOne(tools, visit, route)
}

const scanEmpty = (tools: Tools, visit: number): void => {
  const { firsts, count } = emptiesOf(tools.empties, tools.board)
  for (let i = 0; i < count; i++) scanOne(tools, visit, firsts[i] ?? 0)
}

const scanOne = (tools: Tools, visit: number, route: number): void => {
  const { board, known, spot, blinks, random } = tools
  if (known && blinks && tools.isFull && !isWide(board, known, visit, route)) return
  if (!mayTake(board, visit, route) || !isApart(board, visit, route)) return
  if (!known || !blinks || !pays(board)) {
    scanRoute(board, visit, route, spot, blinks ? random : undefined)
    return
  }
  const best = bestIn(board, known, visit, route, spot.cost)
  if (best.after === none || best.cost >= spot.cost || random() <= blinkRate) return
  spot.after = best.after
  spot.cost = best.cost
  spot.call = best.call
  spot.callAfter = best.callAfter
}

/** Looks beside the near visits, and at empty routes. */
const scanNear = (tools: Tools, visit: number): void => {
  const { board, near, spot } = tools
  scanEmpty(tools, visit)
  const blink = tools.blinks ? tools.random : undefined
  const [behind, ahead] = [near.behind(visit), near.ahead(visit)]
  if (isPlain(board, visit)) {
    scanBeside(board, visit, behind, false, spot, blink)
    scanBeside(board, visit, ahead, true, spot, blink)
    return
  }
  for (const other of behind)
    if (board.route[other] !== none) tryPlace(board, visit, other, spot, blink)
  for (const other of ahead)
    if (board.route[other] !== none)
      tryPlace(board, visit, board.previous[other] ?? none, spot, blink)
}

/** A pool that holds every visit. */
export const poolOf = (board: Board): Pool => {
  const visits = new Int32Array(board.visits + 1)
  return { visits, count: 0, isKept: true }
}

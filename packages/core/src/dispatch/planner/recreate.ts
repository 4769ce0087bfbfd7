import { type Board, none } from './board.js'
import { routeOf } from './chain.js'
import { costOfPlace, extraOf, mayTake, scanRoute } from './insertion.js'
import { type Journal, touch } from './journal.js'
import { inStep, isApart, setBounds, staysInStep } from './links.js'
import type { Near } from './near.js'
import type { Orders } from './orders.js'
import type { Random } from './random.js'
import type { Pool } from './ruin.js'
import { blinkRate, type Spot } from './spot.js'
import { putWithCall } from './supplies.js'
import { refresh } from './timing.js'

/** From how many visits on only the routes of near visits are looked through. */
const manyVisits = 400
/** How often one that fits nowhere near is looked for everywhere. */
const farRate = 0.1

/** What a step works with. */
export interface Tools {
  readonly board: Board
  readonly journal: Journal
  readonly near: Near
  readonly orders: Orders
  readonly pool: Pool
  readonly seen: Int32Array
  readonly random: Random
  readonly spot: Spot
  seenAt: number
  /** Whether places are overlooked now and then. */
  blinks: boolean
  /** Whether a visit goes in even for more than leaving it out costs: two of one place may be worth what one is not. */
  isEager: boolean
}

/** Puts the visits of the pool back, one after the other where each costs least; those that fit nowhere stay in the pool. */
export const recreate = (tools: Tools): void => {
  tools.orders(tools.pool, tools.random)
  putBack(tools)
}

/** Puts the visits of the pool back in the order they are in. */
export const putBack = (tools: Tools): void => {
  const { board, pool } = tools
  let kept = 0
  const size = pool.count
  for (let i = 0; i < size; i++) {
    const visit = pool.visits[i] ?? 0
    if (board.route[visit] !== none) continue
    const isPlaced = board.linksOf[visit]?.length ? placeGroup(tools, visit) : place(tools, visit)
    if (!isPlaced) pool.visits[kept++] = visit
  }
  pool.count = board.links.length ? stillOut(board, pool, kept) : kept
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
  touch(board, journal, route)
  const takeBack = putWithCall(board, visit, route, spot)
  board.route[visit] = route
  if (refresh(board, route) && staysInStep(board)) return true
  takeBack()
  refresh(board, route)
  inStep(board)
  return false
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
      touch(board, journal, route)
      const takeBack = putWithCall(board, member, route, { ...tools.spot })
      board.route[member] = route
      placed.push({ route, takeBack })
      isIn = refresh(board, route) && staysInStep(board)
    }
    if (!isIn) {
      for (const { takeBack } of placed.toReversed()) takeBack()
      for (const { route } of placed) refresh(board, route)
      inStep(board)
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

const barOf = ({ board, isEager }: Tools, visit: number): number =>
  isEager ? Infinity : (board.price[visit] ?? 0)

/** Looks for the place that costs least, and less than `bar`. */
export const findSpot = (tools: Tools, visit: number, bar: number): void => {
  const { board, spot } = tools
  spot.after = none
  spot.cost = bar
  spot.call = none
  const isLarge = board.visits >= manyVisits && !board.isWalked
  if (isLarge) scanNear(tools, visit)
  const isLookedFor = !isLarge || !tools.blinks || tools.random() < farRate
  if (spot.after === none && isLookedFor) scanAll(tools, visit)
}

/** Looks through all routes; of empty ones that are alike through one. */
const scanAll = (tools: Tools, visit: number): void => {
  const { board, seen, spot } = tools
  const blink = tools.blinks ? tools.random : undefined
  const isLinked = (board.linksOf[visit]?.length ?? 0) > 0
  tools.seenAt++
  for (let route = 0; route < board.routes; route++) {
    if (board.count[route] === 0) {
      const kind = board.alike[route] ?? 0
      if (seen[kind] === tools.seenAt) continue
      seen[kind] = tools.seenAt
    }
    if (!mayTake(board, visit, route)) continue
    if (isLinked && !isApart(board, visit, route)) continue
    scanRoute(board, visit, route, spot, blink)
  }
}

/** Looks beside the near visits, and at empty routes. */
const scanNear = (tools: Tools, visit: number): void => {
  const { board, near, seen, spot } = tools
  const blink = tools.blinks ? tools.random : undefined
  const isLinked = (board.linksOf[visit]?.length ?? 0) > 0
  const list = near.byHour(visit)
  tools.seenAt++
  for (let route = 0; route < board.routes; route++) {
    if (board.count[route] !== 0) continue
    const kind = board.alike[route] ?? 0
    if (seen[kind] === tools.seenAt) continue
    seen[kind] = tools.seenAt
    if (mayTake(board, visit, route) && (!isLinked || isApart(board, visit, route)))
      scanRoute(board, visit, route, spot, blink)
  }
  for (let i = 0; i < list.length; i++) {
    const other = list[i] ?? 0
    const route = board.route[other] ?? none
    if (route === none || !mayTake(board, visit, route)) continue
    if (isLinked && !isApart(board, visit, route)) continue
    const added = extraOf(board, visit, route)
    tryPlace(tools, visit, route, other, added)
    tryPlace(tools, visit, route, board.previous[other] ?? none, added)
  }
}

const tryPlace = (
  { board, spot, random, blinks }: Tools,
  visit: number,
  route: number,
  after: number,
  added: number,
): void => {
  const { place, places, arcs, arcsTo, leg } = board
  const row = (place[visit] ?? 0) * places
  const node = board.next[after] ?? none
  const arc =
    (arcsTo[row + (place[after] ?? 0)] ?? 0) + (arcs[row + (place[node] ?? 0)] ?? 0) + added
  const isBeforePause = node >= board.visits && node < board.ends
  if (!isBeforePause && arc - (leg[after] ?? 0) >= spot.cost) return
  const cost = costOfPlace(board, visit, route, after, added)
  if (cost < spot.cost && (!blinks || random() > blinkRate)) {
    spot.cost = cost
    spot.after = after
  }
}

/** A pool that holds every visit. */
export const poolOf = (board: Board): Pool => {
  const visits = new Int32Array(board.visits + 1)
  return { visits, count: 0, row: new Int32Array(board.ends + 1) }
}

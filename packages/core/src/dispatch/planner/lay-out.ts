import { type Board, none } from './board.js'
import { putAfter, takeOut } from './chain.js'
import { costOfPlace, extraOf, mayTake } from './insertion.js'
import { inStep, isApart, setBounds } from './links.js'
import { callAt, dropNeedlessCall, putCall } from './supplies.js'
import { refresh } from './timing.js'

/** Clears the board and lays out the plan that the problem starts from; what no longer fits is left out. */
export const layOut = (board: Board): void => {
  const { problem, ends, routes, next } = board
  board.route.fill(none)
  board.pulled.fill(0)
  for (let route = 0; route < routes; route++) next[ends + 2 * route] = ends + 2 * route + 1
  const lastOf = Array.from({ length: routes }, (_, route) => ends + 2 * route)
  board.pauseOf.forEach((route, p) => {
    putAfter(board, board.visits + p, lastOf[route] ?? 0)
    lastOf[route] = board.visits + p
  })
  for (let route = 0; route < routes; route++) refresh(board, route)
  const visitOf = new Map(problem.visits.map(({ id }, v) => [id, v]))
  const routeOf = new Map(shiftKeys(board).map((key, route) => [key, route]))
  for (const { worker, shift, visits, pauses, call } of problem.plan ?? []) {
    const route = routeOf.get(JSON.stringify([worker, shift]))
    if (route === undefined) continue
    let after = ends + 2 * route
    const passed = call && storeIndexOf(board, call.store)
    for (const [index, id] of visits.entries()) {
      if (passed !== undefined && call?.after === index) {
        const turns = call.pauses === undefined ? pauses : turnsBefore(call.pauses, index)
        after = passBy(board, route, passed, behindPauses(board, after, index, turns))
      }
      after = behindPauses(board, after, index, pauses)
      const visit = visitOf.get(id) ?? none
      if (visit === none || board.route[visit] !== none) continue
      if (append(board, visit, route, after, pauses !== undefined)) after = visit
    }
  }
  dropHalves(board)
  for (let route = 0; route < routes && board.stores; route++) {
    dropNeedlessCall(board, route)
    refresh(board, route)
  }
}

/** Pauses such that the first few of them, and no others, come by a visit's turn. */
const turnsBefore = (few: number, index: number): readonly number[] =>
  Array.from({ length: few }, () => index)

const storeIndexOf = ({ problem }: Board, store: string): number | undefined => {
  const index = (problem.stores ?? []).findIndex(({ id }) => id === store)
  return index < 0 ? undefined : index
}

/** Passes by a store behind a node, where the hours let it; answers the node that comes last. */
const passBy = (board: Board, route: number, store: number, after: number): number => {
  const call = callAt(board, route, store)
  if (board.route[call] !== none) return after
  putCall(board, route, call, after)
  if (refresh(board, route)) return call
  takeOut(board, call)
  refresh(board, route)
  return after
}

/** Worker and shift of each route. */
const shiftKeys = ({ problem }: Board): readonly string[] =>
  problem.workers.flatMap(({ id, shifts }) => shifts.map((_, i) => JSON.stringify([id, i])))

/** The last of the pauses behind a node that come before the visit of this index. */
const behindPauses = (
  board: Board,
  behind: number,
  index: number,
  pauses: readonly number[] = [],
): number => {
  let after = behind
  for (;;) {
    const pause = (board.next[after] ?? none) - board.visits
    const route = board.pauseOf[pause] ?? none
    if (route === none) return after
    const turn = pause - board.pauseOf.indexOf(route)
    if ((pauses[turn] ?? Infinity) > index) return after
    after = board.visits + pause
  }
}

/** Puts a visit behind a node, or between the pauses that follow, where it costs least. */
const append = (
  board: Board,
  visit: number,
  route: number,
  behind: number,
  isThere: boolean,
): boolean => {
  if (!mayTake(board, visit, route) || !isApart(board, visit, route)) return false
  setBounds(board, visit)
  const last = board.ends + 2 * route + 1
  const added = extraOf(board, visit, route)
  let [best, place] = [Infinity, none]
  for (let after = behind; after !== last; after = board.next[after] ?? last) {
    const cost = costOfPlace(board, visit, route, after, added)
    if (cost < best) [best, place] = [cost, after]
    if (isThere) break
  }
  if (place === none) return false
  putAfter(board, visit, place)
  board.route[visit] = route
  if (refresh(board, route) && inStep(board)) return true
  remove(board, visit, route)
  return false
}

/** Of two visits that hold each other, none stays alone. */
const dropHalves = (board: Board): void => {
  let isDone = false
  while (!isDone) {
    isDone = true
    for (const { first, second } of board.links) {
      const [one, other] = [board.route[first] ?? none, board.route[second] ?? none]
      if ((one === none) === (other === none)) continue
      if (one !== none) remove(board, first, one)
      else remove(board, second, other)
      isDone = false
    }
  }
}

const remove = (board: Board, visit: number, route: number): void => {
  takeOut(board, visit)
  refresh(board, route)
  inStep(board)
}

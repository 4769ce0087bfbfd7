import { type Board, never, none } from './board.js'
import { refresh } from './timing.js'

/** Bounds of a visit from the visits that it is linked to and that have their place. */
export const boundsOf = (board: Board, visit: number): readonly [number, number] => {
  let [pulled, pushed] = [0, never]
  for (const link of board.linksOf[visit] ?? []) {
    const isSecond = link.second === visit
    const other = isSecond ? link.first : link.second
    if (board.route[other] === none) continue
    const [start, late] = [board.start[other] ?? 0, board.late[other] ?? 0]
    pulled = Math.max(pulled, isSecond ? start + link.least : start - link.most)
    pushed = Math.min(pushed, isSecond ? late + link.most : late - link.least)
  }
  return [pulled, pushed]
}

/** Whether a linked visit that must have another worker is with this one. */
export const isApart = (board: Board, visit: number, route: number): boolean =>
  !board.links.length ||
  (board.linksOf[visit] ?? []).every(({ apart, first, second }) => {
    const other = board.route[first === visit ? second : first] ?? none
    return !apart || other === none || board.workerOf[other] !== board.workerOf[route]
  })

/**
 * Brings the hours of all routes with linked visits in step, from the earliest on: each visit of a link waits for the other.
 * Answers whether that is possible.
 */
export const inStep = (board: Board): boolean => !board.links.length || settle(board)

const settle = (board: Board): boolean => {
  const routes = linkedRoutes(board)
  board.pulled.fill(0)
  board.pushed.fill(never)
  for (const route of routes) if (!refresh(board, route)) return false
  const most = 4 * board.links.length + 4
  for (let round = 0; round <= most; round++) {
    const changed = tighten(board)
    if (!changed.size) return true
    for (const route of changed) if (!refresh(board, route)) return false
  }
  return false
}

const linkedRoutes = (board: Board): ReadonlySet<number> => {
  const found = new Set<number>()
  for (const { first, second } of board.links)
    for (const visit of [first, second]) {
      const route = board.route[visit] ?? none
      if (route !== none) found.add(route)
    }
  return found
}

/** Takes the bounds of every linked visit from the other; answers the routes where that moved something. */
const tighten = (board: Board): ReadonlySet<number> => {
  const changed = new Set<number>()
  for (const { first, second } of board.links)
    for (const visit of [first, second]) {
      const route = board.route[visit] ?? none
      if (route === none) continue
      const [pulled, pushed] = boundsOf(board, visit)
      board.pulled[visit] = pulled
      board.pushed[visit] = pushed
      if (pulled > (board.start[visit] ?? 0) || pushed < (board.late[visit] ?? 0))
        changed.add(route)
    }
  return changed
}

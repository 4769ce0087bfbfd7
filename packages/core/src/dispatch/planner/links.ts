import { type Board, never, none } from './board.js'
import { refresh } from './timing.js'

/** Takes the bounds of a visit from the visits that it is linked to and that have their place. */
export const setBounds = (board: Board, visit: number): void => {
  const { linksOf, route, start, late } = board
  const own = linksOf[visit] ?? []
  let [pulled, pushed] = [0, never]
  for (let l = 0; l < own.length; l++) {
    const link = own[l]
    if (!link) continue
    const isSecond = link.second === visit
    const other = isSecond ? link.first : link.second
    if (route[other] === none) continue
    const [from, until] = [start[other] ?? 0, late[other] ?? 0]
    const [least, most] = isSecond
      ? [from + link.least, until + link.most]
      : [from - link.most, until - link.least]
    if (least > pulled) pulled = least
    if (most < pushed) pushed = most
  }
  board.pulled[visit] = pulled
  board.pushed[visit] = pushed
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
  return staysInStep(board)
}

/**
 * The same after visits were put on a board that was in step, and none taken out: hours only become later, so that only routes where a bound
 * moved are reckoned anew.
 */
export const staysInStep = (board: Board): boolean => {
  if (!board.links.length) return true
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
  const { links, route, pulled, pushed, start, late } = board
  let changed: Set<number> | undefined
  for (let l = 0; l < links.length; l++)
    for (let end = 0; end < 2; end++) {
      const visit = (end ? links[l]?.second : links[l]?.first) ?? 0
      const own = route[visit] ?? none
      if (own === none) continue
      setBounds(board, visit)
      if ((pulled[visit] ?? 0) <= (start[visit] ?? 0) && (pushed[visit] ?? 0) >= (late[visit] ?? 0))
        continue
      changed ??= new Set()
      changed.add(own)
    }
  return changed ?? nothing
}

const nothing: ReadonlySet<number> = new Set()

import { type Board, never, none } from './board.js'
import { type Journal, note, touch } from './journal.js'
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
 * Answers whether that is possible. A journal writes down the routes first.
 */
export const inStep = (board: Board, journal?: Journal): boolean =>
  !board.links.length || settle(board, journal)

const settle = (board: Board, journal: Journal | undefined): boolean => {
  const routes = linkedRoutes(board)
  if (journal) for (const route of routes) touch(board, journal, route)
  board.pulled.fill(0)
  board.pushed.fill(never)
  for (const route of routes) if (!refresh(board, route)) return false
  return follow(board, [...routes], journal)
}

/**
 * The same after visits were put in a route of a board that was in step, and none taken out: hours only become later there, and where
 * a visit has to wait for it, from route to route.
 */
export const staysInStep = (board: Board, route: number, journal: Journal): boolean =>
  !board.links.length || follow(board, [route], journal)

/** Follows the links of routes whose hours moved, to the routes that they move in turn. */
const follow = (board: Board, moved: number[], journal: Journal | undefined): boolean => {
  const { links, linksOf, next, route, ends, visits } = board
  const most = moved.length + 8 * links.length + 8
  for (let i = 0; i < moved.length; i++) {
    if (i > most) return false
    const last = ends + 2 * (moved[i] ?? 0) + 1
    for (let node = next[last - 1] ?? last; node !== last; node = next[node] ?? last) {
      const own = node < visits ? (linksOf[node] ?? []) : []
      for (let l = 0; l < own.length; l++) {
        const other = (own[l]?.first === node ? own[l]?.second : own[l]?.first) ?? 0
        const its = route[other] ?? none
        if (its === none) continue
        if (journal) note(board, journal, other)
        if (!isMoved(board, other)) continue
        if (journal) touch(board, journal, its)
        if (!refresh(board, its)) return false
        moved.push(its)
      }
    }
  }
  return true
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

/** Takes the bounds of a visit anew; answers whether they move its hours. */
const isMoved = (board: Board, visit: number): boolean => {
  setBounds(board, visit)
  const { pulled, pushed, start, late } = board
  return (pulled[visit] ?? 0) > (start[visit] ?? 0) || (pushed[visit] ?? 0) < (late[visit] ?? 0)
}

import { type Board, never, none } from './board.js'
import { refresh } from './timing.js'

/** The routes as they were before they were touched, so that a step can be taken back. */
export interface Journal {
  readonly touched: Int32Array
  readonly from: Int32Array
  readonly nodes: Int32Array
  readonly isTouched: Uint8Array
  count: number
  filled: number
}

/** A journal with nothing in it. */
export const journalOf = ({ routes, ends }: Board): Journal => ({
  touched: new Int32Array(routes),
  from: new Int32Array(routes + 1),
  nodes: new Int32Array(ends),
  isTouched: new Uint8Array(routes),
  count: 0,
  filled: 0,
})

/** Writes down a route before its first change of the step. */
export const touch = (board: Board, journal: Journal, route: number): void => {
  if (journal.isTouched[route]) return
  journal.isTouched[route] = 1
  journal.touched[journal.count] = route
  journal.from[journal.count] = journal.filled
  const last = board.ends + 2 * route + 1
  for (let node = board.next[last - 1] ?? last; node !== last; node = board.next[node] ?? last) {
    journal.nodes[journal.filled] = node
    journal.filled++
  }
  journal.count++
  journal.from[journal.count] = journal.filled
}

/** Forgets the step: what was done stays. */
export const close = (journal: Journal): void => {
  for (let i = 0; i < journal.count; i++) journal.isTouched[journal.touched[i] ?? 0] = 0
  journal.count = 0
  journal.filled = 0
}

/** Takes the step back. */
export const undo = (board: Board, journal: Journal): void => {
  // Bounds that the step left could stop the reckoning of a route halfway.
  if (board.links.length) {
    board.pulled.fill(0)
    board.pushed.fill(never)
  }
  for (let i = 0; i < journal.count; i++) release(board, journal.touched[i] ?? 0)
  for (let i = 0; i < journal.count; i++) {
    const route = journal.touched[i] ?? 0
    let before = board.ends + 2 * route
    for (let j = journal.from[i] ?? 0; j < (journal.from[i + 1] ?? 0); j++) {
      const node = journal.nodes[j] ?? 0
      board.next[before] = node
      before = node
    }
    board.next[before] = board.ends + 2 * route + 1
    refresh(board, route)
  }
  close(journal)
}

/** The visits of a route are nowhere. */
const release = (board: Board, route: number): void => {
  const last = board.ends + 2 * route + 1
  for (let node = board.next[last - 1] ?? last; node !== last; node = board.next[node] ?? last)
    board.route[node] = none
}

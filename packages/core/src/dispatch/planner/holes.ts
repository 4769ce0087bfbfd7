import { type Board, never, none } from './board.js'

/** Every place of a plan where a visit could go, the widest first: what is asked for looks only at those that are wide enough. */
export interface Holes {
  /** After which node. */
  readonly after: Int32Array
  /** Most time between leaving that node and starting the next; less than this is left for the visit, as ways take time too. */
  readonly length: Int32Array
}

/** The holes of the plan as it lies on the board. */
export const holesOf = (board: Board): Holes => {
  const after: number[] = []
  const length = new Int32Array(board.next.length)
  for (let route = 0; route < board.routes; route++) {
    const last = board.ends + 2 * route + 1
    for (let node = last - 1; node !== last; node = board.next[node] ?? last) {
      length[node] = lengthAfter(board, node)
      after.push(node)
    }
  }
  after.sort((a, b) => (length[b] ?? 0) - (length[a] ?? 0) || a - b)
  return {
    after: Int32Array.from(after),
    length: Int32Array.from(after, (node) => length[node] ?? 0),
  }
}

/** A pause that follows moves along, as far as its own hours and what comes after it let it. */
const lengthAfter = (board: Board, before: number): number => {
  const { next, late, closes, service, leave, visits, calls } = board
  let [node, until, stays] = [next[before] ?? none, never, 0]
  for (; node >= visits && node < calls; node = next[node] ?? none) {
    until = Math.min(until, (closes[node] ?? 0) - stays)
    stays += service[node] ?? 0
  }
  return Math.min(until, (late[node] ?? 0) - stays) - (leave[before] ?? 0)
}

/** The length of the widest hole of a route: a longer visit fits nowhere in it. */
export const widestOf = (board: Board, route: number): number => {
  const last = board.ends + 2 * route + 1
  let widest = 0
  for (let node = last - 1; node !== last; node = board.next[node] ?? last)
    widest = Math.max(widest, lengthAfter(board, node))
  return widest
}

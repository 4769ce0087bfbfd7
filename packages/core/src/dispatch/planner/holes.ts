import { type Board, none } from './board.js'

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
      length[node] = lengthAfter(board, node, last)
      after.push(node)
    }
  }
  after.sort((a, b) => (length[b] ?? 0) - (length[a] ?? 0) || a - b)
  return {
    after: Int32Array.from(after),
    length: Int32Array.from(after, (node) => length[node] ?? 0),
  }
}

/** A pause that follows moves along, as far as the shift goes. */
const lengthAfter = (board: Board, node: number, last: number): number => {
  const next = board.next[node] ?? none
  const isPause = next >= board.visits && next < board.calls
  const until = isPause ? board.closes[last] : board.late[next]
  return (until ?? 0) - (board.leave[node] ?? 0)
}

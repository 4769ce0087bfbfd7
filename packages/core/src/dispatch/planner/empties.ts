import type { Board } from './board.js'

/** The first empty route of each kind: of empty ones that are alike one is as good as another. */
export interface Empties {
  readonly firsts: Int32Array
  readonly isSeen: Uint8Array
  count: number
  /** For which turn of the board this was found. */
  turn: number
}

/** Nothing found yet. */
export const noEmpties = ({ alikes }: Board): Empties => ({
  firsts: new Int32Array(alikes),
  isSeen: new Uint8Array(alikes),
  count: 0,
  turn: -1,
})

/** The first empty routes as things stand; looked for anew only after a route became empty, or no longer was. */
export const emptiesOf = (empties: Empties, board: Board): Empties => {
  if (empties.turn === board.sum.turns) return empties
  empties.turn = board.sum.turns
  empties.count = 0
  empties.isSeen.fill(0)
  const { routes, count, alike, alikes } = board
  for (let route = 0; route < routes && empties.count < alikes; route++) {
    const kind = alike[route] ?? 0
    if (count[route] !== 0 || empties.isSeen[kind]) continue
    empties.isSeen[kind] = 1
    empties.firsts[empties.count] = route
    empties.count++
  }
  return empties
}

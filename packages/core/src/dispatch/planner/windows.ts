import { type Board, never } from './board.js'

/** The first moment from `time` on at which a visit of many windows may start; `never` = none. */
export const opensFrom = (board: Board, visit: number, time: number): number => {
  for (const [start, end] of board.windows[visit] ?? [])
    if (time <= end) return Math.max(time, start)
  return never
}

/** The last moment until `time` at which a visit of many windows may start; -1 = none. */
export const closesBy = (board: Board, visit: number, time: number): number => {
  const windows = board.windows[visit] ?? []
  for (let i = windows.length - 1; i >= 0; i--) {
    const [start, end] = windows[i] ?? [never, never]
    if (start <= time) return Math.min(time, end)
  }
  return -1
}

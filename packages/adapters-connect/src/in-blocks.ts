import { checkPoints, type Point, type TravelMatrix } from '@foyer/core/store'

/** Asks a server for one block of a matrix: at least one origin and one destination. */
export type AskBlock = (from: readonly Point[], to: readonly Point[]) => Promise<TravelMatrix>

/**
 * A matrix cut into blocks of `side` origins and destinations at most, asked one after another so that a small server keeps up, and put
 * together again.
 */
export const inBlocks = async (
  from: readonly Point[],
  to: readonly Point[],
  side: number,
  askBlock: AskBlock,
): Promise<TravelMatrix> => {
  checkPoints([...from, ...to])
  const seconds: (number | null)[][] = from.map(() => [])
  const metres: (number | null)[][] = from.map(() => [])
  for (let top = 0; top < from.length; top += side)
    for (let left = 0; left < to.length; left += side) {
      const block = await askBlock(from.slice(top, top + side), to.slice(left, left + side))
      block.seconds.forEach((row, i) => {
        seconds[top + i]?.push(...row)
      })
      block.metres.forEach((row, i) => {
        metres[top + i]?.push(...row)
      })
    }
  return { seconds, metres }
}

/** A cell as a server writes it, in whole units: null = no way, undefined = no cell at all. */
export const cellOf = (written: unknown, factor = 1): number | null | undefined => {
  if (written === null) return null
  if (typeof written !== 'number' || !(written >= 0)) return undefined
  return Math.round(written * factor)
}

/** Rows of cells, or undefined when they are not `rows` lists of `columns` cells. */
export const cellsOf = (
  written: unknown,
  rows: number,
  columns: number,
  read: (cell: unknown) => number | null | undefined = (cell) => cellOf(cell),
): (number | null)[][] | undefined => {
  if (!Array.isArray(written) || written.length !== rows) return undefined
  const found: (number | null)[][] = []
  for (const row of written) {
    if (!Array.isArray(row) || row.length !== columns) return undefined
    const cells = row.map((cell) => read(cell))
    const whole = cells.filter((cell) => cell !== undefined)
    if (whole.length !== columns) return undefined
    found.push(whole)
  }
  return found
}

import { checkPoints, type Point, type Travel } from './travel.js'

/** What is kept of answers. */
export interface TravelCacheSettings {
  /** How many pairs of places are kept; the longest unused goes first. 100,000 unless told otherwise. */
  readonly pairs?: number
  /** True = the way back counts as the way there, and a pair is asked for once. */
  readonly symmetric?: boolean
}

interface Way {
  readonly seconds: number | null
  readonly metres: number | null
}

/**
 * Travel that asks `source` only for what it does not know yet: for the rows and columns in which something is missing. Places closer than
 * a metre or so (five decimals) are one. What fails is not kept.
 * @throws {RangeError} when there is no room for a single pair.
 */
export const cachedTravel = (source: Travel, settings: TravelCacheSettings = {}): Travel => {
  const { pairs = 100_000, symmetric = false } = settings
  if (!(Number.isInteger(pairs) && pairs > 0))
    throw new RangeError(`pairs: ${pairs} is no whole number from 1 on`)
  const kept = new Map<string, Way>()
  const keyOf = (a: string, b: string): string => (symmetric && b < a ? `${b} ${a}` : `${a} ${b}`)
  const keep = (key: string, way: Way): void => {
    kept.delete(key)
    kept.set(key, way)
    const [oldest] = kept.keys()
    if (kept.size > pairs && oldest !== undefined) kept.delete(oldest)
  }
  return {
    async matrix(from, to) {
      checkPoints([...from, ...to])
      const [starts, ends] = [from.map(nameOf), to.map(nameOf)]
      const known = new Map<string, Way>()
      for (const a of starts)
        for (const b of ends) {
          const key = keyOf(a, b)
          const way = kept.get(key)
          if (way) known.set(key, way)
        }
      const lacks = (a: string, b: string): boolean => !known.has(keyOf(a, b))
      const rows = indexesOf(starts, (a) => ends.some((b) => lacks(a, b)))
      const columns = indexesOf(ends, (b) => rows.some((i) => lacks(starts[i] ?? '', b)))
      if (rows.length) {
        const asked = await source.matrix(pick(from, rows), pick(to, columns))
        rows.forEach((i, row) => {
          columns.forEach((j, column) => {
            const key = keyOf(starts[i] ?? '', ends[j] ?? '')
            if (!known.has(key)) known.set(key, cellOf(asked, row, column))
          })
        })
      }
      for (const [key, way] of known) keep(key, way)
      const cells = (part: keyof Way) =>
        starts.map((a) => ends.map((b) => known.get(keyOf(a, b))?.[part] ?? null))
      return { seconds: cells('seconds'), metres: cells('metres') }
    },
  }
}

const nameOf = ({ lat, lon }: Point): string => `${lat.toFixed(5)},${lon.toFixed(5)}`

/** Where a name stands for the first time and something is missing. */
const indexesOf = (names: readonly string[], missing: (name: string) => boolean): number[] =>
  names.flatMap((name, i) => (names.indexOf(name) === i && missing(name) ? [i] : []))

const pick = (points: readonly Point[], indexes: readonly number[]): readonly Point[] =>
  indexes.flatMap((i) => points.slice(i, i + 1))

const cellOf = (
  { seconds, metres }: Awaited<ReturnType<Travel['matrix']>>,
  row: number,
  column: number,
): Way => ({
  seconds: seconds[row]?.[column] ?? null,
  metres: metres[row]?.[column] ?? null,
})

import { greatCircle, type Point, type TravelMatrix } from '@foyer/core/store'

const pace = [{ upTo: Number.POSITIVE_INFINITY, kmPerHour: 54 }]
const land = greatCircle({ pace })

/** The roads that a double knows: straight ones, of one speed, and none to or from an island. */
export const roadsBetween = async (
  from: readonly Point[],
  to: readonly Point[],
  islands: readonly Point[],
): Promise<TravelMatrix> => {
  const { seconds, metres } = await land.matrix(from, to)
  const isAlone = (point: Point | undefined): boolean =>
    point !== undefined && islands.some((island) => isNear(island, point))
  const cut = (rows: TravelMatrix['seconds']) =>
    rows.map((row, i) => row.map((cell, j) => (isAlone(from[i]) === isAlone(to[j]) ? cell : null)))
  return { seconds: cut(seconds), metres: cut(metres) }
}

/** Whether two places are one, to a tenth of a metre. */
export const isNear = (a: Point, b: Point): boolean =>
  Math.abs(a.lat - b.lat) < 1e-6 && Math.abs(a.lon - b.lon) < 1e-6

import { checkPoints, type Point, type Travel } from './travel.js'

/** Up to so many metres of road, a car goes so fast. */
export interface Pace {
  /** Metres of road from the door, this stretch included; the last stretch has no end. */
  readonly upTo: number
  readonly kmPerHour: number
}

/** How roads and speeds are guessed where no server knows them. */
export interface GreatCircleSettings {
  /** Metres of road for a metre as the crow flies; 1.3 unless told otherwise. */
  readonly roadFactor?: number
  /** The stretches of a way, short ones first and slower: `usualPace` unless told otherwise. */
  readonly pace?: readonly Pace[]
}

/**
 * A town's streets, its outskirts, a main road, a fast one. Settings to begin with and no measurement: a company that knows its own
 * journeys sets its own.
 */
export const usualPace: readonly Pace[] = [
  { upTo: 2_000, kmPerHour: 20 },
  { upTo: 10_000, kmPerHour: 40 },
  { upTo: 30_000, kmPerHour: 60 },
  { upTo: Number.POSITIVE_INFINITY, kmPerHour: 90 },
]

/** Mean radius of the earth in metres (International Union of Geodesy and Geophysics, R1 of GRS 80). */
const earth = 6_371_008.8

/**
 * Travel without any server: the great circle, longer by the road factor, each stretch of it at its pace. The same both ways; a detour by a
 * third place is never shorter, rounding aside.
 * @throws {RangeError} for a road factor under 1, or stretches that are not in order, stop, slow down or leave the end open.
 */
export const greatCircle = (settings: GreatCircleSettings = {}): Travel => {
  const { roadFactor = 1.3, pace = usualPace } = settings
  checkSettings(roadFactor, pace)
  const stretches = stretchesOf(pace)
  return {
    async matrix(from, to) {
      checkPoints([...from, ...to])
      const ends = to.map(vectorOf)
      const metres = from.map((point) => {
        const start = vectorOf(point)
        return ends.map((end) => Math.round(arc(start, end) * earth * roadFactor))
      })
      return { metres, seconds: metres.map((row) => row.map((far) => secondsOf(far, stretches))) }
    },
  }
}

const checkSettings = (roadFactor: number, pace: readonly Pace[]): void => {
  if (!(roadFactor >= 1)) throw new RangeError(`roadFactor: ${roadFactor} is less than 1`)
  pace.forEach(({ upTo, kmPerHour }, i) => {
    const before = pace[i - 1] ?? { upTo: 0, kmPerHour: 0 }
    if (!(upTo > before.upTo)) throw new RangeError(`pace ${i + 1}: upTo is not in order`)
    if (!(kmPerHour > 0 && kmPerHour >= before.kmPerHour))
      throw new RangeError(`pace ${i + 1}: ${kmPerHour} km/h is slower than before`)
  })
  if (pace.at(-1)?.upTo !== Number.POSITIVE_INFINITY)
    throw new RangeError('pace: the last stretch has an end')
}

type Vector = readonly [x: number, y: number, z: number]

/** The direction of a place from the middle of the earth, of length 1. */
const vectorOf = ({ lat, lon }: Point): Vector => {
  const [phi, lambda] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180]
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
}

/** The angle between two directions, by the chord: exact for neighbours too. */
const arc = (a: Vector, b: Vector): number =>
  2 * Math.asin(Math.min(1, Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) / 2))

interface Stretch {
  readonly from: number
  /** Seconds from the door to where it begins. */
  readonly after: number
  readonly metresPerSecond: number
}

const stretchesOf = (pace: readonly Pace[]): readonly Stretch[] => {
  let [from, after] = [0, 0]
  return pace.map(({ upTo, kmPerHour }) => {
    const stretch = { from, after, metresPerSecond: kmPerHour / 3.6 }
    after += (upTo - from) / stretch.metresPerSecond
    from = upTo
    return stretch
  })
}

const secondsOf = (metres: number, stretches: readonly Stretch[]): number => {
  const on = stretches.findLast(({ from }) => from <= metres)
  return on ? Math.round(on.after + (metres - on.from) / on.metresPerSecond) : 0
}

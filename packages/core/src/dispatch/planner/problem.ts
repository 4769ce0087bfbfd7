import { z } from 'zod'

/** A moment or a length of time: whole seconds as a rule, the same unit everywhere, counted from the midnight that the plan starts at. Day two starts at 86,400. */
const Time = z.int().min(0).max(100_000_000)
/** Index of a place: row and column of the travel matrix. */
const Place = z.int().min(0).max(100_000)
const Name = z.string().min(1).max(200)
const Names = z.array(Name).max(10_000).readonly()
const Levels = z.record(Name, z.int().min(1).max(9)).readonly()
const Counts = z.record(Name, z.int().min(0).max(1_000_000)).readonly()

/** From a moment to another, both included. */
export const Window = z.object({ start: Time, end: Time }).readonly()
/** From a moment to another, both included. */
export type Window = z.output<typeof Window>

/** A pause of a shift: it starts between two moments, both included, where the worker then is. */
export const Pause = z.object({ earliest: Time, latest: Time, duration: Time }).readonly()
/** A pause of a shift. */
export type Pause = z.output<typeof Pause>

/** One day of a worker: one route. */
export const Shift = z
  .object({
    start: Time,
    /** Where it starts: where the worker is now, on a day that has begun; absent = where every day does. */
    from: Place.optional(),
    /** The worker is back by then. */
    end: Time,
    /** How much later the worker may be back, which is overtime and costs; absent = no overtime. */
    overtime: Time.optional(),
    pauses: z.array(Pause).max(5).readonly().optional(),
    /** Most time of travel and visits together; pauses and waiting are not counted. */
    mostWork: Time.optional(),
    mostVisits: z.int().min(0).max(10_000).optional(),
    /** How many of each part there are for this day: what is left, on a day that has begun; absent = as for every day. */
    parts: Counts.optional(),
  })
  .readonly()
/** One day of a worker: one route. */
export type Shift = z.output<typeof Shift>

/** Who goes. */
export const PlanWorker = z
  .object({
    id: Name,
    /** Where every day starts. */
    start: Place,
    /** Where every day ends; absent = where it starts. */
    end: Place.optional(),
    shifts: z.array(Shift).max(400).readonly(),
    /** Level by skill, 1 to 9. */
    skills: Levels.optional(),
    /** Zones served; absent = all. */
    zones: Names.optional(),
    tools: Names.optional(),
    /** How many of each part there are for one day. */
    parts: Counts.optional(),
    /** Customers to whom this worker never goes. */
    refuses: Names.optional(),
  })
  .readonly()
/** Who goes. */
export type PlanWorker = z.output<typeof PlanWorker>

/**
 * Where workers may pass by, once a shift, and take what they lack: from then on they have its tools beside their own, and so many more of
 * each part.
 */
export const Store = z
  .object({
    id: Name,
    place: Place,
    /** How long it takes. */
    duration: Time,
    /** When one may come; absent = at any time. */
    window: Window.optional(),
    /** Absent = every tool. */
    tools: Names.optional(),
    /** How many of each part one may take in a shift; absent = as many as are needed, of every part. */
    parts: Counts.optional(),
  })
  .readonly()
/** Where workers may take what they lack. */
export type Store = z.output<typeof Store>

/** Where somebody must be. */
export const PlanVisit = z
  .object({
    id: Name,
    customer: Name.optional(),
    place: Place,
    duration: Time,
    /** When it may start: one of these. */
    windows: z.array(Window).min(1).max(400).readonly(),
    /** How much after the end of the last window it may start, which is late and costs; absent = never. */
    lateBy: Time.optional(),
    /** Least level by skill. */
    skills: Levels.optional(),
    zone: Name.optional(),
    tools: Names.optional(),
    parts: Counts.optional(),
    /** Times the weight of what is unserved; absent = 1. */
    priority: z.int().min(0).max(1_000_000).optional(),
    /** Only this worker goes; at this moment, where it is given. Never left out for another visit. */
    pinned: z.object({ worker: Name, at: Time.optional() }).readonly().optional(),
    /** Who usually goes: another worker costs continuity. */
    usualWorker: Name.optional(),
    /** Workers whom the customer refuses. */
    refuses: Names.optional(),
    /** What the customer was told: it never starts before; later, or with another worker, is a change and costs. */
    announced: z.object({ worker: Name, at: Time }).readonly().optional(),
  })
  .readonly()
/** Where somebody must be. */
export type PlanVisit = z.output<typeof PlanVisit>

/**
 * Two visits that hold each other: both are served or neither, and the second starts `least` to `most` after the start of the first.
 * Two persons at once: 0 and 0, `apart`. One after the other: the duration of the first as `least`.
 */
export const Link = z
  .object({
    first: Name,
    second: Name,
    least: Time,
    most: Time,
    /** Whether two different workers are needed. */
    apart: z.boolean(),
  })
  .readonly()
/** Two visits that hold each other. */
export type Link = z.output<typeof Link>

/** Of time or distance. */
export const longestWay = 100_000_000

const Matrix = z.array(z.array(z.int().min(0).max(longestWay)).readonly()).readonly()

/** From each place (row) to each (column): whole numbers, nothing from a place to itself. */
export const TravelMatrix = z
  .object({
    durations: Matrix,
    /** Whole metres; absent = nothing is asked about distance. */
    distances: Matrix.optional(),
  })
  .readonly()
/** From each place (row) to each (column). */
export type TravelMatrix = z.output<typeof TravelMatrix>

const weight = z.number().min(0).max(1_000_000_000).optional()

/** What each thing costs; absent = the usual weight. The plan with the least sum wins. */
export const Weights = z
  .object({
    /** A unit of time on the road. */
    travel: weight,
    /** A unit of distance. */
    distance: weight,
    /** A unit of time between leaving and being back, waiting and pauses included. Workers then leave as late as that makes it short. */
    presence: weight,
    /** A unit of time that a visit starts after its last window. */
    lateness: weight,
    /** A unit of time of the latest start of all. */
    worstLateness: weight,
    /** A unit of time that a shift ends late. */
    overtime: weight,
    /** A visit left out, times its priority. */
    unserved: weight,
    /** A visit by another than the usual worker. */
    continuity: weight,
    /** A unit of work by which a worker is away from the mean of all. */
    fairness: weight,
    /** A visit by another worker than announced. */
    changedWorker: weight,
    /** A unit of time that a visit starts later than announced. */
    changedTime: weight,
  })
  .readonly()
/** What each thing costs. */
export type Weights = z.output<typeof Weights>
/** A thing that costs. */
export type Term = keyof Weights

/** The usual weights: an hour on the road is 3,600; what is told to customers and whom they know weighs minutes, a visit left out a day. */
export const usualWeights: Required<{ readonly [T in Term]: number }> = {
  travel: 1,
  distance: 0,
  presence: 0,
  lateness: 2,
  worstLateness: 0,
  overtime: 2,
  unserved: 86_400,
  continuity: 600,
  fairness: 0,
  changedWorker: 900,
  changedTime: 1,
}

/** A shift of a worker and its visits in order. `shift` counts from 0. */
export const PlannedRoute = z
  .object({
    worker: Name,
    shift: z.int().min(0).max(400),
    visits: Names,
    /** How many of the visits come before each pause; absent = as it fits. */
    pauses: z.array(z.int().min(0).max(10_000)).max(5).readonly().optional(),
    /** The store that is passed by, after how many of the visits and of the pauses; `pauses` absent = after those that come by then. */
    call: z
      .object({
        store: Name,
        after: z.int().min(0).max(10_000),
        pauses: z.int().min(0).max(5).optional(),
      })
      .readonly()
      .optional(),
  })
  .readonly()
/** A shift of a worker and its visits in order. */
export type PlannedRoute = z.output<typeof PlannedRoute>

/** What is to be planned: a day, or a week as one shift a worker and day. JSON-safe. */
export const Problem = z
  .object({
    workers: z.array(PlanWorker).max(10_000).readonly(),
    visits: z.array(PlanVisit).max(100_000).readonly(),
    links: z.array(Link).max(10_000).readonly().optional(),
    stores: z.array(Store).max(100).readonly().optional(),
    travel: TravelMatrix,
    weights: Weights.optional(),
    /** Where to start from; absent = an empty board. What no longer fits in is planned anew. */
    plan: z.array(PlannedRoute).max(100_000).readonly().optional(),
  })
  .readonly()
/** What is to be planned. */
export type Problem = z.output<typeof Problem>

import { z } from 'zod'

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, as 08:30')
const Name = z.string().min(1).max(100)
const Levels = z.record(Name, z.int().min(1).max(9)).readonly()
const Names = z.array(Name).max(100).readonly()
const Counts = z.record(Name, z.int().min(0).max(1000)).readonly()
const Home = z
  .object({ town: Name, lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
  .readonly()

const Worker = z
  .object({
    id: Name,
    name: Name,
    /** Where the day begins and ends. */
    home: Home,
    from: Clock,
    to: Clock,
    /** Minutes that the day may last longer. */
    overtime: z.int().min(0).max(480).optional(),
    pause: z
      .object({ earliest: Clock, latest: Clock, minutes: z.int().min(1).max(240) })
      .readonly()
      .optional(),
    skills: Levels.default({}),
    /** What is in the car: tools, and how many of each part. */
    tools: Names.default([]),
    parts: Counts.default({}),
  })
  .readonly()

/** Where workers may pass by for what they lack: without a list there is everything. */
const Store = z
  .object({
    id: Name,
    name: Name,
    home: Home,
    minutes: z.int().min(0).max(240),
    tools: Names.optional(),
    parts: Counts.optional(),
  })
  .readonly()

const Visit = z
  .object({
    id: Name,
    customer: Name,
    what: Name,
    home: Home,
    minutes: z.int().min(5).max(600),
    /** When it may begin: in one of these. */
    windows: z
      .array(z.tuple([Clock, Clock]).readonly())
      .min(1)
      .max(10)
      .readonly(),
    skills: Levels.default({}),
    tools: Names.default([]),
    parts: Counts.default({}),
    priority: z.int().min(0).max(1000).optional(),
    /** The worker who usually goes. */
    usual: Name.optional(),
    /** Promised to nobody, and yet not to be moved. */
    pinned: z.object({ worker: Name, at: Clock }).readonly().optional(),
    /** What the customer was told. */
    announced: z.object({ worker: Name, at: Clock }).readonly().optional(),
    /** Two workers at once. */
    together: z.literal(2).optional(),
  })
  .readonly()

/** A day to be planned, as a person writes it: names, towns and times of day. */
export const Day = z
  .object({
    date: z.iso.date(),
    workers: z.array(Worker).min(1).max(200).readonly(),
    visits: z.array(Visit).min(1).max(2000).readonly(),
    stores: z.array(Store).max(20).readonly().default([]),
  })
  .readonly()
/** A day to be planned. */
export type Day = z.output<typeof Day>
/** Who goes. */
export type DayWorker = Day['workers'][number]
/** Where workers may pass by. */
export type DayStore = Day['stores'][number]
/** Where somebody is to go. */
export type DayVisit = Day['visits'][number]

/** Seconds from midnight: `08:30` is 30,600. */
export const secondsOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 3600 + minutes * 60
}

/** The time of day of seconds from midnight, to the minute: 30,600 is `08:30`. */
export const clockOf = (seconds: number): string => {
  const minutes = Math.round(seconds / 60)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

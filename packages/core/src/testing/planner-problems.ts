import fc from 'fast-check'
import type {
  Link,
  PlanVisit,
  PlanWorker,
  Problem,
  Store,
  Window,
} from '../dispatch/planner/index.js'

/** Little towns: places on a grid, ways by its streets, so that no way round is shorter. */
const travel = fc
  .array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 3, maxLength: 8 })
  .map((places) => ({
    durations: places.map(([x, y]) => places.map(([a, b]) => Math.abs(x - a) + Math.abs(y - b))),
  }))

/** One time in five. */
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })
/** What is undefined is left out. */
const defined = <T extends object>(value: T): T => JSON.parse(JSON.stringify(value)) satisfies T

const window: fc.Arbitrary<Window> = fc
  .tuple(fc.nat(180), fc.nat(80))
  .map(([start, length]) => ({ start, end: start + length }))

const shift = (places: number) =>
  fc
    .record({
      start: fc.constantFrom(0, 30),
      from: maybe(fc.nat(places - 1)),
      end: fc.constantFrom(120, 200),
      overtime: maybe(fc.constantFrom(20)),
      pauses: fc.option(fc.constant([{ earliest: 60, latest: 90, duration: 15 }]), {
        nil: undefined,
      }),
      mostWork: maybe(fc.constantFrom(60, 100)),
      mostVisits: maybe(fc.constantFrom(2, 4)),
      parts: maybe(fc.record({ filter: fc.nat(3) })),
    })
    .map(defined)

const ids = ['a', 'b', 'c'] as const

const worker = (id: string, places: number): fc.Arbitrary<PlanWorker> =>
  fc
    .record({
      id: fc.constant(id),
      start: fc.nat(places - 1),
      end: maybe(fc.nat(places - 1)),
      shifts: fc
        .array(shift(places), { minLength: 1, maxLength: 2 })
        .map((list) => list.map((one, day) => moved(one, 300 * day))),
      skills: fc.option(fc.record({ care: fc.integer({ min: 1, max: 3 }) }), { nil: undefined }),
      zones: maybe(fc.subarray(['north', 'south'])),
      tools: maybe(fc.subarray(['ladder', 'van'])),
      parts: maybe(fc.record({ filter: fc.nat(3) })),
      refuses: maybe(fc.subarray(['c1'])),
    })
    .map(defined)

/** The same hours of another day. */
const moved = (one: PlanWorker['shifts'][number], by: number): PlanWorker['shifts'][number] => ({
  ...one,
  start: one.start + by,
  end: one.end + by,
  ...(one.pauses && {
    pauses: one.pauses.map((pause) => {
      return { ...pause, earliest: pause.earliest + by, latest: pause.latest + by }
    }),
  }),
})

const visit = (id: string, places: number): fc.Arbitrary<PlanVisit> =>
  fc
    .record({
      id: fc.constant(id),
      customer: maybe(fc.constantFrom('c1', 'c2')),
      place: fc.nat(places - 1),
      duration: fc.integer({ min: 0, max: 40 }),
      windows: fc.array(window, { minLength: 1, maxLength: 2 }),
      lateBy: maybe(fc.nat(30)),
      skills: maybe(fc.record({ care: fc.integer({ min: 1, max: 3 }) })),
      zone: maybe(fc.constantFrom('north', 'south')),
      tools: maybe(fc.subarray(['ladder', 'van'])),
      parts: maybe(fc.record({ filter: fc.nat(2) })),
      priority: maybe(fc.nat(5)),
      usualWorker: maybe(fc.constantFrom(...ids)),
      refuses: maybe(fc.subarray([...ids], { maxLength: 1 })),
      announced: maybe(fc.record({ worker: fc.constantFrom(...ids), at: fc.nat(150) })),
    })
    .map(defined)

/** With everything or with little, open all day or in the morning. */
const store = (id: string, places: number): fc.Arbitrary<Store> =>
  fc
    .record({
      id: fc.constant(id),
      place: fc.nat(places - 1),
      duration: fc.constantFrom(0, 5),
      window: maybe(fc.constant({ start: 10, end: 90 })),
      tools: fc.option(fc.subarray(['ladder', 'van']), { nil: undefined }),
      parts: fc.option(fc.record({ filter: fc.nat(3) }), { nil: undefined }),
    })
    .map(defined)

const weights = maybe(
  fc
    .record({
      travel: fc.constantFrom(1, 2),
      presence: fc.constantFrom(0, 0, 0.5),
      fairness: fc.constantFrom(0, 0.5),
      worstLateness: fc.constantFrom(0, 3),
      unserved: fc.constantFrom(20, 10_000),
    })
    // What fairness costs is only estimated where a visit is put, and presence would weigh on top of it.
    .map((one) => (one.presence ? { ...one, fairness: 0 } : one)),
)

const link = (count: number): fc.Arbitrary<readonly Link[]> =>
  count < 2
    ? fc.constant([])
    : fc
        .record({
          first: fc.constant('v0'),
          second: fc.constant('v1'),
          least: fc.constantFrom(0, 10),
          most: fc.constantFrom(10, 60),
          apart: fc.boolean(),
        })
        .map((one) => [one.least === 0 && one.apart ? { ...one, most: 0 } : one])

/** Problems with a bit of everything. */
export const problems: fc.Arbitrary<Problem> = fc
  .record({ travel, workers: fc.constantFrom(0, 1, 2, 2, 3, 3), visits: fc.nat(9), weights })
  .chain(({ travel: ways, workers, visits, ...rest }) => {
    const places = ways.durations.length
    return fc
      .record({
        workers: fc.tuple(...ids.slice(0, workers).map((id) => worker(id, places))),
        visits: fc.tuple(...Array.from({ length: visits }, (_, v) => visit(`v${v}`, places))),
        links: fc.option(link(visits), { nil: undefined, freq: 3 }),
        stores: fc.constantFrom(0, 0, 1, 2).chain((count) => {
          const list = ['depot', 'branch'].slice(0, count).map((id) => store(id, places))
          return count ? fc.tuple(...list) : fc.constant(undefined)
        }),
      })
      .map((one) => defined({ ...one, travel: ways, ...rest }))
  })

/** Problems of one or two workers and up to five visits without links, for which every plan can be tried. */
export const tinyProblems: fc.Arbitrary<Problem> = problems
  .filter(({ workers }) => workers.length > 0)
  .map(({ workers, visits, links: _, ...rest }) => ({
    ...rest,
    workers: workers.slice(0, 2).map((one) => ({ ...one, shifts: one.shifts.slice(0, 1) })),
    visits: visits.slice(0, 5),
  }))

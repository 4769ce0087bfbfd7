import { barriersOf, toolsLackingIn } from './barriers.js'
import { type Board, type LinkOfTwo, never, none } from './board.js'
import { type Problem, type Term, usualWeights, type Window } from './problem.js'
import { noStretch, stretchesOf } from './stretch.js'

type AllWeights = { readonly [T in Term]: number }

/** The empty board of a problem whose names and places were found right; `sites` = how its places are numbered. */
export const boardOf = (
  problem: Problem,
  sites: Int32Array = Int32Array.from(problem.travel.durations, (_, place) => place),
): Board => {
  const weights = weightsOf(problem)
  const sizes = sizesOf(problem)
  const nodes = sizes.ends + 2 * sizes.routes
  const pairCost = pairCosts(problem, weights)
  const hours = hoursOf(problem, weights, nodes)
  const barrier = barriersOf(problem)
  const prices = pricesOf(problem, weights, nodes)
  const isWalked = sizes.stores > 0 || weights.presence > 0
  const isHard = !prices.soft && !problem.links?.length
  return {
    problem,
    weights,
    ...sizes,
    ...travelOf(problem, weights, sites),
    ...hours,
    site: hours.place.map((place) => sites[place] ?? 0),
    ...prices,
    isExact: isHard && !hours.many.includes(1),
    isSimple: isHard && !isWalked && !sizes.pauses,
    ...shiftsOf(problem, weights),
    ...partsOf(problem),
    ...toolsLackingIn(problem),
    isWalked,
    order: new Int32Array(sizes.ends + 3),
    hours: new Int32Array(sizes.ends + 3),
    stretches: stretchesOf(nodes, sizes.routes),
    stretch: noStretch(),
    ahead: noStretch(),
    ...linksIn(problem),
    barrier,
    hasBarriers: barrier.some((bits) => bits > 0),
    pairCost,
    hasPairCost: pairCost.some((cost) => cost > 0),
    ...emptyState(nodes, sizes.routes, problem.workers.length),
    used: new Int32Array(sizes.routes * partNames(problem).length),
    ignored: 0,
  }
}

const weightsOf = ({ weights = {} }: Problem): AllWeights => {
  const told = Object.entries(weights).filter(([, weight]) => weight !== undefined)
  return { ...usualWeights, ...Object.fromEntries(told) }
}

const shiftList = ({ workers }: Problem) =>
  workers.flatMap((worker, w) => worker.shifts.map((shift) => ({ worker, w, shift })))

const sizesOf = (problem: Problem) => {
  const shifts = shiftList(problem)
  const visits = problem.visits.length
  const pauses = shifts.reduce((sum, { shift }) => sum + (shift.pauses?.length ?? 0), 0)
  const [calls, stores] = [visits + pauses, problem.stores?.length ?? 0]
  const sizes = { visits, pauses, calls, stores, ends: calls + shifts.length * stores }
  return { ...sizes, routes: shifts.length, workers: problem.workers.length }
}

const travelOf = ({ travel }: Problem, weights: AllWeights, sites: Int32Array) => {
  const { durations, distances } = travel
  const places = durations.length
  const times = new Int32Array(places * places)
  durations.forEach((row, i) => {
    const at = (sites[i] ?? 0) * places
    for (let j = 0; j < places; j++) times[at + (sites[j] ?? 0)] = row[j] ?? 0
  })
  const timesTo = turned(times, new Int32Array(places * places), places)
  const board = { places, sites, times, timesTo }
  const unit = weights.travel + weights.presence
  if (unit === 1 && !(weights.distance && distances))
    return { ...board, arcs: times, arcsTo: timesTo }
  const arcs = Float64Array.from(times, (time) => time * unit)
  distances?.forEach((row, i) => {
    const from = (sites[i] ?? 0) * places
    row.forEach((metres, j) => {
      const at = from + (sites[j] ?? 0)
      arcs[at] = (arcs[at] ?? 0) + metres * weights.distance
    })
  })
  return { ...board, arcs, arcsTo: turned(arcs, new Float64Array(places * places), places) }
}

/** A matrix by column; itself where there and back is the same, so that half as much passes through the processor's cache. */
const turned = <A extends Int32Array | Float64Array>(matrix: A, into: A, places: number): A => {
  let isSame = true
  for (let i = 0; i < places; i++)
    for (let j = 0; j < places; j++) {
      const there = matrix[i * places + j] ?? 0
      into[j * places + i] = there
      isSame &&= there === matrix[j * places + i]
    }
  return isSame ? matrix : into
}

/** Where each node is, how long it takes, and when it may start. */
const hoursOf = (problem: Problem, weights: AllWeights, nodes: number) => {
  const place = new Int32Array(nodes)
  const service = new Int32Array(nodes)
  const opens = new Int32Array(nodes)
  const closes = new Int32Array(nodes)
  const many = new Uint8Array(nodes)
  const due = new Int32Array(nodes).fill(never)
  const lateCost = new Float64Array(nodes)
  const windows = problem.visits.map(windowsOf)
  problem.visits.forEach((visit, v) => {
    place[v] = visit.place
    service[v] = visit.duration
    opens[v] = windows[v]?.[0]?.[0] ?? never
    closes[v] = windows[v]?.at(-1)?.[1] ?? -1
    many[v] = (windows[v]?.length ?? 0) > 1 ? 1 : 0
    due[v] = lastEnd(visit.windows)
    lateCost[v] = weights.lateness
  })
  const shifts = shiftList(problem)
  const pauses = shifts.flatMap(({ shift }) => shift.pauses ?? [])
  pauses.forEach((pause, p) => {
    const at = problem.visits.length + p
    opens[at] = pause.earliest
    closes[at] = pause.latest
    service[at] = pause.duration
  })
  const stores = problem.stores ?? []
  const calls = problem.visits.length + pauses.length
  shifts.forEach(({ worker, shift }, k) => {
    stores.forEach((store, s) => {
      const at = calls + k * stores.length + s
      place[at] = store.place
      service[at] = store.duration
      opens[at] = store.window?.start ?? 0
      closes[at] = store.window?.end ?? never
    })
    const at = calls + shifts.length * stores.length + 2 * k
    place.set([shift.from ?? worker.start, worker.end ?? worker.start], at)
    opens.set([shift.start, shift.start], at)
    closes.fill(shift.end + (shift.overtime ?? 0), at, at + 2)
    due[at + 1] = shift.end
    lateCost[at + 1] = weights.overtime
  })
  return { place, service, opens, closes, many, due, lateCost, windows }
}

/** When a visit may start: the later end of the last window counts what may be late; what is pinned or announced cuts. */
export const windowsOf = (
  visit: Problem['visits'][number],
): readonly (readonly [number, number])[] => {
  const from = visit.pinned?.at ?? visit.announced?.at ?? 0
  const until = visit.pinned?.at ?? never
  const last = lastEnd(visit.windows)
  const spans = visit.windows
    .map(({ start, end }) => [start, end === last ? end + (visit.lateBy ?? 0) : end] as const)
    .map(([start, end]) => [Math.max(start, from), Math.min(end, until)] as const)
    .filter(([start, end]) => start <= end)
    .sort(([a], [b]) => a - b)
  return joined(spans)
}

/** Windows in order, those that touch as one. */
const joined = (spans: readonly (readonly [number, number])[]) => {
  const found: (readonly [number, number])[] = []
  for (const [start, end] of spans) {
    const [from, until] = found.at(-1) ?? [never, -1]
    if (start > until) found.push([start, end])
    else found[found.length - 1] = [from, Math.max(until, end)]
  }
  return found
}

const lastEnd = (windows: readonly Window[]): number => Math.max(...windows.map(({ end }) => end))

/** What leaving out and being later than announced costs, and what stays where it is. */
const pricesOf = (problem: Problem, weights: AllWeights, nodes: number) => {
  const told = new Int32Array(nodes).fill(never)
  const toldCost = new Float64Array(nodes)
  const price = new Float64Array(problem.visits.length)
  const fixed = new Uint8Array(nodes)
  problem.visits.forEach(({ announced, pinned, priority = 1 }, v) => {
    told[v] = announced?.at ?? never
    toldCost[v] = announced ? weights.changedTime : 0
    price[v] = weights.unserved * priority + (pinned ? priceOfPinned : 0)
    fixed[v] = pinned?.at === undefined ? 0 : 1
  })
  fixLinked(problem, fixed)
  const soft =
    problem.visits.some(({ lateBy, announced }) => lateBy || announced) ||
    problem.workers.some(({ shifts }) => shifts.some(({ overtime }) => overtime))
  return { told, toldCost, price, fixed, soft }
}

/** What is linked to a visit that stays stays too. */
const fixLinked = ({ visits, links = [] }: Problem, fixed: Uint8Array): void => {
  const nodeOf = new Map(visits.map(({ id }, v) => [id, v]))
  for (let isDone = false; !isDone; ) {
    isDone = true
    for (const { first, second } of links) {
      const [one, other] = [nodeOf.get(first) ?? none, nodeOf.get(second) ?? none]
      if (fixed[one] === fixed[other]) continue
      fixed[one] = 1
      fixed[other] = 1
      isDone = false
    }
  }
}

/** More than anything else costs: what is pinned is never given up for another visit. */
export const priceOfPinned = 1e12

const shiftsOf = (problem: Problem, weights: AllWeights) => {
  const shifts = shiftList(problem)
  const known = namedWorkers(problem)
  const kinds = new Map<string, number>()
  const alike = Int32Array.from(shifts, ({ worker, w, shift }) => {
    const { id, shifts: _, ...gifts } = worker
    const isOneself = weights.fairness > 0 || known.has(id)
    const key = JSON.stringify([gifts, shift, isOneself ? w : none])
    const kind = kinds.get(key) ?? kinds.size
    kinds.set(key, kind)
    return kind
  })
  return {
    workerOf: Int32Array.from(shifts, ({ w }) => w),
    mostWork: Int32Array.from(shifts, ({ shift }) => shift.mostWork ?? never),
    mostVisits: Int32Array.from(shifts, ({ shift }) => shift.mostVisits ?? never),
    shiftEnd: Int32Array.from(shifts, ({ shift }) => shift.end),
    pauseOf: Int32Array.from(shifts.flatMap(({ shift }, k) => (shift.pauses ?? []).map(() => k))),
    alike,
    alikes: kinds.size,
  }
}

/** The workers that visits ask for, or not, by name. */
const namedWorkers = ({ visits }: Problem): ReadonlySet<string> =>
  new Set(
    visits.flatMap(({ pinned, usualWorker, refuses = [], announced }) =>
      [pinned?.worker, usualWorker, announced?.worker, ...refuses].filter((id) => id !== undefined),
    ),
  )

const partNames = ({ visits }: Problem): readonly string[] => [
  ...new Set(visits.flatMap(({ parts = {} }) => Object.keys(parts))),
]

const partsOf = (problem: Problem) => {
  const names = partNames(problem)
  const needs = problem.visits.flatMap(({ parts }) => names.map((name) => parts?.[name] ?? 0))
  const stock = shiftList(problem).flatMap(({ worker, shift: { parts = worker.parts } }) =>
    names.map((name) => parts?.[name] ?? 0),
  )
  const given = (problem.stores ?? []).flatMap(({ parts }) =>
    names.map((name) => (parts ? (parts[name] ?? 0) : never)),
  )
  return {
    partNames: names,
    kinds: names.length,
    needs: Int32Array.from(needs),
    stock: Int32Array.from(stock),
    given: Int32Array.from(given),
    left: new Int32Array(names.length),
  }
}

const linksIn = ({ visits, links = [] }: Problem) => {
  const nodeOf = new Map(visits.map(({ id }, v) => [id, v]))
  const found = links.map(({ first, second, ...link }): LinkOfTwo => {
    return { ...link, first: nodeOf.get(first) ?? none, second: nodeOf.get(second) ?? none }
  })
  const linksOf: LinkOfTwo[][] = visits.map(() => [])
  for (const link of found) for (const v of [link.first, link.second]) linksOf[v]?.push(link)
  return { links: found, linksOf }
}

/** What a visit costs more with a worker than with the usual or the announced one; empty = it never does. */
const pairCosts = ({ workers, visits }: Problem, weights: AllWeights): Float64Array => {
  if (!visits.some(({ usualWorker, announced }) => usualWorker ?? announced))
    return new Float64Array(0)
  const costs = new Float64Array(workers.length * visits.length)
  workers.forEach(({ id }, w) => {
    visits.forEach(({ usualWorker, announced }, v) => {
      const unusual = usualWorker !== undefined && usualWorker !== id ? weights.continuity : 0
      const changed = announced && announced.worker !== id ? weights.changedWorker : 0
      costs[w * visits.length + v] = unusual + changed
    })
  })
  return costs
}

const emptyState = (nodes: number, routes: number, workers: number) => ({
  next: new Int32Array(nodes).fill(none),
  previous: new Int32Array(nodes).fill(none),
  route: new Int32Array(nodes).fill(none),
  start: new Int32Array(nodes),
  late: new Int32Array(nodes),
  pulled: new Int32Array(nodes),
  pushed: new Int32Array(nodes).fill(never),
  leave: new Int32Array(nodes),
  leg: new Float64Array(nodes),
  ride: new Int32Array(nodes),
  count: new Int32Array(routes),
  version: new Int32Array(routes),
  work: new Int32Array(routes),
  routeCost: new Float64Array(routes),
  routeLatest: new Float64Array(routes),
  workOf: new Float64Array(workers),
  sum: { cost: 0, served: 0, used: 0, changes: 0, turns: 0 },
})

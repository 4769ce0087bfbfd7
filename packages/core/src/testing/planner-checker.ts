import type { Call, Plan, Route } from '../dispatch/planner/index.js'
import {
  type PlanVisit,
  type PlanWorker,
  type Problem,
  type Shift,
  type Term,
  Weights,
} from '../dispatch/planner/index.js'

/** Everything in which a plan goes against its problem, in words; empty = nothing. Shares no code with the solver. */
export const faultsOf = (problem: Problem, plan: Plan): readonly string[] => [
  ...plan.routes.flatMap((route) => faultsOfRoute(problem, route)),
  ...faultsOfShifts(plan),
  ...faultsOfCounts(problem, plan),
  ...faultsOfLinks(problem, plan),
  ...faultsOfTerms(problem, plan),
]

const faultsOfRoute = (problem: Problem, route: Route): readonly string[] => {
  const worker = problem.workers.find(({ id }) => id === route.worker)
  const shift = worker?.shifts[route.shift]
  if (!worker || !shift) return [`no shift ${route.shift} of ${route.worker}`]
  const visits = route.stops.map(({ visit }) => problem.visits.find(({ id }) => id === visit))
  const known = visits.filter((visit) => visit !== undefined)
  if (known.length < visits.length) return [`unknown visit in a route of ${route.worker}`]
  return [
    ...known.flatMap((visit) => faultsBetween(worker, visit)),
    ...faultsOfHours(problem, worker, shift, route),
    ...faultsOfLoad(worker, shift, known, route),
    ...faultsOfSupplies(problem, worker, known, route),
  ]
}

const faultsBetween = (worker: PlanWorker, visit: PlanVisit): readonly string[] => {
  const faults: string[] = []
  const say = (what: string) => faults.push(`${visit.id} with ${worker.id}: ${what}`)
  for (const [skill, level] of Object.entries(visit.skills ?? {}))
    if ((worker.skills?.[skill] ?? 0) < level) say(`lacks ${skill}`)
  if (visit.zone && worker.zones && !worker.zones.includes(visit.zone)) say('outside')
  if (visit.refuses?.includes(worker.id)) say('refused by the customer')
  if (visit.customer && worker.refuses?.includes(visit.customer)) say('refused by the worker')
  if (visit.pinned && visit.pinned.worker !== worker.id) say('pinned to another')
  return faults
}

/** Walks the route with a watch: what is driven, what is waited for, where the pauses are made. */
const faultsOfHours = (
  problem: Problem,
  worker: PlanWorker,
  shift: Shift,
  route: Route,
): readonly string[] => {
  const faults: string[] = []
  const say = (what: string) => faults.push(`${route.worker} ${route.shift}: ${what}`)
  const { durations } = problem.travel
  const pauses = (shift.pauses ?? []).map((pause, i) => ({
    ...pause,
    start: route.pauses[i] ?? -1,
  }))
  if (route.pauses.length !== pauses.length) say('a pause is missing')
  if (route.start < shift.start) say('starts before the shift')
  let [time, place, next, driven] = [route.start, shift.from ?? worker.start, 0, 0]
  const rest = (way: number, arrival: number) => {
    for (let pause = pauses[next]; pause; pause = pauses[next]) {
      if (pause.start + pause.duration + way > arrival) return
      if (pause.start < time) say(`pause ${next} at work`)
      if (pause.start < pause.earliest || pause.start > pause.latest)
        say(`pause ${next} out of hours`)
      time = pause.start + pause.duration
      next++
    }
  }
  const passBy = (call: Call) => {
    const store = problem.stores?.find(({ id }) => id === call.store)
    if (!store) return say(`there is no store ${call.store}`)
    const way = durations[place]?.[store.place] ?? 0
    rest(way, call.arrive)
    driven += way
    if (call.arrive !== time + way) say(`${store.id}: arrives at another time`)
    if (call.start < call.arrive) say(`${store.id}: starts before the arrival`)
    const { start = 0, end = Infinity } = store.window ?? {}
    if (call.start < start || call.start > end) say(`${store.id}: is closed`)
    if (call.leave !== call.start + store.duration) say(`${store.id}: takes another time`)
    time = call.leave
    place = store.place
  }
  for (const [i, stop] of route.stops.entries()) {
    const visit = problem.visits.find(({ id }) => id === stop.visit)
    if (!visit) continue
    if (route.call?.after === i) passBy(route.call)
    const way = durations[place]?.[visit.place] ?? 0
    rest(way, stop.arrive)
    driven += way
    if (stop.arrive !== time + way)
      say(`${stop.visit}: arrives at ${stop.arrive}, not ${time + way}`)
    if (stop.start < stop.arrive) say(`${stop.visit}: starts before the arrival`)
    if (!mayStart(visit, stop.start)) say(`${stop.visit}: starts out of its windows`)
    if (stop.leave !== stop.start + visit.duration) say(`${stop.visit}: takes another time`)
    time = stop.leave
    place = visit.place
  }
  const home = durations[place]?.[worker.end ?? worker.start] ?? 0
  rest(home, route.end)
  driven += home
  if (next < pauses.length) say('a pause is not made')
  if (time + home > route.end) say('is back later than said')
  if (route.end > shift.end + (shift.overtime ?? 0)) say('is back too late')
  if (driven !== route.travel) say('drives another time than said')
  return faults
}

const mayStart = (visit: PlanVisit, start: number): boolean => {
  const last = Math.max(...visit.windows.map(({ end }) => end))
  const isOpen = visit.windows.some(
    (window) =>
      start >= window.start &&
      start <= window.end + (window.end === last ? (visit.lateBy ?? 0) : 0),
  )
  const isPinned = visit.pinned?.at === undefined || visit.pinned.at === start
  return isOpen && isPinned && start >= (visit.announced?.at ?? 0)
}

/** Goes through the day with a bag: what is in it at first, what is taken from the store, what each visit needs of it. */
const faultsOfSupplies = (
  { stores = [] }: Problem,
  worker: PlanWorker,
  visits: readonly PlanVisit[],
  { call, shift }: Route,
): readonly string[] => {
  const faults: string[] = []
  const stock = worker.shifts[shift]?.parts ?? worker.parts ?? {}
  const bag = new Map(Object.entries(stock))
  const tools = new Set(worker.tools)
  const store = stores.find(({ id }) => id === call?.store)
  if (call && hasEnough({ ...worker, parts: stock }, visits))
    faults.push(`${worker.id}: a call for nothing`)
  visits.forEach((visit, i) => {
    const isPassed = store !== undefined && i >= (call?.after ?? Infinity)
    if (i === call?.after) {
      for (const tool of store?.tools ?? []) tools.add(tool)
      for (const [part, count] of Object.entries(store?.parts ?? {}))
        bag.set(part, (bag.get(part) ?? 0) + count)
    }
    for (const tool of visit.tools ?? [])
      if (!tools.has(tool) && !(isPassed && !store.tools))
        faults.push(`${visit.id} with ${worker.id}: lacks ${tool}`)
    for (const [part, count] of Object.entries(visit.parts ?? {})) {
      bag.set(part, (bag.get(part) ?? 0) - count)
      const isUnbounded = isPassed && !store.parts
      if ((bag.get(part) ?? 0) < 0 && count && !isUnbounded)
        faults.push(`${visit.id} with ${worker.id}: too few ${part}`)
    }
  })
  return faults
}

/** Whether a worker has everything for some visits without passing by a store. */
const hasEnough = (worker: PlanWorker, visits: readonly PlanVisit[]): boolean => {
  const parts = visits.flatMap((visit) => Object.keys(visit.parts ?? {}))
  const isShort = (part: string): boolean =>
    visits.reduce((sum, visit) => sum + (visit.parts?.[part] ?? 0), 0) > (worker.parts?.[part] ?? 0)
  const tools = visits.flatMap((visit) => visit.tools ?? [])
  return !parts.some(isShort) && tools.every((tool) => worker.tools?.includes(tool))
}

const faultsOfLoad = (
  worker: PlanWorker,
  shift: Shift,
  visits: readonly PlanVisit[],
  route: Route,
): readonly string[] => {
  const faults: string[] = []
  if (visits.length > (shift.mostVisits ?? Infinity)) faults.push(`${worker.id}: too many visits`)
  const work = route.travel + visits.reduce((sum, { duration }) => sum + duration, 0)
  if (work > (shift.mostWork ?? Infinity)) faults.push(`${worker.id}: too much work`)
  return faults
}

const faultsOfShifts = ({ routes }: Plan): readonly string[] => {
  const shifts = routes.map(({ worker, shift }) => `${worker} ${shift}`)
  return new Set(shifts).size === shifts.length ? [] : ['a shift has two routes']
}

const faultsOfCounts = ({ visits }: Problem, plan: Plan): readonly string[] => {
  const served = plan.routes.flatMap(({ stops }) => stops.map(({ visit }) => visit))
  const named = [...served, ...plan.unassigned.map(({ visit }) => visit)].sort()
  const all = visits.map(({ id }) => id).sort()
  return JSON.stringify(named) === JSON.stringify(all) ? [] : ['not every visit is there once']
}

const faultsOfLinks = (problem: Problem, plan: Plan): readonly string[] => {
  const stops = new Map(
    plan.routes.flatMap(({ worker, stops: list }) =>
      list.map(({ visit, start }) => [visit, { worker, start }] as const),
    ),
  )
  return (problem.links ?? []).flatMap(({ first, second, least, most, apart }) => {
    const [one, other] = [stops.get(first), stops.get(second)]
    if (!one && !other) return []
    if (!one || !other) return [`${first} without ${second}`]
    const gap = other.start - one.start
    const isTimed = gap >= least && gap <= most
    const isStaffed = !apart || one.worker !== other.worker
    return isTimed && isStaffed ? [] : [`${first} and ${second} are not in step`]
  })
}

/** The terms, counted by hand. */
const faultsOfTerms = (problem: Problem, plan: Plan): readonly string[] => {
  const visitOf = new Map(problem.visits.map((visit) => [visit.id, visit]))
  const stops = plan.routes.flatMap(({ worker, stops: list }) =>
    list.flatMap((stop) => {
      const visit = visitOf.get(stop.visit)
      return visit ? [{ ...stop, ...visit, worker }] : []
    }),
  )
  const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0)
  const late = stops.map(({ start, windows }) =>
    Math.max(0, start - Math.max(...windows.map(({ end }) => end))),
  )
  const work = problem.workers.map(({ id }) =>
    sum([
      ...plan.routes.filter(({ worker }) => worker === id).map(({ travel }) => travel),
      ...stops.filter(({ worker }) => worker === id).map(({ duration }) => duration),
    ]),
  )
  const mean = sum(work) / Math.max(1, work.length)
  const counted: { readonly [T in Term]: number } = {
    travel: sum(plan.routes.map(({ travel }) => travel)),
    distance: sum(plan.routes.map(({ distance }) => distance)),
    presence: sum(plan.routes.map(({ start, end }) => end - start)),
    lateness: sum(late),
    worstLateness: Math.max(0, ...late),
    overtime: sum(
      plan.routes.map(({ worker, shift, end }) => {
        const ends = problem.workers.find(({ id }) => id === worker)?.shifts[shift]?.end ?? 0
        return Math.max(0, end - ends)
      }),
    ),
    unserved: sum(plan.unassigned.map(({ visit }) => visitOf.get(visit)?.priority ?? 1)),
    continuity: stops.filter(({ usualWorker, worker }) => usualWorker && usualWorker !== worker)
      .length,
    fairness: sum(work.map((one) => Math.abs(one - mean))),
    changedWorker: stops.filter(({ announced, worker }) => announced && announced.worker !== worker)
      .length,
    changedTime: sum(stops.map(({ announced, start }) => (announced ? start - announced.at : 0))),
  }
  const wrong = Weights.unwrap()
    .keyof()
    .options.filter((term) => {
      const { amount, weight, cost } = plan.terms[term]
      return Math.abs(amount - counted[term]) > 1e-6 || Math.abs(amount * weight - cost) > 1e-6
    })
  const total = sum(Object.values(plan.terms).map(({ cost }) => cost))
  return [
    ...wrong.map((term) => `${term} is counted wrong`),
    ...(Math.abs(total - plan.cost) > 1e-6 ? ['the terms do not add up'] : []),
  ]
}

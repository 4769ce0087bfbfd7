import { z } from 'zod'
import { WorkerId } from '../organisation/index.js'
import { CivilDate, TimeOfDay } from '../shared/civil-date.js'
import type { PlanClock } from './plan-clock.js'
import type { Assembled } from './plan-problem.js'
import type { Plan, Relaxation, Route } from './planner/index.js'
import { type Visit, VisitId } from './visit.js'

const Moment = z.object({ date: CivilDate, time: TimeOfDay }).readonly()

/** An appointment of a plan. `new` = it had none; `moved` = it had another. */
const PlannedStop = z
  .object({
    visit: VisitId,
    start: TimeOfDay,
    minutes: z.int(),
    change: z.enum(['none', 'new', 'moved']),
  })
  .readonly()

/** The day of a worker as a plan has it. */
const PlannedRoute = z
  .object({
    worker: WorkerId,
    date: CivilDate,
    /** When the worker leaves where the day starts, and is back. */
    leaves: TimeOfDay,
    back: TimeOfDay,
    travelMinutes: z.int(),
    /** When they are at the office to fetch what they lack; absent = they lack nothing. */
    office: z.object({ at: TimeOfDay, minutes: z.int() }).readonly().optional(),
    stops: z.array(PlannedStop).readonly(),
  })
  .readonly()

/** The one change of what was asked that would place a visit. */
const Remedy = z
  .object({
    kind: z.enum([
      ...(['window', 'skills', 'zone', 'refusal', 'tools', 'parts', 'pinned'] as const),
      ...(['most-visits', 'most-work', 'overtime', 'priority', 'extra-workers'] as const),
    ]),
    /** Whom it would be with. */
    worker: WorkerId.optional(),
    /** When it would have to be let start: between these moments. */
    window: z.object({ from: Moment, through: Moment }).readonly().optional(),
    /** How much more of it: minutes of work or of overtime, or the priority. */
    amount: z.int().optional(),
  })
  .readonly()

const Unplanned = z
  .object({
    visit: VisitId,
    /** The constraint that binds: without it the visit would fit. */
    because: z.enum([
      ...(['skills', 'zone', 'refusal', 'tools', 'parts', 'pinned', 'window'] as const),
      ...(['most-visits', 'most-work', 'shift', 'linked', 'several', 'cost'] as const),
    ]),
    remedy: Remedy,
  })
  .readonly()

const Cost = z.object({ amount: z.number(), weight: z.number(), cost: z.number() }).readonly()

/** Who would go when: a proposal, which changes nothing until it is applied. */
export const ProposedPlan = z
  .object({
    routes: z.array(PlannedRoute).readonly(),
    unplanned: z.array(Unplanned).readonly(),
    /** What was not planned at all: workers without hours those days, and homes whose place nobody knows. */
    leftOut: z.object({
      workers: z
        .array(z.object({ worker: WorkerId, why: z.enum(['no-hours', 'no-place']) }).readonly())
        .readonly(),
      visits: z
        .array(z.object({ visit: VisitId, why: z.literal('no-place') }).readonly())
        .readonly(),
    }),
    /** What the plan costs, term by term: seconds on the road, visits left out times their priority... */
    terms: z.record(z.string(), Cost),
    cost: z.number(),
    /** The solver outside that made it, and what the problem asks for that it was not told of and did not weigh. */
    outside: z.object({ planner: z.string(), unsaid: z.array(z.string()).readonly() }).optional(),
  })
  .readonly()
  .meta({ id: 'ProposedPlan' })
/** Who would go when. */
export type ProposedPlan = z.output<typeof ProposedPlan>

/** A plan in the trade's words: days, hours of the clock, and what changes of what was fixed. */
export const inWords = (plan: Plan, { clock, visits, leftOut }: Assembled): ProposedPlan => ({
  routes: plan.routes.map((route) => routeInWords(route, clock, visits)),
  unplanned: plan.unassigned.map(({ visit, because, relaxation }) => ({
    visit: VisitId.parse(visit),
    because,
    remedy: remedyInWords(visit, relaxation, clock),
  })),
  leftOut,
  terms: { ...plan.terms },
  cost: plan.cost,
})

const routeInWords = (
  { worker, start, end, travel, stops, call }: Route,
  clock: PlanClock,
  visits: Assembled['visits'],
): ProposedPlan['routes'][number] => ({
  worker: WorkerId.parse(worker),
  date: clock.at(start).date,
  leaves: clock.at(start).time,
  back: clock.at(end).time,
  travelMinutes: Math.round(travel / 60),
  ...(call && {
    office: {
      at: clock.at(call.start).time,
      minutes: Math.round((call.leave - call.start) / 60),
    },
  }),
  stops: stops.map(({ visit: id, start: at, leave }) => {
    const visit = visits.get(id)
    const when = clock.at(at)
    return {
      visit: VisitId.parse(id),
      start: when.time,
      minutes: Math.round((leave - at) / 60),
      change: changeOf(visit, worker, when),
    }
  }),
})

const changeOf = (
  visit: Visit | undefined,
  worker: string,
  { date, time }: ReturnType<PlanClock['at']>,
): 'none' | 'new' | 'moved' => {
  if (visit?.status !== 'booked') return 'new'
  return visit.worker === worker && visit.date === date && visit.start === time ? 'none' : 'moved'
}

const remedyInWords = (
  visit: string,
  relaxation: Relaxation,
  clock: PlanClock,
): z.output<typeof Remedy> => {
  const { kind } = relaxation
  const worker = 'worker' in relaxation ? { worker: WorkerId.parse(relaxation.worker) } : {}
  if ('window' in relaxation) {
    const { start, end } = relaxation.window
    return { kind, window: { from: clock.at(start), through: clock.at(end) } }
  }
  if ('starts' in relaxation) {
    const at = clock.at(relaxation.starts?.find((one) => one.visit === visit)?.start ?? 0)
    return { kind, window: { from: at, through: at } }
  }
  if ('most' in relaxation) return { kind, ...worker, amount: Math.ceil(relaxation.most / 60) }
  return 'priority' in relaxation ? { kind, amount: relaxation.priority } : { kind, ...worker }
}

import type { Problem } from '@foyer/core/dispatch/planner'
import type { CannotSay } from '@foyer/core/store'

type Worker = Problem['workers'][number]
type Visit = Problem['visits'][number]

/** From a moment to another, both included. */
export type VroomWindow = readonly [number, number]

/** A job as VROOM reads it. */
export interface VroomJob {
  readonly id: number
  readonly description: string
  readonly location_index: number
  readonly service: number
  readonly time_windows: readonly VroomWindow[]
  readonly skills: readonly number[]
  readonly priority: number
  readonly delivery?: readonly number[]
}

/** A vehicle as VROOM reads it: one shift of one worker. */
export interface VroomVehicle {
  readonly id: number
  readonly description: string
  readonly start_index: number
  readonly end_index: number
  readonly time_window: VroomWindow
  readonly skills: readonly number[]
  readonly breaks: readonly {
    readonly id: number
    readonly time_windows: readonly VroomWindow[]
    readonly service: number
  }[]
  readonly max_tasks?: number
  readonly capacity?: readonly number[]
  readonly costs: { readonly per_hour: number; readonly per_km?: number }
}

/** A problem as VROOM reads it (its `API.md`, version 1.15), with our own matrix. */
export interface VroomProblem {
  readonly vehicles: readonly VroomVehicle[]
  readonly jobs: readonly VroomJob[]
  readonly matrices: {
    readonly car: {
      readonly durations: readonly (readonly number[])[]
      readonly distances?: readonly (readonly number[])[]
    }
  }
}

/** A problem in VROOM's words, the shifts and visits that its numbers from 1 stand for, and what it was not told. */
export interface InVroom {
  readonly vroom: VroomProblem
  readonly shifts: readonly { readonly worker: string; readonly shift: number }[]
  readonly visits: readonly string[]
  readonly unsaid: readonly string[]
}

/** What VROOM has no word for, and what would break without it. */
export const unsayable = ({ links = [], stores = [], workers }: Problem): CannotSay | undefined => {
  if (links.length)
    return cannotSay('links', 'VROOM knows no two visits at once, and no order between two')
  if (stores.length) return cannotSay('stores', 'VROOM passes by no store on the way')
  const at = workers.flatMap(({ shifts }, i) =>
    shifts.flatMap((shift, j) => (isBounded(shift) ? [`${i}.shifts.${j}`] : [])),
  )
  return at[0] === undefined
    ? undefined
    : cannotSay(`workers.${at[0]}.mostWork`, 'VROOM bounds travel alone, not travel and visits')
}

/** Whether less work is allowed than fits into the shift anyway. */
const isBounded = ({ start, end, mostWork }: Worker['shifts'][number]): boolean =>
  mostWork !== undefined && mostWork < end - start

const cannotSay = (field: string, reason: string): CannotSay => ({
  code: 'planner-cannot-say',
  field,
  reason,
})

/**
 * A problem in VROOM's words. A shift is a vehicle. Levels of skills, zones, tools, refusals and who alone may go become skills of its own
 * numbering; parts become amounts; a pinned moment and what was announced narrow the windows. Costs of order alone are said: travel and
 * distance. The problem must be one that `unsayable` has nothing against.
 */
export const inVroom = (problem: Problem): InVroom => {
  const { workers, visits, travel, weights = {} } = problem
  const parts = [...new Set(visits.flatMap(({ parts: own = {} }) => Object.keys(own)))].sort()
  const skills = numbered()
  const jobs = visits.map((visit, i) => jobOf(visit, i + 1, { skills, parts, problem }))
  const shifts = workers.flatMap(({ id: worker, shifts: own }) =>
    own.map((_, shift) => ({ worker, shift })),
  )
  const vehicles = workers.flatMap((worker) => {
    const able = abilitiesOf(worker, problem, skills)
    return worker.shifts.map((shift) => ({ worker, shift, able }))
  })
  const costs = {
    per_hour: Math.round((weights.travel ?? 1) * 3600),
    ...(weights.distance ? { per_km: Math.round(weights.distance * 1000) } : {}),
  }
  const { durations, distances } = travel
  return {
    vroom: {
      jobs,
      vehicles: vehicles.map(({ worker, shift, able }, i) => ({
        id: i + 1,
        description: `${worker.id} ${shift.start}`,
        start_index: shift.from ?? worker.start,
        end_index: worker.end ?? worker.start,
        time_window: [shift.start, shift.end],
        skills: able,
        breaks: (shift.pauses ?? []).map(({ earliest, latest, duration }, at) => ({
          id: at + 1,
          time_windows: [[earliest, latest]],
          service: duration,
        })),
        ...(shift.mostVisits === undefined ? {} : { max_tasks: shift.mostVisits }),
        ...(parts.length
          ? { capacity: parts.map((part) => (shift.parts ?? worker.parts)?.[part] ?? 0) }
          : {}),
        costs,
      })),
      matrices: { car: { durations, ...(distances ? { distances } : {}) } },
    },
    shifts,
    visits: visits.map(({ id }) => id),
    unsaid: unsaidOf(problem),
  }
}

/** Numbers from 1 for names, in the order in which they are first asked for. */
const numbered = () => {
  const known = new Map<string, number>()
  return (name: string): number => {
    const number = known.get(name) ?? known.size + 1
    known.set(name, number)
    return number
  }
}

interface Telling {
  readonly skills: (name: string) => number
  readonly parts: readonly string[]
  readonly problem: Problem
}

const jobOf = (visit: Visit, id: number, { skills, parts, problem }: Telling): VroomJob => ({
  id,
  description: visit.id,
  location_index: visit.place,
  service: visit.duration,
  time_windows: windowsOf(visit),
  skills: needsOf(visit, problem.workers).map(skills),
  priority: priorityOf(visit, problem),
  ...(parts.length ? { delivery: parts.map((part) => visit.parts?.[part] ?? 0) } : {}),
})

/** What was announced is never earlier than told, and what is pinned to a moment starts then. */
const windowsOf = ({ windows, pinned, announced }: Visit): readonly VroomWindow[] => {
  if (pinned?.at !== undefined) return [[pinned.at, pinned.at]]
  const from = announced?.at ?? 0
  const left = windows.filter(({ end }) => end >= from)
  return left.map(({ start, end }) => [Math.max(start, from), end])
}

/** Every word that whoever goes must know. */
const needsOf = (visit: Visit, workers: readonly Worker[]): readonly string[] => [
  ...Object.entries(visit.skills ?? {}).map(([name, level]) => `skill ${name} ${level}`),
  ...(visit.zone === undefined ? [] : [`zone ${visit.zone}`]),
  ...(visit.tools ?? []).map((tool) => `tool ${tool}`),
  ...(workers.every((worker) => isWelcome(worker, visit)) ? [] : [`goes to ${visit.id}`]),
]

/** Whether neither refuses the other, and nobody else is pinned. */
const isWelcome = ({ id, refuses = [] }: Worker, visit: Visit): boolean =>
  !(visit.customer !== undefined && refuses.includes(visit.customer)) &&
  !(visit.refuses ?? []).includes(id) &&
  (visit.pinned === undefined || visit.pinned.worker === id)

const abilitiesOf = (
  worker: Worker,
  { visits, workers }: Problem,
  skills: (name: string) => number,
): readonly number[] => {
  const known = new Set<number>()
  for (const visit of visits) {
    const needs = needsOf(visit, workers)
    for (const need of needs) if (knows(worker, visit, need)) known.add(skills(need))
  }
  return [...known].sort((a, b) => a - b)
}

const knows = (worker: Worker, visit: Visit, need: string): boolean => {
  if (need === `goes to ${visit.id}`) return isWelcome(worker, visit)
  if (need === `zone ${visit.zone}`) return worker.zones?.includes(visit.zone ?? '') ?? true
  const tool = (visit.tools ?? []).find((one) => need === `tool ${one}`)
  if (tool !== undefined) return worker.tools?.includes(tool) ?? false
  const skill = Object.entries(visit.skills ?? {}).find(
    ([name, level]) => need === `skill ${name} ${level}`,
  )
  return skill !== undefined && (worker.skills?.[skill[0]] ?? 0) >= skill[1]
}

/** From 0 to 100, as VROOM counts: whole where they fit, else in proportion. What is pinned comes first. */
const priorityOf = ({ pinned, priority = 1 }: Visit, { visits }: Problem): number => {
  if (pinned) return 100
  const most = Math.max(...visits.map((one) => one.priority ?? 1))
  return most <= 99 ? priority : Math.round((priority * 99) / most)
}

/** What a plan could also be weighed by, here, and VROOM was not told. */
const unsaidOf = ({ workers, visits, weights = {}, plan }: Problem): readonly string[] => {
  const asked: Readonly<Record<string, boolean>> = {
    announced: visits.some(({ announced }) => announced),
    continuity: visits.some(({ usualWorker }) => usualWorker !== undefined),
    fairness: (weights.fairness ?? 0) > 0,
    lateness: visits.some(({ lateBy = 0 }) => lateBy > 0),
    overtime: workers.some(({ shifts }) => shifts.some(({ overtime = 0 }) => overtime > 0)),
    plan: (plan ?? []).length > 0,
    presence: (weights.presence ?? 0) > 0,
    priority: visits.some(({ priority = 1 }) => priority > 99),
    unserved: weights.unserved !== undefined,
  }
  return Object.keys(asked).filter((name) => asked[name])
}

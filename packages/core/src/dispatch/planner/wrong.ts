import type { ZodError } from 'zod'
import { accept, type Refusal, type Result, refuse } from '../../shared/result.js'
import { contradictions } from './contradictions.js'
import { longestWay, Problem, type TravelMatrix } from './problem.js'

/** A problem that cannot be read: nothing is planned. */
export interface ProblemRefusal extends Refusal<'wrong-problem'> {
  /** Path of the field: `visits.3.place`. */
  readonly field: string
  readonly reason:
    | 'unreadable'
    | 'no-such-place'
    | 'no-such-name'
    | 'named-twice'
    | 'not-square'
    | 'not-nothing-to-itself'
    | 'ends-before-it-starts'
    | 'pauses-do-not-fit'
    | 'links-itself'
    | 'links-contradict'
}

/** Reads a problem: shapes, then names, places and hours. */
export const readProblem = (input: unknown): Result<Problem, ProblemRefusal> => {
  const travel = travelIn(input)
  const read = Problem.safeParse(travel ? Object.assign({}, input, { travel: nowhere }) : input)
  if (!read.success) return refuse(unreadable(read.error))
  const problem = travel ? { ...read.data, travel } : read.data
  const [wrong] = wrongIn(problem)
  return wrong ? refuse({ code: 'wrong-problem', ...wrong }) : accept(problem)
}

const nowhere: TravelMatrix = { durations: [] }

/** The ways of a problem, looked through without its schema: of a million numbers that takes a hundredth of the time. */
const travelIn = (input: unknown): TravelMatrix | undefined => {
  if (typeof input !== 'object' || input === null || !('travel' in input)) return undefined
  const { travel } = input
  if (typeof travel !== 'object' || travel === null || !('durations' in travel)) return undefined
  const { durations } = travel
  if (!isMatrix(durations)) return undefined
  if (!('distances' in travel) || travel.distances === undefined) return { durations }
  return isMatrix(travel.distances) ? { durations, distances: travel.distances } : undefined
}

const isMatrix = (value: unknown): value is TravelMatrix['durations'] =>
  Array.isArray(value) && value.every((row) => Array.isArray(row) && row.every(isWay))

const isWay = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= longestWay

const unreadable = ({ issues }: ZodError): ProblemRefusal => {
  const field = (issues[0]?.path ?? []).map(String).join('.')
  return { code: 'wrong-problem', field, reason: 'unreadable' }
}

type Wrong = Omit<ProblemRefusal, 'code'>

const wrongIn = (problem: Problem): readonly Wrong[] => [
  ...wrongTravel(problem),
  ...wrongPlaces(problem),
  ...twice('workers', problem.workers),
  ...twice('visits', problem.visits),
  ...twice('stores', problem.stores ?? []),
  ...wrongHours(problem),
  ...wrongNames(problem),
]

const wrongTravel = ({ travel }: Problem): readonly Wrong[] =>
  (['durations', 'distances'] as const).flatMap((name): readonly Wrong[] => {
    const matrix = travel[name] ?? []
    const field = `travel.${name}`
    const size = travel.durations.length
    const isAbsent = name === 'distances' && !travel.distances
    if (!isAbsent && (matrix.length !== size || matrix.some((row) => row.length !== size)))
      return [{ field, reason: 'not-square' }]
    const loop = matrix.findIndex((row, i) => row[i] !== 0)
    return loop < 0 ? [] : [{ field: `${field}.${loop}.${loop}`, reason: 'not-nothing-to-itself' }]
  })

const wrongPlaces = ({ workers, visits, stores = [], travel }: Problem): readonly Wrong[] => {
  const places = travel.durations.length
  const asked = [
    ...workers.map(({ start }, i) => [`workers.${i}.start`, start] as const),
    ...workers.map(({ end = 0 }, i) => [`workers.${i}.end`, end] as const),
    ...workers.flatMap(({ shifts }, i) =>
      shifts.map(({ from = 0 }, j) => [`workers.${i}.shifts.${j}.from`, from] as const),
    ),
    ...visits.map(({ place }, i) => [`visits.${i}.place`, place] as const),
    ...stores.map(({ place }, i) => [`stores.${i}.place`, place] as const),
  ]
  return asked
    .filter(([, place]) => place >= places)
    .map(([field]) => ({ field, reason: 'no-such-place' }) as const)
}

const twice = (field: string, named: readonly { readonly id: string }[]): readonly Wrong[] => {
  const seen = new Set<string>()
  return named.flatMap(({ id }, i) => {
    const isKnown = seen.has(id)
    seen.add(id)
    return isKnown ? [{ field: `${field}.${i}.id`, reason: 'named-twice' } as const] : []
  })
}

const wrongHours = ({ workers, visits, links = [], stores = [] }: Problem): readonly Wrong[] => {
  const spans = [
    ...workers.flatMap(({ shifts }, w) =>
      shifts.flatMap((shift, s) => [
        [`workers.${w}.shifts.${s}`, shift.start, shift.end] as const,
        ...(shift.pauses ?? []).map(
          (pause, p) =>
            [`workers.${w}.shifts.${s}.pauses.${p}`, pause.earliest, pause.latest] as const,
        ),
      ]),
    ),
    ...visits.flatMap(({ windows }, v) =>
      windows.map(({ start, end }, w) => [`visits.${v}.windows.${w}`, start, end] as const),
    ),
    ...links.map(({ least, most }, l) => [`links.${l}`, least, most] as const),
    ...stores.flatMap(({ window }, s) =>
      window ? [[`stores.${s}.window`, window.start, window.end] as const] : [],
    ),
  ]
  const turned = spans.filter(([, start, end]) => end < start)
  const tight = workers.flatMap(({ shifts }, w) =>
    shifts.flatMap((shift, s) => (fitsPauses(shift) ? [] : [`workers.${w}.shifts.${s}.pauses`])),
  )
  return [
    ...turned.map(([field]) => ({ field, reason: 'ends-before-it-starts' }) as const),
    ...tight.map((field) => ({ field, reason: 'pauses-do-not-fit' }) as const),
  ]
}

/** The pauses of a shift can be made one after the other where it starts. */
const fitsPauses = ({
  start,
  end,
  pauses = [],
}: Problem['workers'][number]['shifts'][number]): boolean => {
  let time = start
  for (const { earliest, latest, duration } of pauses) {
    time = Math.max(time, earliest)
    if (time > latest) return false
    time += duration
  }
  return time <= end
}

const wrongNames = (problem: Problem): readonly Wrong[] => {
  const visits = new Set(problem.visits.map(({ id }) => id))
  const workers = new Set(problem.workers.map(({ id }) => id))
  const links = (problem.links ?? []).flatMap(({ first, second }, l): readonly Wrong[] => {
    if (first === second) return [{ field: `links.${l}`, reason: 'links-itself' }]
    const missing = visits.has(first) ? 'second' : 'first'
    if (visits.has(first) && visits.has(second)) return []
    return [{ field: `links.${l}.${missing}`, reason: 'no-such-name' }]
  })
  const against = links.length
    ? []
    : contradictions(problem.links ?? []).map(
        (l) => ({ field: `links.${l}`, reason: 'links-contradict' }) as const,
      )
  const pinned = problem.visits.flatMap((visit, v): readonly Wrong[] =>
    visit.pinned && !workers.has(visit.pinned.worker)
      ? [{ field: `visits.${v}.pinned.worker`, reason: 'no-such-name' }]
      : [],
  )
  return [...links, ...against, ...pinned]
}

import type { VroomJob, VroomProblem, VroomVehicle } from '../vroom-problem.js'
import { type HttpDouble, type HttpReply, scriptedHttp } from './scripted-http.js'

/**
 * A VROOM server for tests, as vroom-express speaks: it reads a problem, refuses what VROOM refuses, and puts each job behind the last one
 * of the first vehicle that can still do it. No good plan, but one that keeps windows, skills, capacities and the number of tasks.
 */
export const vroomDouble = (): Promise<HttpDouble> =>
  scriptedHttp(({ method, path, body }) => {
    if (method !== 'POST' || path !== '/') return { status: 404, body: undefined }
    const problem = JSON.parse(body) as VroomProblem
    const wrong = wrongIn(problem)
    return wrong ? { status: 400, body: { code: 2, error: wrong } } : answer(problem)
  })

const wrongIn = ({ vehicles, jobs, matrices }: VroomProblem): string | undefined => {
  if (!vehicles.length) return 'No vehicle defined.'
  const { durations } = matrices.car
  for (const [what, of] of [
    ['vehicle', vehicles],
    ['job', jobs],
  ] as const) {
    const ids = of.map(({ id }) => id)
    const twice = ids.find((id, i) => ids.indexOf(id) !== i)
    if (twice !== undefined) return `Duplicate ${what} id: ${twice}.`
  }
  const places = [
    ...vehicles.flatMap(({ start_index, end_index }) => [start_index, end_index]),
    ...jobs.map(({ location_index }) => location_index),
  ]
  if (places.some((place) => !(place in durations))) return 'location_index exceeding matrix size.'
  const open = jobs.find(({ time_windows }) => !time_windows.length)
  if (open) return `Empty time-window array for object ${open.id}.`
  const late = jobs.find((job) => job.priority < 0 || job.priority > 100)
  return late && `Invalid priority value for job ${late.id}.`
}

interface State {
  readonly vehicle: VroomVehicle
  readonly jobs: VroomJob[]
  at: number
  time: number
  load: readonly number[]
}

const answer = ({ vehicles, jobs, matrices }: VroomProblem): HttpReply => {
  const { durations } = matrices.car
  const states = vehicles.map((vehicle) => ({
    ...{ vehicle, at: vehicle.start_index, time: vehicle.time_window[0] },
    ...{ jobs: [] as VroomJob[], load: vehicle.capacity ?? [] },
  }))
  const unassigned: VroomJob[] = []
  for (const job of jobs) {
    const state = states.find((one) => takes(one, job, durations))
    if (state) state.jobs.push(job)
    else unassigned.push(job)
  }
  const routes = states.filter((one) => one.jobs.length).map(routeOf)
  return {
    status: 200,
    body: {
      code: 0,
      summary: { cost: 0, routes: routes.length, unassigned: unassigned.length },
      unassigned: unassigned.map(({ id, description }) => ({ id, type: 'job', description })),
      routes,
    },
  }
}

/** Whether a vehicle can do a job after its last, breaks aside; then it is there. */
const takes = (
  state: State,
  job: VroomJob,
  durations: VroomProblem['matrices']['car']['durations'],
) => {
  const { vehicle, jobs, load } = state
  const arrival =
    state.time + (durations[state.at]?.[job.location_index] ?? Number.POSITIVE_INFINITY)
  const window = job.time_windows.find(([, end]) => arrival <= end)
  const start = window && Math.max(arrival, window[0])
  const home = durations[job.location_index]?.[vehicle.end_index] ?? Number.POSITIVE_INFINITY
  const left = load.map((amount, i) => amount - (job.delivery?.[i] ?? 0))
  if (start === undefined || start + job.service + home > vehicle.time_window[1]) return false
  if (!job.skills.every((skill) => vehicle.skills.includes(skill))) return false
  if (left.some((amount) => amount < 0) || jobs.length === vehicle.max_tasks) return false
  Object.assign(state, { at: job.location_index, time: start + job.service, load: left })
  return true
}

const routeOf = ({ vehicle, jobs }: State) => ({
  vehicle: vehicle.id,
  description: vehicle.description,
  steps: [
    { type: 'start', location_index: vehicle.start_index },
    ...vehicle.breaks.map(({ id }) => ({ type: 'break', id })),
    ...jobs.map(({ id, description }) => ({ type: 'job', id, job: id, description })),
    { type: 'end', location_index: vehicle.end_index },
  ],
})

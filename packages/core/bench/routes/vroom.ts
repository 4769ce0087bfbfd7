import { z } from 'zod'
import type { Problem } from '../../src/dispatch/planner/index.js'
import type { Instance } from './instance.js'

const Span = z.tuple([z.number(), z.number()])

/** What is read of a problem in VROOM’s JSON; anything else is refused, so that nothing asked for is overlooked. */
const Vroom = z.object({
  vehicles: z.array(
    z.strictObject({
      id: z.int(),
      start_index: z.int(),
      end_index: z.int(),
      skills: z.array(z.int()).default([]),
      time_window: Span,
      breaks: z
        .array(z.object({ id: z.int(), time_windows: z.array(Span).length(1), service: z.int() }))
        .default([]),
      max_tasks: z.int().optional(),
    }),
  ),
  jobs: z.array(
    z.strictObject({
      id: z.int(),
      location_index: z.int(),
      service: z.int().default(0),
      skills: z.array(z.int()).default([]),
      priority: z.int().default(0),
      time_windows: z.array(Span).min(1),
    }),
  ),
  matrices: z.object({ car: z.object({ durations: z.array(z.array(z.int())) }) }),
})

/** A problem in VROOM’s JSON: what is served by priority first, then the way. */
export const readVroom = (text: string): Instance => {
  const problem = problemOf(text)
  const all = problem.visits.reduce((sum, { priority = 1 }) => sum + priority, 0)
  return {
    problem,
    measure: ({ terms: { travel, unserved } }) => ({
      distance: travel.amount,
      compared: travel.amount,
      figures: { served: all - unserved.amount, unserved: unserved.amount },
    }),
  }
}

const problemOf = (text: string): Problem => {
  const { vehicles, jobs, matrices } = Vroom.parse(JSON.parse(text))
  return {
    workers: vehicles.map((vehicle) => ({
      id: String(vehicle.id),
      start: vehicle.start_index,
      end: vehicle.end_index,
      skills: Object.fromEntries(vehicle.skills.map((skill) => [skill, 1])),
      shifts: [
        {
          ...spanOf(vehicle.time_window),
          pauses: vehicle.breaks.map(({ service, time_windows: [[earliest, latest] = [0, 0]] }) => {
            return { earliest, latest, duration: service }
          }),
          ...(vehicle.max_tasks !== undefined && { mostVisits: vehicle.max_tasks }),
        },
      ],
    })),
    visits: jobs.map((job) => ({
      id: String(job.id),
      place: job.location_index,
      duration: job.service,
      windows: job.time_windows.map(spanOf),
      skills: Object.fromEntries(job.skills.map((skill) => [skill, 1])),
      priority: job.priority,
    })),
    travel: matrices.car,
    weights: { unserved: 1e6 },
  }
}

const spanOf = ([start, end]: readonly [number, number]) => ({ start, end })

import { z } from 'zod'
import { command, query } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { WorkerId, workers } from '../organisation/index.js'
import { CivilDate, plusDays, TimeOfDay } from '../shared/civil-date.js'
import { accept, refuse } from '../shared/result.js'
import { fixAppointment } from './appointment.js'
import { visits } from './collections.js'
import { inWords, ProposedPlan } from './day-plan.js'
import { letGo } from './holding.js'
import type { Asked } from './plan-asked.js'
import { assemble } from './plan-problem.js'
import { Weights } from './planner/index.js'
import { appointmentRefusals } from './proposal.js'
import { solve, solverRefusals } from './solving.js'
import { tellOfBooking } from './telling.js'
import { Visit, VisitId, visitRefusals } from './visit.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

const How = z.object({
  /** What becomes of visits that have their appointment: they stay, or may be moved for a price. */
  booked: z.enum(['stay', 'may-move']).default('stay'),
  /** Those that stay in any case. */
  stay: z.array(VisitId).max(5000).readonly().default([]),
  /** Whether workers may pass by the office once a day for tools and products that they lack, and how long that takes. */
  office: z.object({ minutes: z.int().min(0).max(480) }).optional(),
  /** What each thing costs; the planner's usual weights where none is given. */
  weights: Weights.optional(),
  /** How long it looks: the same question, seed and number of steps give the same plan, and more steps never a worse one. */
  steps: z.int().min(0).max(200_000).default(2000),
  seed: z.int().min(1).max(1_000_000).default(1),
  /** Who solves it: the planner of the house, or the one that the host plugs in, which is asked neither steps nor seed. */
  by: z.enum(['own', 'outside']).default('own'),
})

const planFor = async (
  work: Work,
  { steps, seed, by, weights, ...asked }: z.output<typeof How> & Omit<Asked, 'waiting'>,
) => {
  const assembled = await assemble(work, { ...asked, waiting: 'all' })
  const problem = { ...assembled.problem, ...(weights ? { weights } : {}) }
  const solved = await solve(work, problem, { by, steps, seed })
  if (!solved.ok) return solved
  const { plan, outside } = solved.value
  return accept({ ...inWords(plan, assembled), ...(outside && { outside }) })
}

/**
 * Plans a day: who goes to whom and when, from the workers' hours, homes and abilities, the visits that wait for their appointment, and
 * those that have one. Nothing changes: apply what is agreed, route by route. A visit that finds no place is named with the constraint
 * that binds it and one change that would place it. A plan of a solver outside is held against every rule first. Of a day that has begun,
 * the rest is planned, from where everybody is: at the last visit that they did or are at.
 */
export const planDay = query({
  input: z.object({ date: CivilDate, ...How.shape }),
  output: ProposedPlan,
  allow: office,
  refusals: solverRefusals,
  async run(work, { date, ...how }) {
    return planFor(work, { ...how, from: date, until: plusDays(date, 1) })
  },
})

/** Plans the seven days from one on, as `planDay` does one. */
export const planWeek = query({
  input: z.object({ from: CivilDate, ...How.shape }),
  output: ProposedPlan,
  allow: office,
  refusals: solverRefusals,
  async run(work, { from, ...how }) {
    return planFor(work, { ...how, from, until: plusDays(from, 7) })
  },
})

/**
 * Applies the day of a worker as a plan has it, in one commit: each appointment is fixed or moved, and who knew of another is told. What
 * has come in between makes it refused, whole: plan again.
 */
export const applyRoute = command({
  input: z.object({
    worker: WorkerId,
    date: CivilDate,
    stops: z
      .array(z.object({ visit: VisitId, start: TimeOfDay }).readonly())
      .min(1)
      .max(50)
      .readonly()
      .refine((stops) => new Set(stops.map(({ visit }) => visit)).size === stops.length, {
        message: 'a visit twice',
      }),
  }),
  output: z.object({ visits: z.array(Visit).readonly() }),
  allow: office,
  refusals: { ...visitRefusals, ...appointmentRefusals },
  async run(work, { worker, date, stops }) {
    if (!(await work.get(workers, worker))) return refuse({ code: 'not-found', id: worker })
    const asked: { readonly visit: Visit; readonly start: TimeOfDay }[] = []
    for (const { visit: id, start } of stops) {
      const visit = await work.get(visits, id)
      if (!visit) return refuse({ code: 'not-found', id })
      asked.push({ visit, start })
    }
    const changed = asked.filter(({ visit, start }) => !isSo(visit, worker, date, start))
    // All of them leave their slots before any takes another's.
    for (const { visit } of changed) await letGo(work, visit)
    for (const { visit, start } of changed) {
      const booking = { worker, date, start, minutes: visit.minutes }
      const booked = await fixAppointment(work, visit, booking)
      if (!booked.ok) return booked
      await tellOfBooking(work, visit, booked.value)
    }
    const after = await Promise.all(asked.map(({ visit }) => work.get(visits, visit.id)))
    return accept({ visits: after.flatMap((visit) => (visit ? [visit] : [])) })
  },
})

const isSo = (visit: Visit, worker: string, date: string, start: string): boolean =>
  visit.status === 'booked' &&
  visit.worker === worker &&
  visit.date === date &&
  visit.start === start

import { z } from 'zod'
import { query } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { CustomerId, customers } from '../customers/index.js'
import { Abilities, legalEntities, WorkerId, workerName, workers } from '../organisation/index.js'
import { ActivityCode } from '../rules/schemas.js'
import { CivilDate, daysBetween, TimeOfDay } from '../shared/civil-date.js'
import { accept, must, refuse } from '../shared/result.js'
import { visits } from './collections.js'
import { type Assembled, assemble, bookedRoutes, withoutVisits } from './plan-problem.js'
import { explain as candidates, type PlanVisit, rememberPlan, slotsFor } from './planner/index.js'
import { Minutes, Visit, VisitId, visitRefusals } from './visit.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

const Days = z.object({ from: CivilDate, until: CivilDate })

const fewDays = [
  ({ from, until }: z.output<typeof Days>) => from < until && daysBetween(from, until) <= 31,
  { message: 'from 1 to 31 days', path: ['until'] as string[] },
] as const

/** The board as it is booked, and a visit that is not on it yet; undefined when nobody knows where its home is. */
const boardWith = async (work: Work, visit: Visit, days: z.output<typeof Days>) => {
  const asked = { ...days, booked: 'stay', stay: [], waiting: [visit] } as const
  const assembled = await assemble(work, asked)
  const { problem } = assembled
  const wanted = problem.visits.find(({ id }) => id === visit.id)
  if (!wanted) return undefined
  const rest = withoutVisits(problem, [visit.id])
  const booked = { ...rest, plan: bookedRoutes(assembled) }
  return { ...assembled, wanted, memory: must(rememberPlan(booked)) }
}

const Offer = z
  .object({
    worker: WorkerId,
    name: z.string(),
    date: CivilDate,
    start: TimeOfDay,
    minutes: Minutes,
    /** What it adds to the plan of those days, in the planner's measure: seconds on the road as a rule. */
    cost: z.number(),
  })
  .readonly()

/**
 * The times to offer a customer now, the cheapest for the days as they are booked first: who would come, when, and what it adds. Of each
 * stretch of a day (`spread` minutes), the best. Nothing is held: until the board changes each can be booked.
 */
export const proposeSlots = query({
  input: z
    .object({
      customer: CustomerId,
      activity: ActivityCode,
      minutes: Minutes,
      needs: Abilities.optional(),
      ...Days.shape,
      /** The hours at which the customer would have it start. */
      earliest: TimeOfDay.prefault('08:00'),
      latest: TimeOfDay.prefault('20:00'),
      spread: z.int().min(15).max(1440).default(120),
      most: z.int().min(1).max(50).default(10),
    })
    .refine(...fewDays),
  output: z.object({ slots: z.array(Offer).readonly() }),
  allow: office,
  refusals: { 'home-unknown': {} },
  async run(work, { from, until, earliest, latest, spread, most, ...asked }) {
    const { customer, minutes } = asked
    if (!(await work.get(customers, customer))) return refuse({ code: 'not-found', id: customer })
    const wanted = { from, through: until, earliest, latest }
    const board = await boardWith(work, await imagined(work, { ...asked, wanted }), { from, until })
    if (!board) return refuse({ code: 'home-unknown' })
    const windows = board.wanted.windows.flatMap((one) => stretches(one, spread * 60))
    const offered = slotsFor(board.memory, { ...board.wanted, windows }, most)
    const slots = offered.map(async ({ worker, start, cost }) => {
      const known = await work.get(workers, worker)
      const { date, time } = board.clock.at(start)
      const who = { worker: WorkerId.parse(worker), name: known ? workerName(known) : '' }
      return { ...who, date, start: time, minutes, cost }
    })
    return accept({ slots: await Promise.all(slots) })
  },
})

/** A visit that does not exist yet, as the planner is to see it. */
const imagined = async (
  work: Work,
  asked: Pick<Visit, 'customer' | 'activity' | 'minutes' | 'needs' | 'wanted'>,
): Promise<Visit> => {
  const [entity] = await work.find(legalEntities, { limit: 1 })
  return Visit.parse({
    ...{ ...asked, id: work.newId(VisitId), legalEntity: entity?.id, status: 'planned' },
    ...{ reference: null, order: null, worker: null, date: null, start: null, takenOver: false },
  })
}

/** A window in stretches, so that each has its own best start. */
const stretches = (
  { start, end }: PlanVisit['windows'][number],
  length: number,
): PlanVisit['windows'] => {
  const count = Math.floor((end - start) / length) + 1
  return Array.from({ length: count }, (_, i) => {
    const from = start + i * length
    return { start: from, end: Math.min(end, from + length - 60) }
  }).filter((one) => one.start <= one.end)
}

const Candidate = z
  .object({
    worker: WorkerId,
    name: z.string(),
    /** The day on which it costs least; absent = no room at those hours. */
    date: CivilDate.optional(),
    cost: z.number().optional(),
    /** What keeps this worker from it, whatever the hour. */
    barriers: z.array(z.enum(['skills', 'zone', 'refusal', 'tools', 'pinned'])).readonly(),
  })
  .readonly()

/**
 * Why a visit would be given to whom: each worker with what it adds to the days as they are booked, the cheapest first, then those without
 * room at its hours, then those who may not go, with what keeps them.
 */
export const explain = query({
  input: z.object({ visit: VisitId, ...Days.shape }).refine(...fewDays),
  output: z.object({ workers: z.array(Candidate).readonly() }),
  allow: office,
  refusals: {
    'visit-already-closed': visitRefusals['visit-already-closed'],
    'home-unknown': {},
  },
  async run(work, { visit: id, ...days }) {
    const visit = await work.get(visits, id)
    if (!visit) return refuse({ code: 'not-found', id })
    const { status } = visit
    if (status === 'done' || status === 'cancelled')
      return refuse({ code: 'visit-already-closed', status })
    const board = await boardWith(work, { ...visit, status: 'planned' }, days)
    if (!board) return refuse({ code: 'home-unknown' })
    const found = candidates(board.memory, board.wanted).map(async (one) => {
      const known = await work.get(workers, one.worker)
      const who = { worker: WorkerId.parse(one.worker), name: known ? workerName(known) : '' }
      return { ...who, date: dayOfShift(board, one), cost: one.cost, barriers: one.barriers }
    })
    return accept({ workers: await Promise.all(found) })
  },
})

const dayOfShift = (
  { problem, clock }: Pick<Assembled, 'problem' | 'clock'>,
  { worker, shift }: { readonly worker: string; readonly shift?: number },
): CivilDate | undefined => {
  const shifts = problem.workers.find(({ id }) => id === worker)?.shifts
  const found = shift === undefined ? undefined : shifts?.[shift]
  return found && clock.at(found.start).date
}

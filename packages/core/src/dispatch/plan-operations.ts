import { z } from 'zod'
import { query } from '../app/operation.js'
import { CustomerId, customers } from '../customers/index.js'
import { Abilities, isActive, WorkerId, workers } from '../organisation/index.js'
import { ActivityCode } from '../rules/schemas.js'
import { CivilDate, daysBetween, TimeOfDay } from '../shared/civil-date.js'
import { accept, refuse } from '../shared/result.js'
import { Postcode } from '../shared/text.js'
import { PlannedDay, planned } from './plan.js'
import { Proposal } from './proposal.js'
import { lastVisitOf, proposals } from './proposing.js'
import { crossesMidnight, Minutes, VisitId, visitRefusals } from './visit.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

/** A worker's days from one (inclusive) to another (exclusive), at most 31 of them; those with nothing in them are left out (S174). */
export const planOf = query({
  input: z
    .object({ worker: WorkerId, from: CivilDate, until: CivilDate })
    .refine(({ from, until }) => from < until && daysBetween(from, until) <= 31, {
      message: 'from 1 to 31 days',
      path: ['until'],
    }),
  output: z.object({ days: z.array(PlannedDay).readonly() }),
  allow: { ...office, worker: 'own' },
  refusals: {},
  async run(work, { worker, from, until }) {
    work.own({ worker })
    if (!(await work.get(workers, worker))) return refuse({ code: 'not-found', id: worker })
    return accept({ days: await planned(work, worker, from, until) })
  },
})

/** Who could go at that time, best first: skill, presence and a free slot are conditions, the rest is preference (S031, S333). */
export const proposeWorkers = query({
  input: z.object({
    customer: CustomerId.optional(),
    /** Where, when it is not the customer's home. */
    postcode: Postcode.optional(),
    activity: ActivityCode,
    /** Abilities that are needed besides. */
    needs: Abilities.optional(),
    date: CivilDate,
    start: TimeOfDay,
    minutes: Minutes,
  }),
  output: z.object({ workers: z.array(Proposal).readonly() }),
  allow: office,
  refusals: { 'visit-crosses-midnight': visitRefusals['visit-crosses-midnight'] },
  async run(work, { customer: id, activity, needs, date, start, minutes, ...where }) {
    const span = { start, minutes }
    if (crossesMidnight(span)) return refuse({ code: 'visit-crosses-midnight' })
    const customer = id ? await work.get(customers, id) : undefined
    if (id && !customer) return refuse({ code: 'not-found', id })
    const postcode = where.postcode ?? customer?.home.postcode
    const search = { customer: id, postcode, activity, needs, date, span }
    return accept({ workers: await proposals(work, search) })
  },
})

/** Whom a customer's question goes to: the worker of the last visit done, or the queue when there is none or they left (S005). */
export const lastWorkerOf = query({
  input: z.object({ customer: CustomerId }),
  output: z.object({
    worker: WorkerId.optional(),
    queue: z.literal('fallback').optional(),
    /** The visit that says so. */
    visit: VisitId.optional(),
    why: z.enum(['last-visit', 'worker-left', 'no-visit-yet']),
  }),
  allow: { ...office, worker: 'all', customer: 'own', system: 'all' },
  refusals: {},
  async run(work, { customer }) {
    work.own({ customer })
    if (!(await work.get(customers, customer))) return refuse({ code: 'not-found', id: customer })
    const last = await lastVisitOf(work, customer)
    if (!last?.worker) return accept({ queue: 'fallback', why: 'no-visit-yet' })
    const worker = await work.get(workers, last.worker)
    return worker && isActive(worker, work.today)
      ? accept({ worker: worker.id, visit: last.id, why: 'last-visit' })
      : accept({ queue: 'fallback', visit: last.id, why: 'worker-left' })
  },
})

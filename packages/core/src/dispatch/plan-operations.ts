import { z } from 'zod'
import { query } from '../app/operation.js'
import { everything } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { CustomerId, customers } from '../customers/index.js'
import { isActive, territories, territoryFor, WorkerId, workers } from '../organisation/index.js'
import { ActivityCode } from '../rules/schemas.js'
import { CivilDate, daysBetween, TimeOfDay } from '../shared/civil-date.js'
import { accept, refuse } from '../shared/result.js'
import { Postcode } from '../shared/text.js'
import { agendas, visits } from './collections.js'
import { PlannedDay, planned } from './plan.js'
import { Proposal, propose } from './proposal.js'
import { crossesMidnight, Minutes, type Visit, VisitId, visitRefusals } from './visit.js'

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

/** Who could go at that time, best first: skill, presence and a free slot are conditions, the rest is preference (S031). */
export const proposeWorkers = query({
  input: z.object({
    customer: CustomerId.optional(),
    /** Where, when it is not the customer's home. */
    postcode: Postcode.optional(),
    activity: ActivityCode,
    date: CivilDate,
    start: TimeOfDay,
    minutes: Minutes,
  }),
  output: z.object({ workers: z.array(Proposal).readonly() }),
  allow: office,
  refusals: { 'visit-crosses-midnight': visitRefusals['visit-crosses-midnight'] },
  async run(work, { customer: id, activity, date, start, minutes, ...where }) {
    const span = { start, minutes }
    if (crossesMidnight(span)) return refuse({ code: 'visit-crosses-midnight' })
    const customer = id ? await work.get(customers, id) : undefined
    if (id && !customer) return refuse({ code: 'not-found', id })
    const postcode = where.postcode ?? customer?.home.postcode
    const last = id ? await lastVisitOf(work, id) : undefined
    const prefer = {
      territory: postcode ? await answersFor(work, postcode) : undefined,
      'last-worker': last?.worker ?? undefined,
    }
    const known = {
      workers: await everything(work, workers, {}),
      agendas: await everything(work, agendas, { where: { date } }),
    }
    return accept({ workers: propose({ activity, date, span, prefer, ...known }) })
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

const answersFor = async (work: Work, postcode: Postcode): Promise<WorkerId | undefined> =>
  territoryFor(await everything(work, territories, {}), postcode)?.worker

const lastVisitOf = async (work: Work, customer: CustomerId): Promise<Visit | undefined> => {
  const where = { customer, status: 'done' }
  const latest = { order: 'date', descending: true, limit: 20 }
  const done = await work.find(visits, { where, ...latest })
  return [...done].sort((a, b) => (momentKey(a) < momentKey(b) ? 1 : -1)).at(0)
}

const momentKey = ({ date, start, id }: Visit): string => `${date} ${start} ${id}`

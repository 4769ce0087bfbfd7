import { z } from 'zod'
import { advance } from '../app/advance.js'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { CustomerId } from '../customers/index.js'
import { workers } from '../organisation/index.js'
import { ReasonWord } from '../shared/reason-word.js'
import { accept, refuse } from '../shared/result.js'
import { visits } from './collections.js'
import { letGo } from './holding.js'
import { planVisit } from './planning.js'
import { tellOfCancelling } from './telling.js'
import { Minutes, Visit, VisitId, visitLife, visitRefusals } from './visit.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

/** Validates a draft: from now on it may be booked. Its worker and its customer are told, in the same commit (S062). */
export const validateVisit = command({
  input: z.object({ visit: VisitId }),
  output: Visit,
  allow: office,
  refusals: visitRefusals,
  async run(work, { visit: id }) {
    const visit = await work.get(visits, id)
    if (!visit) return refuse({ code: 'not-found', id })
    return planVisit(work, visit)
  },
})

/** Says that a booked visit is done, once and not before its start; `minutes` when it took another time than planned (S065). */
export const completeVisit = command({
  input: z.object({ visit: VisitId, minutes: Minutes.optional() }),
  output: Visit,
  // Whoever answers the telephone was not there (S056).
  allow: { owner: 'all', manager: 'all', worker: 'own' },
  refusals: visitRefusals,
  async run(work, { visit: id, minutes }) {
    const visit = await work.get(visits, id)
    if (!visit) return refuse({ code: 'not-found', id })
    work.own({ worker: visit.worker })
    const { now } = work
    return advance(work, visits, visitLife, visit, { type: 'complete', now, minutes })
  },
})

/** Cancels a visit that is not done; its slot is free again, and its worker and its customer are told, unless it was a draft. */
export const cancelVisit = command({
  input: z.object({ visit: VisitId, reason: ReasonWord }),
  output: Visit,
  allow: office,
  refusals: visitRefusals,
  async run(work, { visit: id, reason }) {
    const visit = await work.get(visits, id)
    if (!visit) return refuse({ code: 'not-found', id })
    const cancelled = advance(work, visits, visitLife, visit, { type: 'cancel', reason })
    if (!cancelled.ok) return cancelled
    await letGo(work, visit)
    await tellOfCancelling(work, visit)
    return cancelled
  },
})

/** One visit; a worker and a customer see their own. */
export const showVisit = query({
  input: z.object({ visit: VisitId }),
  output: Visit,
  allow: { ...office, accountant: 'all', worker: 'own', customer: 'own' },
  refusals: {},
  async run(work, { visit: id }) {
    const visit = await work.get(visits, id)
    if (!visit) return refuse({ code: 'not-found', id })
    work.own({ customer: visit.customer, worker: visit.worker })
    return accept(visit)
  },
})

/** A visit as its customer sees it. */
const ShownVisit = z
  .object({
    ...Visit.unwrap().shape,
    /** The first name of who comes: what a customer is told of a worker, and nothing else. Absent = nobody yet. */
    workerName: z.string().optional(),
  })
  .readonly()
  .meta({ id: 'ShownVisit' })

/** A customer's visits in one state, the latest first, with who comes; drafts are for the office, which alone knows of them. */
export const visitsOf = query({
  input: z.object({
    customer: CustomerId,
    status: Visit.unwrap().shape.status.exclude(['draft']).default('booked'),
    ...Paging.shape,
  }),
  output: pageOf(ShownVisit),
  allow: { ...office, accountant: 'all', customer: 'own' },
  refusals: {},
  async run(work, { customer, status, ...paging }) {
    work.own({ customer })
    const order = { order: 'date', descending: true }
    const page = await work.page(visits, { where: { customer, status }, ...order, ...paging })
    const items = await Promise.all(
      page.items.map(async (visit) => {
        const worker = visit.worker ? await work.get(workers, visit.worker) : undefined
        return { ...visit, workerName: worker?.firstName }
      }),
    )
    return accept({ ...page, items })
  },
})

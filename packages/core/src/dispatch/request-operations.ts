import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { everything, Paging, pageOf } from '../app/paging.js'
import { CustomerId, customers } from '../customers/index.js'
import { territories, territoryFor } from '../organisation/index.js'
import { accept, refuse } from '../shared/result.js'
import { Postcode } from '../shared/text.js'
import { requests } from './collections.js'
import { Request, RequestId } from './request.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

/**
 * Qualifies what somebody asks for by a reason, and hands it to the branch that answers for the postcode, with what was said; without one, it
 * waits in the queue (S330).
 */
export const qualifyRequest = command({
  input: z.object({
    ...Request.unwrap().pick({ reason: true, context: true }).shape,
    customer: CustomerId.nullable().default(null),
    /** When it is not the customer's home. */
    postcode: Postcode.optional(),
  }),
  output: Request,
  allow: office,
  refusals: { 'postcode-needed': {} },
  async run(work, { customer: id, ...asked }) {
    const customer = id ? await work.get(customers, id) : undefined
    if (id && !customer) return refuse({ code: 'not-found', id })
    const postcode = asked.postcode ?? customer?.home.postcode
    if (!postcode) return refuse({ code: 'postcode-needed' })
    const branch = territoryFor(await everything(work, territories, {}), postcode)
    const request: Request = {
      ...{ ...asked, postcode, customer: id, id: work.newId(RequestId) },
      ...{ territory: branch?.id ?? null, worker: branch?.worker ?? null },
      ...{ since: work.today, status: 'open' },
    }
    work.put(requests, request)
    const { reason, territory } = request
    const told = { of: request.id, about: id ?? undefined }
    work.record({ type: 'request-qualified', ...told, data: { reason, territory } })
    return accept(request)
  },
})

/** Closes a request: it was answered. The worker of its branch may too. */
export const closeRequest = command({
  input: z.object({ request: RequestId }),
  output: Request,
  allow: { ...office, worker: 'own' },
  refusals: { 'request-already-closed': {} },
  async run(work, { request: id }) {
    const request = await work.get(requests, id)
    if (!request) return refuse({ code: 'not-found', id })
    work.own({ worker: request.worker })
    if (request.status === 'closed') return refuse({ code: 'request-already-closed' })
    const closed: Request = { ...request, status: 'closed' }
    work.put(requests, closed)
    work.record({ type: 'request-closed', of: id, about: request.customer ?? undefined })
    return accept(closed)
  },
})

/** The open requests, the oldest first: a worker sees those of their branch. */
export const openRequests = query({
  input: z.object({ worker: Request.unwrap().shape.worker.optional(), ...Paging.shape }),
  output: pageOf(Request),
  allow: { ...office, worker: 'own' },
  refusals: {},
  async run(work, { worker, ...paging }) {
    work.own({ worker })
    const where = { status: 'open', ...(worker === undefined ? {} : { worker }) }
    return accept(await work.page(requests, { where, order: 'since', ...paging }))
  },
})

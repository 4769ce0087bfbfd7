import { z } from 'zod'
import { command } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { customers } from '../customers/index.js'
import { legalEntities, WorkerId } from '../organisation/index.js'
import { ActivityCode } from '../rules/schemas.js'
import { OrderId, orders, serviceOf } from '../sales/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { accept, type Result, refuse } from '../shared/result.js'
import { draftVisit, type Planned } from './planning.js'
import { Minutes, Task, Visit } from './visit.js'

const FromOrder = z.object({
  order: OrderId,
  /** When not the order's; null = to be decided. */
  worker: WorkerId.nullable().optional(),
  /** When not that of the order's first service. */
  activity: ActivityCode.optional(),
  place: Task.unwrap().shape.place,
  /** When not those of the order's service; an hour when it says none. */
  minutes: Minutes.optional(),
})

const WithoutOrder = z.object({
  ...Task.unwrap().shape,
  worker: WorkerId.nullable().default(null),
  minutes: Minutes,
})

/** Drafts a visit; from an order, it copies the description and stays linked (S061). Nobody is told yet. */
export const createVisit = command({
  input: z.union([FromOrder, WithoutOrder]),
  output: Visit,
  allow: { owner: 'all', manager: 'all', agent: 'all' },
  refusals: {
    'order-not-confirmed': {},
    'order-already-cancelled': {},
    'activity-needed': {},
    'worker-not-available': { worker: WorkerId, on: CivilDate },
  },
  async run(work, input) {
    const planned =
      'order' in input ? await fromOrder(work, input) : await withoutOrder(work, input)
    return planned.ok ? draftVisit(work, planned.value) : planned
  },
})

type Refused =
  | { readonly code: 'order-not-confirmed' | 'order-already-cancelled' | 'activity-needed' }
  | { readonly code: 'not-found'; readonly id: string }

const fromOrder = async (
  work: Work,
  { order: id, ...own }: z.output<typeof FromOrder>,
): Promise<Result<Planned, Refused>> => {
  const order = await work.get(orders, id)
  if (!order) return refuse({ code: 'not-found', id })
  work.guard(orders, id)
  if (order.status === 'draft') return refuse({ code: 'order-not-confirmed' })
  if (order.status === 'cancelled') return refuse({ code: 'order-already-cancelled' })
  const service = serviceOf(order, own.activity)
  const activity = own.activity ?? service?.activity
  if (!activity) return refuse({ code: 'activity-needed' })
  const { customer, description } = order
  const legalEntity = service?.legalEntity ?? order.legalEntity
  const worker = own.worker === undefined ? order.worker : own.worker
  const minutes = own.minutes ?? service?.minutes ?? 60
  const { place } = own
  return accept({
    order: id,
    legalEntity,
    customer,
    worker,
    activity,
    description,
    place,
    minutes,
  })
}

const withoutOrder = async (
  work: Work,
  task: z.output<typeof WithoutOrder>,
): Promise<Result<Planned, Refused>> => {
  const { legalEntity, customer } = task
  if (!(await work.get(legalEntities, legalEntity)))
    return refuse({ code: 'not-found', id: legalEntity })
  if (!(await work.get(customers, customer))) return refuse({ code: 'not-found', id: customer })
  return accept({ ...task, order: null })
}

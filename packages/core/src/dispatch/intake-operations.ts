import { z } from 'zod'
import { command } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { type Customer, customers } from '../customers/index.js'
import { activityOf } from '../eligibility/index.js'
import { WorkerId, workerName, workers } from '../organisation/index.js'
import { ActivityCode } from '../rules/schemas.js'
import { NewContract, PlacedOrder, placeOrder, placingRefusals } from '../sales/index.js'
import { NaturalAmount } from '../shared/money.js'
import { accept, must, refuse } from '../shared/result.js'
import { draftVisit, planVisit } from './planning.js'
import { Proposal, unfitness } from './proposal.js'
import { proposals } from './proposing.js'
import { Minutes, Task, Visit } from './visit.js'

const Taken = z.object({
  ...Task.unwrap().shape,
  minutes: Minutes,
  /** Of the service, in cents, VAT included; left out = not agreed yet: whoever checks the invoice enters it. */
  price: NaturalAmount.optional(),
  /** Left out = whoever is proposed first; null = nobody yet. */
  worker: WorkerId.nullable().optional(),
  /** How the contract was concluded (on the phone: at a distance), where somebody says it. */
  contract: NewContract.optional(),
})

/**
 * Takes an order on the phone, in one commit: the order, its visit, who goes, who are told (S060). Without a worker named, the one
 * proposed first goes: who answers for the customer's postcode and has the skill, else who came last, else who has the least to do
 * today; when nobody has the skill, the visit waits among those to plan.
 */
export const takeOrder = command({
  input: Taken,
  output: z.object({
    order: PlacedOrder,
    /** Validated: its worker or the office fixes the appointment. */
    visit: Visit,
    /** Who goes, and why they were chosen: nothing when they were named; absent = nobody yet. */
    worker: Proposal.optional(),
  }),
  allow: { owner: 'all', manager: 'all', agent: 'all' },
  refusals: {
    ...placingRefusals,
    'worker-lacks-skill': { worker: WorkerId, activity: ActivityCode },
  },
  async run(work, { minutes, price, worker: wanted, place, contract, ...asked }) {
    const { customer: id, activity } = asked
    const customer = await work.get(customers, id)
    if (!customer) return refuse({ code: 'not-found', id })
    const chosen =
      wanted === undefined
        ? accept((await proposed(work, customer, activity)) ?? null)
        : await named(work, wanted, activity)
    if (!chosen.ok) return chosen
    const worker = chosen.value?.worker ?? null
    if (worker) work.guard(workers, worker)
    const label = activityOf(activity)[customer.language]
    const line = { kind: 'service', activity, label, minutes, quantity: 1, price } as const
    const order = await placeOrder(work, { ...asked, worker, contract, lines: [line] })
    if (!order.ok) return order
    const draft = await draftVisit(work, {
      ...asked,
      order: order.value.id,
      worker,
      place,
      minutes,
    })
    if (!draft.ok) return draft
    const visit = must(await planVisit(work, draft.value))
    return accept({ order: order.value, visit, worker: chosen.value ?? undefined })
  },
})

const proposed = async (work: Work, { id, home }: Customer, activity: ActivityCode) =>
  (await proposals(work, { customer: id, postcode: home.postcode, activity, date: work.today })).at(
    0,
  )

const named = async (work: Work, id: WorkerId | null, activity: ActivityCode) => {
  if (!id) return accept(null)
  const worker = await work.get(workers, id)
  if (!worker) return refuse({ code: 'not-found', id })
  const unfit = unfitness(worker, activity, work.today)
  return unfit ? refuse(unfit) : accept({ worker: id, name: workerName(worker), because: [] })
}

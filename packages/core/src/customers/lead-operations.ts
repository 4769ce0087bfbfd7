import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { everything } from '../app/paging.js'
import { isActive, territories, territoryFor, WorkerId, workers } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { Money, NaturalAmount } from '../shared/money.js'
import { accept } from '../shared/result.js'
import { begin } from './beginning.js'
import { customers, leads } from './collections.js'
import { CustomerId, NewIdentity } from './customer.js'
import { funnelOf, Lead, LeadId, LeadSource, SourceResult } from './lead.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

/** Takes a request in: a new prospect, its source, and the worker who answers for its postcode, who is told (S030); one who left answers for nothing. */
export const takeLead = command({
  input: z.object({
    source: LeadSource,
    detail: Lead.unwrap().shape.detail,
    wants: Lead.unwrap().shape.wants,
    identity: NewIdentity,
  }),
  output: z.object({
    lead: LeadId,
    customer: CustomerId,
    /** Absent = the lead waits in the queue. */
    worker: WorkerId.optional(),
  }),
  allow: { ...office, visitor: 'all', partner: 'all' },
  refusals: {},
  async run(work, { identity, ...asked }) {
    const customer = begin(work, identity, { reference: null, standing: 'prospect' })
    const { postcode } = identity.home
    const territory = postcode
      ? territoryFor(await everything(work, territories, {}), postcode)
      : undefined
    const answering = territory?.worker && (await work.get(workers, territory.worker))
    const worker = answering && isActive(answering, work.today) ? answering.id : undefined
    const id = work.newId(LeadId)
    work.put(customers, customer)
    work.put(leads, {
      ...asked,
      id,
      customer: customer.id,
      territory: territory?.id ?? null,
      worker: worker ?? null,
      status: 'open',
      on: work.today,
    })
    work.record({ type: 'lead-taken', of: id, about: customer.id, data: { source: asked.source } })
    if (worker)
      work.notify({ channel: 'sms', to: worker, subject: 'lead-assigned', data: { lead: id } })
    return accept({ lead: id, customer: customer.id, worker })
  },
})

/** What each source brought from a day (inclusive) to another (exclusive), with what was spent on it (S025). */
export const leadFunnel = query({
  input: z.object({
    from: CivilDate,
    until: CivilDate,
    spend: z
      .array(z.object({ source: LeadSource, amount: NaturalAmount }))
      .readonly()
      .default([]),
  }),
  output: z.object({ sources: z.array(SourceResult).readonly() }),
  allow: { owner: 'all', manager: 'all', accountant: 'all' },
  refusals: {},
  async run(work, { from, until, spend }) {
    const found = await everything(work, leads, { where: { on: { from, to: until } } })
    const spent = new Map<LeadSource, Money>()
    for (const { source, amount } of spend)
      spent.set(source, Money.plus(spent.get(source) ?? Money.zero, amount))
    return accept({ sources: funnelOf(found, spent) })
  },
})

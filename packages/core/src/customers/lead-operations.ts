import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { everything, Paging, pageOf } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { isActive, territories, territoryFor, WorkerId, workers } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { Money, NaturalAmount } from '../shared/money.js'
import { accept } from '../shared/result.js'
import { begin } from './beginning.js'
import { customers, leads } from './collections.js'
import { type Customer, CustomerId, NewIdentity } from './customer.js'
import { AffiliateCode, funnelOf, Lead, LeadId, LeadSource, SourceResult } from './lead.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

/** Takes a request in: a new prospect, its source, and the worker who answers for its postcode, who is told (S030); one who left answers for nothing. What a partner brings carries the partner's id (S028). */
export const takeLead = command({
  input: z.object({
    source: LeadSource,
    detail: Lead.unwrap().shape.detail,
    wants: Lead.unwrap().shape.wants,
    affiliate: AffiliateCode.optional(),
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
    const customer = await begin(work, identity, { reference: null, standing: 'prospect' })
    work.put(customers, customer)
    const { id, worker } = await take(work, customer, { ...asked, home: identity.home })
    return accept({ lead: id, customer: customer.id, worker: worker ?? undefined })
  },
})

/** What somebody asks for, where, and through whom. */
type Asked = Pick<Lead, 'source' | 'detail' | 'wants' | 'typed' | 'ordered' | 'affiliate'> &
  Pick<Customer, 'home'>

/** Writes a lead down; the worker of the postcode is told. A partner is its affiliate, whatever code was given. */
export const take = async (
  work: Work,
  customer: Pick<Customer, 'id'>,
  { home: { postcode }, ...asked }: Asked,
): Promise<Lead> => {
  const territory = postcode
    ? territoryFor(await everything(work, territories, {}), postcode)
    : undefined
  const answering = territory?.worker && (await work.get(workers, territory.worker))
  const worker = answering && isActive(answering, work.today) ? answering.id : null
  const affiliate = work.as.role === 'partner' ? work.as.id : asked.affiliate
  const source = affiliate && asked.source === 'unknown' ? 'affiliate' : asked.source
  const lead: Lead = {
    ...asked,
    source,
    affiliate,
    id: work.newId(LeadId),
    customer: customer.id,
    territory: territory?.id ?? null,
    worker,
    status: 'open',
    on: work.today,
  }
  work.put(leads, lead)
  const intent = asked.ordered ? 'order' : 'information'
  const data = { source, intent, ...(affiliate ? { affiliate } : {}) }
  work.record({ type: 'lead-taken', of: lead.id, about: customer.id, data })
  if (worker)
    work.notify({ channel: 'sms', to: worker, subject: 'lead-assigned', data: { lead: lead.id } })
  return lead
}

/** Leads, newest first: those of a worker or a status, or whose free text holds every word searched for (S358). */
export const listLeads = query({
  input: z.object({
    search: z.string().max(200).optional(),
    worker: WorkerId.optional(),
    status: Lead.unwrap().shape.status.optional(),
    ...Paging.shape,
  }),
  output: pageOf(Lead),
  allow: office,
  refusals: {},
  async run(work, { search, worker, status, ...paging }) {
    const where = { ...(worker ? { worker } : {}), ...(status ? { status } : {}) }
    const newestFirst = { order: 'on', descending: true }
    return accept(await work.page(leads, { where, search, ...newestFirst, ...paging }))
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

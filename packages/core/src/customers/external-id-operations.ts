import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { accept, refuse } from '../shared/result.js'
import { customers, externalIds } from './collections.js'
import { Customer, CustomerId } from './customer.js'
import { ExternalId, ExternalName, externalKey } from './external-id.js'

const office = { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' } as const

/**
 * Says that a customer of another system is this one: `shop`, `12`. One customer has any number of them; each is one customer's. Said again, it
 * changes nothing (S215).
 */
export const linkExternalId = command({
  input: z.object({ customer: CustomerId, name: ExternalName }),
  output: ExternalId,
  allow: office,
  refusals: { 'external-id-taken': { customer: CustomerId } },
  async run(work, { customer, name }) {
    if (!(await work.get(customers, customer))) return refuse({ code: 'not-found', id: customer })
    const id = externalKey(name)
    const known = await work.get(externalIds, id)
    if (known?.customer === customer) return accept(known)
    if (known) return refuse({ code: 'external-id-taken', customer: known.customer })
    const linked: ExternalId = { id, customer, at: work.now }
    work.put(externalIds, linked)
    const data = { system: name.system }
    work.record({ type: 'external-id-linked', of: customer, about: customer, data })
    return accept(linked)
  },
})

/** Takes a name in another system back; it is free for another customer then. */
export const unlinkExternalId = command({
  input: ExternalName,
  output: ExternalId,
  allow: office,
  refusals: {},
  async run(work, name) {
    const id = externalKey(name)
    const known = await work.get(externalIds, id)
    if (!known) return refuse({ code: 'not-found', id })
    work.remove(externalIds, id)
    const { customer } = known
    const data = { system: name.system }
    work.record({ type: 'external-id-unlinked', of: customer, about: customer, data })
    return accept(known)
  },
})

/** The customer whom another system knows by this name: the same one under each of its names (S215). */
export const customerBy = query({
  input: ExternalName,
  output: z.object({ customer: Customer }),
  allow: office,
  refusals: {},
  async run(work, name) {
    const id = externalKey(name)
    const known = await work.get(externalIds, id)
    const customer = known && (await work.get(customers, known.customer))
    return customer ? accept({ customer }) : refuse({ code: 'not-found', id })
  },
})

/** What other systems call a customer, by the names of the systems. */
export const externalIdsOf = query({
  input: z.object({ customer: CustomerId, ...Paging.shape }),
  output: pageOf(ExternalId),
  allow: office,
  refusals: {},
  async run(work, { customer, ...paging }) {
    return accept(await work.page(externalIds, { where: { customer }, ...paging }))
  },
})

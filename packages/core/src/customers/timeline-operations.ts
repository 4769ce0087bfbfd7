import { z } from 'zod'
import { facts } from '../app/facts.js'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { Instant } from '../shared/instant.js'
import { accept, refuse } from '../shared/result.js'
import { customers, exchanges } from './collections.js'
import { CustomerId } from './customer.js'
import { Exchange, ExchangeId, NewExchange } from './exchange.js'

const office = { owner: 'all', manager: 'all', agent: 'all' } as const

/** Writes down an exchange with a customer. */
export const logExchange = command({
  input: NewExchange,
  output: Exchange,
  allow: { ...office, accountant: 'all', worker: 'all' },
  refusals: {},
  async run(work, input) {
    const { customer, channel, direction, phase } = input
    if (!(await work.get(customers, customer))) return refuse({ code: 'not-found', id: customer })
    const id = work.newId(ExchangeId)
    const exchange: Exchange = { ...input, id, at: work.now, by: work.as.id }
    work.put(exchanges, exchange)
    const data = { channel, direction, phase }
    work.record({ type: 'exchange-logged', of: id, about: customer, data })
    return accept(exchange)
  },
})

const Moment = z
  .object({
    at: Instant,
    /** What happened (`exchange-logged`, `report-signed`, `invoice-issued`...). */
    type: z.string(),
    of: z.string(),
    by: z.string(),
    exchange: Exchange.optional(),
  })
  .readonly()

/** All that happened to a customer in every context, newest first: exchanges, orders, visits, reports, invoices, money. */
export const showTimeline = query({
  input: z.object({ customer: CustomerId, ...Paging.shape }),
  output: pageOf(Moment),
  allow: { ...office, accountant: 'all' },
  refusals: {},
  async run(work, { customer, ...paging }) {
    if (!(await work.get(customers, customer))) return refuse({ code: 'not-found', id: customer })
    const where = { about: customer }
    const { items, next } = await work.page(facts, {
      where,
      order: 'at',
      descending: true,
      ...paging,
    })
    const moments: z.output<typeof Moment>[] = []
    for (const { at, type, of, by } of items) {
      const exchange = type === 'exchange-logged' ? await work.get(exchanges, of) : undefined
      moments.push({ at, type, of, by, ...(exchange ? { exchange } : {}) })
    }
    return accept({ items: moments, next })
  },
})

import { z } from 'zod'
import { type Fact, facts } from '../app/facts.js'
import { NoticeId, NoticeRecord, notices } from '../app/notices.js'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import type { Work } from '../app/work.js'
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

/** What the customer was told by a moment, as its record says now, with the hash of what was attached (S068). */
const Told = z
  .object({
    notice: NoticeId,
    ...NoticeRecord.unwrap().pick({ channel: true, subject: true, status: true, problem: true })
      .shape,
    sha256: z.string().optional(),
  })
  .readonly()

const Moment = z
  .object({
    at: Instant,
    /** What happened (`exchange-logged`, `report-signed`, `invoice-issued`...). */
    type: z.string(),
    of: z.string(),
    by: z.string(),
    exchange: Exchange.optional(),
    told: Told.optional(),
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
    for (const fact of items) {
      const { at, type, of, by } = fact
      const exchange = type === 'exchange-logged' ? await work.get(exchanges, of) : undefined
      const told = await toldBy(work, fact)
      moments.push({
        ...{ at, type, of, by },
        ...(exchange && { exchange }),
        ...(told && { told }),
      })
    }
    return accept({ items: moments, next })
  },
})

/** The notice that a fact is about, or that it names. */
const toldBy = async (
  work: Work,
  { of, data }: Fact,
): Promise<z.output<typeof Told> | undefined> => {
  const id = NoticeId.safeParse(of).data ?? NoticeId.safeParse(data?.['notice']).data
  const record = id && (await work.get(notices, id))
  if (!record) return undefined
  const { channel, subject, status, problem } = record
  const { sha256 } = record.data
  const attached = typeof sha256 === 'string' ? { sha256 } : {}
  return { notice: record.id, channel, subject, status, problem, ...attached }
}

import { z } from 'zod'
import { facts } from '../app/facts.js'
import type { Role } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { leads } from '../customers/index.js'
import { bankItems, debits } from '../direct-debit/index.js'
import { reports, type Visit, visits } from '../dispatch/index.js'
import { creditNoteDrafts, type Invoice, invoices } from '../invoicing/index.js'
import { settlements } from '../payments/index.js'
import type { Collection } from '../ports/collection.js'
import type { Doc, Query } from '../ports/store.js'
import { unpaidCases } from '../recovery/index.js'
import { orders, quotes } from '../sales/index.js'
import { type CivilDate, plusDays } from '../shared/civil-date.js'
import { dateOf } from '../shared/instant.js'
import { Money } from '../shared/money.js'
import { type Entry, type Line, lineOf } from './line.js'

/** The work queues, in the order in which a day goes through them. */
export const QueueName = z.enum([
  'calls',
  'orders-to-confirm',
  'quotes-to-follow',
  'visits-to-plan',
  'visits-running',
  'reports-to-sign',
  'invoices-to-check',
  'invoices-to-issue',
  'credit-notes-to-issue',
  'invoices-unpaid',
  'credits-to-refund',
  'bank-words-to-match',
])
/** One of the work queues. */
export type QueueName = z.output<typeof QueueName>

/** How far a queue is counted: up to here exactly, then `more`. */
export const countedUpTo = 200

/** How many things wait in a queue. */
export interface Count {
  readonly count: number
  readonly more: boolean
}

/** A queue: one question to the store, counted and listed alike, so that a count and its list cannot disagree. */
interface Queue {
  readonly for: readonly Role[]
  readonly count: (work: Work) => Promise<Count>
  readonly page: (work: Work, paging: Paged) => Promise<{ items: readonly Line[]; next?: string }>
}

type Paged = Pick<Query, 'limit' | 'after'>

/** What a queue holds, and what each thing in it says. */
interface Waiting<D extends Doc> {
  readonly for: readonly Role[]
  readonly of: Collection<D>
  readonly where: (today: CivilDate) => NonNullable<Query['where']>
  readonly order?: string
  readonly tell: (work: Work, docs: readonly D[]) => Promise<readonly Entry[]>
}

const queueOf = <D extends Doc>({ of, where, order, tell, ...rest }: Waiting<D>): Queue => {
  const asked = (work: Work) => ({ where: { ...where(work.today), ...mine(work) }, order })
  return {
    ...rest,
    async count(work) {
      const found = await work.find(of, { ...asked(work), limit: countedUpTo + 1 })
      const count = Math.min(found.length, countedUpTo)
      return { count, more: found.length > countedUpTo }
    },
    async page(work, paging) {
      const { items, ...next } = await work.page(of, { ...asked(work), ...paging })
      const entries = await tell(work, items)
      return { ...next, items: await Promise.all(entries.map((entry) => lineOf(work, entry))) }
    },
  }
}

/** A worker sees what is given to them, the office everything. */
const mine = ({ as }: Work) => (as.role === 'worker' ? { worker: as.id } : {})

const office = ['owner', 'manager', 'agent'] as const
const field = [...office, 'worker'] as const
const accounts = [...office, 'accountant'] as const
const deciders = ['owner', 'manager', 'accountant'] as const

/** Every queue by its name. */
export const queues: { readonly [N in QueueName]: Queue } = {
  calls: queueOf({
    for: office,
    of: leads,
    where: () => ({ status: 'open' }),
    order: 'on',
    tell: async (_, found) =>
      found.map(({ id: of, customer, worker, on, wants }) => ({
        ...{ of, customer, worker, since: on, wants },
      })),
  }),
  'orders-to-confirm': queueOf({
    for: office,
    of: orders,
    where: () => ({ status: 'draft' }),
    order: 'at',
    tell: async (_, found) =>
      found.map(({ id: of, customer, worker, orderedOn: since, description: wants, lines }) => ({
        ...{ of, customer, worker, since, wants },
        ...{ activity: lines[0]?.activity, minutes: lines[0]?.minutes },
      })),
  }),
  'quotes-to-follow': queueOf({
    for: office,
    of: quotes,
    where: () => ({ status: { in: ['draft', 'sent', 'accepted'] } }),
    order: 'at',
    tell: async (_, found) =>
      found.map(({ id: of, customer, worker, at, sentOn, description: wants, lines, total }) => ({
        ...{ of, customer, worker, since: sentOn ?? dateOf(at), wants, gross: total },
        ...{ activity: lines[0]?.activity, minutes: lines[0]?.minutes },
      })),
  }),
  'visits-to-plan': queueOf({
    for: field,
    of: visits,
    where: () => ({ status: 'planned' }),
    async tell(work, found) {
      const since = await sinceOf(work, found, 'visit-planned')
      return found.map((visit) => ({ ...visited(visit), since: since.get(visit.id) }))
    },
  }),
  'visits-running': queueOf({
    for: field,
    of: visits,
    where: (today) => ({ status: 'booked', date: { to: plusDays(today, 1) } }),
    order: 'date',
    tell: async (_, found) =>
      found.map(({ date, start, ...visit }) => ({
        ...visited(visit),
        since: date ?? undefined,
        start: start ?? undefined,
      })),
  }),
  'reports-to-sign': queueOf({
    for: field,
    of: reports,
    where: () => ({ status: 'draft' }),
    tell: (work, found) =>
      Promise.all(
        found.map(async ({ id: of, visit: id, customer, worker, minutesWorked: minutes }) => {
          const visit = await work.get(visits, id)
          const since = visit?.date ?? undefined
          return { of, visit: id, customer, worker, minutes, activity: visit?.activity, since }
        }),
      ),
  }),
  'invoices-to-check': queueOf({
    for: accounts,
    of: invoices,
    where: () => ({ status: 'draft' }),
    tell: (work, found) => billed(work, found, 'invoice-drafted'),
  }),
  'invoices-to-issue': queueOf({
    for: accounts,
    of: invoices,
    where: () => ({ status: 'checked' }),
    tell: (work, found) => billed(work, found, 'invoice-checked'),
  }),
  'credit-notes-to-issue': queueOf({
    for: deciders,
    of: creditNoteDrafts,
    where: () => ({}),
    async tell(work, found) {
      const since = await sinceOf(work, found, 'credit-note-drafted')
      return found.map(({ id: of, customer, gross, reason: wants }) => ({
        ...{ of, customer, gross, wants, since: since.get(of) },
      }))
    },
  }),
  'invoices-unpaid': queueOf({
    for: accounts,
    of: unpaidCases,
    where: () => ({ status: 'open' }),
    order: 'dueOn',
    tell: (work, found) =>
      Promise.all(
        found.map(async ({ id: of, customer, dueOn: since }) => {
          const gross = (await work.get(settlements, of))?.due ?? Money.zero
          return { of, customer, since, gross }
        }),
      ),
  }),
  'credits-to-refund': queueOf({
    for: deciders,
    of: settlements,
    where: () => ({ credit: { from: 1 } }),
    tell: (work, found) =>
      Promise.all(
        found.map(async ({ id: of, customer, credit: gross }) => {
          const invoice = await work.get(invoices, of)
          const order = invoice?.order ? await work.get(orders, invoice.order) : undefined
          return { of, customer, gross, until: order?.withdrawal?.refundBy }
        }),
      ),
  }),
  'bank-words-to-match': queueOf({
    for: deciders,
    of: bankItems,
    where: () => ({ status: 'parked' }),
    order: 'at',
    tell: (work, found) =>
      Promise.all(
        found.map(async ({ id: of, at, said: { name: called, amount }, candidates }) => {
          const [only, ...others] = candidates
          const debit = only && !others.length ? await work.get(debits, only) : undefined
          const about = { of, customer: debit?.customer ?? ('' as const), called }
          const gross = amount !== undefined && amount >= 0 ? amount : undefined
          return { ...about, gross, since: dateOf(at) }
        }),
      ),
  }),
}

const visited = ({
  id: of,
  customer,
  worker,
  activity,
  minutes,
  description: wants,
}: Omit<Visit, 'date' | 'start'>): Entry => ({ of, customer, worker, activity, minutes, wants })

const billed = async (
  work: Work,
  found: readonly Invoice[],
  type: string,
): Promise<readonly Entry[]> => {
  const since = await sinceOf(work, found, type)
  return found.map(({ id: of, customer, lines, gross }) => {
    const service = lines.find(({ kind }) => kind === 'service')
    const { activity, worker, minutes } = service ?? {}
    return { of, customer, worker, activity, minutes, gross, since: since.get(of) }
  })
}

/** The day on which each last became what it waits for now. */
const sinceOf = async (
  work: Work,
  docs: readonly Doc[],
  type: string,
): Promise<ReadonlyMap<string, CivilDate>> => {
  const where = { type, of: { in: docs.map(({ id }) => id) } }
  const told = await work.find(facts, { where, order: 'at', limit: 1000 })
  return new Map(told.map(({ of, at }) => [of, dateOf(at)]))
}

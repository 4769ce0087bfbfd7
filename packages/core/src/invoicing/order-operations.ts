import { z } from 'zod'
import { command } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { visits } from '../dispatch/index.js'
import { LegalEntityId } from '../organisation/index.js'
import { amountOf, type Order, OrderId, type Parties } from '../sales/index.js'
import { Share } from '../shared/discount.js'
import { Money, NaturalAmount, PositiveAmount } from '../shared/money.js'
import { accept, refuse } from '../shared/result.js'
import type { OpenLine } from './assembling.js'
import { billedLines, depositsOf, invoicesOf } from './billed.js'
import { schedules } from './collections.js'
import { assembleAnyway, keepDraft } from './drafts.js'
import { Invoice } from './invoice.js'
import { askOnAccount } from './milestones.js'
import { billedBy, confirmedOrder, type OpenOrder, openOrder, orderRefusals } from './open-order.js'
import { isLeftToVisits, orderedLine, sellersOf, soldBy } from './ordered.js'
import { ScheduleId } from './schedule-id.js'

const office = { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' } as const

/**
 * Drafts what an order comes to and nothing has billed yet: an invoice for each entity that sells in it (S017), and one for goods where the
 * entity invoices them apart. Services that visits perform are left to their signatures, what a schedule asks for to the schedule.
 */
export const invoiceOrder = command({
  input: z.object({ order: OrderId }),
  output: z.object({ invoices: z.array(Invoice).readonly() }),
  allow: office,
  refusals: { ...orderRefusals, 'nothing-to-invoice': {} },
  async run(work, { order: id }) {
    const order = await confirmedOrder(work, id)
    if (!order.ok) return order
    const drafted: Invoice[] = []
    for (const seller of sellersOf(order.value)) {
      const open = await billedBy(work, order.value, seller)
      if (!open.ok) return open
      drafted.push(...(await draftFor(work, open.value)))
    }
    return drafted.length ? accept({ invoices: drafted }) : refuse({ code: 'nothing-to-invoice' })
  },
})

const draftFor = async (work: Work, { order, parties }: OpenOrder): Promise<readonly Invoice[]> => {
  const { id, invoicing } = parties.legalEntity
  const where = { order: order.id, legalEntity: id }
  const [schedule] = await work.find(schedules, { where, limit: 1 })
  if (schedule) return []
  const billed = billedLines(await invoicesOf(work, order.id, id))
  const planned = await work.find(visits, { where: { order: order.id }, limit: 1000 })
  const lines = soldBy(order, id)
    .filter((one) => !billed.has(one.at) && !isLeftToVisits(order, one, planned))
    .map((one, i) => orderedLine(parties, i + 1, one, work.today))
  const parted = invoicing?.goodsPrefix ? goodsApart(lines) : [lines]
  const drafted: Invoice[] = []
  for (const own of parted) if (own.length) drafted.push(await draftOf(work, parties, order, own))
  return drafted
}

const draftOf = async (
  work: Work,
  parties: Parties,
  { id: order }: Order,
  lines: readonly OpenLine[],
): Promise<Invoice> => {
  const deposits = await depositsOf(work, { order, legalEntity: parties.legalEntity.id })
  return keepDraft(work, parties, { order }, assembleAnyway({ priced: 'gross', lines, deposits }))
}

/** Services and what goes with them, then goods; each numbered from 1. */
const goodsApart = (lines: readonly OpenLine[]): readonly (readonly OpenLine[])[] =>
  [false, true].map((isGoods) =>
    lines
      .filter(({ kind }) => (kind === 'goods') === isGoods)
      .map((line, i) => ({ ...line, no: i + 1 })),
  )

/**
 * Drafts a deposit on an order (facture d'acompte): a share of what the entity sells in it, or an amount, VAT included. The next invoice of
 * the order takes it off, with its VAT.
 */
export const draftDeposit = command({
  input: z
    .object({
      order: OrderId,
      /** Who asks for it, of those who sell in the order; left out = the order's own. */
      legalEntity: LegalEntityId.optional(),
      share: Share.optional(),
      amount: PositiveAmount.optional(),
    })
    .refine(({ share, amount }) => (share === undefined) !== (amount === undefined), {
      message: 'a share or an amount',
    }),
  output: Invoice,
  allow: office,
  refusals: {
    ...orderRefusals,
    'schedule-exists': { schedule: ScheduleId },
    /** Deposits and invoices so far left no more of the price. */
    'deposit-above-order': { left: NaturalAmount },
  },
  async run(work, { order: id, share, amount = Money.zero, ...asked }) {
    const open = await openOrder(work, id, asked.legalEntity)
    if (!open.ok) return open
    const { order, parties } = open.value
    const legalEntity = parties.legalEntity.id
    const [schedule] = await work.find(schedules, { where: { order: id, legalEntity }, limit: 1 })
    if (schedule) return refuse({ code: 'schedule-exists', schedule: schedule.id })
    const total = Money.sum(soldBy(order, legalEntity).map(({ line }) => amountOf(line)))
    const wanted = share === undefined ? amount : Money.times(total, share)
    const before = await invoicesOf(work, id, legalEntity)
    const billed = Money.sum(before.map(({ gross, credited }) => Money.minus(gross, credited)))
    const left = Money.max(Money.zero, Money.minus(total, billed))
    if (wanted > left) return refuse({ code: 'deposit-above-order', left })
    return accept(await askOnAccount(work, parties, order, {}, { amount: wanted, share }))
  },
})

import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { CustomerId } from '../customers/index.js'
import { InvoiceId } from '../invoicing/index.js'
import { LegalEntityId } from '../organisation/index.js'
import { settlements } from '../payments/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { PositiveAmount } from '../shared/money.js'
import { accept, refuse } from '../shared/result.js'
import { debits } from './collections.js'
import { Debit, DebitId, debitRefusals } from './debit.js'
import { advanceDebit } from './living.js'
import { MandateId } from './mandate.js'
import { prepare, prepareRefusals } from './preparing.js'

const office = { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' } as const

/**
 * Prepares a debit for an issued invoice and tells its payer of amount and day: 14 days before, or as agreed. Refused without a mandate that
 * stands (S113), beyond what its parties agreed on (S116: every point at once), and for more than the customer still owes.
 */
export const prepareDebit = command({
  input: z.object({
    invoice: InvoiceId,
    /** Left out = the newest one that the customer gave the invoice's entity. */
    mandate: MandateId.optional(),
    /** Left out = what the customer still owes of it, and no other debit will take. */
    amount: PositiveAmount.optional(),
    /** A day on which banks are open; left out = the first that is possible. */
    collectOn: CivilDate.optional(),
    /** The last debit of its mandate, which ends with it. */
    last: z.boolean().default(false),
  }),
  output: Debit,
  allow: office,
  refusals: prepareRefusals,
  run: prepare,
})

/**
 * Prepares the debits of an entity's invoices that are owed, a page of invoices at a time: each on the first day that is possible, or on
 * `collectOn`. An invoice whose customer gave no mandate, or that another debit will pay, is passed over; others are told with the reason.
 */
export const prepareDebits = command({
  input: z.object({
    legalEntity: LegalEntityId,
    collectOn: CivilDate.optional(),
    ...Paging.shape,
  }),
  output: z.object({
    prepared: z.array(DebitId).readonly(),
    refused: z.array(z.object({ invoice: InvoiceId, code: z.string() }).readonly()).readonly(),
    next: z.string().optional(),
  }),
  allow: office,
  refusals: {},
  async run(work, { legalEntity, collectOn, ...paging }) {
    const where = { legalEntity, due: { from: 1 } }
    const { items, ...next } = await work.page(settlements, { where, ...paging })
    const prepared: DebitId[] = []
    const refusals: { readonly invoice: InvoiceId; readonly code: string }[] = []
    for (const { id: invoice } of items) {
      const answer = await prepare(work, { invoice, collectOn })
      if (answer.ok) prepared.push(answer.value.id)
      else if (!passedOver.has(answer.refusal.code))
        refusals.push({ invoice, code: answer.refusal.code })
    }
    return accept({ prepared, refused: refusals, ...next })
  },
})

const passedOver = new Set(['no-mandate', 'nothing-to-debit'])

/** Says that a payer was told of a debit by other means, on a day: a letter, a call. It is counted from that day. */
export const recordAnnouncement = command({
  input: z.object({ debit: DebitId, on: CivilDate }),
  output: Debit,
  allow: office,
  refusals: { ...debitRefusals, 'not-yet': {} },
  async run(work, { debit: id, on }) {
    const debit = await work.get(debits, id)
    if (!debit) return refuse({ code: 'not-found', id })
    if (on > work.today) return refuse({ code: 'not-yet' })
    return advanceDebit(work, debit, { type: 'announce', on })
  },
})

/** Takes a debit off that is not at the bank; one that is in a file stays there until the file is called off. */
export const withdrawDebit = command({
  input: z.object({ debit: DebitId }),
  output: Debit,
  allow: office,
  refusals: debitRefusals,
  async run(work, { debit: id }) {
    const debit = await work.get(debits, id)
    if (!debit) return refuse({ code: 'not-found', id })
    const { batch } = debit
    if (debit.status === 'batched' && batch) return refuse({ code: 'debit-in-batch', batch })
    return advanceDebit(work, debit, { type: 'withdraw', because: 'office' })
  },
})

/** Takes a debit off whose day has come without a file: time runs it. */
export const dropMissedDebit = command({
  input: z.object({ debit: DebitId }),
  output: Debit,
  allow: { system: 'all' },
  refusals: { ...debitRefusals, 'not-yet': {} },
  async run(work, { debit: id }) {
    const debit = await work.get(debits, id)
    if (!debit) return refuse({ code: 'not-found', id })
    if (work.today < debit.collectOn) return refuse({ code: 'not-yet' })
    return advanceDebit(work, debit, { type: 'withdraw', because: 'missed' })
  },
})

/** A customer's debits, newest first: those to come and those done. */
export const debitsOf = query({
  input: z.object({ customer: CustomerId, ...Paging.shape }),
  output: pageOf(Debit),
  allow: { ...office, customer: 'own' },
  refusals: {},
  async run(work, { customer, ...paging }) {
    work.own({ customer })
    const order = { order: 'collectOn', descending: true }
    return accept(await work.page(debits, { where: { customer }, ...order, ...paging }))
  },
})

/** The debits in one state, by day: those prepared wait for a file. */
export const listDebits = query({
  input: z.object({ status: Debit.unwrap().shape.status, ...Paging.shape }),
  output: pageOf(Debit),
  allow: office,
  refusals: {},
  async run(work, { status, ...paging }) {
    return accept(await work.page(debits, { where: { status }, order: 'collectOn', ...paging }))
  },
})

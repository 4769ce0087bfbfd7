import { z } from 'zod'
import { query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import type { Work } from '../app/work.js'
import { CustomerId, customerName, customers } from '../customers/index.js'
import { InvoiceId } from '../invoicing/index.js'
import { LegalEntityId } from '../organisation/index.js'
import { settlements } from '../payments/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { NaturalAmount, PositiveAmount } from '../shared/money.js'
import { accept } from '../shared/result.js'
import { BankItem } from './bank-item.js'
import { bankItems, debits, mandates } from './collections.js'
import { Debit, DebitId } from './debit.js'
import { owedByCustomer, type PrepareRefusal, plan } from './preparing.js'
import { policyOf, ReturnStep, stepFor } from './return-policy.js'

const office = { owner: 'all', manager: 'all', agent: 'all', accountant: 'all' } as const

/** Why an invoice is not debited: one point of several, with the bound of a mandate's terms that it would break. */
const Reason = z
  .object({
    code: z.enum([
      ...(['no-mandate', 'mandate-unsigned', 'mandate-suspended', 'mandate-lapsed'] as const),
      ...(['creditor-identifier-missing', 'creditor-account-missing'] as const),
      ...(['nothing-to-debit', 'amount-above-terms', 'day-outside-terms', 'other'] as const),
    ]),
    monthly: PositiveAmount.optional(),
    day: z.int().optional(),
  })
  .readonly()
type Reason = z.output<typeof Reason>

const Debitable = z
  .object({
    invoice: InvoiceId,
    number: z.string(),
    customer: CustomerId,
    name: z.string(),
    /** What the customer owes of it, third parties' shares apart, in cents. */
    owed: NaturalAmount,
    /** What would be debited, and when; null = nothing, for every reason given. */
    planned: z.object({ amount: PositiveAmount, collectOn: CivilDate }).readonly().nullable(),
    reasons: z.array(Reason).readonly(),
  })
  .readonly()
  .meta({ id: 'DebitableInvoice' })

/**
 * The invoices of an entity that are owed, a page at a time: what `prepareDebits` would debit of each and when, or every reason why it would
 * not. It prepares nothing and tells nobody.
 */
export const debitsToPrepare = query({
  input: z.object({ legalEntity: LegalEntityId, ...Paging.shape }),
  output: pageOf(Debitable),
  allow: office,
  refusals: {},
  async run(work, { legalEntity, ...paging }) {
    const where = { legalEntity, due: { from: 1 } }
    const { items, ...next } = await work.page(settlements, { where, ...paging })
    const found: z.output<typeof Debitable>[] = []
    for (const settlement of items) {
      const { id: invoice, number, customer } = settlement
      const planned = await plan(work, { invoice })
      const about = { invoice, number, customer, name: await nameOf(work, customer) }
      found.push({
        ...{ ...about, owed: owedByCustomer(settlement) },
        planned: planned.ok ? planned.value.asked : null,
        reasons: planned.ok ? [] : await reasonsOf(work, planned.refusal, customer, legalEntity),
      })
    }
    return accept({ ...next, items: found })
  },
})

const nameOf = async (work: Work, id: CustomerId): Promise<string> => {
  const customer = await work.get(customers, id)
  return customer ? customerName(customer) : ''
}

const reasonsOf = async (
  work: Work,
  refusal: PrepareRefusal,
  customer: CustomerId,
  legalEntity: LegalEntityId,
): Promise<readonly Reason[]> => {
  switch (refusal.code) {
    case 'no-mandate':
      return [{ code: await standingOf(work, customer, legalEntity) }]
    case 'creditor-incomplete':
      return [{ code: `creditor-${creditorPart[refusal.missing]}-missing` }]
    case 'nothing-to-debit':
      return [{ code: 'nothing-to-debit' }]
    case 'outside-mandate-terms':
      return refusal.problems
    case 'above-debt':
    case 'bank-closed':
    case 'too-soon':
    case 'not-found':
      return [{ code: 'other' }]
  }
}

const creditorPart = { 'creditor-identifier': 'identifier', account: 'account' } as const

/** How the newest mandate stands that a customer gave an entity, where none allows a debit. */
const standingOf = async (
  work: Work,
  customer: CustomerId,
  legalEntity: LegalEntityId,
): Promise<Reason['code']> => {
  const where = { customer, legalEntity }
  const [newest] = await work.find(mandates, { where, descending: true, limit: 1 })
  switch (newest?.status) {
    case 'unsigned':
    case 'suspended':
    case 'lapsed':
      return `mandate-${newest.status}`
    default:
      return 'no-mandate'
  }
}

/** A bank's reason, in words, and what the house does for it. */
const BankReason = z
  .object({ code: z.string(), fr: z.string(), en: z.string(), step: ReturnStep })
  .readonly()

const reasonOf = (code: string): z.output<typeof BankReason> => {
  const { fr = 'Motif inconnu', en = 'Unknown reason' } = policyOf(code) ?? {}
  return { code, fr, en, step: stepFor(code) }
}

/** The debits that were not honoured, the latest day first: whose, why by the bank's word, and what the house did by its policy. */
export const listReturns = query({
  input: z.object({ ...Paging.shape }),
  output: pageOf(
    z.object({ debit: Debit, name: z.string(), reason: BankReason.nullable() }).readonly(),
  ),
  allow: office,
  refusals: {},
  async run(work, paging) {
    const where = { status: { in: ['rejected', 'returned'] } }
    const order = { order: 'collectOn', descending: true }
    const { items, ...next } = await work.page(debits, { where, ...order, ...paging })
    const told = items.map(async (debit) => ({
      ...{ debit, name: await nameOf(work, debit.customer) },
      reason: debit.failed ? reasonOf(debit.failed.reason) : null,
    }))
    return accept({ ...next, items: await Promise.all(told) })
  },
})

/** A debit that a bank's word may be about; `fits` = by what the bank said, else by its amount alone. */
const Meant = z
  .object({
    debit: DebitId,
    number: z.string(),
    name: z.string(),
    amount: PositiveAmount,
    collectOn: CivilDate,
    status: Debit.unwrap().shape.status,
    fits: z.boolean(),
  })
  .readonly()

/**
 * What banks said and waits for a person, oldest first, each with the debits that it may be about: those that fit, else those at the bank or
 * collected of the same amount, at most 20. `resolveBankItem` says which, `dismissBankItem` sets it aside.
 */
export const listParked = query({
  input: z.object({ ...Paging.shape }),
  output: pageOf(
    z
      .object({
        item: BankItem,
        reason: BankReason.nullable(),
        meant: z.array(Meant).readonly(),
      })
      .readonly(),
  ),
  allow: office,
  refusals: {},
  async run(work, paging) {
    const parked = { where: { status: 'parked' }, order: 'at' }
    const { items, ...next } = await work.page(bankItems, { ...parked, ...paging })
    const told = items.map(async (item) => ({
      ...{ item, meant: await meantBy(work, item) },
      reason: item.said.reason ? reasonOf(item.said.reason) : null,
    }))
    return accept({ ...next, items: await Promise.all(told) })
  },
})

const meantBy = async (
  work: Work,
  { candidates, said: { type, amount } }: BankItem,
): Promise<readonly z.output<typeof Meant>[]> => {
  if (type !== 'debit') return []
  const fitting = await Promise.all(candidates.map((id) => work.get(debits, id)))
  const status = { in: ['batched', 'sent', 'collected'] }
  const alike =
    fitting.length || amount === undefined
      ? []
      : await work.find(debits, { where: { amount, status }, order: 'collectOn', limit: 20 })
  const described = [...fitting.flatMap((debit) => debit ?? []), ...alike].map(async (debit) => ({
    ...{ debit: debit.id, number: debit.number, name: await nameOf(work, debit.customer) },
    ...{ amount: debit.amount, collectOn: debit.collectOn, status: debit.status },
    fits: fitting.length > 0,
  }))
  return Promise.all(described)
}

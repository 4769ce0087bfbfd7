import { z } from 'zod'
import type { CommonRefusal } from '../app/operation.js'
import type { Work } from '../app/work.js'
import type { CustomerId } from '../customers/index.js'
import { type InvoiceId, invoices, payableFromOf } from '../invoicing/index.js'
import { type LegalEntityId, legalEntities } from '../organisation/index.js'
import { owedShares, ownDue, type Settlement, settlements } from '../payments/index.js'
import { submissionDays } from '../rules/fr/sepa.js'
import { CivilDate } from '../shared/civil-date.js'
import { Money, NaturalAmount } from '../shared/money.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import { announce, noticeDaysOf } from './announcing.js'
import { type DayTerms, earliestDay, firstDay } from './collection-day.js'
import { creditors, debits, mandates } from './collections.js'
import type { Creditor } from './creditor.js'
import { type Debit, DebitId, endToEndOf, isLive } from './debit.js'
import type { Mandate, MandateId } from './mandate.js'
import { isTargetDay, targetDayFrom } from './target-days.js'
import { TermsProblem, termsProblems } from './terms.js'

/** A debit as it is asked for. */
export interface WantedDebit {
  readonly invoice: InvoiceId
  /** Left out = the one that the customer gave the invoice's entity. */
  readonly mandate?: MandateId | undefined
  /** Left out = what the customer still owes of it, and no other debit will take. */
  readonly amount?: Money | undefined
  /** Left out = the first day that is possible. */
  readonly collectOn?: CivilDate | undefined
  readonly last?: boolean | undefined
  readonly attempt?: number | undefined
}

/** The data that the refusals of a debit to be prepared carry. */
export const prepareRefusals = {
  'no-mandate': {},
  'creditor-incomplete': { missing: z.enum(['creditor-identifier', 'account']) },
  'nothing-to-debit': {},
  'above-debt': { due: NaturalAmount },
  'bank-closed': { next: CivilDate },
  'too-soon': { earliest: CivilDate },
  'outside-mandate-terms': { problems: z.array(TermsProblem).readonly() },
} as const

type CreditorIncomplete = Refusal<'creditor-incomplete'> & {
  readonly missing: 'creditor-identifier' | 'account'
}

/** Why no debit was prepared. */
export type PrepareRefusal =
  | Extract<CommonRefusal, { readonly code: 'not-found' }>
  | Refusal<'no-mandate' | 'nothing-to-debit'>
  | CreditorIncomplete
  | (Refusal<'above-debt'> & { readonly due: Money })
  | (Refusal<'bank-closed'> & { readonly next: CivilDate })
  | (Refusal<'too-soon'> & { readonly earliest: CivilDate })
  | (Refusal<'outside-mandate-terms'> & { readonly problems: readonly TermsProblem[] })

/** A debit that may be prepared, before anything is written. */
interface Planned {
  readonly settlement: Settlement
  readonly mandate: Mandate
  readonly creditor: Creditor
  /** Debits of the same invoice. */
  readonly siblings: readonly Debit[]
  readonly asked: { readonly amount: Money; readonly collectOn: CivilDate }
}

/** What would be debited and when, or why nothing would be: it writes nothing and tells nobody. */
export const plan = async (
  work: Work,
  wanted: WantedDebit,
): Promise<Result<Planned, PrepareRefusal>> => {
  const settlement = await work.get(settlements, wanted.invoice)
  if (!settlement) return refuse({ code: 'not-found', id: wanted.invoice })
  const { legalEntity, id: invoice } = settlement
  const mandate = await mandateFor(work, settlement, wanted.mandate)
  if (!mandate) return refuse({ code: 'no-mandate' })
  const creditor = await creditorOf(work, legalEntity)
  if (!creditor.ok) return creditor
  const siblings = await work.find(debits, { where: { invoice }, limit: most })
  const amount = amountOf(settlement, siblings, wanted.amount)
  if (!amount.ok) return amount
  const payableFrom = await payableDay(work, invoice)
  const terms = { ...dayTermsOf(work, mandate, creditor.value), payableFrom }
  const day = dayOf(terms, wanted.collectOn)
  if (!day.ok) return day
  const asked = { amount: amount.value, collectOn: day.value }
  const problems = termsProblems(mandate.terms, asked, await debitsOf(work, mandate.id))
  if (problems.length) return refuse({ code: 'outside-mandate-terms', problems })
  return accept({ settlement, mandate, creditor: creditor.value, siblings, asked })
}

/**
 * Prepares a debit and tells its payer. Two at once on one mandate follow each other, so that both together keep its terms; two at once on
 * one invoice take no more than it owes.
 */
export const prepare = async (
  work: Work,
  wanted: WantedDebit,
): Promise<Result<Debit, PrepareRefusal>> => {
  const planned = await plan(work, wanted)
  if (!planned.ok) return planned
  const { settlement, mandate, creditor, siblings, asked } = planned.value
  const { legalEntity, customer, id: invoice, number } = settlement
  const id = work.newId(DebitId)
  const { last = false, attempt = 1 } = wanted
  const debit: Debit = {
    ...{ id, legalEntity, customer, mandate: mandate.id, invoice, number, ...asked },
    turn: siblings.length + 1,
    sequence: sequenceOf(mandate, last, creditor),
    ...{ last, attempt, endToEnd: endToEndOf(id) },
    announced: await announce(work, { id, customer }, creditor),
    ...{ status: 'prepared', batch: null, written: null, referenceKey: null, payment: null },
  }
  work.put(debits, debit)
  work.put(mandates, { ...mandate, debits: mandate.debits + 1 })
  const data = { mandate: mandate.id, invoice, ...asked, attempt }
  work.record({ type: 'debit-prepared', of: id, about: customer, data })
  return accept(debit)
}

/** The mandate that stands for an invoice: the one named, or the newest that its customer gave its entity. A one-off serves once. */
const mandateFor = async (
  work: Work,
  { customer, legalEntity }: Settlement,
  named: MandateId | undefined,
): Promise<Mandate | undefined> => {
  const mandate = named
    ? await work.get(mandates, named)
    : await activeMandate(work, customer, legalEntity)
  const isTheirs = mandate?.customer === customer && mandate.legalEntity === legalEntity
  if (!isTheirs || mandate.status !== 'active') return undefined
  return mandate.kind === 'recurrent' || !(await isTaken(work, mandate)) ? mandate : undefined
}

/** The newest mandate under which a customer's debts to an entity may be debited. */
export const activeMandate = async (
  work: Work,
  customer: CustomerId,
  legalEntity: LegalEntityId,
): Promise<Mandate | undefined> => {
  const where = { customer, legalEntity, status: 'active' }
  const [newest] = await work.find(mandates, { where, descending: true, limit: 1 })
  return newest
}

const isTaken = async (work: Work, { id }: Mandate): Promise<boolean> =>
  (await debitsOf(work, id)).some((one) => isLive(one) || one.status === 'collected')

/** Every debit of a mandate. */
export const debitsOf = (work: Work, mandate: MandateId): Promise<readonly Debit[]> =>
  work.find(debits, { where: { mandate }, limit: most })

/** More debits than an invoice or a mandate ever has. */
const most = 1000

/** How an entity collects; refused while its identifier or its account is not known. */
export const creditorOf = async (
  work: Work,
  legalEntity: LegalEntityId,
): Promise<Result<Creditor, CreditorIncomplete>> => {
  const entity = await work.get(legalEntities, legalEntity)
  if (!entity?.creditorIdentifier)
    return refuse({ code: 'creditor-incomplete', missing: 'creditor-identifier' })
  const creditor = await work.get(creditors, legalEntity)
  return creditor ? accept(creditor) : refuse({ code: 'creditor-incomplete', missing: 'account' })
}

/** What a customer still owes of an invoice, third parties' shares apart. */
export const owedByCustomer = ({ due, shares = [], events }: Settlement): Money =>
  ownDue(due, owedShares(shares, events, due))

const amountOf = (
  settlement: Settlement,
  siblings: readonly Debit[],
  wanted: Money | undefined,
): Result<Money, PrepareRefusal> => {
  const promised = Money.sum(siblings.filter(isLive).map(({ amount }) => amount))
  const due = Money.max(Money.zero, Money.minus(owedByCustomer(settlement), promised))
  if (due === 0) return refuse({ code: 'nothing-to-debit' })
  return wanted !== undefined && wanted > due
    ? refuse({ code: 'above-debt', due })
    : accept(wanted ?? due)
}

/** The first day on which money may be taken for an invoice (Code de la consommation, article L221-10); undefined = at once. */
const payableDay = async (work: Work, id: InvoiceId): Promise<CivilDate | undefined> => {
  const invoice = await work.get(invoices, id)
  return invoice && payableFromOf(work, invoice)
}

/** What the day of a debit has to respect, whatever it pays. */
export const dayTermsOf = (work: Work, mandate: Mandate, creditor: Creditor): DayTerms => ({
  today: work.today,
  noticeDays: noticeDaysOf(work, mandate, creditor),
  submissionDays: submissionDaysOn(work),
  agreedDay: mandate.terms.day,
})

/** Open days of the banks from the file to the debit. */
export const submissionDaysOn = ({ today }: Pick<Work, 'today'>): number => {
  const row = submissionDays.on(today) ?? submissionDays.rows.at(-1)
  if (!row) throw new Error('no row says when a file is handed over')
  return row.value
}

const dayOf = (
  terms: DayTerms,
  wanted: CivilDate | undefined,
): Result<CivilDate, PrepareRefusal> => {
  if (wanted === undefined) return accept(earliestDay(terms))
  if (!isTargetDay(wanted)) return refuse({ code: 'bank-closed', next: targetDayFrom(wanted) })
  return wanted < firstDay(terms)
    ? refuse({ code: 'too-soon', earliest: earliestDay(terms) })
    : accept(wanted)
}

/** Which debit of its mandate it is; the first is a recurrent one like the others, unless the bank insists. */
export const sequenceOf = (
  { kind, told }: Mandate,
  last: boolean,
  { settings }: Creditor,
): Debit['sequence'] => {
  if (kind === 'one-off') return 'OOFF'
  if (last) return 'FNAL'
  return told === null && settings.first === 'FRST' ? 'FRST' : 'RCUR'
}

import type { Work } from '../app/work.js'
import { settlements } from '../payments/index.js'
import { Money } from '../shared/money.js'
import { isAnnounced, noticeDaysOf } from './announcing.js'
import { debits, mandates } from './collections.js'
import type { Creditor } from './creditor.js'
import type { Debit, DebitId, Withdrawal } from './debit.js'
import { isLive } from './debit.js'
import { owedByCustomer } from './preparing.js'
import { termsProblems } from './terms.js'

/** Why a debit does not go with a file: it is off for good, or its payer was not told in time. */
export type LeftOut = Exclude<Withdrawal, 'office' | 'missed'> | 'not-announced'

/** Why a debit cannot go to the bank today; undefined when it can. */
export const objectionTo = async (
  work: Work,
  debit: Debit,
  creditor: Creditor,
): Promise<LeftOut | undefined> => {
  const mandate = await work.get(mandates, debit.mandate)
  if (mandate?.status !== 'active') return 'no-mandate'
  if (!(await isOwed(work, debit))) return 'not-owed'
  const others = await work.find(debits, { where: { mandate: mandate.id }, limit: 1000 })
  const apart = others.filter(({ id }) => id !== debit.id)
  if (termsProblems(mandate.terms, debit, apart).length) return 'outside-terms'
  const noticeDays = noticeDaysOf(work, mandate, creditor)
  return (await isAnnounced(work, debit, noticeDays)) ? undefined : 'not-announced'
}

/** Whether the invoice still owes the amount, what its earlier debits will take apart. */
const isOwed = async (work: Work, { invoice, turn, amount }: Debit): Promise<boolean> => {
  const settlement = await work.get(settlements, invoice)
  if (!settlement) return false
  const siblings = await work.find(debits, { where: { invoice }, limit: 1000 })
  const before = siblings.filter((one) => one.turn < turn && isLive(one))
  const promised = Money.sum(before.map((one) => one.amount))
  return Money.minus(owedByCustomer(settlement), promised) >= amount
}

/** A debit that does not go with a file, and why. */
export interface Left {
  readonly debit: DebitId
  readonly because: LeftOut
}

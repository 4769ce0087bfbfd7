import type { Work } from '../app/work.js'
import type { CivilDate } from '../shared/civil-date.js'
import type { Result } from '../shared/result.js'
import { askForAccount } from './announcing.js'
import { takeBack } from './collecting.js'
import { mandates } from './collections.js'
import type { Debit, DebitRefusal } from './debit.js'
import { advanceDebit, advanceMandate } from './living.js'
import { prepare } from './preparing.js'
import { stepFor, suspensions } from './return-policy.js'

/** What a bank said against a debit. */
export interface Failure {
  /** The bank's code; `unknown` where it kept it to itself. */
  readonly reason: string
  readonly on: CivilDate
}

/**
 * A debit was not honoured: what was counted as paid is owed again, in its own year, and the house's policy for the reason follows. Refused
 * when it is not at the bank, or was not honoured before.
 */
export const fail = async (
  work: Work,
  debit: Debit,
  { reason, on }: Failure,
): Promise<Result<Debit, DebitRefusal>> => {
  const failed = advanceDebit(work, debit, { type: 'fail', reason, on })
  if (!failed.ok) return failed
  if (debit.payment) await takeBack(work, debit, debit.payment, on)
  await follow(work, failed.value, { reason, on })
  return failed
}

const follow = async (work: Work, debit: Debit, { reason, on }: Failure): Promise<void> => {
  const step = stepFor(reason)
  await suspend(work, debit, { reason, on })
  if (step === 'retry-once' && debit.attempt === 1) await presentAgain(work, debit)
  else if (step === 'person' || step === 'retry-once' || step === 'deceased' || step === 'dispute')
    work.record({
      type: 'debit-left-to-person',
      of: debit.id,
      about: debit.customer,
      data: { reason, step },
    })
}

const suspend = async (work: Work, debit: Debit, { reason: code, on }: Failure): Promise<void> => {
  const step = stepFor(code)
  const because = suspensions[step]
  const mandate = await work.get(mandates, debit.mandate)
  if (!because || !mandate) return
  const suspended = advanceMandate(work, mandate, { type: 'suspend', because, on, code })
  if (suspended.ok && because === 'account') await askForAccount(work, suspended.value)
}

/** Once more, on the first day that is possible; where nothing allows it, somebody looks. */
const presentAgain = async (work: Work, debit: Debit): Promise<void> => {
  const { invoice, mandate, amount, attempt } = debit
  const again = await prepare(work, { invoice, mandate, amount, attempt: attempt + 1 })
  if (again.ok || again.refusal.code === 'nothing-to-debit') return
  work.record({
    type: 'debit-left-to-person',
    of: debit.id,
    about: debit.customer,
    data: { reason: again.refusal.code, step: 'retry-once' },
  })
}

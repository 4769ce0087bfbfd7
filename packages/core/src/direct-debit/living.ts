import { advance } from '../app/advance.js'
import type { Work } from '../app/work.js'
import type { Result } from '../shared/result.js'
import { type Batch, type BatchCommand, type BatchRefusal, batchLife } from './batch.js'
import { debitBatches, debits, mandates } from './collections.js'
import { type Debit, type DebitCommand, type DebitRefusal, debitLife } from './debit.js'
import {
  currentAccount,
  type Mandate,
  type MandateAccount,
  type MandateSignature,
} from './mandate.js'
import { type MandateCommand, type MandateRefusal, mandateLife } from './mandate-life.js'

/** One step of a mandate's life. The public fact holds no account and no name. */
export const advanceMandate = (
  work: Work,
  mandate: Mandate,
  command: MandateCommand,
): Result<Mandate, MandateRefusal> =>
  advance(work, mandates, mandateLife, mandate, command, (fact, next) => {
    if (fact.type === 'mandate-signed') return signedOn(fact.signature)
    if (fact.type === 'mandate-account-changed') return changedTo(currentAccount(next))
    const { type: _, ...told } = fact
    return told
  })

const changedTo = ({ no: account, agreed }: MandateAccount) => ({
  account,
  ...(agreed ? signedOn(agreed) : {}),
})

const signedOn = ({ on, seal }: MandateSignature) => ({ on, ...(seal ? { seal } : {}) })

/** One step of a debit's life. The public fact holds no name. */
export const advanceDebit = (
  work: Work,
  debit: Debit,
  command: DebitCommand,
): Result<Debit, DebitRefusal> =>
  advance(work, debits, debitLife, debit, command, ({ type: _, ...fact }) =>
    'written' in fact ? { mandate: debit.mandate } : fact,
  )

/** One step of a batch's life. The public fact holds nothing that is sealed. */
export const advanceBatch = (
  work: Work,
  batch: Batch,
  command: BatchCommand,
): Result<Batch, BatchRefusal> =>
  advance(work, debitBatches, batchLife, batch, command, ({ type: _, ...fact }) =>
    'creditor' in fact ? { sha256: fact.sha256, total: fact.total } : fact,
  )

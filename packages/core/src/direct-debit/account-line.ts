import type { Work } from '../app/work.js'
import type { PaymentId } from '../payments/index.js'
import { debits, mandates } from './collections.js'
import { unsealAccount } from './sealing.js'

/** The account that a payment was taken from. */
export interface DebitedAccount {
  readonly lastFour: string
  /** In full, where the setting of the certificate asks for it; else absent. */
  readonly iban?: string
}

/**
 * The account that a payment was debited from, for the line of a certificate that names it; undefined of a payment that was no debit of ours.
 * `inFull` unseals it: by a setting of the entity's alone, and for nothing else (S109).
 */
export const debitedAccount = async (
  work: Work,
  payment: PaymentId,
  inFull: boolean,
): Promise<DebitedAccount | undefined> => {
  const [debit] = await work.find(debits, { where: { payment }, limit: 1 })
  const mandate = debit && (await work.get(mandates, debit.mandate))
  const account = mandate?.accounts.find(({ no }) => no === debit?.written?.account)
  if (!mandate || !account) return undefined
  const { lastFour, no } = account
  return inFull ? { lastFour, iban: await unsealAccount(work, mandate, no) } : { lastFour }
}

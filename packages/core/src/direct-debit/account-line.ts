import type { Work } from '../app/work.js'
import type { CustomerId } from '../customers/index.js'
import type { LegalEntityId } from '../organisation/index.js'
import { payments } from '../payments/index.js'
import { yearOf } from '../shared/civil-date.js'
import { debits, mandates } from './collections.js'
import { unsealAccount } from './sealing.js'

/** An account that was debited. */
export interface DebitedAccount {
  /** Two letters. */
  readonly country: string
  readonly lastFour: string
  /** In full, where the setting of the certificate asks for it; else absent. */
  readonly iban?: string
}

/** Whose accounts, debited by whom, in which calendar year. */
export interface DebitedIn {
  readonly legalEntity: LegalEntityId
  readonly customer: CustomerId
  readonly year: number
}

/**
 * The accounts that a customer's payments of a year were debited from, each once, for the line of the certificate that names them (Code du
 * travail, article D7233-4). `inFull` unseals them: by a setting of the entity's alone, and for nothing else (S109).
 */
export const debitedAccounts = async (
  work: Work,
  { legalEntity, customer, year }: DebitedIn,
  inFull: boolean,
): Promise<readonly DebitedAccount[]> => {
  const where = { legalEntity, customer, status: 'collected' }
  const found = new Map<string, DebitedAccount>()
  for (const { mandate: id, payment: paid, written } of await work.find(debits, {
    where,
    order: 'collectOn',
    limit: 1000,
  })) {
    const mandate = await work.get(mandates, id)
    const payment = paid && (await work.get(payments, paid))
    const account = mandate?.accounts.find(({ no }) => no === written?.account)
    if (!mandate || !account || !payment || yearOf(payment.on) !== year) continue
    const { country, lastFour, no } = account
    if (found.has(`${id} ${no}`)) continue
    const full = inFull ? { iban: await unsealAccount(work, mandate, no) } : {}
    found.set(`${id} ${no}`, { country, lastFour, ...full })
  }
  return [...found.values()]
}

import type { Work } from '../app/work.js'
import { type LegalEntity, legalEntities } from '../organisation/index.js'
import type { DebitFile, FileAmendment, FileDebit } from '../ports/bank-files.js'
import { atOneBank, type Iban } from '../shared/iban.js'
import type { Batch, WrittenCreditor } from './batch.js'
import { debits, mandates } from './collections.js'
import type { Creditor } from './creditor.js'
import type { Debit, WrittenMandate } from './debit.js'
import { currentAccount, type Mandate } from './mandate.js'
import { unsealAccount, unsealCreditor } from './sealing.js'

/** What a file is to say of a mandate, and of what changed since its payer's bank last saw it. */
export const writtenMandate = (mandate: Mandate, creditorIdentifier: string): WrittenMandate => {
  const { reference, debtor, signature, told } = mandate
  if (!signature) throw new Error(`${mandate.id} is not signed`)
  const { no: account } = currentAccount(mandate)
  const before = {
    ...(told && told.reference !== reference ? { reference: told.reference } : {}),
    ...(told && told.creditorIdentifier !== creditorIdentifier
      ? { creditorIdentifier: told.creditorIdentifier }
      : {}),
    ...(told && told.account !== account ? { account: told.account } : {}),
  }
  return {
    ...{ reference, creditorIdentifier, signedOn: signature.on, debtor, account },
    ...(Object.keys(before).length ? { before } : {}),
  }
}

/** What a file is to say of its creditor. */
export const writtenCreditor = (
  { name, account, settings: { format, paidAt } }: Creditor,
  identifier: string,
): WrittenCreditor => {
  const { sealed, lastFour, country, bic } = account
  const known = { sealed, lastFour, country, ...(bic ? { bic } : {}) }
  return { name, identifier, account: known, format, paidAt }
}

/** The identifier under which an entity collects. @throws {Error} without one: no debit was prepared then. */
export const identifierOf = async (work: Work, id: LegalEntity['id']): Promise<string> => {
  const entity = await work.get(legalEntities, id)
  if (!entity?.creditorIdentifier) throw new Error(`${id} lost its creditor identifier`)
  return entity.creditorIdentifier
}

/**
 * The file of a batch, from what was written down with it: the same whenever it is made, whatever changed since. The one place where account
 * numbers are unsealed (S109).
 */
export const fileOf = async (
  work: Work,
  batch: Pick<Batch, 'messageId' | 'preparedAt' | 'debits' | 'legalEntity'>,
  written: WrittenCreditor,
): Promise<DebitFile> => {
  const { name, identifier, format, account } = written
  const iban = await unsealCreditor(work, batch.legalEntity, account)
  const creditor = { name, identifier, iban, ...(account.bic ? { bic: account.bic } : {}) }
  const { messageId, preparedAt: createdAt } = batch
  const lines: FileDebit[] = []
  for (const id of batch.debits) lines.push(await lineOf(work, await debitOf(work, id), creditor))
  return { format, messageId, createdAt, initiator: name, debits: lines }
}

const debitOf = async (work: Work, id: Debit['id']): Promise<Debit> => {
  const debit = await work.get(debits, id)
  if (!debit) throw new Error(`${id} is gone`)
  return debit
}

const lineOf = async (
  work: Work,
  debit: Debit,
  creditor: FileDebit['creditor'],
): Promise<FileDebit> => {
  const { endToEnd, amount, sequence, collectOn, number, written } = debit
  const mandate = await work.get(mandates, debit.mandate)
  if (!mandate || !written) throw new Error(`${debit.id} is in a file and was never written`)
  const { reference, signedOn, debtor } = written
  const iban = await unsealAccount(work, mandate, written.account)
  const { bic } = accountOf(mandate, written.account)
  const amendment = await amendmentOf(work, mandate, written, iban)
  return {
    ...{ endToEnd, amount, sequence, collectOn, creditor, mandate: { reference, signedOn } },
    ...(amendment ? { amendment } : {}),
    debtor: {
      ...{ name: debtor.name, iban },
      ...(bic ? { bic } : {}),
      ...(debtor.address ? { address: debtor.address } : {}),
    },
    remittance: number,
  }
}

const accountOf = ({ id, accounts }: Mandate, no: number) => {
  const account = accounts.find((one) => one.no === no)
  if (!account) throw new Error(`${id} has no account ${no}`)
  return account
}

/** What was, of each part that changed. The account before is told where it was surely at the same bank, else that it was another one. */
const amendmentOf = async (
  work: Work,
  mandate: Mandate,
  { before }: WrittenMandate,
  iban: Iban,
): Promise<FileAmendment | undefined> => {
  if (!before) return undefined
  const { account: no, ...rest } = before
  if (no === undefined) return rest
  const former = await unsealAccount(work, mandate, no)
  return { ...rest, account: atOneBank(former, iban) ? { iban: former } : 'another-bank' }
}

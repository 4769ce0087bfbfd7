import { z } from 'zod'
import type { Work } from '../app/work.js'
import type { LegalEntityId } from '../organisation/index.js'
import type { Seals } from '../ports/outside.js'
import { type Iban, ibanProblems, lastFour, readIban } from '../shared/iban.js'
import { accept, type Refusal, type Result, refuse } from '../shared/result.js'
import { currentAccount, type Mandate, type MandateAccount } from './mandate.js'

/** What an account number, as typed, may be refused for. The number itself is in no answer. */
export const accountRefusals = {
  'account-number-wrong': { reason: z.enum(ibanProblems) },
  'sealing-unavailable': {},
} as const

type AccountRefusal =
  | (Refusal<'account-number-wrong'> & { readonly reason: (typeof ibanProblems)[number] })
  | Refusal<'sealing-unavailable'>

type Sealed = Pick<MandateAccount, 'sealed' | 'lastFour' | 'country'>

/** Reads an account number as people type it, and seals it for one place: taken elsewhere, the seal opens nothing. */
export const sealTyped = async (
  work: Work,
  place: string,
  typed: string,
): Promise<Result<Sealed, AccountRefusal>> => {
  const read = readIban(typed)
  if ('problem' in read) return refuse({ code: 'account-number-wrong', reason: read.problem })
  const { seals } = work.ports
  if (!seals) return refuse({ code: 'sealing-unavailable' })
  const { iban } = read
  const sealed = await seals.seal(work.tenant, place, iban)
  return accept({ sealed, lastFour: lastFour(iban), country: iban.slice(0, 2) })
}

/** Where an account of a mandate is sealed for. */
export const placeOf = (mandate: string, no: number): string => `${mandate}/${no}`

/** Where a creditor's own account is sealed for. */
export const creditorPlace = (legalEntity: string): string => `creditor/${legalEntity}`

/** @throws {Error} without the host's key: what was sealed cannot be opened. */
const sealsOf = ({ ports: { seals } }: Work): Seals => {
  if (!seals) throw new Error('the host plugs in no seals any more')
  return seals
}

/**
 * The number of one of a mandate's accounts. For the file that goes to the bank, and where a setting says so for the line of a certificate
 * that names the account debited: nothing else shows it (S109).
 * @throws {Error} when the key is gone, or the seal was changed or moved.
 */
export const unsealAccount = async (
  work: Work,
  { id, accounts }: Pick<Mandate, 'id' | 'accounts'>,
  no: number,
): Promise<Iban> => {
  const account = accounts.find((one) => one.no === no)
  if (!account) throw new Error(`${id} has no account ${no}`)
  return openSeal(work, placeOf(id, no), account)
}

/** The number of a creditor's own account. @throws {Error} as `unsealAccount` does. */
export const unsealCreditor = (
  work: Work,
  legalEntity: LegalEntityId,
  account: Pick<Sealed, 'sealed'>,
): Promise<Iban> => openSeal(work, creditorPlace(legalEntity), account)

const openSeal = async (work: Work, place: string, { sealed }: Pick<Sealed, 'sealed'>) => {
  const opened = readIban(await sealsOf(work).unseal(work.tenant, place, sealed))
  if ('problem' in opened) throw new Error(`${place}: what was sealed is no account number`)
  return opened.iban
}

/** All accounts of a mandate under the key that seals today. */
export const resealed = async (
  work: Work,
  mandate: Mandate,
): Promise<Pick<Mandate, 'accounts' | 'sealedWith'>> => {
  const seals = sealsOf(work)
  const accounts = await Promise.all(
    mandate.accounts.map(async (account) => {
      if (account.sealed.key === seals.current) return account
      const iban = await unsealAccount(work, mandate, account.no)
      const sealed = await seals.seal(work.tenant, placeOf(mandate.id, account.no), iban)
      return { ...account, sealed }
    }),
  )
  return { accounts, sealedWith: currentAccount({ ...mandate, accounts }).sealed.key }
}

/** A creditor's account under the key that seals today. */
export const resealedCreditor = async <A extends Pick<Sealed, 'sealed'>>(
  work: Work,
  legalEntity: LegalEntityId,
  account: A,
): Promise<A> => {
  const iban = await unsealCreditor(work, legalEntity, account)
  const sealed = await sealsOf(work).seal(work.tenant, creditorPlace(legalEntity), iban)
  return { ...account, sealed }
}

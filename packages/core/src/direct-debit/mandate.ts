import { z } from 'zod'
import { CustomerId } from '../customers/index.js'
import { CreditorIdentifier, creditorOf, LegalEntityId } from '../organisation/index.js'
import { CivilDate } from '../shared/civil-date.js'
import { Seal } from '../shared/evidence.js'
import { idOf } from '../shared/id.js'
import { Instant } from '../shared/instant.js'
import { PositiveAmount } from '../shared/money.js'

/** Id of a mandate. */
export const MandateId = idOf<'MandateId'>('mdt')
/** Id of a mandate. */
export type MandateId = z.output<typeof MandateId>

/**
 * A unique mandate reference (référence unique de mandat, RUM): 1 to 35 letters, digits and `+?/:().,'-`, without a slash at either end
 * or two in a row, as banks pass it on.
 */
export const MandateReference = z
  .string()
  .regex(/^(?!\/)(?!.*\/\/)[A-Za-z0-9+?/:().,'-]{1,35}$(?<!\/)/)

/** What a mandate is known by: to its entity the reference, small letters or not; to banks that and the creditor without its business code. */
export const identityOf = (
  creditorIdentifier: string,
  reference: string,
): Pick<Mandate, 'identity' | 'referenceKey'> => {
  const referenceKey = reference.toUpperCase()
  return { identity: `${creditorOf(creditorIdentifier)} ${referenceKey}`, referenceKey }
}

/** A bank's code, 8 or 11 characters (ISO 9362). */
export const Bic = z.string().regex(/^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/)

/** Where a payer lives, as a file for the bank has it; asked for outside the European Economic Area alone. */
export const DebtorAddress = z
  .object({
    street: z.string().trim().max(70).optional(),
    postcode: z.string().trim().max(16).optional(),
    town: z.string().trim().min(1).max(35),
    country: z.string().regex(/^[A-Z]{2}$/),
  })
  .readonly()

/** Who pays: the name on the account, which may be another than the customer's. */
export const Debtor = z
  .object({ name: z.string().trim().min(1).max(70), address: DebtorAddress.optional() })
  .readonly()

/** What the parties agreed on besides: no debit goes beyond it (S116). */
export const MandateTerms = z
  .object({
    /** The most that may be debited in a calendar month. */
    monthly: PositiveAmount.optional(),
    /** The day of the month, 1 to 31: the last day of a shorter month, the next open day of the banks. */
    day: z.int().min(1).max(31).optional(),
    /** Days from telling the payer to the debit. */
    noticeDays: z.int().min(1).max(60).optional(),
  })
  .readonly()
/** What the parties agreed on besides. */
export type MandateTerms = z.output<typeof MandateTerms>

/** An account number as it is kept: the key's name, and the sealed text. */
const SealedNumber = z.object({ key: z.string(), text: z.string() }).readonly()

/** A mandate as its payer saw it when they agreed; of the account, what shows, because a hash of the number would give it away. */
const SignedMandate = z
  .object({
    reference: MandateReference,
    creditorIdentifier: CreditorIdentifier,
    kind: z.enum(['recurrent', 'one-off']),
    debtor: Debtor,
    terms: MandateTerms,
    account: z
      .object({
        no: z.int().positive(),
        lastFour: z.string(),
        country: z.string(),
        bic: z.string().optional(),
      })
      .readonly(),
  })
  .readonly()
/** A mandate as its payer saw it when they agreed. */
export type SignedMandate = z.output<typeof SignedMandate>

/**
 * Who agreed, on which day, and the seal of it: change a byte of what was signed, of the name or of the day, and it shows.
 * Without a seal, paper or another system keeps the proof.
 */
export const MandateSignature = z
  .object({
    by: z.string(),
    on: CivilDate,
    at: Instant,
    signed: SignedMandate.optional(),
    seal: Seal.optional(),
    /** Where the paper is. */
    kept: z.string().optional(),
  })
  .readonly()
/** Who agreed, and when. */
export type MandateSignature = z.output<typeof MandateSignature>

/** An account of a payer: its number is sealed, its last four characters are all that shows. */
export const MandateAccount = z
  .object({
    /** From 1, in the order in which the payer gave them. */
    no: z.int().positive(),
    sealed: SealedNumber,
    lastFour: z.string(),
    /** Two letters. */
    country: z.string(),
    /** The bank; not needed within the European Economic Area. */
    bic: z.string().optional(),
    /** How it was agreed to, where it is not the account that the mandate was signed with. */
    agreed: MandateSignature.optional(),
  })
  .readonly()
/** An account of a payer. */
export type MandateAccount = z.output<typeof MandateAccount>

/** Why nothing is debited for the time being: a new account is awaited, the payer or their bank refused, contests, died; or the office. */
export const SuspensionReason = z.enum(['account', 'refused', 'disputed', 'deceased', 'office'])
/** Why nothing is debited for the time being. */
export type SuspensionReason = z.output<typeof SuspensionReason>

/** A mandate as the payer's bank knows it from the last debit that was collected: what differs now is told with the next. */
export const ToldMandate = z
  .object({
    reference: MandateReference,
    creditorIdentifier: CreditorIdentifier,
    account: z.int().positive(),
  })
  .readonly()
/** A mandate as the payer's bank knows it. */
export type ToldMandate = z.output<typeof ToldMandate>

/**
 * A payer's leave to debit their account, given to one legal entity. `one-off` serves once. It stands 36 months from its last debit, and
 * what has ended never comes back: a new one is signed.
 */
export const Mandate = z
  .object({
    id: MandateId,
    legalEntity: LegalEntityId,
    customer: CustomerId,
    /** Its creditor and its reference, and the reference in capitals: each is borne once (S114). */
    identity: z.string(),
    referenceKey: z.string(),
    reference: MandateReference,
    creditorIdentifier: CreditorIdentifier,
    kind: z.enum(['recurrent', 'one-off']),
    debtor: Debtor,
    /** Oldest first; the last one is debited, the others are history. */
    accounts: z.array(MandateAccount).min(1).readonly(),
    /** The key that all its accounts are sealed with. */
    sealedWith: z.string(),
    terms: MandateTerms,
    signature: MandateSignature.nullable(),
    status: z.enum(['unsigned', 'active', 'suspended', 'cancelled', 'lapsed', 'completed']),
    /** Why, and the bank's code where a bank said so. */
    suspended: z
      .object({ because: SuspensionReason, on: CivilDate, code: z.string().optional() })
      .readonly()
      .optional(),
    endedOn: CivilDate.nullable(),
    told: ToldMandate.nullable(),
    /** How many debits were prepared on it. */
    debits: z.int().nonnegative(),
    /** The day of the last debit that was collected. */
    lastUsedOn: CivilDate.nullable(),
  })
  .readonly()
  .meta({ id: 'Mandate' })
/** A payer's leave to debit their account. */
export type Mandate = z.output<typeof Mandate>

/** The account that is debited. @throws {Error} without one: a mandate begins with an account. */
export const currentAccount = ({ id, accounts }: Pick<Mandate, 'id' | 'accounts'>) => {
  const account = accounts.at(-1)
  if (!account) throw new Error(`${id} has no account`)
  return account
}

/** A mandate as it is shown: of an account number, the last four characters. */
export const ShownMandate = z
  .object({
    ...Mandate.unwrap().omit({
      ...({ accounts: true, sealedWith: true, identity: true, referenceKey: true } as const),
    }).shape,
    /** False = what was signed, by whom or when is no longer what it was; absent = nothing was sealed. */
    intact: z.boolean().optional(),
    accounts: z.array(MandateAccount.unwrap().omit({ sealed: true }).readonly()).readonly(),
  })
  .readonly()
  .meta({ id: 'ShownMandate' })
/** A mandate as it is shown. */
export type ShownMandate = z.output<typeof ShownMandate>

/** A mandate without what is sealed. */
export const shownMandate = (
  { accounts, sealedWith: _, identity: __, referenceKey: ___, ...mandate }: Mandate,
  intact?: boolean | undefined,
): ShownMandate => ({
  ...mandate,
  ...(intact === undefined ? {} : { intact }),
  accounts: accounts.map(({ sealed: ____, ...account }) => account),
})

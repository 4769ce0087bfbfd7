import { z } from 'zod'
import { LegalEntityId } from '../organisation/index.js'
import { Bic, MandateAccount } from './mandate.js'

/** The files that banks take. */
export const DebitFormat = z.enum(['pain.008.001.08', 'pain.008.001.02'])

/** How an entity collects direct debits; what is left out takes the usual side. */
export const CreditorSettings = z
  .object({
    /** The file that its bank takes. */
    format: DebitFormat.default('pain.008.001.08'),
    /** Days from telling a payer to the debit, unless their mandate says otherwise; left out = what the scheme asks for. */
    noticeDays: z.int().min(1).max(60).optional(),
    /** `notice` = each debit is told of by a message; `elsewhere` = the company tells by its own means (invoice, schedule of payments). */
    announced: z.enum(['notice', 'elsewhere']).default('notice'),
    /** When a debit counts as paid: on its day, or once the bank says that it credited it. */
    paidAt: z.enum(['collection-day', 'credit-notice']).default('collection-day'),
    /** How a mandate's first debit is presented: as a recurrent one, unless a bank insists. */
    first: z.enum(['RCUR', 'FRST']).default('RCUR'),
  })
  .readonly()
/** How an entity collects direct debits. */
export type CreditorSettings = z.output<typeof CreditorSettings>

/** An entity as it collects direct debits; its id is the entity's. The number of its own account is sealed too. */
export const Creditor = z
  .object({
    id: LegalEntityId,
    /** As its files name it. */
    name: z.string(),
    account: MandateAccount.unwrap()
      .pick({ sealed: true, lastFour: true, country: true })
      .extend({ bic: Bic.optional() })
      .readonly(),
    /** The key that its account is sealed with. */
    sealedWith: z.string(),
    settings: CreditorSettings,
  })
  .readonly()
  .meta({ id: 'Creditor' })
/** An entity as it collects direct debits. */
export type Creditor = z.output<typeof Creditor>

/** The same, as it is shown. */
export const ShownCreditor = z
  .object({
    id: LegalEntityId,
    name: z.string(),
    lastFour: z.string(),
    settings: CreditorSettings,
  })
  .readonly()
  .meta({ id: 'ShownCreditor' })

/** A creditor without what is sealed. */
export const shownCreditor = ({
  id,
  name,
  account: { lastFour },
  settings,
}: Creditor): z.output<typeof ShownCreditor> => ({ id, name, lastFour, settings })

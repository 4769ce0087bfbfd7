import { z } from 'zod'
import { Factor } from '../shared/rate.js'

/** What the numbers of a series start with. */
export const Prefix = z.string().regex(/^[A-Z]{1,4}$/)

const Days = z.int().min(0).max(365)
const Words = z.string().trim().min(1).max(500)

/** How an entity numbers what it issues, and on which terms it is paid; what is left out takes what stands here. */
export const InvoicingSettings = z
  .object({
    /** Starts the numbers of its credit notes: `AV2026-00001`; `AV` when left out. Never that of a series of invoices. */
    creditNotePrefix: Prefix.optional(),
    /** Goods are invoiced apart from services, in a series that starts with this; together with them when left out. */
    goodsPrefix: Prefix.optional(),
    /** Days that a consumer has to pay, from the issue; 0 when left out: payable on receipt. */
    consumerDays: Days.optional(),
    /** Days that an organisation has to pay, from the issue (Code de commerce, article L441-9). Left out = its invoices wait for it. */
    businessDays: Days.optional(),
    /** Rate a year of late payment by an organisation, a ratio (article L441-10). Left out = its invoices wait for it. */
    latePenalties: Factor.refine((rate) => Number(rate) > 0 && Number(rate) < 1, {
      message: 'a ratio above 0 and below 1',
    }).optional(),
    /** Terms of early payment to an organisation, in the entity's words; left out = no discount for it. */
    earlyPayment: Words.optional(),
    /** How certificates name the accounts that direct debits came from: by their last four characters unless `in-full`. */
    certificateAccount: z.enum(['last-four', 'in-full']).optional(),
    /** How to pay, in the entity's words, printed as they are. */
    means: Words.optional(),
  })
  .strict()
  .readonly()
/** How an entity numbers what it issues, and on which terms it is paid. */
export type InvoicingSettings = z.output<typeof InvoicingSettings>

/** The prefix that both a series of invoices and that of credit notes would start with, if any: their numbers would be told apart by nothing. */
export const sharedPrefix = (
  invoicePrefix: string,
  { creditNotePrefix = 'AV', goodsPrefix }: InvoicingSettings = {},
): string | undefined => [invoicePrefix, goodsPrefix].find((prefix) => prefix === creditNotePrefix)

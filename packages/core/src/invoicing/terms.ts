import { z } from 'zod'
import type { LegalEntity } from '../organisation/index.js'
import type { Parties } from '../sales/index.js'
import { Factor } from '../shared/rate.js'

/**
 * On which terms an invoice is paid. A consumer is told the last day; an organisation also the rate of late payment, the terms of early
 * payment and the fixed fee for recovery (Code de commerce, articles L441-9, L441-10 and D441-5), which a consumer never owes.
 */
export const Terms = z
  .object({
    payer: z.enum(['consumer', 'organisation']),
    /** From the issue; 0 = on receipt. */
    days: z.int().nonnegative(),
    /** A ratio a year. */
    latePenalties: Factor.optional(),
    earlyPayment: z.string().optional(),
    means: z.string().optional(),
  })
  .readonly()
/** On which terms an invoice is paid. */
export type Terms = z.output<typeof Terms>

/** What of the terms nobody decided: the invoice of an organisation is not checked without it. */
export const missingTerms = ({ legalEntity, customer }: Parties): readonly string[] => {
  if (!customer.organisation) return []
  const { businessDays, latePenalties } = settingsOf(legalEntity)
  return [
    ...(businessDays === undefined ? ['businessDays'] : []),
    ...(latePenalties === undefined ? ['latePenalties'] : []),
  ]
}

/** The terms of the day, as the entity decided them. */
export const termsOf = ({ legalEntity, customer }: Parties): Terms => {
  const { consumerDays = 0, businessDays = 0, ...settings } = settingsOf(legalEntity)
  const { means, latePenalties, earlyPayment } = settings
  const said = means ? { means } : {}
  return customer.organisation
    ? { payer: 'organisation', days: businessDays, ...said, latePenalties, earlyPayment }
    : { payer: 'consumer', days: consumerDays, ...said }
}

const settingsOf = ({ invoicing = {} }: LegalEntity) => invoicing

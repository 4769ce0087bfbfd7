import { z } from 'zod'
import { day } from '../../shared/civil-date.js'
import type { LegalSource } from '../source.js'

/** How money comes in. `prepaid-cesu` = CESU préfinancé, a voucher that an employer or a fund paid in part or in full. */
export const Means = z.enum(['transfer', 'cheque', 'card', 'direct-debit', 'prepaid-cesu', 'cash'])
/** How money comes in. */
export type Means = z.output<typeof Means>

/** Which means open the right to the credit: every one but cash, which settles the debt and no more. */
export const admittedMeans: {
  readonly id: string
  readonly source: LegalSource
  readonly admits: (means: Means) => boolean
} = {
  id: 'fr.payment.admitted-means',
  source: {
    text: 'Code du travail',
    article: 'D7233-3',
    confidence: 'secondary',
    readOn: day('2026-11-22'),
  },
  admits: (means) => means !== 'cash',
}

import { assess, type ServiceLine } from '@foyer/core/eligibility'
import { type Household, yearOf } from '@foyer/core/tax-credit'
import type { ComputesYear } from '@foyer/core/testing'

/** How this product computes a household's year: here it asks Foyer; yours may do it alone. */
export const ourTaxYear: ComputesYear = (household: Household) =>
  yearOf(household, { confidence: 'verified', aids: 'after-cap' })

/** What this product prints beside a price. */
export const ourPromise = (line: ServiceLine): string =>
  assess(line).verdict === 'eligible' ? 'Half of it comes back.' : ''

import type { Work } from '../app/work.js'
import { consents } from './collections.js'
import type { Consent } from './consent.js'
import type { CustomerId } from './customer.js'

/** Whether a customer agrees at this moment: the newest answer counts, and silence is a no (CPCE, article L34-5). */
export const hasAgreed = async (
  work: Pick<Work, 'find'>,
  customer: CustomerId,
  purpose: Consent['purpose'],
): Promise<boolean> => {
  const newest = { order: 'at', descending: true, limit: 1 }
  const [answer] = await work.find(consents, { where: { customer, purpose }, ...newest })
  return answer?.given ?? false
}

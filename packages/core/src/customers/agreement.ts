import type { Work } from '../app/work.js'
import { consents } from './collections.js'
import type { Consent } from './consent.js'
import type { CustomerId } from './customer.js'

/**
 * Whether a customer agrees at this moment: the newest answer counts, and silence is a no (CPCE, article L34-5). To a topic, only a yes to that
 * very topic is one, and any later no that named none takes it back.
 */
export const hasAgreed = async (
  work: Pick<Work, 'find'>,
  customer: CustomerId,
  purpose: Consent['purpose'],
  topic?: string,
): Promise<boolean> => {
  const newest = async (about: string | null): Promise<Consent | undefined> => {
    const where = { customer, purpose, topic: about }
    return (await work.find(consents, { where, order: 'at', descending: true, limit: 1 }))[0]
  }
  const toAll = await newest(null)
  if (topic === undefined) return toAll?.given ?? false
  const toTopic = await newest(topic)
  if (!toTopic?.given) return false
  return !toAll || toAll.given || toAll.at < toTopic.at
}

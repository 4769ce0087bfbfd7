import { z } from 'zod'
import { command } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { accept } from '../shared/result.js'
import { begin } from './beginning.js'
import { consents, customers } from './collections.js'
import { ConsentId, Wording } from './consent.js'
import { type Customer, type Identity, NewIdentity } from './customer.js'
import { Lead, LeadSource } from './lead.js'
import { take } from './lead-operations.js'

const Form = z.object({
  /** A name, and a phone number or an e-mail address to answer to. */
  identity: NewIdentity.unwrap()
    .refine(({ phone, email }) => phone || email, {
      message: 'a phone number or an e-mail address is needed',
      path: ['phone'],
    })
    .readonly(),
  source: LeadSource.default('unknown'),
  detail: Lead.unwrap().shape.detail,
  wants: Lead.unwrap().shape.wants,
  /** The address of the page, for the proof of consent. */
  page: z.string().trim().max(500).default(''),
  /** The answer to the question about advertising, in the words that were read; absent = it was not asked. */
  consent: z.object({ given: z.boolean(), wording: Wording }).optional(),
  /** A field that people do not see. Who fills it is a machine: it gets the same answer, and nothing is kept. */
  website: z.string().max(1000).default(''),
})

/**
 * Takes a web form in. Who is known by the e-mail address or the phone number is the same person (S029): the request joins the file,
 * of which nothing is changed by what a stranger typed. The answer says nothing of who is known.
 */
export const submitForm = command({
  input: Form,
  output: z.object({ received: z.literal(true) }),
  allow: { owner: 'all', manager: 'all', agent: 'all', partner: 'all', visitor: 'all' },
  refusals: {},
  lane: ({ identity: { email, phone } }) => `form ${email ?? phone}`,
  async run(work, { identity, page, consent, website, ...asked }) {
    if (website) return accept({ received: true })
    const known = await knownAs(work, identity)
    const customer = known ?? begin(work, identity, { reference: null, standing: 'prospect' })
    if (!known) work.put(customers, customer)
    const typed = known ? identity : undefined
    const lead = await take(work, customer, { ...asked, home: identity.home, typed })
    if (consent) {
      const id = work.newId(ConsentId)
      const about = { customer: customer.id, purpose: 'marketing', through: page } as const
      work.put(consents, { ...consent, ...about, id, lead: lead.id, at: work.now })
      const type = consent.given ? 'consent-given' : 'consent-withdrawn'
      work.record({ type, of: id, about: customer.id, data: { purpose: 'marketing' } })
    }
    return accept({ received: true })
  },
})

/** The longest known file under the e-mail address, else under the phone number. */
const knownAs = async (work: Work, { email, phone }: Identity): Promise<Customer | undefined> => {
  for (const where of [email && { email }, phone && { phone }]) {
    if (!where) continue
    const [known] = await work.find(customers, { where, order: 'since', limit: 1 })
    if (known) return known
  }
  return undefined
}

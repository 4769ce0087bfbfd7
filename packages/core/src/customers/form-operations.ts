import { z } from 'zod'
import { command } from '../app/operation.js'
import type { Work } from '../app/work.js'
import { legalEntities } from '../organisation/index.js'
import { accept, refuse } from '../shared/result.js'
import { readTypedPhone, TypedPhone } from '../shared/text.js'
import { begin } from './beginning.js'
import { consents, customers } from './collections.js'
import { ConsentId, Wording } from './consent.js'
import { type Customer, Identity, named } from './customer.js'
import { AffiliateCode, Lead, LeadSource, Ordered } from './lead.js'
import { take } from './lead-operations.js'

const Fields = z.object({
  /** A name, and a phone number, as it was typed, or an e-mail address to answer to. */
  identity: z
    .object({ ...Identity.unwrap().shape, phone: TypedPhone.optional() })
    .refine(...named)
    .refine(({ phone, email }) => phone || email, {
      message: 'a phone number or an e-mail address is needed',
      path: ['phone'],
    })
    .readonly(),
  source: LeadSource.default('unknown'),
  detail: Lead.unwrap().shape.detail,
  /** The code of who brought the person; a partner who is signed in needs none. */
  affiliate: AffiliateCode.optional(),
  /** What is to be done, in the person's words; needed to order. */
  wants: Lead.unwrap().shape.wants,
  /** To be told more, or to order; whoever orders says of whom, what and for how long. */
  intent: z.enum(['information', 'order']).default('information'),
  ...Ordered.unwrap().partial().shape,
  /** The address of the page, for the proof of consent. */
  page: z.string().trim().max(500).default(''),
  /** The answer to the question about advertising, in the words that were read; absent = it was not asked. */
  consent: z.object({ given: z.boolean(), wording: Wording }).optional(),
  /** A field that people do not see. Who fills it is a machine: it gets the same answer, and nothing is kept. */
  website: z.string().max(1000).default(''),
})

const toOrder = ['legalEntity', 'activity', 'minutes', 'wants'] as const

const Form = Fields.superRefine((form, context) => {
  if (form.intent === 'order')
    for (const field of toOrder.filter((name) => !form[name]))
      context.addIssue({ code: 'custom', message: 'needed to order', path: [field] })
})

/**
 * Takes a web form in. Who is known by the e-mail address or the phone number is the same person (S029): the request joins the file,
 * of which nothing is changed by what a stranger typed. The answer says nothing of who is known. With `intent: 'order'` an order is
 * drafted besides, which an agent confirms or drops (S027).
 */
export const submitForm = command({
  input: Form,
  output: z.object({ received: z.literal(true) }),
  allow: { owner: 'all', manager: 'all', agent: 'all', partner: 'all', visitor: 'all' },
  refusals: {},
  lane: ({ identity: { email, phone } }) => `form ${email ?? phone}`,
  async run(work, { identity: typedIdentity, page, consent, website, ...form }) {
    if (website) return accept({ received: true })
    const ordered = orderedBy(form)
    if (ordered && !(await work.get(legalEntities, ordered.legalEntity)))
      return refuse({ code: 'not-found', id: ordered.legalEntity })
    const identity = read(typedIdentity)
    const known = await knownAs(work, identity)
    const customer =
      known ?? (await begin(work, identity, { reference: null, standing: 'prospect' }))
    if (!known) work.put(customers, customer)
    const { source, detail, wants, affiliate } = form
    const typed = known ? identity : undefined
    const asked = { source, detail, wants, affiliate, ordered, typed, home: identity.home }
    const lead = await take(work, customer, asked)
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

/** The identity with its phone number in international form. */
const read = ({ phone, ...identity }: z.output<typeof Fields>['identity']): Identity => {
  const number = phone === undefined ? undefined : readTypedPhone(phone)
  return number === undefined ? identity : { ...identity, phone: number }
}

type Wish = Pick<z.output<typeof Fields>, 'intent' | 'legalEntity' | 'activity' | 'minutes'>

/** What a form orders, when it does. */
const orderedBy = ({ intent, legalEntity, activity, minutes }: Wish) =>
  intent === 'order' && legalEntity && activity && minutes
    ? { legalEntity, activity, minutes }
    : undefined

/** The longest known file under the e-mail address, else under the phone number. */
const knownAs = async (work: Work, { email, phone }: Identity): Promise<Customer | undefined> => {
  for (const where of [email && { email }, phone && { phone }]) {
    if (!where) continue
    const [known] = await work.find(customers, { where, order: 'since', limit: 1 })
    if (known) return known
  }
  return undefined
}

import { z } from 'zod'
import { command, query } from '../app/operation.js'
import { Paging, pageOf } from '../app/paging.js'
import { accept, refuse } from '../shared/result.js'
import { consents, customers } from './collections.js'
import { Consent, ConsentId, purposes, Topic, Wording } from './consent.js'
import { CustomerId } from './customer.js'

/**
 * Writes down that a customer agrees, or no longer does: taking it back is as easy as giving it (GDPR, article 7, 3). With a `topic`, to letters
 * about it and nothing else; a no without one is a no to every topic (S207).
 */
export const answerConsent = command({
  input: z.object({
    customer: CustomerId,
    purpose: z.enum(purposes),
    topic: Topic.optional(),
    given: z.boolean(),
    wording: Wording,
    through: z.string().trim().max(500).default(''),
  }),
  output: Consent,
  allow: { owner: 'all', manager: 'all', agent: 'all', customer: 'own' },
  refusals: {},
  async run(work, answer) {
    work.own({ customer: answer.customer })
    const { customer, purpose, topic, given } = answer
    if (!(await work.get(customers, customer))) return refuse({ code: 'not-found', id: customer })
    const consent: Consent = { ...answer, id: work.newId(ConsentId), at: work.now }
    work.put(consents, consent)
    const type = given ? 'consent-given' : 'consent-withdrawn'
    work.record({
      type,
      of: consent.id,
      about: customer,
      data: { purpose, ...(topic ? { topic } : {}) },
    })
    return accept(consent)
  },
})

/** What a customer agreed to or took back, newest first, with the words read each time. */
export const consentsOf = query({
  input: z.object({ customer: CustomerId, ...Paging.shape }),
  output: pageOf(Consent),
  allow: { owner: 'all', manager: 'all', agent: 'all', customer: 'own' },
  refusals: {},
  async run(work, { customer, ...paging }) {
    work.own({ customer })
    if (!(await work.get(customers, customer))) return refuse({ code: 'not-found', id: customer })
    const newestFirst = { order: 'at', descending: true }
    return accept(await work.page(consents, { where: { customer }, ...newestFirst, ...paging }))
  },
})

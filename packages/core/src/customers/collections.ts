import { collection } from '../ports/collection.js'
import { AccessLink } from './access-link.js'
import { Consent } from './consent.js'
import { Customer } from './customer.js'
import { Exchange } from './exchange.js'
import { ExternalId } from './external-id.js'
import { Lead } from './lead.js'

/** The customers and prospects of a tenant. */
export const customers = collection(Customer, {
  name: 'customers',
  fields: {
    reference: 'text',
    nameKey: 'text',
    phone: 'text',
    email: 'text',
    standing: 'text',
    since: 'text',
  },
  unique: [['reference']],
  search: ['firstName', 'lastName', 'organisation', 'phone', 'email', 'reference', 'customText'],
  personal: [
    'firstName',
    'lastName',
    'nameKey',
    'phone',
    'email',
    'home',
    'findings',
    'custom',
    'customText',
  ],
})

/** Who asked for something, and through which source. */
export const leads = collection(Lead, {
  name: 'leads',
  fields: {
    customer: 'text',
    source: 'text',
    affiliate: 'text',
    status: 'text',
    on: 'text',
    worker: 'text',
  },
  refers: { customer: 'customers', worker: 'workers', territory: 'territories' },
  search: ['wants'],
  personal: ['wants', 'typed'],
})

/** What people agreed to, and the words that they read. */
export const consents = collection(Consent, {
  name: 'consents',
  fields: { customer: 'text', purpose: 'text', topic: 'text', at: 'text' },
  refers: { customer: 'customers', lead: 'leads' },
})

/** What was said and written with customers. */
export const exchanges = collection(Exchange, {
  name: 'exchanges',
  fields: { customer: 'text', at: 'text', phase: 'text' },
  refers: { customer: 'customers' },
  personal: ['summary'],
})

/** The links by which customers were let in, or may still be; nothing in them opens anything. */
export const accessLinks = collection(AccessLink, {
  name: 'access-links',
  fields: { customer: 'text', hash: 'text', at: 'text' },
  unique: [['hash']],
  refers: { customer: 'customers' },
})

/** What other systems call our customers. */
export const externalIds = collection(ExternalId, {
  name: 'external-ids',
  fields: { customer: 'text' },
  refers: { customer: 'customers' },
})

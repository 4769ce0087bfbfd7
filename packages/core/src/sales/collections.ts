import { collection } from '../ports/collection.js'
import { Order } from './order.js'
import { Quote } from './quote.js'
import { SalesSettings } from './settings.js'

/** The orders of a tenant. */
export const orders = collection(Order, {
  name: 'orders',
  fields: {
    customer: 'text',
    worker: 'text',
    lead: 'text',
    status: 'text',
    orderedOn: 'text',
    at: 'text',
  },
  refers: {
    customer: 'customers',
    worker: 'workers',
    lead: 'leads',
    quote: 'quotes',
    legalEntity: 'legal-entities',
  },
  personal: ['description'],
})

/** The quotes of a tenant. */
export const quotes = collection(Quote, {
  name: 'quotes',
  fields: {
    customer: 'text',
    status: 'text',
    origin: 'text',
    sentOn: 'text',
    validUntil: 'text',
    order: 'text',
    at: 'text',
  },
  unique: [['order']],
  refers: {
    order: 'orders',
    customer: 'customers',
    worker: 'workers',
    legalEntity: 'legal-entities',
  },
  personal: ['description', 'acceptance', 'earlier'],
})

/** What a company decided about its quotes: one document at most. */
export const salesSettings = collection(SalesSettings, { name: 'sales-settings' })

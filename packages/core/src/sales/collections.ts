import { collection } from '../ports/collection.js'
import { Order } from './order.js'

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
    legalEntity: 'legal-entities',
  },
  personal: ['description'],
})

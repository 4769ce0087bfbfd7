import { collection } from '../ports/collection.js'
import { Order } from './order.js'

/** The orders of a tenant. */
export const orders = collection(Order, {
  name: 'orders',
  fields: { customer: 'text', worker: 'text', status: 'text', orderedOn: 'text', at: 'text' },
  refers: { customer: 'customers', worker: 'workers', legalEntity: 'legal-entities' },
  personal: ['description'],
})

import { collection } from '../ports/collection.js'
import { Customer } from './customer.js'

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
  search: ['firstName', 'lastName', 'organisation', 'phone', 'email', 'reference'],
  personal: ['firstName', 'lastName', 'nameKey', 'phone', 'email', 'home', 'findings'],
})

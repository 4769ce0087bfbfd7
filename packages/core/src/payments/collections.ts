import { collection } from '../ports/collection.js'
import { Payment } from './payment.js'
import { Settlement } from './settlement.js'

/** Money received and refunded. */
export const payments = collection(Payment, {
  name: 'payments',
  fields: { reference: 'text', customer: 'text', on: 'text', status: 'text' },
  unique: [['reference']],
  refers: { customer: 'customers' },
  personal: ['thirdParty'],
})

/** The money of each issued invoice. */
export const settlements = collection(Settlement, {
  name: 'settlements',
  fields: { customer: 'text', legalEntity: 'text', due: 'integer', number: 'text' },
  refers: { customer: 'customers', legalEntity: 'legal-entities' },
})

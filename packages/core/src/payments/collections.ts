import { collection } from '../ports/collection.js'
import { CounterSale } from './counter-sale.js'
import { OnlinePayment } from './online-payment.js'
import { Payment } from './payment.js'
import { Settlement } from './settlement.js'

/** Money received and refunded. */
export const payments = collection(Payment, {
  name: 'payments',
  fields: {
    reference: 'text',
    customer: 'text',
    on: 'text',
    status: 'text',
    legalEntity: 'text',
  },
  unique: [['reference']],
  refers: { customer: 'customers', legalEntity: 'legal-entities' },
  personal: ['thirdParty'],
})

/** The money of each issued invoice. */
export const settlements = collection(Settlement, {
  name: 'settlements',
  fields: {
    customer: 'text',
    legalEntity: 'text',
    due: 'integer',
    credit: 'integer',
    number: 'text',
  },
  refers: { customer: 'customers', legalEntity: 'legal-entities' },
})

/** Goods sold over the counter. */
export const counterSales = collection(CounterSale, {
  name: 'counter-sales',
  fields: { legalEntity: 'text', number: 'text', on: 'text', customer: 'text' },
  unique: [['legalEntity', 'number']],
  refers: { customer: 'customers', legalEntity: 'legal-entities' },
})

/** Payment pages that were opened for invoices. */
export const onlinePayments = collection(OnlinePayment, {
  name: 'online-payments',
  fields: { invoice: 'text', no: 'integer', customer: 'text', reference: 'text' },
  unique: [['invoice', 'no'], ['reference']],
  refers: { customer: 'customers' },
})

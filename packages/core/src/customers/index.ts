export { customers } from './collections.js'
export { Customer, CustomerId, customerName } from './customer.js'

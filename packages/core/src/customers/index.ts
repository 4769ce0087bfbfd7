export { hasAgreed } from './agreement.js'
export { customers, leads } from './collections.js'
export { Customer, CustomerId, customerName } from './customer.js'

export { hasAgreed } from './agreement.js'
export { accessLinks, customers, leads } from './collections.js'
export { Customer, CustomerId, customerName } from './customer.js'
export { LeadId } from './lead.js'

export { debits, mandates } from './collections.js'
export { type Mandate, MandateId, type SignedMandate } from './mandate.js'

export { type DebitedAccount, debitedAccounts } from './account-line.js'
export { bankItems, debits, mandates } from './collections.js'
export { isLive } from './debit.js'
export { type Mandate, MandateId, type SignedMandate } from './mandate.js'

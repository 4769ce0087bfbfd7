export { agedBalance, showBooks } from './books-operations.js'
export * from './export-operations.js'
export * from './report-operations.js'
export { settleBookkeeping, vatDue } from './vat-operations.js'

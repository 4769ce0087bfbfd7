export { unpaidCases } from './collections.js'
export { UnpaidCase } from './unpaid-case.js'

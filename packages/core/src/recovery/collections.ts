import { collection } from '../ports/collection.js'
import { UnpaidCase } from './unpaid-case.js'

/** One case an invoice that is to be paid by a day, and was not paid yet, or not in time. */
export const unpaidCases = collection(UnpaidCase, {
  name: 'unpaid-cases',
  fields: { legalEntity: 'text', customer: 'text', status: 'text', dueOn: 'text' },
  refers: { id: 'invoices', customer: 'customers', legalEntity: 'legal-entities' },
})

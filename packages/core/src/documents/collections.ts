import { collection } from '../ports/collection.js'
import { ArchivedDocument } from './archived-document.js'

/** Archived documents: one for each invoice or certificate. */
export const documents = collection(ArchivedDocument, {
  name: 'documents',
  fields: { of: 'text', customer: 'text', number: 'text', at: 'text' },
  unique: [['of']],
  refers: { customer: 'customers' },
})

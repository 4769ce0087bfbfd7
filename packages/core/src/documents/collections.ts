import { collection } from '../ports/collection.js'
import { ArchivedDocument } from './archived-document.js'
import { Delivery } from './delivery.js'

/** Archived documents: one for each order, invoice or certificate. */
export const documents = collection(ArchivedDocument, {
  name: 'documents',
  fields: { of: 'text', customer: 'text', number: 'text', at: 'text' },
  unique: [['of']],
  refers: { customer: 'customers' },
})

/** The e-mails that took invoices and certificates to their customers; two clicks at once cannot both be the same turn. */
export const deliveries = collection(Delivery, {
  name: 'deliveries',
  fields: { of: 'text', turn: 'integer', customer: 'text' },
  unique: [['of', 'turn']],
  refers: { customer: 'customers', document: 'documents', notice: 'notices' },
})

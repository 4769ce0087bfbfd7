import { collection } from '../ports/collection.js'
import { CreditNote } from './credit-note.js'
import { Invoice } from './invoice.js'

/** Drafts and invoices; a number is borne once per legal entity, a report drafts one invoice. */
export const invoices = collection(Invoice, {
  name: 'invoices',
  fields: {
    legalEntity: 'text',
    customer: 'text',
    status: 'text',
    number: 'text',
    issuedOn: 'text',
    report: 'text',
  },
  unique: [['legalEntity', 'number'], ['report']],
  refers: { customer: 'customers', legalEntity: 'legal-entities', report: 'reports' },
})

/** Credit notes taken over from another system. */
export const creditNotes = collection(CreditNote, {
  name: 'credit-notes',
  fields: { legalEntity: 'text', customer: 'text', invoice: 'text', number: 'text' },
  unique: [['legalEntity', 'number', 'invoice']],
  refers: { customer: 'customers', invoice: 'invoices', legalEntity: 'legal-entities' },
})

export { creditNotes, invoices } from './collections.js'
export { Invoice, InvoiceId, InvoiceLine } from './invoice.js'
export { type Parties, partiesOf } from './parties.js'

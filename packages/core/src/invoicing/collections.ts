import { collection } from '../ports/collection.js'
import { CreditNote, CreditNoteDraft } from './credit-note.js'
import { Invoice } from './invoice.js'
import { Schedule } from './schedule.js'

/** Drafts and invoices; a number is borne once per legal entity, a report drafts one invoice of its work and one of its parts at most. */
export const invoices = collection(Invoice, {
  name: 'invoices',
  fields: {
    legalEntity: 'text',
    customer: 'text',
    status: 'text',
    series: 'text',
    number: 'text',
    issuedOn: 'text',
    report: 'text',
    partsOf: 'text',
    order: 'text',
    dueOn: 'text',
    sentAt: 'text',
    settledOn: 'text',
  },
  unique: [['legalEntity', 'number'], ['report'], ['partsOf']],
  refers: {
    customer: 'customers',
    legalEntity: 'legal-entities',
    report: 'reports',
    partsOf: 'reports',
    order: 'orders',
    schedule: 'payment-schedules',
  },
})

/** Credit notes: ours, and those taken over from another system. */
export const creditNotes = collection(CreditNote, {
  name: 'credit-notes',
  fields: {
    legalEntity: 'text',
    customer: 'text',
    invoice: 'text',
    number: 'text',
    issuedOn: 'text',
  },
  unique: [['legalEntity', 'number', 'invoice']],
  refers: { customer: 'customers', invoice: 'invoices', legalEntity: 'legal-entities' },
})

/** Credit notes that wait to be issued. */
export const creditNoteDrafts = collection(CreditNoteDraft, {
  name: 'credit-note-drafts',
  fields: { legalEntity: 'text', customer: 'text', invoice: 'text' },
  refers: { customer: 'customers', invoice: 'invoices', legalEntity: 'legal-entities' },
  personal: ['reason'],
})

/** In which parts an order is paid; an entity has one schedule of an order. */
export const schedules = collection(Schedule, {
  name: 'payment-schedules',
  fields: { order: 'text', legalEntity: 'text', customer: 'text' },
  unique: [['order', 'legalEntity']],
  refers: { order: 'orders', customer: 'customers', legalEntity: 'legal-entities' },
})

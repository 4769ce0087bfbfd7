import { collection } from '../ports/collection.js'
import { Certificate } from './certificate.js'
import { FiscalYear } from './fiscal-year.js'

/** Certificates: one per entity, customer, year and version. */
export const certificates = collection(Certificate, {
  name: 'certificates',
  fields: {
    legalEntity: 'text',
    customer: 'text',
    year: 'integer',
    version: 'integer',
    status: 'text',
    number: 'text',
  },
  unique: [
    ['legalEntity', 'customer', 'year', 'version'],
    ['legalEntity', 'number'],
  ],
  refers: { customer: 'customers', legalEntity: 'legal-entities' },
})

/** The years of each entity. */
export const fiscalYears = collection(FiscalYear, {
  name: 'fiscal-years',
  fields: { legalEntity: 'text', year: 'integer', status: 'text' },
  refers: { legalEntity: 'legal-entities' },
})

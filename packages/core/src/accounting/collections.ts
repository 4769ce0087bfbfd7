import { collection } from '../ports/collection.js'
import { Bookkeeping } from './chart.js'
import { SalesReport } from './sales-report.js'

/** How each entity keeps its books. */
export const bookkeepings = collection(Bookkeeping, { name: 'bookkeepings' })

/** What was reported to the administration. */
export const salesReports = collection(SalesReport, {
  name: 'sales-reports',
  fields: { legalEntity: 'text', from: 'text', edition: 'integer', status: 'text' },
  unique: [['legalEntity', 'from', 'edition']],
  refers: { legalEntity: 'legal-entities' },
})

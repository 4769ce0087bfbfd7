import { collection } from '../ports/collection.js'
import { Agenda } from './agenda.js'
import { Report } from './report.js'
import { VisitSeries } from './series.js'
import { Visit } from './visit.js'

/** The visits of a tenant, those to come and those done. */
export const visits = collection(Visit, {
  name: 'visits',
  fields: {
    reference: 'text',
    order: 'text',
    customer: 'text',
    worker: 'text',
    date: 'text',
    status: 'text',
    series: 'text',
    occurrence: 'text',
  },
  unique: [['reference'], ['occurrence']],
  refers: {
    order: 'orders',
    series: 'visit-series',
    legalEntity: 'legal-entities',
    customer: 'customers',
    worker: 'workers',
  },
  personal: ['description'],
})

/** The series of visits of a tenant. */
export const series = collection(VisitSeries, {
  name: 'visit-series',
  fields: { customer: 'text', order: 'text', until: 'text' },
  refers: { order: 'orders', legalEntity: 'legal-entities', customer: 'customers' },
  personal: ['description'],
})

/** The workers' days. */
export const agendas = collection(Agenda, {
  name: 'agendas',
  fields: { worker: 'text', date: 'text' },
  refers: { worker: 'workers' },
})

/** The reports of visits. */
export const reports = collection(Report, {
  name: 'reports',
  fields: { visit: 'text', customer: 'text', worker: 'text', status: 'text' },
  unique: [['visit']],
  refers: { visit: 'visits', customer: 'customers', worker: 'workers' },
  personal: ['text', 'signedBy', 'earlier'],
})

import { collection } from '../ports/collection.js'
import { Absence } from './absence.js'
import { Agenda } from './agenda.js'
import { Project } from './project.js'
import { ProjectTemplate } from './project-template.js'
import { RefusedPair } from './refused-pair.js'
import { Report } from './report.js'
import { Request } from './request.js'
import { Reservation } from './reservation.js'
import { VisitSeries } from './series.js'
import { ServiceTemplate } from './template.js'
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
    template: 'service-templates',
    together: 'visits',
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

/** The services that a company does again and again. */
export const templates = collection(ServiceTemplate, {
  name: 'service-templates',
  fields: { name: 'text' },
  unique: [['name']],
})

/** The projects that a company does again and again. */
export const projectTemplates = collection(ProjectTemplate, {
  name: 'project-templates',
  fields: { name: 'text' },
  unique: [['name']],
})

/** The projects of a tenant. */
export const projects = collection(Project, {
  name: 'projects',
  fields: { customer: 'text', from: 'text' },
  refers: { customer: 'customers', template: 'project-templates' },
})

/** What visits take along. */
export const reservations = collection(Reservation, {
  name: 'reservations',
  fields: { visit: 'text', product: 'text', date: 'text', status: 'text' },
  refers: { visit: 'visits' },
})

/** When workers do not work, and customers are not at home. */
export const absences = collection(Absence, {
  name: 'absences',
  fields: { worker: 'text', customer: 'text', through: 'text' },
  refers: { worker: 'workers', customer: 'customers' },
  personal: ['note'],
})

/** Workers and customers who are not to meet again. */
export const refusedPairs = collection(RefusedPair, {
  name: 'refused-pairs',
  fields: { worker: 'text', customer: 'text' },
  refers: { worker: 'workers', customer: 'customers' },
})

/** What people ask for, handed to who answers for the place. */
export const requests = collection(Request, {
  name: 'requests',
  fields: { customer: 'text', worker: 'text', status: 'text', since: 'text' },
  refers: { customer: 'customers', worker: 'workers', territory: 'territories' },
  personal: ['context', 'postcode'],
})

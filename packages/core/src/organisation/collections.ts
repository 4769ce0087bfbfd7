import { collection } from '../ports/collection.js'
import { Calendar } from './calendar.js'
import { ClosedBooks } from './closed-books.js'
import { CustomFields } from './custom-field.js'
import { LegalEntity } from './legal-entity.js'
import { Policy } from './policy.js'
import { RoleGrant } from './role-grant.js'
import { Territory } from './territory.js'
import { Worker } from './worker.js'
import { WorkingWeek } from './working-week.js'

/** The companies of a tenant. */
export const legalEntities = collection(LegalEntity, {
  name: 'legal-entities',
  fields: { siren: 'text', name: 'text' },
  unique: [['siren']],
  personal: ['representative'],
})

/** The field workers of a tenant. */
export const workers = collection(Worker, {
  name: 'workers',
  fields: { reference: 'text', endedOn: 'text' },
  unique: [['reference']],
  search: ['firstName', 'lastName', 'reference', 'customText'],
  personal: ['firstName', 'lastName', 'home', 'phone', 'email', 'custom', 'customText'],
})

/** The territories of a tenant. */
export const territories = collection(Territory, {
  name: 'territories',
  fields: { name: 'text', worker: 'text' },
  unique: [['name']],
  refers: { worker: 'workers' },
})

/** The accounts of a tenant and their roles. */
export const roleGrants = collection(RoleGrant, {
  name: 'role-grants',
  fields: { role: 'text', self: 'text' },
})

/** What the company decided: one document at most. */
export const policies = collection(Policy, { name: 'policies' })

/** How far each entity's books are shut. */
export const closedBooks = collection(ClosedBooks, { name: 'closed-books' })

/** The holidays that the company keeps: one document at most. */
export const calendars = collection(Calendar, { name: 'calendars' })

/** When workers work, week after week: one document a worker. */
export const workingWeeks = collection(WorkingWeek, { name: 'working-weeks' })

/** The fields that a company added to nouns: one document a noun. */
export const customFields = collection(CustomFields, { name: 'custom-fields' })

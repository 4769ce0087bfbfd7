import { workers } from './collections.js'
import type { Extension } from './extending.js'
import type { Worker } from './worker.js'

/** How workers keep the fields that a company added to them. */
export const workerExtension: Extension<Worker> = {
  on: 'workers',
  of: workers,
  ownOf: ({ home, ...worker }) => ({
    firstName: worker.firstName,
    lastName: worker.lastName,
    reference: worker.reference,
    phone: worker.phone,
    email: worker.email,
    postcode: home?.postcode,
    city: home?.city,
    endedOn: worker.endedOn ?? undefined,
  }),
}

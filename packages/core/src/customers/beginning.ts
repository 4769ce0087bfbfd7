import type { Work } from '../app/work.js'
import { nameKey } from '../shared/text.js'
import { customers } from './collections.js'
import { type Customer, CustomerId, type Identity } from './customer.js'

/** What a beginning adds to the identity. */
type Beginning = Pick<Customer, 'reference' | 'standing'> &
  Partial<Pick<Customer, 'findings' | 'quarantined'>>

/** A customer who begins today. */
export const begin = (work: Work, identity: Identity, rest: Beginning): Customer => ({
  ...identity,
  id: work.newId(CustomerId),
  nameKey: nameKey(identity.firstName, identity.lastName),
  since: work.today,
  quarantined: false,
  findings: [],
  ...rest,
})

/** The customer that another system knows under this reference. */
export const byReference = async (work: Work, reference: string): Promise<Customer | undefined> =>
  (await work.find(customers, { where: { reference }, limit: 1 })).at(0)

import type { Work } from '../app/work.js'
import type { CustomValues } from '../organisation/index.js'
import { nameKey } from '../shared/text.js'
import { customers } from './collections.js'
import { withCustom } from './custom.js'
import { type Customer, CustomerId, type Identity } from './customer.js'

/** What a beginning adds to the identity. */
type Beginning = Pick<Customer, 'reference' | 'standing'> &
  Partial<Pick<Customer, 'findings' | 'quarantined'>>

/** A customer who begins today, with the values of its custom fields. */
export const begin = (
  work: Work,
  identity: Identity,
  rest: Beginning,
  custom: CustomValues = {},
): Promise<Customer> => {
  const customer: Customer = {
    ...identity,
    id: work.newId(CustomerId),
    nameKey: nameKey(identity.firstName, identity.lastName),
    since: work.today,
    quarantined: false,
    findings: [],
    ...rest,
  }
  return withCustom(work, customer, custom)
}

/** The customer that another system knows under this reference. */
export const byReference = async (work: Work, reference: string): Promise<Customer | undefined> =>
  (await work.find(customers, { where: { reference }, limit: 1 })).at(0)

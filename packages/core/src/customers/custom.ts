import type { Work } from '../app/work.js'
import { type CustomValues, type Extension, filledIn } from '../organisation/index.js'
import { customers } from './collections.js'
import type { Customer } from './customer.js'

/** How customers keep the fields that a company added to them. */
export const extension: Extension<Customer> = {
  on: 'customers',
  of: customers,
  ownOf: ({ home, ...customer }) => ({
    firstName: customer.firstName,
    lastName: customer.lastName,
    organisation: customer.organisation,
    phone: customer.phone,
    email: customer.email,
    street: home.street,
    postcode: home.postcode,
    city: home.city,
    reference: customer.reference ?? undefined,
    since: customer.since,
  }),
}

/** A customer as it is to be kept: with these values of its custom fields, and what is worked out from them and from its own. */
export const withCustom = (
  work: Work,
  customer: Customer,
  values?: CustomValues,
): Promise<Customer> => filledIn(work, extension, customer, values)

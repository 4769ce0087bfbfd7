import type { Work } from '../app/work.js'
import { type CustomValues, fieldsOf, fillIn } from '../organisation/index.js'
import type { Customer } from './customer.js'

/** A customer as it is to be kept: with these values of its custom fields, and what is worked out from them and from its own. */
export const withCustom = async (
  work: Work,
  { custom: before = {}, customText: _, ...customer }: Customer,
  values: CustomValues = before,
): Promise<Customer> => {
  const fields = await fieldsOf(work, 'customers')
  return { ...customer, ...fillIn(fields, values, ownOf(customer)) }
}

const ownOf = ({ home, ...customer }: Customer) => ({
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
})

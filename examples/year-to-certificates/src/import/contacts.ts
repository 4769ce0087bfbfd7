import type { Row } from '../exports.js'
import { type ColumnOf, type Import, report, reportRefusal } from './context.js'

const columnOf: ColumnOf<'contacts.csv'> = {
  reference: 'Contact No',
  organisation: 'Organization',
  firstName: 'First Name',
  lastName: 'Last Name',
  mobile: 'Mobile Phone',
  phone: 'Mobile Phone',
  email: 'Primary Email',
  street: 'Mailing Street',
  postcode: 'Mailing Zip',
  city: 'Mailing City',
}

/** Imports the contacts as typed; answers the customers' ids by contact number. */
export const importContacts = async (
  to: Import,
  rows: readonly Row<'contacts.csv'>[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = new Map<string, string>()
  for (const row of rows) {
    const id = await importContact(to, row)
    if (id && ids.has(row.of['Contact No']))
      report(to, row, 'refused', { field: 'Contact No', reason: 'number-twice' })
    else if (id) ids.set(row.of['Contact No'], id)
    to.step()
  }
  return ids
}

const importContact = async (to: Import, row: Row<'contacts.csv'>): Promise<string | undefined> => {
  const typed = {
    reference: row.of['Contact No'],
    organisation: row.of.Organization,
    firstName: row.of['First Name'],
    lastName: row.of['Last Name'],
    mobile: row.of['Mobile Phone'],
    email: row.of['Primary Email'],
    street: row.of['Mailing Street'],
    postcode: row.of['Mailing Zip'],
    city: row.of['Mailing City'],
  }
  const answer = await to.foyer.customers.importCustomer(typed, to.ask)
  if (!answer.ok) {
    reportRefusal(to, [row], answer.refusal, columnOf)
    return undefined
  }
  for (const { field, code, old, suggestion } of answer.value.findings) {
    const outcome = suggestion === undefined ? 'quarantined' : 'corrected'
    const found = { field: columnOf[field] ?? field, reason: code, value: old }
    report(to, row, outcome, suggestion === undefined ? found : { ...found, suggestion })
  }
  if (answer.value.missing.includes('phone'))
    report(to, row, 'warning', { field: 'Mobile Phone', reason: 'phone-missing' })
  return answer.value.customer
}
